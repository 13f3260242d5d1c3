// countries.tsv, country_codes.tsv, former_names.tsv, organizations.tsv, memberships.tsv.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractors/actors/tables.hpp"

namespace entente::actors {
namespace {

using schema::Result;

std::vector<std::string> strings(std::string_view list) {
    const auto parts = schema::split_list(list);
    return {parts.begin(), parts.end()};
}

Result<void> read_country(Draft& draft, const Line& line) {
    const auto code = line.text("code");
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 3 || !std::ranges::all_of(code, capital))
        return line.fail(fmt::format("\"{}\" is no country code", code),
                         "give three capitals, ISO 3166-1 alpha-3");
    const auto period = line.period();
    if (!period) return std::unexpected(period.error());
    const auto index = next(draft.countries);
    draft.country_of.emplace(code, index);
    draft.countries.push_back(
        {code, line.text("name"), line.place(), *period, strings(line["successors"]), line.text("wikidata")});
    add_names(draft, line["name"], {NameKind::country, index});
    add_names(draft, line["aliases"], {NameKind::country, index});
    add_names(draft, line["adjectives"], {NameKind::adjective, index});
    add_names(draft, line["people"], {NameKind::people, index});
    add_names(draft, line["seats"], {NameKind::seat, index});
    return {};
}

// A state that follows upon itself, at whatever remove, would send whoever asks for its successors in a
// circle.
Result<void> check_successors(const Draft& draft, const Line& line) {
    std::vector<std::string_view> reached{line["code"]};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const auto& code : draft.country(reached[i])->successors) {
            if (auto good = check_country(draft, line, code); !good) return good;
            if (code == line["code"])
                return line.fail(fmt::format("{} is among its own successors, by {}", code, reached[i]),
                                 "successors lead to states of a later day only");
            if (std::ranges::find(reached, code) == reached.end()) reached.push_back(code);
        }
    }
    return {};
}

Result<void> read_former_name(Draft& draft, const Line& line) {
    if (auto good = check_country(draft, line, line["code"]); !good) return good;
    const auto period = line.period();
    if (!period) return std::unexpected(period.error());
    const auto index = draft.country_of.at(line.text("code"));
    draft.former_names.push_back({line.text("code"), line.text("name"), *period, line.place()});
    add_names(draft, line["name"], {NameKind::country, index});
    add_names(draft, line["adjectives"], {NameKind::adjective, index});
    add_names(draft, line["people"], {NameKind::people, index});
    return {};
}

Result<void> read_organization(Draft& draft, const Line& line) {
    const auto id = line.text("id");
    if (id.empty()) return line.fail("the organisation has no id", "its acronym is its id");
    const auto period = line.period();
    if (!period) return std::unexpected(period.error());
    const auto index = next(draft.organizations);
    draft.organization_of.emplace(id, index);
    draft.organizations.push_back(
        {id, id.substr(0, id.find('/')), line.text("name"), line.place(), line.text("wikidata"), *period});
    add_names(draft, line["name"], {NameKind::organization, index});
    add_names(draft, line["aliases"], {NameKind::organization, index});
    add_names(draft, line["seats"], {NameKind::org_seat, index});
    return {};
}

Result<void> read_membership(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 5> statuses{"member", "observer", "suspended", "candidate",
                                                       "partner"};
    if (auto good = check_one_of(line, "status", statuses); !good) return good;
    if (!draft.organization(line["organization"]))
        return line.fail(fmt::format("unknown organisation \"{}\"", line["organization"]),
                         "organizations.tsv lists them");
    if (line["member"].empty()) return line.fail("no member is named", "give a code or an organisation's id");
    if (auto good = check_owner(draft, line, line["member"]); !good) return good;
    const auto period = line.period();
    if (!period) return std::unexpected(period.error());
    draft.members_of[line.text("organization")].push_back(next(draft.memberships));
    draft.memberships.push_back(
        {line.text("organization"), line.text("member"), line.text("status"), *period, line.place()});
    return {};
}

Result<void> read_country_code(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 6> systems{"iso2", "numeric", "cow", "gw", "fips", "m49"};
    if (auto good = check_one_of(line, "system", systems); !good) return good;
    if (line["value"].empty()) return line.fail("the code is empty", "give it, or delete the row");
    if (!draft.country(line["code"]))
        return line.fail(fmt::format("unknown country \"{}\"", line["code"]),
                         "countries.tsv lists the codes");
    const auto period = line.period();
    if (!period) return std::unexpected(period.error());
    draft.country_codes.push_back(
        {line.text("code"), line.text("system"), line.text("value"), *period, line.place()});
    return {};
}

}  // namespace

Result<void> read_countries(Draft& draft, Lines lines) {
    if (auto read = each(draft, lines, read_country); !read) return read;
    for (const auto& line : lines)
        if (auto good = check_successors(draft, line); !good) return good;
    return {};
}

Result<void> read_country_codes(Draft& draft, Lines lines) {
    return each(draft, lines, read_country_code);
}

Result<void> read_former_names(Draft& draft, Lines lines) {
    return each(draft, lines, read_former_name);
}

Result<void> read_organizations(Draft& draft, Lines lines) {
    return each(draft, lines, read_organization);
}

Result<void> read_memberships(Draft& draft, Lines lines) {
    return each(draft, lines, read_membership);
}

}  // namespace entente::actors
