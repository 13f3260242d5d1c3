#include "extractors/events/synonyms.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "graph/schema/table.hpp"

namespace entente::events {
namespace {

using schema::Result;
using schema::Table;
using schema::TableRow;

constexpr std::array<std::string_view, 3> columns{"class", "pos", "lemmas"};

Result<SynonymSet> parse_set(const Table& table, const TableRow& row) {
    SynonymSet set{.name = std::string(table.cell(row, "class")), .lemmas = {}};
    if (set.name.empty() || set.name.starts_with('@'))
        return std::unexpected(table.error(row, fmt::format("class \"{}\" is no name", set.name),
                                           "write condemn here, and @condemn in a frame"));
    const auto pos = table.cell(row, "pos");
    if (pos != "verb" && pos != "noun")
        return std::unexpected(table.error(row, fmt::format("pos \"{}\" unknown", pos), "verb or noun"));
    set.verb = pos == "verb";
    for (const auto lemma : schema::split_list(table.cell(row, "lemmas"))) {
        if (std::ranges::find(set.lemmas, lemma) != set.lemmas.end())
            return std::unexpected(
                table.error(row, fmt::format("\"{}\" stands twice in class \"{}\"", lemma, set.name),
                            "take one of them out"));
        set.lemmas.emplace_back(lemma);
    }
    if (set.lemmas.empty())
        return std::unexpected(table.error(row, fmt::format("class \"{}\" has no lemmas", set.name),
                                           "give a lemma, or several separated by |"));
    return set;
}

}  // namespace

void Synonyms::add(SynonymSet set) {
    const auto index = static_cast<std::uint32_t>(sets_.size());
    auto& places = set.verb ? by_verb_ : by_noun_;
    for (const auto& lemma : set.lemmas) places[lemma].push_back(index);
    sets_.push_back(std::move(set));
}

const SynonymSet* Synonyms::named(std::string_view name, bool verb) const {
    const auto found =
        std::ranges::find_if(sets_, [&](const auto& set) { return set.verb == verb && set.name == name; });
    return found == sets_.end() ? nullptr : &*found;
}

std::span<const std::uint32_t> Synonyms::of(std::string_view lemma, bool verb) const {
    const auto found = places(verb).find(std::string(lemma));
    return found == places(verb).end() ? std::span<const std::uint32_t>() : std::span(found->second);
}

std::vector<std::string_view> Synonyms::names(bool verb) const {
    std::vector<std::string_view> names;
    for (const auto& set : sets_)
        if (set.verb == verb) names.push_back(set.name);
    return names;
}

Result<Synonyms> parse_synonyms(std::string_view text, std::string_view name) {
    const auto table = schema::parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    Synonyms synonyms;
    for (const auto& row : table->rows) {
        auto set = parse_set(*table, row);
        if (!set) return std::unexpected(set.error());
        if (synonyms.named(set->name, set->verb))
            return std::unexpected(table->error(row, fmt::format("class \"{}\" stands twice", set->name),
                                                "a name is used once among verbs and once among nouns"));
        synonyms.add(*std::move(set));
    }
    return synonyms;
}

}  // namespace entente::events
