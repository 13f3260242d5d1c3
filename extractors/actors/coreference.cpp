#include "extractors/actors/coreference.hpp"

#include <algorithm>
#include <array>

#include "extractors/actors/person_name.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using language::Sentence;
using schema::ActorKind;

constexpr std::size_t most_persons = 32;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_subject(const Parsed& parsed, std::uint32_t token) {
    for (int steps = 0; steps < 64 && parsed.tokens[token].label == "conj"; ++steps)
        token = static_cast<std::uint32_t>(parsed.tokens[token].head);
    return is_any(parsed.tokens[token].label, {"nsubj", "nsubjpass"});
}

class Resolver {
  public:
    Resolver(const Knowledge& knowledge, const Parsed& parsed, Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, const Memory& memory,
             std::vector<LinkedMention>& mentions)
        : knowledge_(knowledge),
          parsed_(parsed),
          sentence_(sentence),
          names_(names),
          day_(day),
          memory_(memory),
          mentions_(mentions) {
        covered_.resize(sentence.end - sentence.begin);
        for (const auto& mention : mentions) cover(mention.begin, mention.end);
    }

    void run() {
        for (auto token = sentence_.begin; token < sentence_.end; ++token) {
            if (covered_[token - sentence_.begin]) continue;
            if (is_collective(token))
                collective(token);
            else if (parsed_.tokens[token].pos == "PROPN")
                named(token);
            else if (parsed_.tokens[token].pos == "PRON")
                pronoun(token);
        }
        std::ranges::stable_sort(mentions_, {}, &LinkedMention::begin);
    }

  private:
    void cover(std::uint32_t begin, std::uint32_t end) {
        for (auto token = begin; token < end; ++token) covered_[token - sentence_.begin] = true;
    }

    std::string_view norm(std::uint32_t token) const { return parsed_.tokens[token].norm; }

    void add(std::uint32_t begin, std::uint32_t end, const Actor& actor, std::string_view rule,
             std::string_view row, double confidence) {
        LinkedMention mention{.begin = begin, .end = end, .head = head_of(parsed_, begin, end)};
        mention.span = {parsed_.tokens[begin].span.begin, parsed_.tokens[end - 1].span.end};
        mention.actor = actor;
        mention.rule = rule;
        mention.row = row;
        mention.confidence = confidence;
        if (modifies_noun(parsed_, mention.head)) mention.use = Use::modifies;
        mentions_.push_back(std::move(mention));
        cover(begin, end);
    }

    // "Lavrov", "Wang": a person named before, or the one whom the day leaves no doubt about.
    void named(std::uint32_t token) {
        const auto key = surname(parsed_.form(token), "");
        const bool person_entity = [&] {
            const auto* entity = entity_over(parsed_, token, token + 1);
            return entity && entity->label == "PERSON";
        }();
        if (!person_entity && !memory_.surnames.contains(key)) return;
        const auto found =
            name_person(knowledge_, parsed_, sentence_, names_, day_, memory_, {token, "", nullptr, ""});
        if (found && !found->actor.code.empty()) {
            add(token, found->end, found->actor, found->rule, found->row, found->confidence);
            return;
        }
        const auto again = memory_.surnames.find(key);
        if (again != memory_.surnames.end() && !person_entity)
            add(token, token + 1, again->second.actor, "surname", again->second.row, 0.8);
    }

    // "both sides", "the two leaders": the noun decides whether states or persons are meant.
    bool is_collective(std::uint32_t token) const {
        if (memory_.pair.size() != 2 || !is_any(parsed_.tokens[token].tag, {"NNS", "NNPS"})) return false;
        if (!is_any(noun(token),
                    {"side", "country", "nation", "leader", "president", "minister", "party", "government",
                     "delegation", "state", "capital", "official", "diplomat", "head", "secretary"}))
            return false;
        const auto first = begin_of_pair(token);
        return first != token;
    }

    // "The Presidents discussed …" in the manner of press offices.
    bool is_title(std::uint32_t token) const {
        return parsed_.form(token) == "Presidents" || parsed_.form(token) == "Ministers" ||
               parsed_.form(token) == "Leaders";
    }

    // "Ministers" as a title keeps its capital and its plural in the lemma.
    std::string noun(std::uint32_t token) const {
        auto lemma = fold(parsed_.tokens[token].lemma);
        if (lemma.ends_with("ies")) return lemma.substr(0, lemma.size() - 3) + "y";
        if (lemma.ends_with('s')) lemma.pop_back();
        return lemma;
    }

    // Where "both …", "the two …" or bare "the sides" begins; the token itself where it is none of these.
    std::uint32_t begin_of_pair(std::uint32_t token) const {
        for (auto at = token; at > sentence_.begin && token - at < 4; --at) {
            const auto before = norm(at - 1);
            if (before == "both") return at - 1;
            if (before == "two")
                return at - 1 > sentence_.begin && is_any(norm(at - 2), {"the", "these"}) ? at - 2 : at - 1;
            if (before == "the" && (is_any(noun(token), {"side", "party"}) || is_title(token))) return at - 1;
            if (parsed_.tokens[at - 1].pos != "ADJ" && parsed_.tokens[at - 1].pos != "NOUN") break;
        }
        return token;
    }

    void collective(std::uint32_t token) {
        const auto begin = begin_of_pair(token);
        const bool persons = is_any(noun(token), {"leader", "president", "minister", "head", "secretary"});
        // "both" and "both of them" stand before the noun, where the mention begins; nothing else may cover
        // it.
        for (auto at = begin; at < token; ++at)
            if (covered_[at - sentence_.begin]) return;
        for (const auto& code : memory_.pair) {
            const auto* who = persons ? last_person(code) : nullptr;
            if (who)
                add(begin, token + 1, who->actor, "both", who->row, 0.8);
            else if (const auto state = owner_actor(knowledge_, code))
                add(begin, token + 1, *state, "both", "", 0.8);
        }
    }

    const LinkedMention* last_person(std::string_view code) const {
        for (auto at = memory_.persons.rbegin(); at != memory_.persons.rend(); ++at)
            if (at->actor.code == code && (at->actor.level == "head" || at->actor.level == "minister"))
                return &*at;
        return nullptr;
    }

    void pronoun(std::uint32_t token) {
        const auto word = norm(token);
        if (word == "they" && is_subject(parsed_, token)) return they(token);
        if (is_any(word, {"he", "she", "his", "her", "him"})) return he(token);
        if (is_any(word, {"its", "it"})) return it(token);
        if (word == "both" && is_subject(parsed_, token) && memory_.pair.size() == 2)
            for (const auto& code : memory_.pair)
                if (const auto state = owner_actor(knowledge_, code))
                    add(token, token + 1, *state, "both", "", 0.7);
    }

    // Several acted in the sentence before: they go on.
    void they(std::uint32_t token) {
        const auto before = std::ranges::count_if(
            mentions_, [&](const auto& m) { return m.end <= token && is_subject(parsed_, m.head); });
        if (before > 0 || memory_.subjects.size() < 2) return;
        const auto subjects = memory_.subjects;
        for (const auto& subject : subjects) add(token, token + 1, subject.actor, "they", subject.row, 0.7);
    }

    void he(std::uint32_t token) {
        const LinkedMention* found = nullptr;
        for (const auto& mention : mentions_)
            if (mention.end <= token && mention.actor.kind == ActorKind::person &&
                (!found || is_subject(parsed_, mention.head)))
                found = &mention;
        if (!found)
            for (const auto& subject : memory_.subjects)
                if (subject.actor.kind == ActorKind::person) found = &subject;
        if (!found) return;
        const auto copy = *found;
        add(token, token + 1, copy.actor, "he", copy.row, 0.7);
    }

    // The nearest single state or organisation before it, the clause's own subject first. "Both sides urged
    // North Korea … over its …" is North Korea: a plural subject is no "its".
    void it(std::uint32_t token) {
        const LinkedMention* found = nullptr;
        for (const auto& mention : mentions_) {
            if (mention.end > token || mention.use != Use::acts || !single(mention)) continue;
            if (coordinated_with(token, mention.head)) {
                found = &mention;
                break;
            }
            if (!is_any(kind(mention), {"country", "organization", "body", "group"})) continue;
            if (!found || !is_subject(parsed_, found->head)) found = &mention;
        }
        if (!found && norm(token) == "it" && is_subject(parsed_, token) && memory_.subjects.size() == 1 &&
            is_any(kind(memory_.subjects.front()), {"country", "organization", "body"}))
            found = &memory_.subjects.front();
        if (!found) return;
        const auto copy = *found;
        add(token, token + 1, copy.actor, "it", copy.row, 0.7);
    }

    // "condemned North Korea and its missiles": what is owned stands in a list with the owner.
    bool coordinated_with(std::uint32_t possessive, std::uint32_t owner) const {
        const auto owned = static_cast<std::uint32_t>(parsed_.tokens[possessive].head);
        return parsed_.tokens[owned].label == "conj" &&
               parsed_.tokens[owned].head == static_cast<std::int32_t>(owner);
    }

    static std::string_view kind(const LinkedMention& mention) { return schema::name(mention.actor.kind); }

    bool single(const LinkedMention& mention) const {
        const auto& head = parsed_.tokens[mention.head];
        if (head.tag == "NNS" && mention.rule != "name") return false;
        const auto same_span = [&](const LinkedMention& other) { return other.span == mention.span; };
        return std::ranges::count_if(mentions_, same_span) == 1 && head.label != "conj" &&
               !has_conjunct(mention);
    }

    // Another party in a list with this one.
    bool has_conjunct(const LinkedMention& mention) const {
        return std::ranges::any_of(mentions_, [&](const LinkedMention& other) {
            const auto& head = parsed_.tokens[other.head];
            return head.label == "conj" && head.head == static_cast<std::int32_t>(mention.head);
        });
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    Sentence sentence_;
    const std::vector<Name>& names_;
    std::optional<schema::Day> day_;
    const Memory& memory_;
    std::vector<LinkedMention>& mentions_;
    std::vector<bool> covered_;
};

void remember_person(const LinkedMention& mention, Memory& memory) {
    std::erase_if(memory.persons, [&](const auto& known) { return known.actor.id == mention.actor.id; });
    if (memory.persons.size() == most_persons) memory.persons.erase(memory.persons.begin());
    memory.persons.push_back(mention);
}

void add_code(const LinkedMention& mention, std::vector<std::string>& codes) {
    const auto& code = mention.actor.code;
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

// "… with Japan", "met Japan": the other side, not a topic or a target.
bool is_counterpart(const Parsed& parsed, std::uint32_t token) {
    for (int steps = 0; steps < 64 && parsed.tokens[token].label == "conj"; ++steps)
        token = static_cast<std::uint32_t>(parsed.tokens[token].head);
    const auto& at = parsed.tokens[token];
    const auto& above = parsed.tokens[static_cast<std::size_t>(at.head)];
    if (at.label == "pobj") return is_any(above.lemma, {"with", "between"});
    return at.label == "dobj" &&
           is_any(above.lemma, {"meet", "visit", "host", "receive", "welcome", "call", "phone", "join"});
}

// Two states that share a stretch ("Russian and Chinese officials") are two sides wherever they stand.
bool shares_span(const std::vector<LinkedMention>& mentions, const LinkedMention& mention) {
    return std::ranges::any_of(mentions, [&](const auto& other) {
        return other.span == mention.span && other.actor.code != mention.actor.code;
    });
}

}  // namespace

void resolve(const Knowledge& knowledge, const Parsed& parsed, Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, const Memory& memory,
             std::vector<LinkedMention>& mentions) {
    Resolver(knowledge, parsed, sentence, names, day, memory, mentions).run();
}

void remember(const Parsed& parsed, const std::vector<LinkedMention>& mentions, Memory& memory) {
    std::vector<LinkedMention> subjects;
    std::vector<std::string> acting, sides;
    for (const auto& mention : mentions) {
        if (mention.actor.kind == ActorKind::person) remember_person(mention, memory);
        if (mention.use == Use::place || mention.actor.code.empty()) continue;
        const bool subject = mention.use == Use::acts && is_subject(parsed, mention.head);
        if (subject) subjects.push_back(mention);
        if (subject) add_code(mention, acting);
        if (subject || is_counterpart(parsed, mention.head) || shares_span(mentions, mention))
            add_code(mention, sides);
    }
    if (!subjects.empty()) memory.subjects = std::move(subjects);
    if (acting.size() == 2)
        memory.pair = std::move(acting);
    else if (sides.size() == 2)
        memory.pair = std::move(sides);
}

}  // namespace entente::actors
