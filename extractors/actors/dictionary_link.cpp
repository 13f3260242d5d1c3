#include "extractors/actors/dictionary_link.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractors/actors/dictionary_actor.hpp"
#include "extractors/actors/recognise.hpp"
#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

using language::Parsed;

// Two readers of one stretch are no proof that both are right.
constexpr double confidence_of_dictionary = 0.8;

// Longest names of the dictionary, left to right.
std::vector<Name> names_in(const NameTrie& known, const Parsed& parsed, language::Sentence sentence) {
    std::vector<Atom> atoms;
    for (auto token = sentence.begin; token < sentence.end; ++token)
        if (parsed.tokens[token].tag != "POS" && parsed.tokens[token].tag != "_SP")
            cut(parsed.form(token), parsed.tokens[token].span.begin, token, atoms);
    std::vector<std::uint32_t> numbers;
    for (const auto& atom : atoms) numbers.push_back(known.number(fold(atom.text)));
    std::vector<Name> names;
    for (std::size_t at = 0; at < atoms.size();) {
        auto match = known.longest(std::span(atoms).subspan(at), std::span(numbers).subspan(at));
        if (match.atoms > 0) {
            const auto& last = atoms[at + match.atoms - 1];
            names.push_back({atoms[at].token,
                             last.token + 1,
                             {atoms[at].span.begin, last.span.end},
                             std::move(match.senses)});
        }
        at += std::max<std::size_t>(match.atoms, 1);
    }
    return names;
}

// A name of the dictionary in the sentence, with the code that it has on the day.
struct Coded {
    const Name* name = nullptr;
    const DictionaryActor* row = nullptr;
    std::string_view code;
    std::uint32_t head = 0;
};

bool has_proper_noun(const Parsed& parsed, const Name& name) {
    for (auto token = name.begin; token < name.end; ++token)
        if (parsed.tokens[token].pos == "PROPN" || parsed.tokens[token].tag == "JJ") return true;
    return false;
}

std::vector<Coded> coded_names(const Knowledge& knowledge, const Parsed& parsed,
                               const std::vector<Name>& names, std::optional<schema::Day> day) {
    std::vector<Coded> coded;
    for (const auto& name : names) {
        for (const auto& sense : name.senses) {
            const auto& row = knowledge.dictionary[sense.index];
            const auto code = dictionary_code(row, day);
            if (code.empty() || code == "---") continue;
            coded.push_back({&name, &row, code, head_of(parsed, name.begin, name.end)});
            break;
        }
    }
    return coded;
}

// "Iranian farmers": the state's code and what the noun adds to it.
std::string with_agent(const Knowledge& knowledge, const Parsed& parsed, const LinkedMention& mention,
                       std::string_view state) {
    const auto* agent = knowledge.agent(parsed.tokens[mention.head].lemma);
    if (!agent) return {};
    return agent->before ? agent->code + std::string(state) : std::string(state) + agent->code;
}

// Of the names inside of the mention the one that its head belongs to says who it is. "Japanese" in "Japanese
// officials" says only whose they are.
std::string code_of(const Knowledge& knowledge, const Parsed& parsed, const LinkedMention& mention,
                    const std::vector<Coded>& coded) {
    std::string_view state;
    for (const auto& [name, row, code, head] : coded) {
        if (name->begin < mention.begin || name->end > mention.end) continue;
        if (name->begin <= mention.head && mention.head < name->end) return std::string(code);
        if (state.empty()) state = code;
    }
    if (state.empty()) return {};
    auto composed = with_agent(knowledge, parsed, mention, state);
    const bool is_state = mention.actor.kind == schema::ActorKind::country;
    return composed.empty() && is_state ? std::string(state) : composed;
}

LinkedMention mention_of(const Parsed& parsed, const Coded& coded, Actor actor) {
    const auto& [name, row, code, head] = coded;
    const bool modifies = parsed.tokens[head].label == "amod" || modifies_noun(parsed, head);
    const bool place = actor.kind == schema::ActorKind::country && stands_in_place(parsed, head);
    return {.begin = name->begin,
            .end = name->end,
            .head = head,
            .span = name->span,
            .actor = std::move(actor),
            .use = place      ? Use::place
                   : modifies ? Use::modifies
                              : Use::acts,
            .rule = "dictionary",
            .row = row->row,
            .confidence = confidence_of_dictionary};
}

bool overlap(const LinkedMention& mention, const Name& name) {
    return mention.begin < name.end && name.begin < mention.end;
}

// "Bank of Japan" where our tables know Japan alone: the longer name is meant, not its modifier.
bool is_part_of(const LinkedMention& mention, const Coded& coded) {
    return coded.name->begin <= mention.begin && mention.end <= coded.name->end && mention.head != coded.head;
}

void add_unknown(const Knowledge& knowledge, const Parsed& parsed, const Coded& coded,
                 std::vector<LinkedMention>& mentions) {
    const auto ours = [&](const LinkedMention& mention) { return overlap(mention, *coded.name); };
    const auto stronger = [&](const LinkedMention& mention) {
        return ours(mention) && !is_part_of(mention, coded);
    };
    if (!has_proper_noun(parsed, *coded.name) || std::ranges::any_of(mentions, stronger)) return;
    auto actor = dictionary_actor(knowledge, *coded.row, coded.code);
    if (!actor) return;
    std::erase_if(mentions, ours);
    const auto at = std::ranges::upper_bound(mentions, coded.name->begin, {}, &LinkedMention::begin);
    mentions.insert(at, mention_of(parsed, coded, *std::move(actor)));
}

}  // namespace

void link_dictionary(const Knowledge& knowledge, const Parsed& parsed, language::Sentence sentence,
                     std::optional<schema::Day> day, Memory& memory, std::vector<LinkedMention>& mentions) {
    if (knowledge.dictionary.empty()) return;
    const auto names = names_in(knowledge.dictionary_names, parsed, sentence);
    const auto coded = coded_names(knowledge, parsed, names, day);
    for (const auto& each : coded) add_unknown(knowledge, parsed, each, mentions);
    for (auto& mention : mentions) {
        auto& code = mention.actor.dictionary_code;
        if (code.empty()) code = code_of(knowledge, parsed, mention, coded);
        auto& known = memory.dictionary_codes[mention.actor.id];
        if (code.empty()) code = known;
        if (known.empty()) known = code;
    }
}

}  // namespace entente::actors
