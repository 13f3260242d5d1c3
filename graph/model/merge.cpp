#include "graph/model/merge.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "graph/model/accounts.hpp"
#include "graph/model/unknown_persons.hpp"

namespace entente::model {
namespace {

using schema::Event;
using schema::Party;
using schema::Record;
using schema::Telling;

// The report that shows the event: of the event's own status, naming a mode, the surest, then the smallest
// id.
std::size_t shown(const Group& group, std::span<const Report> reports) {
    const auto status = status_of(group, reports);
    const auto rank = [&](std::size_t i) {
        const Report& r = reports[i];
        return std::tuple<bool, bool, double, const std::string&>(r.status != status, r.mode == 0,
                                                                  -r.confidence, r.id);
    };
    return *std::ranges::min_element(group.members, {}, rank);
}

// For every member the join that ties it, over others, to the one shown.
std::map<std::size_t, Join> ties_to(std::size_t root, const Group& group) {
    std::multimap<std::size_t, Join> joins;
    for (const auto& join : group.joins) {
        joins.emplace(join.a, join);
        joins.emplace(join.b, Join{join.b, join.a, join.score, join.busy_days});
    }
    std::map<std::size_t, Join> ties;
    std::vector<std::size_t> open{root};
    while (!open.empty()) {
        const std::size_t from = open.back();
        open.pop_back();
        const auto [first, last] = joins.equal_range(from);
        for (auto it = first; it != last; ++it) {
            const std::size_t to = it->second.b;
            if (to == root ||
                !ties.try_emplace(to, Join{to, from, it->second.score, it->second.busy_days}).second)
                continue;
            open.push_back(to);
        }
    }
    return ties;
}

double probability(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

std::vector<Telling> tellings(const Group& group, std::size_t root, const Reports& reports, Identity level) {
    const auto ties = ties_to(root, group);
    std::vector<Telling> all;
    for (const std::size_t i : group.members) {
        const Report& report = reports.all()[i];
        Telling& telling = all.emplace_back();
        telling.record = report.id;
        telling.document = reports.text(report.document);
        telling.published = report.published;
        telling.status = report.status;
        const auto tie = ties.find(i);
        if (tie == ties.end()) continue;
        const Report& like = reports.all()[tie->second.b];
        telling.like = like.id;
        telling.score = probability(tie->second.score);
        (void)likeness(report, like, level, tie->second.busy_days, &telling.reason);
    }
    return all;
}

Event event_of(const Record& r) {
    Event event;
    event.id = r.id;
    event.act = r.act;
    event.mode = r.mode;
    event.status = r.status;
    event.type = r.type;
    event.cameo = r.cameo;
    event.goldstein = r.goldstein;
    event.score = r.score;
    event.quad = r.quad;
    event.reciprocal = r.reciprocal;
    event.scope = r.scope;
    event.format = r.format;
    event.document = r.document;
    event.evidence = r.evidence.text;
    event.sentence = r.evidence.sentence;
    return event;
}

// The first of the shown record, else of the surest record that names one.
std::string topic_of(const Record& shown, std::span<const Record> records) {
    if (!shown.topic.empty()) return shown.topic;
    const auto rank = [](const Record& r) {
        return std::tuple(r.topic.empty(), -r.confidence, std::string_view(r.id));
    };
    return std::ranges::min_element(records, {}, rank)->topic;
}

std::size_t distinct(const Group& group, std::span<const Report> reports, Number Report::* field) {
    std::set<Number> values;
    for (const std::size_t i : group.members) values.insert(reports[i].*field);
    return values.size();
}

}  // namespace

Order order_of(const Group& group, std::span<const Report> reports) {
    const auto date = date_of(group, reports);
    return {!date, date.value_or(schema::DateRange{}), reports[shown(group, reports)].id};
}

Event combine(const Group& group, const Reports& reports, std::span<const Record> records, Identity level) {
    const std::span<const Report> all = reports.all();
    const std::size_t root = shown(group, all);
    const auto at = static_cast<std::size_t>(std::ranges::find(group.members, root) - group.members.begin());
    const Record& canonical = records[at];
    Event event = event_of(canonical);
    event.date = date_of(group, all);
    event.tellings = tellings(group, root, reports, level);
    event.topic = topic_of(canonical, records);
    event.documents = distinct(group, all, &Report::document);
    event.sources = distinct(group, all, &Report::source);
    event.foreground = false;
    for (const auto& record : records) {
        event.confidence = std::max(event.confidence, record.confidence);
        event.foreground = event.foreground || record.foreground;
    }
    settle_parties(event, canonical, group, all, records);
    event.place = settle_place(group, all, records);
    event.accounts = accounts_of(event, group, all, records);
    return event;
}

std::vector<Event> merge(std::span<const Record> records, Identity level) {
    std::map<std::string_view, const Record*> by_id;
    for (const auto& record : records) by_id.emplace(record.id, &record);
    Reports reports;
    std::vector<const Record*> sorted;
    for (const auto& [id, record] : by_id) {
        reports.add(*record, {record->document, {}, record->document, record->document});
        sorted.push_back(record);
    }
    auto groups = identify(reports.all(), level);
    std::ranges::sort(groups, {}, [&](const Group& g) { return order_of(g, reports.all()); });
    std::vector<Event> events;
    Bearers bearers;
    for (const auto& group : groups) {
        std::vector<Record> members;
        for (const std::size_t i : group.members) members.push_back(*sorted[i]);
        events.push_back(combine(group, reports, members, level));
        bearers.rename(events.back());
    }
    return events;
}

}  // namespace entente::model
