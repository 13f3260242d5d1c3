#include "extractors/actors/possessed.hpp"

#include <algorithm>

#include "extractors/actors/offices.hpp"
#include "extractors/actors/person_name.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using schema::ActorKind;

bool is_person(const LinkedMention& mention) {
    return mention.actor.kind == ActorKind::person || mention.actor.kind == ActorKind::office;
}

// "his host", "its neighbour": the other one of two.
bool other(Scene& scene, std::uint32_t token, const LinkedMention& possessor) {
    const auto* row = scene.knowledge().description(fold(scene.parsed().tokens[token].lemma));
    const bool singular = scene.parsed().tokens[token].tag == "NN";
    if (!row || !singular || !row->kinds.front().starts_with("other")) return false;
    const bool persons = row->kinds.front() == "other person";
    const auto self = possessor.actor.id;
    std::vector<Candidate> all;
    for (std::uint32_t distance = 0; distance <= 1; ++distance) {
        auto more = scene.said(distance, token - 1);
        std::erase_if(more, [&](const Candidate& at) {
            const bool kind = persons ? is_person(*at.mention) : at.mention->actor.kind == ActorKind::country;
            return !kind || at.mention->actor.id == self || at.mention->use == Use::modifies;
        });
        all.insert(all.end(), more.begin(), more.end());
        if (!all.empty()) break;
    }
    const auto found = distinct(all);
    if (found.size() != 1 || found.front()->actor.id.empty()) return false;
    scene.add(token - 1, token + 1, *found.front(), "other side", 0.75);
    return true;
}

// "his country", "her government".
bool own_state(Scene& scene, std::uint32_t token, const LinkedMention& owner) {
    const auto& parsed = scene.parsed();
    if (!is_any(parsed.tokens[token].lemma,
                {"country", "government", "nation", "homeland", "administration"}))
        return false;
    if (parsed.tokens[token].tag != "NN" || !is_person(owner)) return false;
    const auto state = owner_actor(scene.knowledge(), owner.actor.code);
    if (!state) return false;
    const auto row = owner.row;
    scene.add(token - 1, token + 1, *state, "own state", row, 0.8);
    return true;
}

// "Its foreign minister", "his spokesman Dmitry Peskov".
bool own_office(Scene& scene, std::uint32_t token, const std::string& code) {
    const auto& names = scene.names();
    const auto name = std::ranges::find(names, token, &Name::begin);
    if (name == names.end() || code.empty()) return false;
    const auto* office = office_named(scene.knowledge(), *name, code);
    if (!office) return false;
    const auto title = std::string(schema::slice(scene.parsed().text, name->span));
    const auto named =
        name_person(scene.knowledge(), scene.parsed(), scene.sentence(), names, scene.day(), scene.memory(),
                    {.token = name->end, .owner = code, .office = office, .title = title});
    if (named && !named->actor.code.empty()) {
        scene.add(token, named->end, named->actor, named->rule, named->row, named->confidence);
        scene.mentions().back().gender = named->gender;
    } else {
        const auto holder = holder_of(scene.knowledge(), *office, code, title, scene.day());
        scene.add(token - 1, name->end, holder, holder.rule, 0.8);
    }
    scene.mentions().back().pronoun = false;
    scene.mentions().back().function = office->id;
    return true;
}

// Whose it is: the pronoun's antecedent, or the noun before "whose".
const LinkedMention* possessor(const Scene& scene, std::uint32_t token) {
    if (token == scene.sentence().begin) return nullptr;
    const auto before = token - 1;
    if (scene.parsed().tokens[before].tag == "PRP$") return scene.mention_at(before);
    if (scene.norm(before) != "whose" || before == scene.sentence().begin) return nullptr;
    const bool comma = scene.parsed().form(before - 1) == ",";
    if (before < scene.sentence().begin + 2) return nullptr;
    return scene.mention_at(comma ? before - 2 : before - 1);
}

}  // namespace

bool resolve_possessed(Scene& scene, std::uint32_t token) {
    const auto* found = possessor(scene, token);
    if (!found) return false;
    const auto owner = *found;  // adding mentions moves them
    const bool has_offices = owner.actor.kind != ActorKind::group && owner.actor.kind != ActorKind::place;
    return (has_offices && own_office(scene, token, owner.actor.code)) || own_state(scene, token, owner) ||
           other(scene, token, owner);
}

}  // namespace entente::actors
