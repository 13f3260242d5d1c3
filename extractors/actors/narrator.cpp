#include "extractors/actors/narrator.hpp"

#include <algorithm>
#include <map>

#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

constexpr int least_support = 3;

bool is_first_person(const Parsed& parsed, std::uint32_t token) {
    return is_any(parsed.tokens[token].norm, {"i", "we", "our", "us", "my", "me"}) &&
           is_any(parsed.tokens[token].tag, {"PRP", "PRP$"});
}

// First-person words that stand in no quotation. A mark that is never closed ends with its sentence.
std::vector<std::uint32_t> first_persons(const Parsed& parsed) {
    std::vector<std::uint32_t> found;
    for (const auto sentence : parsed.sentences) {
        bool open = false;
        for (auto token = sentence.begin; token < sentence.end; ++token) {
            const auto form = parsed.form(token);
            if (is_any(form, {"\"", "“", "”", "``", "''"}))
                open = form == "\"" ? !open : is_any(form, {"“", "``"});
            else if (!open && is_first_person(parsed, token))
                found.push_back(token);
        }
    }
    return found;
}

bool is_side(const LinkedMention& mention) {
    const bool kind =
        mention.actor.kind == ActorKind::country || mention.actor.kind == ActorKind::organization;
    return kind && !mention.pronoun && !mention.actor.code.empty();
}

bool has_first_person(const std::vector<std::uint32_t>& words, std::uint32_t begin, std::uint32_t end) {
    const auto first = std::ranges::lower_bound(words, begin);
    return first != words.end() && *first < end;
}

// "our partners in Japan", "I thank Japan": whoever is spoken to or of is not the speaker.
bool is_spoken_of(const Parsed& parsed, const LinkedMention& mention,
                  const std::vector<std::uint32_t>& words) {
    const auto clause = clause_of(parsed, mention.head);
    const auto subject = clause ? subject_of(parsed, *clause) : std::nullopt;
    return subject && std::ranges::binary_search(words, *subject);
}

// "my fellow Americans", "our American partners" tell of the speaker only in the first case.
bool is_fellow(const Parsed& parsed, const LinkedMention& mention) {
    return mention.rule == "people" && mention.begin > 0 &&
           is_any(parsed.tokens[mention.begin - 1].norm, {"fellow"});
}

std::map<std::string, int> supports(const Parsed& parsed, const std::vector<LinkedMention>& mentions,
                                    const std::vector<std::uint32_t>& words) {
    std::map<std::string, int> support;
    auto next = mentions.begin();
    for (const auto sentence : parsed.sentences) {
        const bool first = has_first_person(words, sentence.begin, sentence.end);
        for (; next != mentions.end() && next->begin < sentence.end; ++next) {
            const auto& mention = *next;
            if (!is_side(mention)) continue;
            auto& sum = support[mention.actor.code];
            if (is_fellow(parsed, mention))
                sum += 3;
            else if (mention.use == Use::acts && is_subject(parsed, mention.head))
                sum += first ? 3 : 1;
            else if (first && is_spoken_of(parsed, mention, words))
                sum -= 1;
        }
    }
    return support;
}

std::string narrator_of(const std::map<std::string, int>& support) {
    std::string best;
    int most = least_support - 1;
    bool tied = false;
    for (const auto& [code, sum] : support) {
        tied = sum == most && !best.empty();
        if (sum > most) best = code, most = sum, tied = false;
    }
    return tied ? std::string() : best;
}

std::vector<bool> covered_tokens(const Parsed& parsed, const std::vector<LinkedMention>& mentions) {
    std::vector<bool> covered(parsed.tokens.size());
    for (const auto& mention : mentions)
        for (auto token = mention.begin; token < mention.end; ++token) covered[token] = true;
    return covered;
}

}  // namespace

std::string add_narrator(const Knowledge& knowledge, const Parsed& parsed,
                         std::vector<LinkedMention>& mentions) {
    const auto words = first_persons(parsed);
    if (words.empty()) return {};
    const auto code = narrator_of(supports(parsed, mentions, words));
    const auto side = owner_actor(knowledge, code);
    if (!side) return {};
    const auto covered = covered_tokens(parsed, mentions);
    for (const auto token : words) {
        if (covered[token]) continue;
        LinkedMention mention{.begin = token, .end = token + 1, .head = token};
        mention.span = parsed.tokens[token].span;
        mention.actor = *side;
        mention.rule = "narrator";
        mention.confidence = 0.7;
        mention.pronoun = true;
        if (modifies_noun(parsed, token)) mention.use = Use::modifies;
        mentions.push_back(std::move(mention));
    }
    std::ranges::stable_sort(mentions, {}, &LinkedMention::begin);
    return code;
}

}  // namespace entente::actors
