#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "app/explain_writers.hpp"
#include "graph/query/text_table.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>entente explain</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; color: #1c2733; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1rem; margin: 2.5rem 0 .3rem; color: #54626f; }
p.sentence { font-size: 1.15rem; margin: .2rem 0 .8rem; }
.actor { background: #cfe6f7; border-radius: 3px; padding: 0 .15em; }
.trigger { background: #fbd9b5; border-radius: 3px; padding: 0 .15em; }
.tree { overflow-x: auto; margin: .5rem 0; }
svg { font: 13px ui-monospace, monospace; display: block; }
svg path { fill: none; stroke: #90a0ae; }
svg .label { font-size: 10px; fill: #54626f; }
svg .pos { font-size: 10px; fill: #90a0ae; }
table { border-collapse: collapse; margin: .3rem 0 1rem; font-size: .86rem; }
th { text-align: left; color: #54626f; font-weight: 600; }
td, th { padding: .15rem .9rem .15rem 0; vertical-align: top; }
tr.chosen td { font-weight: 600; }
tr.misfit td { color: #7b8894; }
.event { background: #edf5ee; border-left: 4px solid #58a06a; padding: .5rem .9rem; margin: .6rem 0; }
.none { color: #7b8894; }
.for { color: #2b7a3d; } .against { color: #a8322a; }
</style>
</head>
<body>
<h1>Why these events</h1>
)";

// For each token the first actor whose mention it lies in, or -1.
std::vector<int> covering(const ShownSentence& sentence) {
    std::vector<int> by_token(sentence.tokens.size(), -1);
    for (std::size_t i = 0; i < sentence.mentions.size(); ++i)
        for (auto token = sentence.mentions[i].begin; token < sentence.mentions[i].end; ++token)
            if (by_token[token] < 0) by_token[token] = static_cast<int>(i);
    return by_token;
}

// The sentence with its actors and triggers in colour.
std::string coloured(const ShownSentence& sentence) {
    const auto actors = covering(sentence);
    std::string html;
    int open = -1;
    const auto turn_to = [&](int actor) {
        if (actor == open) return;
        if (open >= 0) html += "</span>";
        if (actor >= 0)
            html += fmt::format("<span class=\"actor\" title=\"{}\">",
                                escaped(sentence.mentions[static_cast<std::size_t>(actor)].mention.actor.id));
        open = actor;
    };
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
        if (i > 0 && actors[i] != open) turn_to(-1);
        if (i > 0 && sentence.tokens[i - 1].space_after) html += ' ';
        turn_to(actors[i]);
        const auto form = escaped(sentence.tokens[i].form);
        const bool trigger =
            std::ranges::any_of(sentence.events, [&](const auto& event) { return event.token == i; });
        html += trigger ? fmt::format("<span class=\"trigger\">{}</span>", form) : form;
    }
    turn_to(-1);
    return html;
}

void write_mentions(std::ostream& out, const ShownSentence& sentence) {
    if (sentence.mentions.empty()) {
        out << "<p class=\"none\">No actor that the tables know.</p>\n";
        return;
    }
    out << "<table><tr><th>actor</th><th>who</th><th>acts "
           "for</th><th>rule</th><th>row</th><th>confidence</th></tr>\n";
    for (const auto& shown : sentence.mentions) {
        const auto& mention = shown.mention;
        fmt::print(out,
                   "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}{}{}</td><td>{}</td><td>{:.2f}</td></tr>\n",
                   escaped(shown.text), escaped(mention.actor.id), escaped(mention.actor.code),
                   escaped(mention.rule), mention.flag.empty() ? "" : "; ", escaped(mention.flag),
                   escaped(mention.row), mention.confidence);
    }
    out << "</table>\n";
}

void write_attempts(std::ostream& out, const ShownSentence& sentence) {
    if (!sentence.attempts.empty()) {
        out << "<table><tr><th>word</th><th>frame</th><th>row</th><th>outcome</th><th>filled</th></tr>\n";
        for (const auto& attempt : sentence.attempts) {
            std::string filled;
            for (const auto& slot : attempt.filled)
                filled += (filled.empty() ? "" : ", ") + slot.relation + ' ' + slot.text;
            fmt::print(out, "<tr class=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                       attempt.chosen ? "chosen"
                       : attempt.fits ? "fits"
                                      : "misfit",
                       escaped(attempt.word), escaped(attempt.frame), escaped(attempt.row),
                       escaped(attempt.outcome), escaped(filled));
        }
        out << "</table>\n";
    }
    if (sentence.without_frame.empty()) return;
    out << "<p class=\"none\">No frame for:";
    for (const auto& word : sentence.without_frame) fmt::print(out, " {}", escaped(word));
    out << "</p>\n";
}

void write_reasons(std::ostream& out, const std::vector<ShownReason>& reasons) {
    if (reasons.empty()) return;
    out << "<table><tr><th>weight</th><th>feature of the scorer</th></tr>\n";
    for (const auto& reason : reasons)
        fmt::print(out, "<tr><td class=\"{}\">{:+.2f}</td><td>{}</td></tr>\n",
                   reason.weight < 0 ? "against" : "for", reason.weight, escaped(reason.feature));
    out << "</table>\n";
}

void write_event(std::ostream& out, const ShownEvent& event) {
    const auto& record = event.record;
    std::string date = "no date";
    if (record.date) {
        date = schema::to_iso(record.date->range.start);
        if (const auto end = schema::to_iso(record.date->range.end); end != date) date += " to " + end;
    }
    fmt::print(
        out,
        "<div class=\"event\"><strong>{}</strong>, {}, confidence {:.2f} <span class=\"none\">{}</span>\n",
        escaped(in_short(record)), date, record.confidence, escaped(record.id));
    out << "<table><tr><th>field</th><th>rule</th><th>row</th></tr>\n";
    for (const auto& why : record.why)
        fmt::print(out, "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", escaped(why.field), escaped(why.rule),
                   escaped(why.row));
    out << "</table>\n";
    write_reasons(out, event.reasons);
    out << "</div>\n";
}

void write_rejected(std::ostream& out, const ShownScore& score, const ShownSentence& sentence) {
    fmt::print(out, "<p class=\"none\">Weighed and left out: {} {}, “{}”, probability {:.2f}</p>\n",
               escaped(score.act), escaped(score.parties), escaped(sentence.tokens[score.token].form),
               score.probability);
    write_reasons(out, score.reasons);
}

void write_sentence(std::ostream& out, const ShownSentence& sentence) {
    fmt::print(out, "<h2>{} {}</h2>\n<p class=\"sentence\">{}</p>\n",
               sentence.field == schema::Field::title ? "Title" : "Sentence", sentence.number,
               coloured(sentence));
    const auto picture = dependency_picture(sentence);
    if (picture.empty())
        out << "<p class=\"none\">Too long for a picture of its tree.</p>\n";
    else
        fmt::print(out, "<div class=\"tree\">{}</div>\n", picture);
    write_mentions(out, sentence);
    write_attempts(out, sentence);
    for (const auto& event : sentence.events) write_event(out, event);
    if (sentence.events.empty()) out << "<p class=\"none\">No event.</p>\n";
    for (const auto& score : sentence.rejected) write_rejected(out, score, sentence);
}

void write_merge(std::ostream& out, const schema::Event& event) {
    fmt::print(out, "<h3>One event: {} records, {} documents, {} independent sources; {}</h3>\n<ul>\n",
               event.tellings.size(), event.documents, event.sources, name(event.status));
    for (const auto& telling : event.tellings) {
        fmt::print(out, "<li>{} {}, {}, {}", escaped(telling.record), escaped(telling.document),
                   telling.published ? schema::to_iso(*telling.published) : "undated", name(telling.status));
        if (!telling.like.empty())
            fmt::print(out, "; like {}, {:.2f}: {}", escaped(telling.like), telling.score,
                       escaped(telling.reason));
        out << "</li>\n";
    }
    for (const auto& account : event.accounts)
        fmt::print(out, "<li>{} {}: {} sources{}</li>\n", account.field, escaped(account.value),
                   account.sources, account.chosen ? ", holds" : "");
    out << "</ul>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                const bool control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
                html += control ? std::string("\xEF\xBF\xBD") : std::string(1, c);
            }
        }
    }
    return html;
}

void write_html(std::ostream& out, std::span<const Explanation> explanations) {
    out << head;
    for (const auto& explanation : explanations) {
        fmt::print(out, "<p class=\"none\">Document {}{}{}</p>\n", escaped(explanation.document),
                   explanation.date.empty() ? ", no date" : ", as of ", escaped(explanation.date));
        for (const auto& sentence : explanation.sentences) write_sentence(out, sentence);
        if (explanation.event) write_merge(out, *explanation.event);
    }
    out << "</body>\n</html>\n";
}

}  // namespace entente::app
