#include "extractors/events/topic.hpp"

#include <algorithm>

namespace entente::events {
namespace {

using language::Parsed;

constexpr std::size_t longest = 24;  // tokens: more is a sentence and no topic

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool asks_for_object(const Predicate& predicate) {
    return predicate.verb && is_any(predicate.lemma, {"discuss", "address", "review", "raise"});
}

// Words have a topic; deeds have an object: "an attack on a refinery".
bool has_topic(std::string_view act) {
    return is_any(act, {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT",
                        "THREATEN"});
}

// A day is no topic, a name is a party or a place, and "on the sidelines of" is where.
bool can_be_topic(const Parsed& parsed, std::uint32_t token) {
    const auto& at = parsed.tokens[token];
    if (at.pos == "PRON" || at.pos == "NUM") return false;
    if (is_any(at.lemma, {"sideline", "margin", "side", "occasion", "behalf", "day", "eve", "basis",
                          "condition", "part"}))
        return false;
    return std::ranges::none_of(parsed.entities, [&](const language::Entity& entity) {
        return entity.begin <= token && token < entity.end &&
               is_any(entity.label, {"DATE", "TIME", "GPE", "PERSON", "NORP"});
    });
}

std::optional<schema::ByteSpan> phrase_of(const Parsed& parsed, const Children& children,
                                          std::uint32_t head) {
    auto first = head, last = head;
    std::vector<std::uint32_t> open{head};
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open.size() > longest) return std::nullopt;
        for (const auto child : children.of(open[i])) {
            if (open[i] == head && is_any(parsed.tokens[child].label, {"punct", "relcl", "appos", "advcl"}))
                continue;
            open.push_back(child);
            first = std::min(first, child);
            last = std::max(last, child);
        }
    }
    // "economic cooperation, as well as"
    while (last > head && is_any(parsed.tokens[last].pos, {"CCONJ", "ADP", "PUNCT", "ADV", "SCONJ"})) --last;
    return schema::ByteSpan{parsed.tokens[first].span.begin, parsed.tokens[last].span.end};
}

}  // namespace

std::optional<schema::ByteSpan> topic_of(const Parsed& parsed, const Children& children,
                                         const Relations& relations, const Match& found) {
    if (!has_topic(found.frame->act)) return std::nullopt;
    std::vector<const Predicate*> carriers;
    for (const auto noun : found.nouns)
        if (const auto* carrier = relations.at(noun)) carriers.push_back(carrier);
    carriers.push_back(found.predicate);
    for (const auto* carrier : carriers)
        for (const auto& argument : carrier->arguments) {
            const bool about =
                is_any(argument.relation, {"on", "about", "over", "regarding", "concerning"}) ||
                (argument.relation == "patient" && asks_for_object(*carrier));
            const bool is_party = std::ranges::any_of(found.filled, [&](const Filled& filled) {
                return filled.mention->begin <= argument.token && argument.token < filled.mention->end;
            });
            if (about && !is_party && can_be_topic(parsed, argument.token))
                return phrase_of(parsed, children, argument.token);
        }
    return std::nullopt;
}

void read_topic(const Parsed& parsed, const Children& children, const Relations& relations,
                const Match& found, Event& event) {
    event.topic = topic_of(parsed, children, relations, found);
    if (event.topic) event.why.push_back({"topic", "phrase beside the predicate", ""});
}

}  // namespace entente::events
