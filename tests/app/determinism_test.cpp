// The same documents give the same records, to the byte: on any number of threads, and in whatever order they
// are read. Workers keep caches from one document to the next; nothing in them may show.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "graph/schema/table.hpp"
#include "tests/app/program.hpp"

using namespace entente;

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string line_of(std::size_t number, std::string_view date, std::string_view text) {
    return "{\"id\":\"d" + std::to_string(number) + "\",\"date\":\"" + std::string(date) + "\",\"text\":\"" +
           escaped(text) + "\"}\n";
}

// The texts of the case tables and the examples of the frames; every eight of a table together are a longer
// document.
std::vector<std::string> documents(const app::Folder& folder) {
    constexpr std::size_t together = 8;
    std::vector<std::string> lines;
    for (const auto* path :
         {"tests/cases/coreference.tsv", "tests/cases/readings.tsv", "tests/cases/status.tsv",
          "tests/cases/when_where.tsv", "data/frames/accuse.tsv", "data/frames/consult.tsv",
          "data/frames/sanction.tsv", "data/frames/agree.tsv", "data/frames/assault.tsv",
          "data/frames/request.tsv", "data/frames/support.tsv", "data/frames/aid.tsv"}) {
        const auto content = folder.read(std::string(ENTENTE_SOURCE_DIR "/") + path);
        const auto table = schema::parse_table(content, path, {}, schema::table_columns(content));
        REQUIRE_MESSAGE(table, path);
        std::string longer;
        std::size_t texts = 0;
        for (const auto& row : table->rows) {
            std::string text;
            for (const auto* column : {"text", "sentence", "example"}) text += table->cell(row, column);
            const auto date = table->column("date") ? table->cell(row, "date") : "2021-06-16";
            lines.push_back(line_of(lines.size(), date, text));
            longer += text + " ";
            if (++texts % together > 0) continue;
            lines.push_back(line_of(lines.size(), date, longer));
            longer.clear();
        }
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line;
    return text;
}

// The records of each document, as they follow each other.
std::map<std::string, std::string> by_document(const std::string& records) {
    std::map<std::string, std::string> of;
    std::istringstream in(records);
    for (std::string line; std::getline(in, line);) {
        const std::string key = "\"document\":\"";
        const auto begin = line.find(key) + key.size();
        of[line.substr(begin, line.find('"', begin) - begin)] += line + '\n';
    }
    return of;
}

}  // namespace

TEST_CASE("determinism: records do not depend on the number of threads, nor on the order of documents") {
    const app::Folder folder;
    auto lines = documents(folder);
    REQUIRE(lines.size() > 500);
    folder.write("in.jsonl", joined(lines));
    const auto extract = [&](const std::string& input, const std::string& jobs) {
        return app::run(folder, "entente extract --scope all --jobs " + jobs + " " + input);
    };
    const auto first = extract("in.jsonl", "1");
    REQUIRE_MESSAGE(first.exit == 0, first.err);
    const auto records = by_document(first.out);
    REQUIRE(records.size() > 500);
    for (const std::string jobs : {"2", "7"}) {
        CAPTURE(jobs);
        CHECK(extract("in.jsonl", jobs).out == first.out);
    }
    for (const unsigned seed : {1U, 2U}) {
        CAPTURE(seed);
        std::ranges::shuffle(lines, std::mt19937(seed));
        folder.write("shuffled.jsonl", joined(lines));
        const auto shuffled = extract("shuffled.jsonl", "2");
        CHECK(shuffled.out != first.out);
        CHECK(by_document(shuffled.out) == records);
    }
}
