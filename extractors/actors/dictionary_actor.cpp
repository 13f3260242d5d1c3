#include "extractors/actors/dictionary_actor.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using schema::ActorKind;
using As = CameoCode::As;

// What the parts of a code say together.
struct Reading {
    std::string state;
    std::string sector;
    std::string acronym;            // id of an organisation of ours
    std::optional<CameoCode> type;  // organization or group
    bool state_alone = false;
};

const CameoCode* part_as(const Knowledge& knowledge, std::string_view part, As as) {
    const auto found = std::ranges::find_if(
        knowledge.cameo_codes, [&](const CameoCode& known) { return known.code == part && known.as == as; });
    return found == knowledge.cameo_codes.end() ? nullptr : &*found;
}

std::string state_of(const Knowledge& knowledge, std::string_view part) {
    if (const auto* other = part_as(knowledge, part, As::state))
        if (knowledge.country(other->value)) return other->value;
    return knowledge.country(part) ? std::string(part) : "";
}

// The type stands first, the state first or behind it; of the sectors the first counts: "GOVBUS" is the
// government's man for trade.
Reading read(const Knowledge& knowledge, std::string_view code) {
    Reading reading;
    bool first = true;
    const bool one_part = code.size() <= 3;
    for (; !code.empty(); code.remove_prefix(std::min<std::size_t>(3, code.size()))) {
        const auto part = code.substr(0, 3);
        const auto* organization = part_as(knowledge, part, As::organization);
        const auto* group = part_as(knowledge, part, As::group);
        if (first && (organization || group))
            reading.type = organization ? *organization : *group;
        else if (const auto state = state_of(knowledge, part); !state.empty() && (first || reading.type))
            reading.state = reading.state.empty() ? state : reading.state;
        else if (const auto* acronym = part_as(knowledge, part, As::acronym); acronym && reading.type)
            reading.acronym = knowledge.organization(acronym->value) ? acronym->value : reading.acronym;
        else if (const auto* sector = part_as(knowledge, part, As::sector); sector && reading.sector.empty())
            reading.sector = sector->value;
        first = false;
    }
    reading.state_alone = one_part && !reading.state.empty();
    return reading;
}

bool is_dated(const DictionaryActor& row) {
    return std::ranges::any_of(row.codes, [](const auto& code) { return !(code.period == Period{}); });
}

// Sectors of a state whose members are organs of it; others are people of that country.
bool is_organ(std::string_view sector) {
    constexpr std::array<std::string_view, 6> organs{"GOV", "MIL", "COP", "JUD", "LEG", "SPY"};
    return std::ranges::find(organs, sector) != organs.end();
}

Actor of_state(const Reading& reading, const DictionaryActor& row, ActorKind kind) {
    const auto& name = row.names.front();
    const std::string_view prefix = kind == ActorKind::person ? "person"
                                    : kind == ActorKind::body ? "body"
                                                              : "group";
    return {.id = fmt::format("{}:{}/{}", prefix, reading.state, slug(name)),
            .name = name,
            .kind = kind,
            .code = reading.state,
            .country = reading.state,
            .sector = reading.sector};
}

// IGOUNO is an organisation or, with days, who spoke for it.
Actor of_none(const Knowledge& knowledge, const Reading& reading, const DictionaryActor& row) {
    const auto& name = row.names.front();
    const bool person = is_dated(row);
    const bool organization = reading.type && reading.type->as == As::organization;
    const auto* ours = knowledge.organization(reading.acronym);
    Actor actor{
        .name = name,
        .kind = person         ? ActorKind::person
                : organization ? ActorKind::organization
                               : ActorKind::group,
        .code = ours ? ours->code : reading.state,
        .country = reading.state,
        .sector = reading.type && !reading.type->value.empty() ? reading.type->value : reading.sector};
    const auto& owner = actor.code;
    const std::string_view prefix = person ? "person" : organization ? "org" : "group";
    actor.id = owner.empty() ? fmt::format("{}:{}", prefix, slug(name))
                             : fmt::format("{}:{}/{}", prefix, owner, slug(name));
    return actor;
}

Actor read_actor(const Knowledge& knowledge, const Reading& reading, const DictionaryActor& row) {
    if (reading.state_alone) return country_actor(*knowledge.country(reading.state));
    if (reading.type || reading.state.empty()) return of_none(knowledge, reading, row);
    const auto kind = is_dated(row)              ? ActorKind::person
                      : is_organ(reading.sector) ? ActorKind::body
                                                 : ActorKind::group;
    return of_state(reading, row, kind);
}

}  // namespace

std::string_view dictionary_code(const DictionaryActor& row, std::optional<schema::Day> day) {
    if (day) return row.code_on(*day);
    const auto agrees = [&](const DictionaryCode& code) { return code.code == row.codes.front().code; };
    return !row.codes.empty() && std::ranges::all_of(row.codes, agrees)
               ? std::string_view(row.codes.front().code)
               : std::string_view();
}

std::optional<Actor> dictionary_actor(const Knowledge& knowledge, const DictionaryActor& row,
                                      std::string_view code) {
    if (code.empty() || code == "---") return std::nullopt;
    auto actor = read_actor(knowledge, read(knowledge, code), row);
    actor.dictionary_code = code;
    return actor;
}

}  // namespace entente::actors
