// Monstrous sentences in pieces: no token lost, no piece too long, cut where the least is torn apart.
#include "extractors/language/long_sentences.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace entente::language;

namespace {

Parsed parsed_of(const std::vector<std::int32_t>& heads, std::vector<Sentence> sentences,
                 std::vector<Entity> entities = {}) {
    Parsed parsed;
    for (const auto head : heads) {
        Token token;
        token.head = head;
        token.label = head == static_cast<std::int32_t>(parsed.tokens.size()) ? "ROOT" : "dep";
        parsed.tokens.push_back(token);
    }
    parsed.sentences = std::move(sentences);
    parsed.entities = std::move(entities);
    return parsed;
}

std::string shown(const Parsed& parsed) {
    std::string out;
    for (const auto& [begin, end] : parsed.sentences) {
        out += out.empty() ? "" : " | ";
        for (auto token = begin; token < end; ++token)
            out += (token == begin ? "" : " ") + std::to_string(parsed.tokens[token].head) +
                   (parsed.tokens[token].label == "ROOT" ? "R" : "");
    }
    for (const auto& entity : parsed.entities)
        out += " " + std::to_string(entity.begin) + "-" + std::to_string(entity.end);
    return out;
}

}  // namespace

TEST_CASE("long sentences are cut where the fewest words hang across") {
    struct Row {
        const char* what;
        Parsed parsed;
        std::uint32_t longest;
        std::size_t cut;
        std::string pieces;
    };
    const Row rows[] = {
        {"short enough", parsed_of({0, 0, 0, 0}, {{0, 4}}), 4, 0, "0R 0 0 0"},
        {"between two clauses", parsed_of({1, 1, 1, 4, 1, 4, 4}, {{0, 7}}), 4, 1, "1 1R 1 | 4 4R 4 4"},
        {"not within an entity", parsed_of({0, 0, 1, 2, 3, 4}, {{0, 6}}, {{3, 5, "ORG"}}), 4, 1,
         "0R 0 1 | 3R 3 4 3-5"},
        {"an entity too long is two", parsed_of({0, 0, 1, 2, 3, 4}, {{0, 6}}, {{0, 6, "ORG"}}), 3, 1,
         "0R 0 1 | 3R 3 4 0-3 3-6"},
        {"its neighbours stay", parsed_of({0, 0, 3, 3, 3, 5, 5, 6, 9, 9}, {{0, 2}, {2, 8}, {8, 10}}), 4, 1,
         "0R 0 | 3 3R 3 | 5R 5 6 | 9 9R"},
    };
    for (auto row : rows) {
        CAPTURE(row.what);
        CHECK(cut_long_sentences(row.parsed, row.longest) == row.cut);
        CHECK(shown(row.parsed) == row.pieces);
    }
}

TEST_CASE("a sentence of 5,000 tokens in pieces: all tokens, bounded length, heads within") {
    std::vector<std::int32_t> heads;
    for (int i = 0; i < 5000; ++i) heads.push_back(i == 0 ? 0 : i - 1);
    auto parsed = parsed_of(heads, {{0, 5000}});
    CHECK(cut_long_sentences(parsed) == 1);
    std::uint32_t next = 0;
    for (const auto& [begin, end] : parsed.sentences) {
        CHECK(begin == next);
        CHECK(end - begin <= longest_sentence);
        CHECK(parsed.tokens[begin].sentence_start);
        for (auto token = begin; token < end; ++token) {
            CHECK(parsed.tokens[token].head >= static_cast<std::int32_t>(begin));
            CHECK(parsed.tokens[token].head < static_cast<std::int32_t>(end));
        }
        next = end;
    }
    CHECK(next == 5000);
}
