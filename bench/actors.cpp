// Speed of what the program knows of actors: opening the compiled tables, compiling them, finding names in
// text.
//
//     bench_actors DATA IMAGE FILE.jsonl [USER.tsv]…
//
// DATA is the folder of the tables, IMAGE the file that the build compiled (actors.image beside the program).
// Reads the field "text" of each line and prints one JSON object: bytes of the image, milliseconds to open it
// (the median of 50) and to compile the tables anew, with the user's tables where they are given; atoms and
// names a second, one thread, without and with these.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <rapidjson/document.h>
#include <string>
#include <vector>

#include "app/actor_tables.hpp"
#include "extractors/actors/names.hpp"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

template <class T>
T required(schema::Result<T> result) {
    if (result) return *std::move(result);
    fmt::print(stderr, "{}\n", describe(result.error()));
    std::exit(1);
}

std::vector<std::string> read_texts(const char* file) {
    std::vector<std::string> texts;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        rapidjson::Document json;
        if (json.Parse(line.data(), line.size()).HasParseError() || !json.IsObject() ||
            !json.HasMember("text") || !json["text"].IsString())
            continue;
        texts.emplace_back(json["text"].GetString(), json["text"].GetStringLength());
    }
    return texts;
}

double open_ms(const char* image) {
    std::vector<double> times;
    for (int round = 0; round < 50; ++round) {
        const auto start = Clock::now();
        const auto known = required(actors::open_knowledge(required(app::map_file(image)), image));
        times.push_back(seconds_since(start) * 1e3);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

struct Speed {
    std::size_t atoms = 0;
    std::size_t names = 0;
    double seconds = 0;

    std::string json() const {
        return fmt::format("{{\"atoms_per_second\":{:.0f},\"names_per_second\":{:.0f}}}",
                           static_cast<double>(atoms) / seconds, static_cast<double>(names) / seconds);
    }
};

Speed find_names(const actors::Knowledge& known, const std::vector<std::string>& texts) {
    Speed speed;
    std::vector<actors::Atom> atoms;
    std::vector<std::uint32_t> numbers;
    const auto start = Clock::now();
    do {
        for (const auto& text : texts) {
            atoms.clear();
            numbers.clear();
            actors::cut(text, 0, 0, atoms);
            for (const auto& atom : atoms) numbers.push_back(known.names.number(actors::fold(atom.text)));
            speed.atoms += atoms.size();
            for (std::size_t at = 0; at < atoms.size();) {
                const auto match =
                    known.names.longest(std::span(atoms).subspan(at), std::span(numbers).subspan(at));
                if (match.atoms > 0) ++speed.names;
                at += std::max<std::size_t>(match.atoms, 1);
            }
        }
        speed.seconds = seconds_since(start);
    } while (speed.seconds < 2 && speed.atoms > 0);
    return speed;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("usage: bench_actors DATA IMAGE FILE.jsonl [USER.tsv]...\n", stderr);
        return 2;
    }
    const auto image = required(app::map_file(argv[2]));
    const auto known = required(actors::open_knowledge(image, argv[2]));
    const auto texts = read_texts(argv[3]);
    fmt::print("{{\"image_bytes\":{},\"persons\":{},\"terms\":{},\"places\":{},\"open_ms\":{:.2f}",
               image.bytes.size(), known.persons.size(), known.terms.size(), known.places.size(),
               open_ms(argv[2]));
    const auto start = Clock::now();
    app::Settings settings;
    settings.data = argv[1];
    required(app::compile_actors(settings));
    const auto compiling = seconds_since(start);
    fmt::print(",\"compile_ms\":{:.0f},\"look_up\":{}", compiling * 1e3, find_names(known, texts).json());
    if (argc > 4) {
        app::Settings with = settings;
        with.actors.assign(argv + 4, argv + argc);
        const auto user_start = Clock::now();
        const auto more = required(app::open_actors(with));
        fmt::print(",\"user_load_ms\":{:.0f},\"user_look_up\":{}", seconds_since(user_start) * 1e3,
                   find_names(more, texts).json());
    }
    fmt::print("}}\n");
    return 0;
}
