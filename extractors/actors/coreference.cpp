#include "extractors/actors/coreference.hpp"

#include <algorithm>

#include "extractors/actors/collectives.hpp"
#include "extractors/actors/descriptions.hpp"
#include "extractors/actors/person_name.hpp"
#include "extractors/actors/possessed.hpp"
#include "extractors/actors/pronouns.hpp"
#include "extractors/actors/roles.hpp"
#include "extractors/actors/strangers.hpp"
#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using language::Sentence;

// "May said", "told Clinton": one capitalised word that acts, which the model does not take for something
// else.
bool stands_alone(const Parsed& parsed, std::uint32_t token, const language::Entity* entity) {
    // "In May": a month stands in no clause as subject.
    if (entity && entity->label == "DATE" && !is_subject(parsed, token)) return false;
    const auto form = parsed.form(token);
    const bool capital =
        form.size() > 2 && form.front() >= 'A' && form.front() <= 'Z' && form[1] >= 'a' && form[1] <= 'z';
    const bool whole = capital && (!entity || entity->end == entity->begin + 1);
    return whole && (is_subject(parsed, token) || is_object(parsed, token) || is_counterpart(parsed, token));
}

// "Bush fires": a word before a plural that names no people; "Bush officials" are his.
bool modifies_things(const Scene& scene, std::uint32_t token) {
    const auto& parsed = scene.parsed();
    const auto noun = static_cast<std::uint32_t>(parsed.tokens[token].head);
    return parsed.tokens[token].label == "compound" && parsed.tokens[noun].tag == "NNS" &&
           !scene.knowledge().noun(parsed.tokens[noun].lemma);
}

bool begins_with_name(const Scene& scene, const language::Entity& entity, std::uint32_t token) {
    const auto first = entity.begin;
    if (first >= token || !scene.in_sentence(first) || scene.covered(first)) return false;
    return !is_any(scene.norm(first),
                   {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "mister", "madam"});
}

// "Lavrov", "Wang": a person named before, or the one whom the day leaves no doubt about.
void resolve_surname(Scene& scene, std::uint32_t token) {
    const auto& parsed = scene.parsed();
    const auto& memory = scene.memory();
    const auto key = surname(parsed.form(token), "");
    const auto* entity = entity_over(parsed, token, token + 1);
    const bool person_entity = entity && entity->label == "PERSON";
    // "Michael Jordan": a given name that belongs to nobody who is known.
    if (person_entity && begins_with_name(scene, *entity, token)) return;
    const auto introduced = memory.surnames.find(key);
    const bool two_of_that_name = introduced != memory.surnames.end() && introduced->second.actor.id.empty();
    if (two_of_that_name && !(person_entity && entity->end > token + 1)) return;
    if (!person_entity && introduced == memory.surnames.end() && !stands_alone(parsed, token, entity)) return;
    if (introduced == memory.surnames.end() && modifies_things(scene, token)) return;
    const auto found =
        name_person(scene.knowledge(), parsed, scene.sentence(), scene.names(), scene.day(), memory,
                    {.token = token,
                     .alone = !person_entity,
                     .prominent = entity && !is_any(entity->label, {"PERSON", "DATE"})});
    if (const auto state =
            found ? administration_of(scene.knowledge(), parsed, scene.sentence(), *found) : std::nullopt) {
        scene.add(token, state->end, state->actor, "person+noun", state->row, 0.9);
    } else if (found && !found->actor.code.empty()) {
        scene.add(token, found->end, found->actor, found->rule, found->row, found->confidence);
    } else {
        const auto again = memory.surnames.find(key);
        if (again == memory.surnames.end() || again->second.actor.id.empty() || person_entity) return;
        scene.add(token, token + 1, again->second, "surname", 0.8);
    }
    scene.mentions().back().pronoun = false;
}

bool is_pronoun(const Parsed& parsed, std::uint32_t token) {
    return parsed.tokens[token].pos == "PRON" || parsed.tokens[token].tag == "PRP$";
}

void resolve_token(Scene& scene, std::uint32_t token) {
    const auto& at = scene.parsed().tokens[token];
    if (resolve_collective(scene, token) || resolve_possessed(scene, token)) return;
    if (at.pos == "PROPN" && !resolve_description(scene, token) && !resolve_role(scene, token))
        return resolve_surname(scene, token);
    if (is_pronoun(scene.parsed(), token)) return resolve_pronoun(scene, token);
    if (is_any(at.pos, {"NOUN", "ADJ"}) && !resolve_description(scene, token)) resolve_role(scene, token);
}

// "Ministry of Foreign Affairs (MOFA)": the letters stand for what went before, here and later.
void resolve_abbreviation(Scene& scene, std::uint32_t token, Memory& memory) {
    const auto& parsed = scene.parsed();
    const auto form = std::string(parsed.form(token));
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (form.size() < 2 || !std::ranges::all_of(form, capital)) return;
    const auto& [begin, end] = scene.sentence();
    const bool bracketed = token > begin + 1 && token + 1 < end && parsed.form(token - 1) == "(" &&
                           parsed.form(token + 1) == ")";
    if (const auto* named = bracketed ? scene.mention_at(token - 2) : nullptr)
        memory.abbreviations.insert_or_assign(form, *named);
    const auto known = memory.abbreviations.find(form);
    if (known == memory.abbreviations.end()) return;
    scene.add(token, token + 1, known->second, "abbreviation", 0.9);
    scene.mentions().back().pronoun = false;
}

}  // namespace

void resolve(const Knowledge& knowledge, const Parsed& parsed, Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, Memory& memory,
             std::vector<LinkedMention>& mentions) {
    Scene scene(knowledge, parsed, sentence, names, day, memory, mentions);
    resolve_nationalities(scene);
    resolve_strangers(scene, memory);
    for (auto token = sentence.begin; token < sentence.end; ++token)
        if (!scene.covered(token)) resolve_abbreviation(scene, token, memory);
    for (auto token = sentence.begin; token < sentence.end; ++token)
        if (!scene.covered(token)) resolve_token(scene, token);
    for (auto token = sentence.begin; token < sentence.end; ++token)
        if (!scene.covered(token) && is_pronoun(parsed, token)) resolve_first_person(scene, token);
    remember_speaker(scene, memory);
    memory.left_out += scene.doubts();
    std::ranges::stable_sort(mentions, {}, &LinkedMention::begin);
}

}  // namespace entente::actors
