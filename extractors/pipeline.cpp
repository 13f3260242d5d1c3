#include "extractors/pipeline.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "extractors/actors/link.hpp"
#include "extractors/actors/parties_possible.hpp"
#include "extractors/actors/stateless.hpp"
#include "extractors/events/merge.hpp"
#include "extractors/events/mode.hpp"
#include "extractors/events/records.hpp"
#include "extractors/language/long_sentences.hpp"
#include "extractors/text/sentence_hints.hpp"

namespace entente::pipeline {
namespace {

using events::Event;
using schema::Field;
using schema::Record;

std::optional<schema::Day> as_of(const text::Document& document) {
    if (!document.date.value) return std::nullopt;
    return document.date.value->end;
}

events::ReadOptions read_options(const text::Document& document, Field field) {
    // An inferred date tells which minister is meant, but not which day "today" is.
    const bool dated = document.date.basis != text::Basis::inferred;
    return {.field = field, .day = dated ? as_of(document) : std::nullopt};
}

events::ReadText read(const Engine& engine, const LinkedText& linked, const text::Document& document,
                      Field field, const Options& wanted) {
    auto options = read_options(document, field);
    options.min_confidence = wanted.min_confidence.value_or(options.min_confidence);
    options.domestic = wanted.domestic;
    auto read = options.domestic
                    ? events::read_events(
                          engine.rules, linked.parsed,
                          actors::with_stateless(engine.knowledge, linked.parsed, linked.mentions), options)
                    : events::read_events(engine.rules, linked.parsed, linked.mentions, options);
    if (field == Field::text)
        std::erase_if(read.events, [&](const Event& event) { return is_skipped(document, event.trigger); });
    return read;
}

// A title tells in short what the text tells at length: it counts only where the text does not.
bool told_in(const std::vector<Event>& events, const Event& title) {
    const auto shares_actor = [&](const Event& event) {
        return std::ranges::any_of(event.actor, [&](const auto& party) {
            return std::ranges::any_of(title.actor, [&](const auto& other) {
                return party.mention.actor.code == other.mention.actor.code;
            });
        });
    };
    return std::ranges::any_of(events, [&](const Event& event) {
        return event.frame->act == title.frame->act && shares_actor(event);
    });
}

// What a report tells without a date happened on its day.
void date_by_document(Event& event, const text::Document& document) {
    if (event.date || !event.of_the_day || !document.date.value ||
        document.date.basis == text::Basis::inferred)
        return;
    event.date = events::Dated{*document.date.value, schema::DateBasis::document, {}, Field::text};
    event.why.push_back({"date", "date of the document", ""});
}

// "Looks forward to welcoming him on 10 May": told before it took place.
void plan_ahead(Event& event, const text::Document& document) {
    const bool ahead = event.frame->act == "CONSULT" && event.status == schema::Status::happened &&
                       event.date && document.date.value && document.date.basis != text::Basis::inferred &&
                       event.date->range.start > document.date.value->end;
    if (!ahead) return;
    // A call that is told as news happened; the date ahead is of what was talked about.
    const bool in_clause = std::ranges::any_of(event.why, [](const schema::Why& why) {
        return why.field == "date" && why.rule == "date in the clause";
    });
    if (event.of_the_day && (event.mode == "phone" || !in_clause)) {
        event.date = events::Dated{*document.date.value, schema::DateBasis::document, {}, Field::text};
        event.why.push_back({"date", "date of the document", ""});
        return;
    }
    event.status = schema::Status::planned;
    event.why.push_back({"status", "dated after the document", ""});
}

std::set<std::string> states(const Event& event) {
    std::set<std::string> codes;
    for (const auto* side : {&event.actor, &event.recipient})
        for (const auto& party : *side) codes.insert(party.mention.actor.code);
    return codes;
}

bool is_statement(const Event& event) {
    constexpr std::array<std::string_view, 6> acts{"AGREE",  "SUPPORT", "REQUEST",
                                                   "ACCUSE", "REJECT",  "THREATEN"};
    return std::ranges::find(acts, event.frame->act) != acts.end();
}

// A report without a date of its own: what the parties of its meeting say together, they say there.
void date_by_meeting(std::vector<Event>& events) {
    const auto meeting = std::ranges::find_if(events, [](const Event& event) {
        return event.frame->act == "CONSULT" && event.status == schema::Status::happened && event.date;
    });
    if (meeting == events.end()) return;
    const auto sides = states(*meeting);
    for (auto& event : events) {
        if (event.date || !event.of_the_day || !is_statement(event) ||
            event.status != schema::Status::happened)
            continue;
        std::set<std::string> speakers;
        for (const auto& party : event.actor) speakers.insert(party.mention.actor.code);
        if (speakers != sides) continue;
        event.date = events::Dated{meeting->date->range, schema::DateBasis::inferred, {}, Field::text};
        event.why.push_back({"date", "date of the meeting that the text reports", ""});
    }
}

auto order(const Record& record) {
    return std::tuple(record.trigger.span.field == Field::text, record.trigger.span.span, record.act,
                      record.mode);
}

}  // namespace

LinkedDocument link(const Engine& engine, language::Workspace& workspace, const text::Document& document) {
    auto linked = parse(engine, workspace, document);
    add_mentions(engine, document, linked);
    return linked;
}

LinkedDocument parse(const Engine& engine, language::Workspace& workspace, const text::Document& document) {
    LinkedDocument linked;
    if (document.title.basis != text::Basis::content) linked.title = document.title.value;
    linked.headline.parsed = language::parse(engine.model, workspace, linked.title);
    linked.body.parsed =
        language::parse(engine.model, workspace, document.text, text::sentence_hints(document));
    for (auto* part : {&linked.headline, &linked.body})
        linked.left_out.cut += language::cut_long_sentences(part->parsed);
    return linked;
}

void add_mentions(const Engine& engine, const text::Document& document, LinkedDocument& linked) {
    actors::Memory memory;
    for (auto* part : {&linked.headline, &linked.body})
        part->mentions = actors::link(engine.knowledge, part->parsed, as_of(document), memory);
    linked.left_out.mentions = memory.left_out;
}

std::deque<events::ReadSentence> read_body(const Engine& engine, const LinkedDocument& linked,
                                           const text::Document& document) {
    return events::read_sentences(engine.rules, linked.body.parsed, linked.body.mentions,
                                  read_options(document, Field::text));
}

bool is_skipped(const text::Document& document, schema::ByteSpan span) {
    return std::ranges::any_of(document.blocks, [&](const text::Block& block) {
        return block.kind == text::BlockKind::skipped && block.span.overlaps(span);
    });
}

schema::Result<Extracted> extract(const Engine& engine, language::Workspace& workspace,
                                  const text::Document& document, const Options& options) {
    // Within a state one party is enough, and what it is called the tables need not know.
    if (!options.domestic && !actors::may_name_two_parties(engine.knowledge, as_of(document),
                                                           {document.title.value, document.text}))
        return Extracted{};
    return extract(engine, link(engine, workspace, document), document, options);
}

schema::Result<Extracted> extract(const Engine& engine, const LinkedDocument& linked,
                                  const text::Document& document, const Options& options) {
    const auto title = linked.title;
    const auto headline = read(engine, linked.headline, document, Field::title, options);
    auto body = read(engine, linked.body, document, Field::text, options);
    Extracted extracted{.left_out = linked.left_out};
    extracted.left_out.unpaired = headline.unpaired + body.unpaired;
    auto& found = body.events;
    for (const auto& event : headline.events)
        if (!told_in(found, event)) found.push_back(event);
    found = events::merge(std::move(found), read_options(document, Field::text).day);
    for (auto& event : found) {
        date_by_document(event, document);
        plan_ahead(event, document);
        events::check_visit(event);
    }
    date_by_meeting(found);

    const text::CodePoints text_points(document.text);
    const text::CodePoints title_points(title);
    auto& records = extracted.records;
    for (auto& event : found) {
        if (event.confidence < options.min_confidence.value_or(0)) continue;
        const auto& part = event.field == Field::title ? linked.headline : linked.body;
        events::read_contexts(engine.rules.contexts, part.parsed, event);
        auto record = events::record_of(event, document.id.value,
                                        {document.text, title, text_points, title_points}, engine.types);
        if (!record) return std::unexpected(record.error());
        if (record->scope == schema::Scope::international || options.domestic)
            records.push_back(*std::move(record));
    }
    std::ranges::stable_sort(records, {}, order);
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        const bool again = i > 0 && records[i - 1].trigger == records[i].trigger;
        records[i].id = events::record_id(document.id.value, records[i].trigger.span, again ? i : 0);
    }
    return extracted;
}

}  // namespace entente::pipeline
