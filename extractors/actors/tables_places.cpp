// places.tsv, contested.tsv, ambiguous.tsv.
#include <array>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

#include "extractors/actors/tables.hpp"

namespace entente::actors {
namespace {

using schema::Result;

Result<void> read_place(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 10> kinds{"",       "city", "region", "territory", "sea",
                                                     "island", "base", "venue",  "river",     "mountain"};
    if (auto good = check_one_of(line, "kind", kinds); !good) return good;
    if (auto good = check_country(draft, line, line["country"]); !good) return good;
    const auto index = next(draft.places);
    draft.places.push_back({line["name"], line["country"], draft.keep(line.place()), line["kind"]});
    add_names(draft, line["name"], {NameKind::place, index});
    add_names(draft, line["aliases"], {NameKind::place, index});
    return {};
}

Result<void> read_territory(Draft& draft, const Line& line) {
    Territory territory{line.text("id"), line.text("name"), {}, line.place()};
    for (const auto claimant : schema::split_list(line["claimants"])) {
        if (auto good = check_country(draft, line, claimant); !good) return good;
        territory.claimants.emplace_back(claimant);
    }
    if (territory.id.empty()) return line.fail("the territory has no id", "give one: \"crimea\"");
    const auto index = next(draft.territories);
    draft.territories.push_back(std::move(territory));
    add_names(draft, line["name"], {NameKind::territory, index});
    add_names(draft, line["aliases"], {NameKind::territory, index});
    add_names(draft, line["adjectives"], {NameKind::territory_adjective, index});
    add_names(draft, line["people"], {NameKind::territory_adjective, index});
    return {};
}

std::vector<std::string> keys(std::string_view list) {
    std::vector<std::string> folded;
    for (const auto part : schema::split_list(list)) folded.push_back(key(part));
    return folded;
}

// Ids as the meanings of ambiguous names give them, "country:GEO".
class Ids {
  public:
    explicit Ids(const Draft& draft) {
        for (const auto& row : draft.countries) insert("country", row.code);
        for (const auto& row : draft.organizations) insert("org", row.id);
        for (const auto& row : draft.groups) insert("group", row.id);
        for (const auto& row : draft.bodies) insert("body", row.country + "/" + row.id);
        for (const auto& row : draft.persons) insert("person", row.id);
        for (const auto& row : draft.places) insert("place", place_id(row));
        for (const auto& row : draft.territories) insert("place", row.id);
    }

    bool contains(std::string_view id) const { return known_.contains(std::string(id)); }

  private:
    void insert(std::string_view kind, std::string_view id) { known_.insert(fmt::format("{}:{}", kind, id)); }

    std::unordered_set<std::string> known_;
};

Result<Meaning> read_meaning(const Ids& ids, const Line& line) {
    Meaning meaning{line.text("id"), keys(line["before"]), keys(line["after"]), keys(line["context"]),
                    line.place()};
    if (meaning.id == "-")
        meaning.id.clear();
    else if (!ids.contains(meaning.id))
        return line.fail(
            fmt::format("no table has \"{}\"", meaning.id),
            "country:CODE, org:ID, group:ID, person:ID, place:CODE/NAME or place:ID; - is no actor");
    return meaning;
}

}  // namespace

Result<void> read_places(Draft& draft, Lines lines) {
    std::unordered_map<std::string, std::string> known;  // id → row
    for (const auto& line : lines) {
        if (auto read = read_place(draft, line); !read) return read;
        const auto [first, fresh] = known.try_emplace(place_id(draft.places.back()), line.place());
        if (!fresh)
            return line.fail(fmt::format("place:{} stands twice, first in {}", first->first, first->second),
                             "make the second spelling an alias of the first");
    }
    return {};
}

Result<void> read_territories(Draft& draft, Lines lines) {
    return each(draft, lines, read_territory);
}

Result<void> read_ambiguities(Draft& draft, Lines lines) {
    const Ids ids(draft);
    for (const auto& line : lines) {
        auto meaning = read_meaning(ids, line);
        if (!meaning) return std::unexpected(meaning.error());
        const auto name = key(line["name"]);
        if (name.empty()) return line.fail("the meaning has no name", "give the name that has this meaning");
        const auto [known, fresh] = draft.ambiguity_of.try_emplace(name, next(draft.ambiguities));
        if (fresh) draft.ambiguities.push_back({line.text("name"), {}});
        draft.ambiguities[known->second].meanings.push_back(*std::move(meaning));
    }
    return {};
}

}  // namespace entente::actors
