#include "extractors/actors/discourse.hpp"

#include <algorithm>
#include <map>

#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

constexpr std::size_t most_persons = 32;
constexpr std::size_t most_said = 400;

void remember_person(const LinkedMention& mention, Memory& memory) {
    std::erase_if(memory.persons, [&](const auto& known) { return known.actor.id == mention.actor.id; });
    if (memory.persons.size() == most_persons) memory.persons.erase(memory.persons.begin());
    memory.persons.push_back(mention);
}

void add_code(const LinkedMention& mention, std::vector<std::string>& codes) {
    const auto& code = mention.actor.code;
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

// Two states that share a stretch ("Russian and Chinese officials") are two sides wherever they stand.
bool shares_span(const std::vector<LinkedMention>& mentions, const LinkedMention& mention) {
    return std::ranges::any_of(mentions, [&](const auto& other) {
        return other.span == mention.span && other.actor.code != mention.actor.code;
    });
}

void remember_pair(const Parsed& parsed, const std::vector<LinkedMention>& mentions, Memory& memory) {
    std::vector<std::string> acting, sides;
    for (const auto& mention : mentions) {
        if (mention.use == Use::place || mention.actor.code.empty()) continue;
        const bool subject = mention.use == Use::acts && is_subject(parsed, mention.head);
        if (subject) add_code(mention, acting);
        if (subject || is_counterpart(parsed, mention.head) || shares_span(mentions, mention))
            add_code(mention, sides);
    }
    if (acting.size() == 2)
        memory.pair = std::move(acting);
    else if (sides.size() == 2)
        memory.pair = std::move(sides);
}

// Sentences that may tell whom the document is about.
constexpr std::uint32_t lead = 3;

// The subject and those it deals with; a state whose own leader is among them is not counted twice.
void remember_principals(const Parsed& parsed, const std::vector<LinkedMention>& mentions, Memory& memory) {
    if (!memory.principals.empty() || memory.sentence >= lead) return;
    std::vector<LinkedMention> found;
    bool acts = false, meets = false;
    for (const auto& mention : mentions) {
        const bool subject = is_subject(parsed, mention.head);
        const bool counterpart = is_counterpart(parsed, mention.head);
        const bool party = mention.use == Use::acts && !mention.pronoun && !mention.actor.code.empty() &&
                           mention.actor.kind != ActorKind::place;
        if (!party || (!subject && !counterpart)) continue;
        acts = acts || subject;
        meets = meets || counterpart;
        const auto same = [&](const LinkedMention& other) {
            return other.actor.id == mention.actor.id ||
                   (other.actor.code == mention.actor.code && mention.actor.kind == ActorKind::country);
        };
        if (std::ranges::none_of(found, same)) found.push_back(mention);
    }
    const auto other_side = [&](const LinkedMention& at) {
        return at.actor.code != found.front().actor.code;
    };
    if (acts && meets && std::ranges::any_of(found, other_side)) memory.principals = std::move(found);
}

bool covers(const LinkedMention& mention, std::uint32_t token) {
    return mention.begin <= token && token < mention.end;
}

// "The students left": "they" may be the students.
bool names_other_people(const Parsed& parsed, language::Sentence sentence,
                        const std::vector<LinkedMention>& mentions) {
    for (auto token = sentence.begin; token < sentence.end; ++token) {
        const bool plural = is_any(parsed.tokens[token].tag, {"NNS", "NNPS"}) && is_subject(parsed, token);
        if (plural && std::ranges::none_of(mentions, [&](const auto& at) { return covers(at, token); }))
            return true;
    }
    return false;
}

void forget_old(Memory& memory) {
    std::erase_if(memory.said,
                  [&](const Said& said) { return said.sentence + furthest_back < memory.sentence; });
    if (memory.said.size() > most_said) memory.said.erase(memory.said.begin(), memory.said.end() - most_said);
}

}  // namespace

void introduce(Memory& memory, const std::string& surname, const LinkedMention& mention) {
    if (surname.empty()) return;
    const auto [known, fresh] = memory.surnames.try_emplace(surname, mention);
    if (fresh) return;
    const bool same = known->second.actor.id == mention.actor.id;
    known->second = mention;
    if (!same) known->second.actor.id.clear();
}

Standing standing(const Parsed& parsed, const LinkedMention& mention) {
    if (mention.use != Use::acts) return Standing::other;
    if (is_subject(parsed, mention.head)) return Standing::subject;
    return is_object(parsed, mention.head) ? Standing::object : Standing::other;
}

std::vector<std::uint32_t> lists_of(const Parsed& parsed, const std::vector<LinkedMention>& mentions,
                                    std::uint32_t& lists) {
    // Two mentions are of one list if they share a stretch of text or a first conjunct.
    std::map<std::uint32_t, std::vector<std::size_t>> by_first;
    for (std::size_t i = 0; i < mentions.size(); ++i)
        if (!mentions[i].pronoun) by_first[first_conjunct(parsed, mentions[i].head)].push_back(i);
    std::vector<std::uint32_t> numbers(mentions.size(), 0);
    for (const auto& [first, members] : by_first) {
        if (members.size() < 2) continue;
        ++lists;
        for (const auto member : members) numbers[member] = lists;
    }
    return numbers;
}

std::vector<LinkedMention> strangers(const Parsed& parsed, language::Sentence sentence,
                                     const std::vector<LinkedMention>& mentions) {
    std::vector<LinkedMention> found;
    auto at = std::ranges::lower_bound(parsed.entities, sentence.begin, {}, &language::Entity::begin);
    for (; at != parsed.entities.end() && at->end <= sentence.end; ++at) {
        const auto& entity = *at;
        if (entity.label != "PERSON") continue;
        const bool known = std::ranges::any_of(mentions, [&](const LinkedMention& mention) {
            return mention.begin < entity.end && entity.begin < mention.end;
        });
        if (known) continue;
        LinkedMention stranger{.begin = entity.begin, .end = entity.end};
        stranger.head = head_of(parsed, entity.begin, entity.end);
        stranger.actor.kind = ActorKind::person;
        found.push_back(std::move(stranger));
    }
    return found;
}

void remember(const Parsed& parsed, language::Sentence sentence, const std::vector<LinkedMention>& mentions,
              Memory& memory) {
    for (const auto& mention : mentions)
        if (mention.actor.kind == ActorKind::person && !mention.pronoun) remember_person(mention, memory);
    auto all = mentions;
    for (auto& stranger : strangers(parsed, sentence, mentions)) all.push_back(std::move(stranger));
    std::ranges::stable_sort(all, {}, &LinkedMention::begin);
    const auto lists = lists_of(parsed, all, memory.lists);
    for (std::size_t i = 0; i < all.size(); ++i)
        memory.said.push_back({all[i], memory.sentence, lists[i], standing(parsed, all[i])});
    remember_pair(parsed, mentions, memory);
    remember_principals(parsed, mentions, memory);
    ++memory.sentence;
    if (names_other_people(parsed, sentence, mentions)) memory.other_plural = memory.sentence;
    forget_old(memory);
}

}  // namespace entente::actors
