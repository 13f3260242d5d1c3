#include "extractors/actors/values.hpp"

#include <fmt/format.h>
#include <tuple>

#include "extractors/actors/offices.hpp"

namespace entente::actors {
namespace {

using schema::ActorKind;

// A party that acts for an organisation has its acronym as code, and no country.
Actor owned(const Knowledge& knowledge, std::string_view owner) {
    Actor actor;
    actor.code = owner.substr(0, owner.find('/'));  // a body acts for its organisation
    if (knowledge.country(owner)) actor.country = owner;
    return actor;
}

// Of the terms that had begun, or of all where none had, the highest, of several the latest.
std::optional<Term> latest_before(const Knowledge& knowledge, const Person& person,
                                  std::optional<schema::Day> day) {
    const auto standing = [&](const Term& term) {
        return std::tuple(!day || term.start <= *day, knowledge.rank(term), term.start);
    };
    std::optional<Term> found;
    for (const auto index : person.terms) {
        const auto term = knowledge.terms[index];
        if (!found || standing(*found) <= standing(term)) found = term;
    }
    return found;
}

std::string possessive_name(const Knowledge& knowledge, std::string_view thing, std::string_view owner) {
    const auto* country = knowledge.country(owner);
    return fmt::format("{} of {}", thing, country ? country->name : owner);
}

}  // namespace

Actor country_actor(const Country& country) {
    return {.id = "country:" + country.code,
            .name = country.name,
            .kind = ActorKind::country,
            .code = country.code,
            .country = country.code,
            .sector = "GOV"};
}

Actor organization_actor(const Organization& organization) {
    return {.id = "org:" + organization.id,
            .name = organization.name,
            .kind = ActorKind::organization,
            .code = organization.code,
            .sector = "IGO"};
}

Actor group_actor(const Group& group) {
    return {.id = "group:" + group.id,
            .name = group.name,
            .kind = ActorKind::group,
            .code = group.country,
            .country = group.country,
            .sector = group.sector};
}

Actor place_actor(const Place& place) {
    return {.id = "place:" + place_id(place),
            .name = std::string(place.name),
            .kind = ActorKind::place,
            .code = std::string(place.country),
            .country = std::string(place.country)};
}

Actor territory_actor(const Territory& territory) {
    return {.id = fmt::format("place:{}", territory.id), .name = territory.name, .kind = ActorKind::place};
}

Actor body_actor(const Knowledge& knowledge, const Body& body, std::string_view owner) {
    const std::string_view state = body.country.empty() ? owner : std::string_view(body.country);
    auto actor = owned(knowledge, state);
    actor.id = fmt::format("body:{}/{}", state, body.id);
    actor.name = body.country.empty() ? possessive_name(knowledge, body.name, state) : body.name;
    actor.kind = ActorKind::body;
    actor.sector = body.sector;
    return actor;
}

std::optional<Actor> owner_actor(const Knowledge& knowledge, std::string_view code) {
    if (const auto* country = knowledge.country(code)) return country_actor(*country);
    for (const auto& organization : knowledge.organizations)
        if (organization.id == code) return organization_actor(organization);
    return std::nullopt;
}

Actor noun_actor(const Knowledge& knowledge, const Noun& noun, std::string_view lemma,
                 std::string_view owner) {
    auto actor = owner_actor(knowledge, owner).value_or(owned(knowledge, owner));
    actor.sector = noun.sector;
    actor.level = noun.level;
    if (noun.as == Noun::As::force) {
        actor.id = fmt::format("body:{}/armed-forces", owner);
        actor.name = possessive_name(knowledge, "Armed Forces", owner);
        actor.kind = ActorKind::body;
    } else if (noun.as == Noun::As::group) {
        actor.id = fmt::format("group:{}/{}", owner, lemma);
        actor.name = possessive_name(knowledge, lemma, owner);
        actor.kind = ActorKind::group;
    }
    return actor;
}

Actor named_group(std::string_view name, std::string_view owner) {
    return {.id = fmt::format("group:{}/{}", owner, slug(name)),
            .name = std::string(name),
            .kind = ActorKind::group,
            .code = std::string(owner),
            .country = std::string(owner)};
}

Actor office_actor(const Knowledge& knowledge, const Office& office, std::string_view owner,
                   std::string_view to) {
    auto actor = owned(knowledge, owner);
    actor.id = fmt::format("office:{}/{}", owner, office.id);
    actor.name = possessive_name(knowledge, office.name, owner);
    if (!to.empty()) {
        actor.id += "-to-" + fold(to);
        const auto* host = knowledge.country(to);
        actor.name += fmt::format(" to {}", host ? std::string_view(host->name) : to);
    }
    actor.kind = ActorKind::office;
    actor.sector = office.sector;
    actor.office = office.name;
    actor.level = office.level;
    return actor;
}

char letter(Gender gender) {
    return gender == Gender::male ? 'm' : gender == Gender::female ? 'f' : '\0';
}

Actor person_actor(const Knowledge& knowledge, const Person& person, std::string_view owner,
                   std::optional<schema::Day> day) {
    const auto held = knowledge.term(person, day);
    const auto last = held ? held : latest_before(knowledge, person, day);
    auto actor = owned(knowledge, owner.empty() && last ? last->owner : owner);
    actor.id = fmt::format("person:{}", person.id);
    actor.name = person.name;
    actor.kind = ActorKind::person;
    actor.sector = "GOV";
    if (!held || held->owner != actor.code) return actor;
    actor.office = held->title;
    if (const auto* office = office_by_id(knowledge, held->office, held->owner)) {
        actor.level = office->level;
        actor.sector = office->sector;
    }
    return actor;
}

Actor unknown_person(const Knowledge& knowledge, std::string_view name, std::string_view owner,
                     const Office* office, std::string_view title, std::string_view kind) {
    auto actor = owned(knowledge, owner);
    if (kind.empty()) kind = office ? std::string_view(office->id) : "other";
    actor.id = fmt::format("person:{}/{}/{}", actor.code, slug(name), kind);
    actor.name = name;
    actor.kind = ActorKind::person;
    actor.sector = office ? office->sector : "";
    actor.level = office ? office->level : "";
    actor.office = title;
    return actor;
}

}  // namespace entente::actors
