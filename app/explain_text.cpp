#include <algorithm>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <map>

#include "app/explain_writers.hpp"
#include "graph/query/text_table.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {
namespace {

constexpr std::size_t most_misfits = 8;  // frames of one word that do not fit

// What comes from a document must not steer the terminal.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return out;
}

std::string padded(std::string_view text, std::size_t width) {
    auto out = plain(text);
    const auto used = query::display_width(out);
    return used < width ? out + std::string(width - used, ' ') : out;
}

template <class Items, class Text>
std::size_t widest(const Items& items, Text text) {
    std::size_t most = 0;
    for (const auto& item : items) most = std::max(most, query::display_width(plain(text(item))));
    return std::min<std::size_t>(most, 32);
}

void write_tree(std::ostream& out, const ShownSentence& sentence) {
    const auto word = widest(sentence.tokens, [](const auto& token) { return token.form; });
    out << "\n  tree\n";
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        if (plain(token.form).find_first_not_of(' ') == std::string::npos) continue;
        const auto above = token.head == i ? std::string() : " of " + plain(sentence.tokens[token.head].form);
        fmt::print(out, "    {}  {:<6} {}{}\n", padded(token.form, word), token.pos, token.label, above);
    }
}

std::string why_of(const ShownMention& shown) {
    auto text = shown.mention.rule;
    if (!shown.mention.row.empty()) text += (text.empty() ? "" : ", ") + shown.mention.row;
    if (!shown.mention.flag.empty()) text += "; " + shown.mention.flag;
    if (!shown.mention.candidate.empty()) text += "; maybe " + shown.mention.candidate;
    return text;
}

void write_mentions(std::ostream& out, const ShownSentence& sentence) {
    if (sentence.mentions.empty()) {
        out << "\n  actors: nobody that the tables know\n";
        return;
    }
    const auto text = widest(sentence.mentions, [](const auto& shown) { return shown.text; });
    const auto id = widest(sentence.mentions, [](const auto& shown) { return shown.mention.actor.id; });
    out << "\n  actors\n";
    for (const auto& shown : sentence.mentions)
        fmt::print(out, "    {}  {}  {:.2f}  {}\n", padded(shown.text, text),
                   padded(shown.mention.actor.id, id), shown.mention.confidence, plain(why_of(shown)));
}

std::string filled_of(const ShownAttempt& attempt) {
    std::string text;
    for (const auto& slot : attempt.filled)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", slot.relation, plain(slot.text));
    return text;
}

void write_attempt(std::ostream& out, const ShownAttempt& attempt, std::size_t frame, std::size_t row) {
    const auto filled = filled_of(attempt);
    fmt::print(out, "      {} {}  {}  {}{}{}\n",
               attempt.chosen ? '*'
               : attempt.fits ? '+'
                              : '-',
               padded(attempt.frame, frame), padded(attempt.row, row), attempt.outcome,
               filled.empty() ? "" : "; ", filled);
    if (!attempt.told_as.empty())
        fmt::print(out, "        {}\n",
                   fmt::format("{:{}}  told as: {}", "", frame + row + 2, plain(attempt.told_as)));
}

void write_attempts(std::ostream& out, const ShownSentence& sentence) {
    const auto frame = widest(sentence.attempts, [](const auto& attempt) { return attempt.frame; });
    const auto row = widest(sentence.attempts, [](const auto& attempt) { return attempt.row; });
    out << (sentence.attempts.empty() ? "\n  frames: none has a word of this sentence\n" : "\n  frames\n");
    for (auto first = sentence.attempts.begin(); first != sentence.attempts.end();) {
        const auto last = std::find_if(first, sentence.attempts.end(),
                                       [&](const auto& attempt) { return attempt.token != first->token; });
        fmt::print(out, "    {}\n", plain(first->word));
        std::size_t misfits = 0, left_out = 0;
        for (const bool fits : {true, false})
            for (auto attempt = first; attempt != last; ++attempt) {
                if (attempt->fits != fits) continue;
                if (!fits && ++misfits > most_misfits)
                    ++left_out;
                else
                    write_attempt(out, *attempt, frame, row);
            }
        if (left_out > 0) fmt::print(out, "      - and {} more, which --json lists\n", left_out);
        first = last;
    }
    if (sentence.without_frame.empty()) return;
    out << "    no frame for:";
    for (const auto& word : sentence.without_frame) out << ' ' << plain(word);
    out << '\n';
}

std::string date_of(const schema::Record& record) {
    if (!record.date) return "no date";
    const auto& range = record.date->range;
    const auto start = schema::to_iso(range.start), end = schema::to_iso(range.end);
    return fmt::format("{} ({})", start == end ? start : start + " to " + end,
                       schema::name(record.date->basis));
}

void write_reasons(std::ostream& out, const std::vector<ShownReason>& reasons) {
    for (const auto& reason : reasons)
        fmt::print(out, "        {:+.2f}  {}\n", reason.weight, plain(reason.feature));
}

void write_rejected(std::ostream& out, const ShownSentence& sentence) {
    if (sentence.rejected.empty()) return;
    out << "\n  weighed and left out\n";
    for (const auto& score : sentence.rejected) {
        fmt::print(out, "    {} {}, “{}”, probability {:.2f}\n", score.act, plain(score.parties),
                   plain(sentence.tokens[score.token].form), score.probability);
        write_reasons(out, score.reasons);
    }
}

void write_event(std::ostream& out, const ShownEvent& event) {
    const auto& record = event.record;
    fmt::print(out, "    {}, {}, confidence {:.2f}  {}\n", plain(in_short(record)), date_of(record),
               record.confidence, record.id);
    const auto field = widest(record.why, [](const auto& why) { return why.field; });
    for (const auto& why : record.why)
        fmt::print(out, "      {}  {}{}{}\n", padded(why.field, field), plain(why.rule),
                   why.rule.empty() || why.row.empty() ? "" : ", ", plain(why.row));
    if (event.probability > 0) fmt::print(out, "      scorer  {:.2f}\n", event.probability);
    write_reasons(out, event.reasons);
}

// What was joined to what, and why; what its records do not agree about.
void write_merge(std::ostream& out, const schema::Event& event) {
    fmt::print(out, "\none event: {} records, {} documents, {} independent sources; {}\n",
               event.tellings.size(), event.documents, event.sources, name(event.status));
    for (const auto& telling : event.tellings) {
        fmt::print(out, "    {}  {}, {}, {}", telling.record, plain(telling.document),
                   telling.published ? schema::to_iso(*telling.published) : "undated", name(telling.status));
        if (!telling.like.empty())
            fmt::print(out, "; like {}, {:.2f}: {}", telling.like, telling.score, telling.reason);
        out << '\n';
    }
    for (const auto& account : event.accounts)
        fmt::print(out, "    {} {}: {} sources{}\n", account.field, plain(account.value), account.sources,
                   account.chosen ? ", holds" : "");
}

}  // namespace

void write_text(std::ostream& out, const Explanation& explanation, std::size_t width) {
    fmt::print(out, "document {}", plain(explanation.document));
    if (explanation.date.empty())
        out << ", no date\n";
    else
        fmt::print(out, ", as of {} ({})\n", explanation.date, explanation.date_basis);
    for (const auto& sentence : explanation.sentences) {
        fmt::print(out, "\n{} {}\n", sentence.field == schema::Field::title ? "title" : "sentence",
                   sentence.number);
        for (const auto& line : query::wrap(plain(sentence.text), std::max<std::size_t>(width, 24) - 2))
            fmt::print(out, "  {}\n", line);
        write_tree(out, sentence);
        write_mentions(out, sentence);
        write_attempts(out, sentence);
        out << (sentence.events.empty() ? "\n  no event\n" : "\n  events\n");
        for (const auto& event : sentence.events) write_event(out, event);
        write_rejected(out, sentence);
    }
    if (explanation.event) write_merge(out, *explanation.event);
}

}  // namespace entente::app
