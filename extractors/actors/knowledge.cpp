#include "extractors/actors/knowledge.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace entente::actors {
namespace {

// States whose people are written with the family name first.
constexpr std::array family_name_first{"CHN", "PRK", "KOR", "TWN", "HKG", "KHM"};

bool is_suffix(std::string_view atom) {
    return atom == "jr" || atom == "sr" || atom == "ii" || atom == "iii";
}

}  // namespace

const Country* Knowledge::country(std::string_view code) const {
    const auto found = country_of.find(std::string(code));
    return found == country_of.end() ? nullptr : &countries[found->second];
}

const Noun* Knowledge::noun(std::string_view lemma) const {
    const auto found = noun_of.find(std::string(lemma));
    return found == noun_of.end() ? nullptr : &nouns[found->second];
}

const Organization* Knowledge::organization(std::string_view id) const {
    const auto found = organization_of.find(std::string(id));
    return found == organization_of.end() ? nullptr : &organizations[found->second];
}

const Description* Knowledge::description(std::string_view noun) const {
    const auto found = descriptions.find(std::string(noun));
    return found == descriptions.end() ? nullptr : &found->second;
}

bool Knowledge::is_organization(std::string_view code) const {
    return std::ranges::any_of(organizations, [&](const auto& known) { return known.code == code; });
}

const Country* Knowledge::country_by(std::string_view system, std::string_view value, schema::Day day) const {
    for (const auto& known : country_codes)
        if (known.system == system && known.value == value && known.period.covers(day))
            return country(known.code);
    return nullptr;
}

std::vector<std::string> Knowledge::members_on(std::string_view organization, schema::Day day) const {
    std::vector<std::string> members;
    const auto known = members_of.find(std::string(organization));
    if (known == members_of.end()) return members;
    for (const auto index : known->second)
        if (memberships[index].status == "member" && memberships[index].period.covers(day))
            members.push_back(memberships[index].member);
    return members;
}

bool Knowledge::is_member(std::string_view member, std::string_view organization, schema::Day day) const {
    const auto members = members_on(organization, day);
    return std::ranges::find(members, member) != members.end();
}

const Ambiguity* Knowledge::ambiguity(std::string_view name) const {
    const auto found = ambiguity_of.find(key(name));
    return found == ambiguity_of.end() ? nullptr : &ambiguities[found->second];
}

std::vector<std::uint32_t> Knowledge::in_office(std::string_view owner, std::string_view office,
                                                schema::Day day, std::string_view to) const {
    std::vector<std::uint32_t> found;
    const auto known = holders.find(office_key(owner, office, to));
    if (known == holders.end()) return found;
    for (const auto index : known->second)
        if (terms[index].start <= day && day <= terms[index].end) found.push_back(index);
    // On a hand-over day both terms cover it: the newer one speaks for the office.
    const auto same = [&](auto index) { return terms[index].person == terms[found.back()].person; };
    if (found.size() > 1 && !std::ranges::all_of(found, same))
        std::erase_if(found, [&](auto index) { return terms[index].end == day && !terms[index].open; });
    return found;
}

const Term* Knowledge::term(const Person& person, std::optional<schema::Day> day) const {
    if (!day) return nullptr;
    for (auto at = person.terms.rbegin(); at != person.terms.rend(); ++at)
        if (terms[*at].start <= *day && *day <= terms[*at].end) return &terms[*at];
    return nullptr;
}

std::string place_id(const Place& place) {
    return place.country.empty() ? slug(place.name) : place.country + "/" + slug(place.name);
}

std::string office_key(std::string_view owner, std::string_view office, std::string_view to) {
    auto key = fmt::format("{}/{}", owner, office);
    if (!to.empty()) key.append("/").append(to);
    return key;
}

std::string_view DictionaryActor::code_on(schema::Day day) const {
    const auto found = std::ranges::find_if(codes, [&](const auto& code) { return code.period.covers(day); });
    return found == codes.end() ? std::string_view() : std::string_view(found->code);
}

std::string surname(std::string_view name, std::string_view owner) {
    std::vector<Atom> atoms;
    cut(name.substr(0, name.find(" of ")), 0, 0, atoms);  // "Abdullah II of Jordan"
    while (atoms.size() > 1 && is_suffix(fold(atoms.back().text))) atoms.pop_back();
    if (atoms.empty()) return {};
    const bool first =
        atoms.size() > 1 && std::ranges::find(family_name_first, owner) != family_name_first.end();
    return fold(first ? atoms.front().text : atoms.back().text);
}

}  // namespace entente::actors
