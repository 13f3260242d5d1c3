// The small tables as a stream of numbers, written and read by the same lists of fields: a string is its
// number, a list its length and its items, a row its fields in order.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "extractors/actors/knowledge.hpp"

namespace entente::actors {

template <class Row, class Table>
concept row_of = std::same_as<std::remove_const_t<Row>, Table>;

constexpr auto fields(row_of<Country> auto& row) {
    return std::tie(row.code, row.name, row.row, row.period, row.successors, row.wikidata);
}
constexpr auto fields(row_of<CountryCode> auto& row) {
    return std::tie(row.code, row.system, row.value, row.period, row.row);
}
constexpr auto fields(row_of<FormerName> auto& row) {
    return std::tie(row.code, row.name, row.period, row.row);
}
constexpr auto fields(row_of<Organization> auto& row) {
    return std::tie(row.id, row.code, row.name, row.row, row.wikidata, row.period);
}
constexpr auto fields(row_of<Membership> auto& row) {
    return std::tie(row.organization, row.member, row.status, row.period, row.row);
}
constexpr auto fields(row_of<Group> auto& row) {
    return std::tie(row.id, row.name, row.country, row.sector, row.row, row.kind, row.wikidata, row.period);
}
constexpr auto fields(row_of<Body> auto& row) {
    return std::tie(row.id, row.country, row.name, row.sector, row.row);
}
constexpr auto fields(row_of<Office> auto& row) {
    return std::tie(row.id, row.only, row.name, row.level, row.sector, row.speaks, row.row);
}
constexpr auto fields(row_of<Territory> auto& row) {
    return std::tie(row.id, row.name, row.claimants, row.row);
}
constexpr auto fields(row_of<Meaning> auto& row) {
    return std::tie(row.id, row.before, row.after, row.context, row.row);
}
constexpr auto fields(row_of<Ambiguity> auto& row) {
    return std::tie(row.name, row.meanings);
}
constexpr auto fields(row_of<Noun> auto& row) {
    return std::tie(row.as, row.noun, row.sector, row.level, row.row);
}
constexpr auto fields(row_of<Description> auto& row) {
    return std::tie(row.noun, row.kinds, row.of, row.row);
}
constexpr auto fields(row_of<DictionaryCode> auto& row) {
    return std::tie(row.code, row.period);
}
constexpr auto fields(row_of<DictionaryActor> auto& row) {
    return std::tie(row.names, row.codes, row.row);
}
constexpr auto fields(row_of<DictionaryAgent> auto& row) {
    return std::tie(row.noun, row.code, row.before, row.row);
}
constexpr auto fields(row_of<CameoCode> auto& row) {
    return std::tie(row.as, row.code, row.value);
}
constexpr auto fields(row_of<TableSource> auto& row) {
    return std::tie(row.name, row.bytes);
}
constexpr auto fields(row_of<SmallTables> auto& tables) {
    return std::tie(tables.countries, tables.country_codes, tables.former_names, tables.organizations,
                    tables.memberships, tables.groups, tables.bodies, tables.offices, tables.territories,
                    tables.ambiguities, tables.nouns, tables.descriptions, tables.cameo_codes,
                    tables.dictionary, tables.agents, tables.sources);
}

class ArchiveWriter {
  public:
    explicit ArchiveWriter(StringsBuilder& strings) : strings_(strings) {}

    void operator()(const std::string& text) { words.push_back(strings_.number(text)); }
    void operator()(bool value) { words.push_back(value ? 1 : 0); }
    void operator()(std::uint32_t value) { words.push_back(value); }
    void operator()(CameoCode::As value) { words.push_back(static_cast<std::uint32_t>(value)); }
    void operator()(Noun::As value) { words.push_back(static_cast<std::uint32_t>(value)); }
    void operator()(const Period& period) {
        for (const auto day : {period.from, period.until})
            words.push_back(static_cast<std::uint32_t>(day.time_since_epoch().count()));
    }
    template <class Item>
    void operator()(const std::vector<Item>& list) {
        words.push_back(static_cast<std::uint32_t>(list.size()));
        for (const auto& item : list) (*this)(item);
    }
    void operator()(const auto& row) {
        std::apply([&](const auto&... field) { ((*this)(field), ...); }, fields(row));
    }

    std::vector<std::uint32_t> words;

  private:
    StringsBuilder& strings_;
};

// Stops at the first number that cannot be; `whole()` says whether all went well.
class ArchiveReader {
  public:
    ArchiveReader(Strings strings, std::span<const std::uint32_t> words) : strings_(strings), words_(words) {}

    void operator()(std::string& text) { text = strings_[below(strings_.size())]; }
    void operator()(bool& value) { value = below(2) == 1; }
    void operator()(std::uint32_t& value) { value = word(); }
    void operator()(CameoCode::As& value) { value = static_cast<CameoCode::As>(below(5)); }
    void operator()(Noun::As& value) { value = static_cast<Noun::As>(below(3)); }
    void operator()(Period& period) {
        for (auto* day : {&period.from, &period.until})
            *day = schema::Day{std::chrono::days{static_cast<std::int32_t>(word())}};
    }
    template <class Item>
    void operator()(std::vector<Item>& list) {
        list.resize(std::min<std::size_t>(word(), words_.size() - at_));
        for (auto& item : list) (*this)(item);
    }
    void operator()(auto& row) {
        std::apply([&](auto&... field) { ((*this)(field), ...); }, fields(row));
    }

    bool whole() const { return good_ && at_ == words_.size(); }

  private:
    std::uint32_t word() {
        if (at_ < words_.size()) return words_[at_++];
        good_ = false;
        return 0;
    }
    std::uint32_t below(std::size_t limit) {
        const auto value = word();
        if (value < limit) return value;
        good_ = false;
        return 0;
    }

    Strings strings_;
    std::span<const std::uint32_t> words_;
    std::size_t at_ = 0;
    bool good_ = true;
};

}  // namespace entente::actors
