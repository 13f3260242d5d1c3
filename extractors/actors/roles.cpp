#include "extractors/actors/roles.hpp"

#include <algorithm>

#include "extractors/actors/offices.hpp"
#include "extractors/actors/person_name.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using schema::ActorKind;

constexpr double confidence = 0.5;  // of a country that only the context gives

void add_country(const LinkedMention& mention, std::vector<std::string>& codes) {
    const auto& code = mention.actor.country;
    if (!code.empty() && std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

// "rebels in Darfur": the place that the noun itself names.
const LinkedMention* place_of(const Scene& scene, std::uint32_t noun) {
    auto token = noun + 1;
    if (!scene.in_sentence(token) || !is_any(scene.norm(token), {"in", "of", "from", "near"})) return nullptr;
    for (++token; scene.in_sentence(token) && token < noun + 4; ++token)
        if (const auto* mention = scene.mention_at(token)) return mention;
    return nullptr;
}

// The one country that the sentence names, or the one before it if this names none. `before`: in this
// sentence only what stands before the noun counts.
std::string country_in_context(const Scene& scene, std::uint32_t noun, bool before = false) {
    if (const auto* place = place_of(scene, noun); place && !place->actor.country.empty())
        return place->actor.country;
    std::vector<std::string> codes, places;
    for (const auto& mention : scene.mentions()) {
        add_country(mention, mention.use == Use::place ? places : codes);
        if (before && mention.begin > noun) return {};
    }
    // "Students protested in Oslo against Riga": a place tells whose they are, the other state is whom they meet.
    if (codes.size() <= 1 && places.size() == 1) codes = std::move(places);
    if (codes.empty()) codes = std::move(places);
    if (codes.empty())
        for (const auto& at : scene.said(1, noun)) add_country(*at.mention, codes);
    return codes.size() == 1 ? codes.front() : std::string();
}

// "police", "the army", "rebels"; not "a diplomatic official" of who knows where.
bool stands_for_many(const Scene& scene, std::uint32_t token) {
    const auto& parsed = scene.parsed();
    if (modifies_noun(parsed, token)) return false;
    if (parsed.tokens[token].tag == "NNS") return true;
    for (auto at = token; at > scene.sentence().begin && token - at < 3; --at)
        if (scene.norm(at - 1) == "the") return true;
    return false;
}

// "Slavutych mayor Yuri Fomichev": whose title it is, is said, by a name that nobody knows.
bool of_unknown_place(const Scene& scene, std::uint32_t token) {
    if (token == scene.sentence().begin || scene.covered(token - 1)) return false;
    const auto* entity = entity_over(scene.parsed(), token - 1, token);
    return entity && is_any(entity->label, {"GPE", "ORG", "LOC"});
}

// "The prime minister", "President Moi", of a country that only the context gives.
bool resolve_office(Scene& scene, std::uint32_t token) {
    const auto name = std::ranges::find(scene.names(), token, &Name::begin);
    if (name == scene.names().end() || !name->is(NameKind::office)) return false;
    if (of_unknown_place(scene, token)) return false;
    const auto country = country_in_context(scene, name->end - 1);
    const auto* office = country.empty() ? nullptr : office_named(scene.knowledge(), *name, country);
    if (!office || (!office->only.empty() && office->only != country)) return false;
    const auto title = std::string(schema::slice(scene.parsed().text, name->span));
    const auto named = name_person(
        scene.knowledge(), scene.parsed(), scene.sentence(), scene.names(), scene.day(), scene.memory(),
        {.token = name->end, .owner = country, .office = office, .title = title, .implied = true});
    if (named && !named->actor.code.empty()) {
        scene.add(token, named->end, named->actor, named->rule, named->row, confidence);
        scene.mentions().back().gender = named->gender;
    } else {
        const bool definite = token > scene.sentence().begin && scene.norm(token - 1) == "the";
        if (!definite || country_in_context(scene, name->end - 1, true).empty() ||
            scene.parsed().tokens[name->end - 1].tag == "NNS")
            return false;
        const auto holder = holder_of(scene.knowledge(), *office, country, title, scene.day());
        scene.add(token, name->end, holder, "role in context", confidence);
    }
    scene.mentions().back().pronoun = false;
    scene.mentions().back().function = office->id;
    return true;
}

}  // namespace

bool resolve_role(Scene& scene, std::uint32_t token) {
    if (resolve_office(scene, token)) return true;
    const auto& parsed = scene.parsed();
    if (parsed.tokens[token].pos != "NOUN" || !stands_for_many(scene, token)) return false;
    const auto lemma = parsed.tokens[token].lemma;
    const auto* row = scene.knowledge().noun(lemma);
    const bool one_person = row && !row->level.empty() && parsed.tokens[token].tag == "NN";
    if (!row || one_person) return false;
    const auto country = country_in_context(scene, token);
    if (country.empty()) return false;
    scene.add(token, token + 1, noun_actor(scene.knowledge(), *row, lemma, country), "role in context",
              row->row, confidence);
    return true;
}

}  // namespace entente::actors
