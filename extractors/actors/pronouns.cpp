#include "extractors/actors/pronouns.hpp"

#include <algorithm>

#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

bool is_plural(const Parsed& parsed, const LinkedMention& mention) {
    return is_any(parsed.tokens[mention.head].tag, {"NNS", "NNPS"}) && mention.rule != "name";
}

bool is_human(const LinkedMention& mention) {
    return mention.actor.kind == ActorKind::person || mention.actor.kind == ActorKind::office;
}

bool is_collective_actor(const LinkedMention& mention) {
    const auto kind = mention.actor.kind;
    return kind == ActorKind::country || kind == ActorKind::organization || kind == ActorKind::body ||
           kind == ActorKind::group;
}

// Acts as a whole and alone: no list, no modifier of a noun.
bool is_single_state(const Scene& scene, const LinkedMention& mention) {
    if (mention.use != Use::acts || !is_collective_actor(mention)) return false;
    const auto alike = [&](const LinkedMention& other) { return other.span == mention.span; };
    return std::ranges::count_if(scene.mentions(), alike) <= 1 &&
           std::ranges::count_if(scene.memory().said, alike, &Said::mention) <= 1;
}

// "thanked Trump for his decision", "congratulated her on her election": the possessor is who was thanked.
const LinkedMention* object_before(const Scene& scene, std::uint32_t possessive) {
    const auto& parsed = scene.parsed();
    const auto head = [&](std::uint32_t token) {
        return static_cast<std::uint32_t>(parsed.tokens[token].head);
    };
    if (parsed.tokens[possessive].label != "poss") return nullptr;
    const auto preposition = head(head(possessive));
    if (!is_any(parsed.tokens[preposition].lemma, {"for", "on", "over"})) return nullptr;
    const auto verb = head(preposition);
    for (const auto& mention : scene.mentions()) {
        const bool object = parsed.tokens[mention.head].label == "dobj" && head(mention.head) == verb;
        if (object && mention.end <= preposition && is_human(mention)) return &mention;
    }
    return nullptr;
}

void he(Scene& scene, std::uint32_t token) {
    const char gender = is_any(scene.norm(token), {"she", "her", "hers"}) ? 'f' : 'm';
    const auto fits = [&](const LinkedMention& mention) {
        return is_human(mention) && (mention.gender == 0 || mention.gender == gender);
    };
    if (const auto* object = object_before(scene, token); object && fits(*object))
        return scene.add(token, token + 1, *object, "he", 0.8);
    if (const auto* found = scene.antecedent(token, 2, fits, false))
        scene.add(token, token + 1, *found, "he", 0.8);
}

// "It is clear that", "it was an error": not somebody.
bool is_empty_subject(const Parsed& parsed, std::uint32_t token) {
    const auto verb = static_cast<std::uint32_t>(parsed.tokens[token].head);
    if (parsed.tokens[token].label == "expl") return true;
    if (is_any(parsed.tokens[verb].lemma, {"seem", "appear", "remain", "take", "rain"})) return true;
    if (parsed.tokens[verb].lemma != "be") return false;
    const auto last = std::min<std::size_t>(parsed.tokens.size(), verb + 8);
    for (auto at = verb + 1; at < last; ++at)
        if (parsed.tokens[at].head == static_cast<std::int32_t>(verb) &&
            is_any(parsed.tokens[at].label, {"attr", "acomp"}))
            return true;
    return false;
}

// "condemned North Korea and its missiles": what is owned stands in a list with the owner.
const LinkedMention* owner_in_list(Scene& scene, std::uint32_t possessive) {
    const auto& parsed = scene.parsed();
    const auto owned = static_cast<std::uint32_t>(parsed.tokens[possessive].head);
    if (parsed.tokens[owned].label != "conj") return nullptr;
    const auto owner = static_cast<std::uint32_t>(parsed.tokens[owned].head);
    const auto* mention = scene.in_sentence(owner) ? scene.mention_at(owner) : nullptr;
    return mention && mention->end <= possessive && is_collective_actor(*mention) ? mention : nullptr;
}

void it(Scene& scene, std::uint32_t token) {
    const auto& parsed = scene.parsed();
    const bool possessive = parsed.tokens[token].label == "poss";
    if (!possessive && (!is_subject(parsed, token) || is_empty_subject(parsed, token))) return;
    if (possessive)
        if (const auto* owner = owner_in_list(scene, token))
            return scene.add(token, token + 1, *owner, "it", 0.8);
    const auto fits = [&](const LinkedMention& mention) {
        return is_single_state(scene, mention) && !is_plural(parsed, mention);
    };
    if (const auto* found = scene.antecedent(token, 1, fits)) scene.add(token, token + 1, *found, "it", 0.75);
}

// Those who acted together: the subjects of one list, or two persons who are subjects of their clauses.
std::vector<LinkedMention> together(const std::vector<Candidate>& candidates) {
    std::vector<Candidate> listed, persons;
    for (const auto& at : candidates) {
        if (at.standing != Standing::subject) continue;
        if (at.list != 0 && (listed.empty() || listed.front().list == at.list)) listed.push_back(at);
        if (at.mention->actor.kind == ActorKind::person) persons.push_back(at);
    }
    auto members = distinct(listed);
    if (members.size() < 2) members = distinct(persons).size() == 2 ? distinct(persons) : decltype(members)();
    std::vector<LinkedMention> found;
    for (const auto* member : members) {
        if (member->actor.id.empty()) return {};
        found.push_back(*member);
    }
    return found;
}

bool is_principal(const Memory& memory, const LinkedMention& mention) {
    return std::ranges::any_of(memory.principals, [&](const LinkedMention& principal) {
        return principal.actor.id == mention.actor.id || principal.actor.code == mention.actor.code;
    });
}

// "They" of a readout are those who met, as long as nobody else has acted since.
bool they_are_principals(const Scene& scene, std::uint32_t token) {
    const auto& memory = scene.memory();
    if (memory.principals.size() < 2 || memory.other_plural == memory.sentence) return false;
    if (scene.norm(token) != "they" || scene.quoted(token)) return false;
    for (std::uint32_t distance = 0; distance <= 1; ++distance)
        for (const auto& at : scene.said(distance, token))
            if (at.standing == Standing::subject && !is_principal(memory, *at.mention)) return false;
    return true;
}

void they(Scene& scene, std::uint32_t token) {
    for (std::uint32_t distance = 0; distance <= 1; ++distance) {
        const auto before = scene.said(distance, token);
        const auto members = together(before);
        for (const auto& member : members) scene.add(token, token + 1, member, "they", 0.75);
        if (!members.empty()) return;
        const bool acted =
            std::ranges::any_of(before, [](const Candidate& at) { return at.standing == Standing::subject; });
        if (acted) break;
    }
    if (!they_are_principals(scene, token)) return scene.doubt();
    for (const auto& member : scene.memory().principals) scene.add(token, token + 1, member, "they", 0.7);
}

// Outside of the quotation, above the token, stands the verb of saying; its subject speaks.
const LinkedMention* speaker_above(const Scene& scene, std::uint32_t token) {
    const auto& parsed = scene.parsed();
    auto clause = clause_of(parsed, token);
    for (int steps = 0; clause && steps < 8; ++steps) {
        if (!scene.in_sentence(*clause)) return nullptr;
        if (!scene.quoted(*clause))
            if (const auto subject = subject_of(parsed, *clause); subject && scene.in_sentence(*subject))
                if (const auto* mention = scene.mention_at(*subject); mention && mention->begin != token)
                    return mention;
        const auto above = clause_of(parsed, *clause);
        if (above == clause) break;
        clause = above;
    }
    return nullptr;
}

// "We" is the side of whoever speaks: his state or organisation.
void we(Scene& scene, std::uint32_t token) {
    const auto& memory = scene.memory();
    const bool inside = scene.quoted(token);
    const LinkedMention* speaker = inside ? speaker_above(scene, token) : nullptr;
    const bool goes_on = memory.transcript || (inside && memory.quoting);
    if (!speaker && goes_on && memory.speaker) speaker = &*memory.speaker;
    if (!speaker || speaker->actor.code.empty()) return;
    const bool listed = is_any(scene.parsed().tokens[speaker->head].label, {"conj"});
    if (listed) return;
    if (is_any(scene.norm(token), {"i", "my", "me"})) {
        if (is_human(*speaker)) scene.add(token, token + 1, *speaker, "speaker", 0.8);
        return;
    }
    const auto row = speaker->row;
    if (const auto side = owner_actor(scene.knowledge(), speaker->actor.code))
        scene.add(token, token + 1, *side, "speaker", row, 0.75);
}

// "Dmitry Medvedev: Mr President, …": what follows is his.
const LinkedMention* speaker_of_transcript(const Scene& scene, std::vector<LinkedMention>& mentions) {
    const auto& parsed = scene.parsed();
    for (const auto& mention : mentions) {
        if (!is_human(mention) || mention.begin > scene.sentence().begin + 8) continue;
        if (scene.in_sentence(mention.end) && parsed.form(mention.end) == ":") return &mention;
    }
    return nullptr;
}

}  // namespace

void resolve_pronoun(Scene& scene, std::uint32_t token) {
    const auto word = scene.norm(token);
    if (is_any(word, {"he", "she", "his", "her", "him", "hers"})) return he(scene, token);
    if (is_any(word, {"it", "its"})) return it(scene, token);
    if (word == "their" || (word == "they" && is_subject(scene.parsed(), token))) return they(scene, token);
}

void resolve_first_person(Scene& scene, std::uint32_t token) {
    if (is_any(scene.norm(token), {"we", "our", "us", "i", "my", "me"})) we(scene, token);
}

void remember_speaker(Scene& scene, Memory& memory) {
    const auto [begin, end] = scene.sentence();
    if (const auto* named = speaker_of_transcript(scene, scene.mentions())) {
        memory.speaker = *named;
        memory.transcript = true;
    } else if (!memory.transcript) {
        for (auto token = begin; token < end; ++token) {
            if (!scene.quoted(token)) continue;
            if (const auto* above = speaker_above(scene, token)) memory.speaker = *above;
            break;
        }
    }
    memory.quoting = scene.quotation_open();
}

}  // namespace entente::actors
