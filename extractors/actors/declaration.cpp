#include "extractors/actors/declaration.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/actors/names.hpp"
#include "extractors/actors/offices.hpp"
#include "extractors/actors/recognise.hpp"
#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using language::Sentence;

constexpr std::uint32_t preamble = 8;  // "In the spirit of friendship, we, …"
constexpr std::string_view any_head = "head of state or government";

// The token behind "We," or "We—the".
std::optional<std::uint32_t> behind_we(const Parsed& parsed, Sentence sentence) {
    const auto last = std::min(sentence.begin + preamble, sentence.end);
    for (auto at = sentence.begin; at + 1 < last; ++at) {
        const auto& norm = parsed.tokens[at].norm;
        const bool apart = is_any(parsed.form(at + 1), {",", "-", "–", "—", "--", "the"});
        if (norm == "we" && apart) return at + 1;
        // A single token where there is no blank.
        if (norm.starts_with("we—") || norm.starts_with("we–")) return at + 1;
    }
    return std::nullopt;
}

bool is_named(std::span<const LinkedMention> mentions, std::uint32_t token) {
    return std::ranges::any_of(mentions, [&](const LinkedMention& mention) {
        return mention.begin <= token && token < mention.end;
    });
}

// "leaders", "Heads of State and Government", before the first of the states.
bool are_heads(const Parsed& parsed, std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t longest = 10;
    for (auto at = begin; at < std::min(end, begin + longest); ++at)
        if (is_any(parsed.tokens[at].norm, {"leaders", "heads"})) return true;
    return false;
}

// The office that the title names beside the state: its own before the general one.
const Office* office_titled(const Knowledge& knowledge, std::string_view title, std::string_view code) {
    std::vector<Atom> atoms;
    cut(title, 0, 0, atoms);
    std::vector<std::uint32_t> numbers;
    for (const auto& atom : atoms) numbers.push_back(knowledge.names.number(fold(atom.text)));
    auto match = knowledge.names.longest(atoms, numbers);
    return office_named(knowledge, Name{0, 0, {}, std::move(match.senses)}, code);
}

// Whoever leads the state: who has that title, else the president of a state without a prime minister.
std::optional<LinkedMention> leader_of(const Knowledge& knowledge, const std::string& code, schema::Day day) {
    for (const auto* office :
         {office_titled(knowledge, any_head, code), office_by_id(knowledge, "head-of-state", code)}) {
        if (!office) continue;
        auto holder = holder_of(knowledge, *office, code, office->name, day);
        if (holder.actor.kind == schema::ActorKind::person) return holder;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Opening> opening_of(const Parsed& parsed, Sentence sentence,
                                  std::span<const LinkedMention> mentions) {
    const auto begin = behind_we(parsed, sentence);
    if (!begin) return std::nullopt;
    Opening opening{.begin = *begin, .verb = *begin};
    for (; opening.verb < sentence.end; ++opening.verb) {
        const auto& token = parsed.tokens[opening.verb];
        const bool verb = is_any(token.pos, {"VERB", "AUX"}) ||
                          is_any(token.norm, {"met", "meet", "gathered", "gather", "convened", "assembled"});
        const bool beside =
            is_any(token.norm, {"represented", "have", "having", "are", "being", "come", "called"});
        if (verb && !beside && !is_named(mentions, opening.verb)) break;
    }
    opening.heads = are_heads(parsed, opening.begin, opening.verb);
    return opening;
}

void name_leaders(const Knowledge& knowledge, const Parsed& parsed, std::optional<schema::Day> day,
                  std::vector<LinkedMention>& mentions) {
    if (!day) return;
    auto first = mentions.begin();
    for (const auto sentence : parsed.sentences) {
        const auto last =
            std::find_if(first, mentions.end(), [&](const auto& at) { return at.begin >= sentence.end; });
        const std::span here(first, last);
        first = last;
        const auto opening = here.empty() ? std::nullopt : opening_of(parsed, sentence, here);
        if (!opening || !opening->heads) continue;
        for (auto& mention : here) {
            const bool listed = mention.begin >= opening->begin && mention.end <= opening->verb;
            if (!listed || mention.pronoun || mention.actor.kind != schema::ActorKind::country) continue;
            auto leader = leader_of(knowledge, mention.actor.code, *day);
            if (!leader) continue;
            mention.actor = std::move(leader->actor);
            mention.rule = "leader at date";
            mention.row = leader->row;
            mention.gender = leader->gender;
            mention.function = leader->function;
            mention.confidence *= leader->confidence;
        }
    }
}

}  // namespace entente::actors
