#include "extractors/actors/offices.hpp"

#include <algorithm>

#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

// Of whom the tables last knew, before the day, that he held the office.
std::string last_known(const Knowledge& knowledge, const Office& office, const std::string& owner,
                       std::optional<schema::Day> day) {
    if (!day) return {};
    std::string found;
    schema::Day latest{};
    for (const auto index : knowledge.holders[office_key(owner, office.id)]) {
        const auto& term = knowledge.terms[index];
        if (!term.open || term.end >= *day || term.end < latest) continue;
        latest = term.end;
        found = "person:" + std::string(knowledge.persons[term.person].id);
    }
    return found;
}

}  // namespace

const Office* office_named(const Knowledge& knowledge, const Name& name, std::string_view owner) {
    const Office* general = nullptr;
    for (const auto& sense : name.senses) {
        if (sense.kind != NameKind::office) continue;
        const auto& office = knowledge.offices[sense.index];
        if (!owner.empty() && office.only == owner.substr(0, owner.find('/'))) return &office;
        if (office.only.empty()) general = &office;
        if (owner.empty() && (office.speaks || !general)) general = &office;
    }
    return general;
}

const Office* office_by_id(const Knowledge& knowledge, std::string_view id, std::string_view owner) {
    const Office* general = nullptr;
    for (const auto& office : knowledge.offices) {
        if (id.empty() || office.id != id) continue;
        if (office.only == owner) return &office;
        if (office.only.empty()) general = &office;
    }
    return general;
}

LinkedMention holder_of(const Knowledge& knowledge, const Office& office, const std::string& owner,
                        std::string_view title, std::optional<schema::Day> day, std::string_view to) {
    LinkedMention mention;
    mention.function = office.id;
    const auto held = day ? knowledge.in_office(owner, office.id, *day, to) : std::vector<std::uint32_t>();
    const auto same = [&](std::uint32_t index) {
        return knowledge.terms[index].person == knowledge.terms[held.front()].person;
    };
    if (held.empty() || !std::ranges::all_of(held, same)) {
        mention.actor = office_actor(knowledge, office, owner, to);
        mention.rule = "state+office";
        mention.row = office.row;
        mention.candidate = last_known(knowledge, office, owner, day);
        return mention;
    }
    const auto& term = knowledge.terms[held.front()];
    const auto& person = knowledge.persons[term.person];
    mention.actor = person_actor(knowledge, person, owner, day);
    mention.gender = letter(person.gender);
    mention.actor.office = title;
    mention.actor.level = office.level;
    mention.rule = "office at date";
    mention.row = term.row;
    mention.confidence = 0.9;
    return mention;
}

}  // namespace entente::actors
