#include "extractors/events/contexts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "graph/schema/table.hpp"

namespace entente::events {
namespace {

using schema::Result;

constexpr std::array<std::string_view, 4> columns{"context", "acts", "sectors", "words"};
constexpr std::size_t most_words = 3;  // of one phrase

Result<void> check_act(std::string_view act, const schema::EventTypes& types) {
    const auto slash = act.find('/');
    const auto mode = slash == std::string_view::npos ? std::string_view() : act.substr(slash + 1);
    act = act.substr(0, slash);
    // An act alone stands for all its modes, one of which is enough to know the act.
    const auto modes = types.modes(act);
    const auto any = mode.empty() && !modes.empty() ? modes.front() : mode;
    if (const auto found = types.find(act, any, schema::Status::happened); !found)
        return std::unexpected(found.error());
    return {};
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(
        out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

// Number of a context → the first thing that says it.
using Found = std::map<std::size_t, std::string>;

void add(const Contexts::Index& index, const std::string& key, std::string_view what, Found& found) {
    const auto at = index.find(key);
    if (at == index.end()) return;
    for (const auto number : at->second) found.emplace(number, fmt::format("{} {}", what, key));
}

void add_words(const Contexts& contexts, const language::Parsed& parsed, language::Sentence sentence,
               Found& found) {
    for (auto first = sentence.begin; first < sentence.end; ++first) {
        std::string words;
        for (auto at = first; at < std::min<std::uint32_t>(sentence.end, first + most_words); ++at) {
            if (at > first) words += ' ';
            words += lower(parsed.tokens[at].lemma);
            add(contexts.by_words, words, "word", found);
        }
    }
}

}  // namespace

Result<Contexts> parse_contexts(std::string_view text, std::string_view name,
                                const schema::EventTypes& types) {
    const auto table = schema::parse_table(text, name, columns);
    if (!table) return std::unexpected(table.error());
    Contexts contexts;
    for (const auto& row : table->rows) {
        const auto number = contexts.names.size();
        const auto context = std::string(table->cell(row, "context"));
        if (context.empty()) return std::unexpected(table->error(row, "the row has no context"));
        if (std::ranges::find(contexts.names, context) != contexts.names.end())
            return std::unexpected(table->error(row, fmt::format("context \"{}\" stands twice", context)));
        contexts.names.push_back(context);
        contexts.rows.push_back(fmt::format("{}:{}", name, row.line));
        for (const auto act : schema::split_list(table->cell(row, "acts"))) {
            if (const auto good = check_act(act, types); !good)
                return std::unexpected(schema::at(good.error(), table->name, row.line));
            contexts.by_act[std::string(act)].push_back(number);
        }
        for (const auto sector : schema::split_list(table->cell(row, "sectors")))
            contexts.by_sector[std::string(sector)].push_back(number);
        for (const auto words : schema::split_list(table->cell(row, "words"))) {
            if (static_cast<std::size_t>(std::ranges::count(words, ' ')) >= most_words)
                return std::unexpected(
                    table->error(row, fmt::format("\"{}\" has more than {} words", words, most_words)));
            contexts.by_words[std::string(words)].push_back(number);
        }
    }
    return contexts;
}

std::vector<ContextFound> contexts_of(const Contexts& contexts, const language::Parsed& parsed,
                                      language::Sentence sentence, const Event& event) {
    Found found;
    add(contexts.by_act, event.frame->act, "act", found);
    if (!event.mode.empty()) add(contexts.by_act, event.frame->act + '/' + event.mode, "act", found);
    for (const auto* side : {&event.actor, &event.recipient})
        for (const auto& party : *side) add(contexts.by_sector, party.mention.actor.sector, "sector", found);
    add_words(contexts, parsed, sentence, found);
    std::vector<ContextFound> all;
    for (const auto& [number, rule] : found)
        all.push_back({contexts.names[number], rule, contexts.rows[number]});
    return all;
}

void read_contexts(const Contexts& contexts, const language::Parsed& parsed, Event& event) {
    for (auto& context : contexts_of(contexts, parsed, parsed.sentences[event.sentence], event)) {
        event.why.push_back({fmt::format("contexts[{}]", event.contexts.size()), std::move(context.rule),
                             std::move(context.row)});
        event.contexts.push_back(std::move(context.name));
    }
}

}  // namespace entente::events
