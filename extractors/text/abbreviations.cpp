#include "extractors/text/abbreviations.hpp"

#include <array>
#include <unordered_map>

#include "extractors/text/tables.hpp"
#include "graph/schema/table.hpp"

namespace entente::text {
namespace {

constexpr std::size_t longest_abbreviation = 6;

Abbreviation kind_of(std::string_view word) {
    if (word == "title") return Abbreviation::title;
    if (word == "never") return Abbreviation::never;
    if (word == "number") return Abbreviation::number;
    return word == "month" ? Abbreviation::month : Abbreviation::tail;
}

using Words = std::unordered_map<std::string_view, Abbreviation>;

Words read_words() {
    static constexpr std::array<std::string_view, 3> columns = {"kind", "word", "example"};
    Words words;
    const auto table = schema::parse_table(abbreviations_tsv(), "abbreviations.tsv", columns);
    if (!table) return words;  // the tests read the same text
    for (const schema::TableRow& row : table->rows) {
        words.emplace(table->cell(row, "word"), kind_of(table->cell(row, "kind")));
    }
    return words;
}

}  // namespace

std::optional<Abbreviation> find_abbreviation(std::string_view word) {
    static const Words words = read_words();
    if (word.size() > longest_abbreviation) return std::nullopt;
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace entente::text
