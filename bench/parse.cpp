// Speed of the language core by stage, one thread.
//
//     bench_parse MODEL FILE.jsonl [SECONDS]
//
// Reads the field "text" of each line, parses the documents over and over for about SECONDS (default 5) after one round
// to warm up, and prints one JSON object: tokens a second, for the whole and for each stage, and the time to load.
// bench/against_spacy.py runs it in turn with spaCy and prints the ratios.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/document.h>

#include "extractors/language/kernels.hpp"
#include "extractors/language/model.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<std::string> read_texts(const char* file) {
    std::vector<std::string> texts;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        rapidjson::Document json;
        if (json.Parse(line.data(), line.size()).HasParseError() || !json.IsObject() || !json.HasMember("text") || !json["text"].IsString()) continue;
        texts.emplace_back(json["text"].GetString(), json["text"].GetStringLength());
    }
    return texts;
}

struct Round {
    std::size_t tokens = 0;
    double seconds = 0;
    entente::language::StageTimes stages;
};

void parse_all(const entente::language::Model& model, entente::language::Workspace& workspace,
               const std::vector<std::string>& texts, Round& round) {
    const auto start = Clock::now();
    for (const std::string& text : texts)
        round.tokens += parse(model, workspace, text, {}, &round.stages).tokens.size();
    round.seconds += seconds_since(start);
}

void print(const Round& round, double load, std::size_t documents) {
    const auto rate = [&](double seconds) { return static_cast<double>(round.tokens) / std::max(seconds, 1e-9); };
    const auto& s = round.stages;
    fmt::print("{{\"kernel\":\"{}\",\"load_ms\":{:.1f},\"documents\":{},\"tokens\":{},\"tokens_per_second\":{:.0f},\"stages\":{{"
               "\"tokenizer\":{:.0f},\"vectors\":{:.0f},\"parser\":{:.0f},\"rules\":{:.0f},\"entities\":{:.0f},\"assembly\":{:.0f}}}}}\n",
               entente::language::kernel_target(), load * 1e3, documents, round.tokens, rate(round.seconds), rate(s.tokenizer),
               rate(s.vectors), rate(s.parser), rate(s.rules), rate(s.entities), rate(s.assembly));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("usage: bench_parse MODEL FILE.jsonl [SECONDS]\n", stderr);
        return 2;
    }
    const auto start = Clock::now();
    const auto model = entente::language::load_model(entente::language::model_directory(argv[1]));
    const double load = seconds_since(start);
    if (!model) {
        fmt::print(stderr, "{}\n", describe(model.error()));
        return 1;
    }
    const auto texts = read_texts(argv[2]);
    const double budget = argc > 3 ? std::atof(argv[3]) : 5;
    entente::language::Workspace workspace(*model);
    Round warm_up;
    parse_all(*model, workspace, texts, warm_up);
    Round measured;
    do parse_all(*model, workspace, texts, measured);
    while (measured.seconds < budget && measured.tokens > 0);
    print(measured, load, texts.size());
    return 0;
}
