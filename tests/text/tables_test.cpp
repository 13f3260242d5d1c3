// The tables of data/text are data: every row shows what it is for, and does it.
#include "extractors/text/tables.hpp"

#include <array>
#include <doctest/doctest.h>
#include <set>

#include "extractors/text/abbreviations.hpp"
#include "extractors/text/boilerplate.hpp"
#include "extractors/text/sentence_hints.hpp"
#include "graph/schema/table.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

TEST_CASE("each phrase of boilerplate.tsv does to its example what it says") {
    static constexpr std::array<std::string_view, 4> columns = {"effect", "where", "phrase", "example"};
    const auto table = schema::parse_table(boilerplate_tsv(), "boilerplate.tsv", columns);
    REQUIRE(table);
    REQUIRE(table->rows.size() > 50);
    std::set<std::string_view> phrases;
    for (const schema::TableRow& row : table->rows) {
        CAPTURE(row.line);
        const std::string_view effect = table->cell(row, "effect");
        const std::string_view where = table->cell(row, "where");
        CHECK(std::set<std::string_view>{"line", "list", "end", "caption"}.contains(effect));
        CHECK(std::set<std::string_view>{"whole", "start", "part"}.contains(where));
        CHECK_MESSAGE(phrases.insert(table->cell(row, "phrase")).second, "twice in the table");
        const std::string_view example = table->cell(row, "example");
        std::vector<Block> blocks = {{{0, static_cast<std::uint32_t>(example.size())}, BlockKind::paragraph}};
        mark_boilerplate(example, blocks);
        CHECK(blocks[0].kind == (effect == "caption" ? BlockKind::caption : BlockKind::skipped));
    }
}

TEST_CASE("each word of abbreviations.tsv ends no sentence in its example") {
    static constexpr std::array<std::string_view, 3> columns = {"kind", "word", "example"};
    const auto table = schema::parse_table(abbreviations_tsv(), "abbreviations.tsv", columns);
    REQUIRE(table);
    REQUIRE(table->rows.size() > 50);
    std::set<std::string_view> words;
    for (const schema::TableRow& row : table->rows) {
        CAPTURE(row.line);
        const std::string_view word = table->cell(row, "word");
        CHECK_MESSAGE(words.insert(word).second, "twice in the table");
        CHECK(std::set<std::string_view>{"title", "never", "number", "month", "tail"}.contains(
            table->cell(row, "kind")));
        CHECK(find_abbreviation(word).has_value());
        Document document;
        document.text = table->cell(row, "example");
        CHECK(document.text.find(std::string(word) + ".") != std::string::npos);
        document.blocks = {{{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph}};
        for (const SentenceHint& hint : sentence_hints(document)) CHECK(hint.start == (hint.byte == 0));
    }
}

}  // namespace
}  // namespace entente::text
