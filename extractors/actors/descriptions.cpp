#include "extractors/actors/descriptions.hpp"

#include <algorithm>

#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

struct Phrase {
    std::uint32_t begin = 0;  // with its article or pronoun
    std::uint32_t end = 0;
    const Description* row = nullptr;
};

std::string folded_lemma(const Parsed& parsed, std::uint32_t token) {
    return fold(parsed.tokens[token].lemma);
}

bool is(const Description& row, std::string_view kind) {
    return std::ranges::find(row.kinds, kind) != row.kinds.end();
}

// The noun alone, or with the word before it: "island nation".
std::optional<Phrase> phrase_at(const Scene& scene, std::uint32_t token) {
    const auto& parsed = scene.parsed();
    if (!is_any(parsed.tokens[token].tag, {"NN", "NNP", "NNS"})) return std::nullopt;
    const bool plural = parsed.tokens[token].tag == "NNS";
    const auto noun = folded_lemma(parsed, token);
    if (token > scene.sentence().begin) {
        const auto two = folded_lemma(parsed, token - 1) + " " + noun;
        if (const auto* row = scene.knowledge().description(two)) return Phrase{token - 1, token + 1, row};
    }
    const auto* row = scene.knowledge().description(noun);
    // "The rebels" are one group, "the ministers" are several persons.
    if (!row || (plural && !is(*row, "group"))) return std::nullopt;
    return Phrase{token, token + 1, row};
}

// "the kingdom" points back, "the kingdom of Jordan" and "a kingdom" do not.
bool points_back(const Scene& scene, const Phrase& phrase) {
    const auto& parsed = scene.parsed();
    if (phrase.begin == scene.sentence().begin || !is_any(scene.norm(phrase.begin - 1), {"the", "this"}))
        return false;
    if (parsed.tokens[phrase.end - 1].label == "compound") return false;
    if (!scene.in_sentence(phrase.end)) return true;
    // "accused the emirate of backing"
    const bool of_whom = scene.norm(phrase.end) == "of" && scene.in_sentence(phrase.end + 1) &&
                         parsed.tokens[phrase.end + 1].tag != "VBG";
    const bool goes_on = of_whom || is_any(parsed.tokens[phrase.end].tag, {"NN", "NNS", "NNP"});
    return !goes_on;
}

bool listed(const Description& row, std::string_view word) {
    return std::ranges::find(row.of, word) != row.of.end();
}

bool fits(const Description& row, std::string_view noun, const LinkedMention& mention) {
    const auto& actor = mention.actor;
    const bool any = row.of.empty();
    switch (actor.kind) {
        case ActorKind::country:
            return is(row, "country") && (any || listed(row, actor.code));
        case ActorKind::organization:
            return is(row, "organization") && (any || listed(row, std::string_view(actor.id).substr(4)));
        case ActorKind::body:
            return is(row, "body") && fold(actor.name).contains(noun);
        case ActorKind::group:
            return is(row, "group") && actor.sector != "BUS";  // "the movement" is no company
        case ActorKind::person:
        case ActorKind::office:
            return is(row, "person") && (any || listed(row, actor.level) || listed(row, mention.function));
        default:
            return false;
    }
}

// A noun that could stand for any state: only where one state alone has been named of late.
const LinkedMention* only_state(const Scene& scene, std::uint32_t token) {
    std::vector<Candidate> states;
    for (std::uint32_t distance = 0; distance <= 1; ++distance)
        for (const auto& at : scene.said(distance, token))
            if (at.mention->actor.kind == ActorKind::country && at.mention->use != Use::modifies)
                states.push_back(at);
    const auto found = distinct(states);
    return found.size() == 1 ? found.front() : nullptr;
}

bool definite(Scene& scene, const Phrase& phrase) {
    const auto noun = folded_lemma(scene.parsed(), phrase.end - 1);
    const auto* found =
        is(*phrase.row, "country") && phrase.row->of.empty()
            ? only_state(scene, phrase.begin)
            : scene.antecedent(phrase.begin, furthest_back, [&](const LinkedMention& mention) {
                  return fits(*phrase.row, noun, mention);
              });
    if (!found) return false;
    scene.add(phrase.begin - 1, phrase.end, *found, "description", 0.75);
    return true;
}

// The two whom the sentence has named before, or the one before it, in order.
std::vector<LinkedMention> last_two(const Scene& scene, std::uint32_t token) {
    for (std::uint32_t distance = 0; distance <= 1; ++distance) {
        auto all = scene.said(distance, token);
        std::erase_if(all, [&](const Candidate& at) {
            const bool itself = distance == 0 && is_any(at.mention->rule, {"former", "latter"});
            const bool people = at.mention->rule == "state+noun" || at.mention->rule == "role in context";
            return at.mention->use != Use::acts || itself || people;
        });
        auto listed = all;
        std::erase_if(listed, [](const Candidate& at) { return at.list == 0; });
        auto found = distinct(all);
        if (found.size() > 2) found = distinct(listed);
        const bool known = std::ranges::none_of(found, [](const auto* at) { return at->actor.id.empty(); });
        if (found.size() == 2 && known) return {*found[0], *found[1]};
        if (found.size() > 1) break;
    }
    return {};
}

bool former_or_latter(Scene& scene, std::uint32_t token) {
    const auto word = scene.norm(token);
    const bool phrase = is_any(word, {"former", "latter"}) && token > scene.sentence().begin &&
                        scene.norm(token - 1) == "the";
    const bool noun =
        is_any(scene.parsed().tokens[token].label, {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"});
    if (!phrase || !noun) return false;
    const auto two = last_two(scene, token - 1);
    if (two.size() != 2) return false;
    scene.add(token - 1, token + 1, two[word == "latter"], std::string(word), 0.8);
    return true;
}

bool is_plural_nationality(std::string_view form) {
    return form.ends_with('s') || form.ends_with("ese") || form.ends_with("ish") || form.ends_with("nch") ||
           form.ends_with("tch") || form.ends_with("iss");
}

// Persons of the state named in the last sentences, nearest first.
std::vector<LinkedMention> persons_of(const Scene& scene, const LinkedMention& nationality) {
    for (std::uint32_t distance = 0; distance <= 3; ++distance) {
        auto all = scene.said(distance, nationality.begin);
        std::erase_if(all, [&](const Candidate& at) {
            return at.mention->actor.kind != ActorKind::person ||
                   at.mention->actor.code != nationality.actor.code;
        });
        std::vector<LinkedMention> found;
        for (const auto* person : distinct(all)) found.push_back(*person);
        if (!found.empty()) return found;
    }
    return {};
}

bool is_nationality(const Scene& scene, const LinkedMention& mention) {
    const bool named = mention.rule == "adjective" || mention.rule == "people";
    const auto before = mention.begin;
    return named && before > scene.sentence().begin && scene.norm(before - 1) == "the" &&
           !modifies_noun(scene.parsed(), mention.head) && mention.end == mention.begin + 1;
}

}  // namespace

bool resolve_description(Scene& scene, std::uint32_t token) {
    if (former_or_latter(scene, token)) return true;
    const auto phrase = phrase_at(scene, token);
    if (!phrase) return false;
    return points_back(scene, *phrase) && definite(scene, *phrase);
}

void resolve_nationalities(Scene& scene) {
    auto& mentions = scene.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (!is_nationality(scene, mentions[i])) continue;
        const auto persons = persons_of(scene, mentions[i]);
        const bool plural = is_plural_nationality(scene.parsed().form(mentions[i].begin));
        if (persons.empty() || (!plural && persons.size() != 1)) continue;
        const auto nationality = mentions[i];
        for (const auto& person : persons)
            scene.add(nationality.begin - 1, nationality.end, person, "nationality", 0.75);
        mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i--));
    }
}

}  // namespace entente::actors
