#include "graph/query/timeline.hpp"

#include <fmt/format.h>
#include <map>
#include <utility>

#include "graph/query/ends.hpp"
#include "graph/query/write_meetings.hpp"
#include "graph/store/reading.hpp"

namespace entente::query {
namespace {

using schema::DatePrecision;
using schema::Event;
using schema::Result;

struct Count {
    std::int64_t events = 0, meetings = 0, cooperation = 0, conflict = 0;
    double goldstein = 0;  // their sum
};

// As its first day; the period after it.
schema::Day begin_of(Period period, schema::Day day) {
    const std::chrono::year_month_day date(day);
    if (period == Period::year) return schema::Day(date.year() / 1 / 1);
    if (period == Period::month) return schema::Day(date.year() / date.month() / 1);
    return day;
}

schema::Day after(Period period, schema::Day begin) {
    const std::chrono::year_month_day date(begin);
    if (period == Period::year) return schema::Day((date.year() + std::chrono::years{1}) / 1 / 1);
    if (period == Period::month) {
        const auto next = std::chrono::year_month(date.year(), date.month()) + std::chrono::months{1};
        return schema::Day(next / 1);
    }
    return begin + std::chrono::days{1};
}

std::string label(Period period, schema::Day begin) {
    return schema::to_iso(begin).substr(0, period == Period::year ? 4 : period == Period::month ? 7 : 10);
}

bool exact_enough(const Event& event, Period period) {
    if (!event.date) return false;
    return event.date->precision == DatePrecision::day ||
           (event.date->precision == DatePrecision::month && period != Period::day) || period == Period::year;
}

void count(const Event& event, Count& in) {
    ++in.events;
    if (event.act == "CONSULT") ++in.meetings;
    if (event.quad == 1 || event.quad == 2) ++in.cooperation;
    if (event.quad == 3 || event.quad == 4) ++in.conflict;
    in.goldstein += event.goldstein;
}

}  // namespace

std::vector<AnswerColumn> event_columns() {
    return {{"date", Shown::table, 10},        {"event", Shown::data},
            {"date_start", Shown::data},       {"date_end", Shown::data},
            {"date_precision", Shown::data},   {"type", Shown::everywhere, 8},
            {"mode", Shown::everywhere, 6},    {"status", Shown::everywhere, 8},
            {"who", Shown::everywhere, 16},    {"place", Shown::data},
            {"place_country", Shown::data},    {"goldstein", Shown::data},
            {"confidence", Shown::data},       {"documents", Shown::data},
            {"sources", Shown::data},          {"sentence", Shown::everywhere, 16},
            {"document", Shown::everywhere, 8}};
}

Row event_row(const Event& e) {
    const auto& date = e.date;
    return {when(date),
            e.id,
            date ? schema::to_iso(date->start) : "",
            date ? schema::to_iso(date->end) : "",
            date ? name(date->precision) : "",
            e.type.empty() ? e.act : e.type,
            e.mode,
            name(e.status),
            describe_sides(meeting_of(e).sides),
            e.place ? e.place->name : "",
            e.place ? e.place->country : "",
            e.goldstein,
            e.confidence,
            e.documents,
            e.sources,
            e.evidence,
            e.document};
}

Result<Answer> timeline(store::Store& store, const EventsQuery& query, bool evidence) {
    Answer answer{event_columns()};
    answer.nothing = "no events";
    auto read = each_event(store, query, [&](const Event& event) -> Result<void> {
        answer.rows.push_back(event_row(event));
        return evidence ? add_proofs_of(&event, answer, store) : Result<void>();
    });
    if (!read) return std::unexpected(read.error());
    return answer;
}

Result<Answer> timeline_by(store::Store& store, const EventsQuery& query, Period period) {
    std::map<schema::Day, Count> counts;
    std::size_t left = 0;
    auto all = query;
    all.counts_only = true;
    auto read = each_event(store, all, [&](const Event& event) -> Result<void> {
        if (exact_enough(event, period))
            count(event, counts[begin_of(period, event.date->start)]);
        else
            ++left;
        return {};
    });
    if (!read) return std::unexpected(read.error());
    Answer answer{{{"period"}, {"events"}, {"meetings"}, {"cooperation"}, {"conflict"}, {"goldstein"}}};
    answer.nothing = "no events";
    if (!counts.empty())
        for (auto begin = counts.begin()->first; begin <= counts.rbegin()->first;
             begin = after(period, begin)) {
            const Count& in = counts[begin];
            const Value mean = in.events ? Value(in.goldstein / static_cast<double>(in.events)) : Value();
            answer.rows.push_back(
                {label(period, begin), in.events, in.meetings, in.cooperation, in.conflict, mean});
        }
    if (left) answer.notes.push_back(fmt::format("{} more are undated, or not dated as exactly", left));
    return answer;
}

Result<Answer> first_or_last(store::Store& store, EventsQuery query, bool last, bool evidence) {
    query.latest_first = last;
    query.limit = 1;
    query.offset = 0;
    // An undated event is neither.
    if (!query.filter.from) query.filter.from = schema::Day(std::chrono::year{1} / 1 / 1);
    auto answer = timeline(store, query, evidence);
    if (!answer) return answer;
    const auto read = store::days_read(store);
    if (!read) return std::unexpected(read.error());
    answer->columns.push_back({"corpus_start", Shown::data});
    answer->columns.push_back({"corpus_end", Shown::data});
    for (auto& row : answer->rows) {
        row.emplace_back(read->first);
        row.emplace_back(read->last);
    }
    answer->notes.push_back(fmt::format("in this corpus, which starts on {} and ends on {}",
                                        read->first.empty() ? "an unknown day" : read->first,
                                        read->last.empty() ? "an unknown day" : read->last));
    return answer;
}

}  // namespace entente::query
