#include "graph/query/gap.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "graph/store/reading.hpp"

namespace entente::query {
namespace {

using schema::Day;
using schema::Result;

// Documents published after the one day and before the other.
std::int64_t between(std::span<const std::pair<Day, std::int64_t>> read, Day after, Day until) {
    std::int64_t sum = 0;
    for (auto at = std::ranges::upper_bound(read, after, {}, &std::pair<Day, std::int64_t>::first);
         at != read.end() && at->first < until; ++at)
        sum += at->second;
    return sum;
}

// log C(n, k)
double log_choose(double n, double k) {
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

Result<std::vector<Day>> days_met(store::Store& store, const EventsQuery& query) {
    std::set<Day> days;
    auto counted = query;
    counted.counts_only = true;
    auto read = each_event(store, counted, [&](const schema::Event& event) -> Result<void> {
        if (event.date && event.date->precision == schema::DatePrecision::day)
            for (Day day = event.date->start; day <= event.date->end; day += std::chrono::days{1})
                days.insert(day);
        return {};
    });
    if (!read) return std::unexpected(read.error());
    return std::vector<Day>(days.begin(), days.end());
}

}  // namespace

double chance_of_silence(std::int64_t n, double x) {
    if (x <= 0) return 1;
    return x >= 1 ? (n == 0 ? 1 : 0) : std::exp(static_cast<double>(n) * std::log1p(-x));
}

double chance_of_any_silence(std::int64_t n, double x) {
    if (x <= 0) return 1;
    const auto count = static_cast<double>(n);
    // Where such silences are common the terms are large and cancel; there the first one says enough.
    const double first = (count + 1) * chance_of_silence(n, x);
    if (first >= 1) return 1;
    double sum = 0;
    for (double k = 1; k <= count + 1 && k * x < 1; ++k) {
        const double term = std::exp(log_choose(count + 1, k) + count * std::log1p(-k * x));
        sum += std::fmod(k, 2) == 1 ? term : -term;
        if (term < sum * 1e-16) break;
    }
    return std::clamp(sum, 0.0, 1.0);
}

std::vector<Silence> silences(std::span<const Day> met, std::span<const std::pair<Day, std::int64_t>> read) {
    if (read.empty()) return {};
    const Day start = read.front().first, end = read.back().first;
    constexpr std::chrono::days day{1};
    std::vector<Day> within;
    for (const Day at : met)
        if (at >= start && at <= end) within.push_back(at);
    const auto n = static_cast<std::int64_t>(within.size());
    std::vector<Day> marks{start - day};
    marks.insert(marks.end(), within.begin(), within.end());
    marks.push_back(end + day);
    std::int64_t all = 0;
    for (const auto& [at, documents] : read) all += documents;
    std::vector<Silence> found;
    for (std::size_t i = 1; i < marks.size(); ++i) {
        Silence silence{.after = marks[i - 1], .until = marks[i]};
        silence.documents = between(read, silence.after, silence.until);
        silence.share = static_cast<double>(silence.documents) / static_cast<double>(all);
        silence.p = chance_of_silence(n, silence.share);
        silence.p_any = chance_of_any_silence(n, silence.share);
        silence.open_start = i == 1;
        silence.open_end = i + 1 == marks.size();
        found.push_back(silence);
    }
    std::ranges::stable_sort(found, {}, [](const Silence& s) { return -s.documents; });
    return found;
}

Result<Answer> gap(store::Store& store, const EventsQuery& query, double alpha) {
    const auto met = days_met(store, query);
    if (!met) return std::unexpected(met.error());
    const auto read = store::documents_by_day(store);
    if (!read) return std::unexpected(read.error());
    Answer answer{{{"after", Shown::everywhere, 10},
                   {"until", Shown::everywhere, 10},
                   {"days", Shown::everywhere, 4},
                   {"documents", Shown::everywhere, 9},
                   {"share", Shown::everywhere, 5},
                   {"p", Shown::everywhere, 4},
                   {"p_any", Shown::everywhere, 5}}};
    answer.nothing = "no silence is unusual";
    for (const auto& s : silences(*met, *read)) {
        if (s.p_any > alpha || met->empty()) continue;
        answer.rows.push_back(
            {s.open_start ? "" : schema::to_iso(s.after), s.open_end ? "" : schema::to_iso(s.until),
             static_cast<std::int64_t>((s.until - s.after).count() - 1), s.documents, s.share, s.p, s.p_any});
    }
    std::int64_t all = 0;
    for (const auto& [day, documents] : *read) all += documents;
    answer.notes.push_back(fmt::format("of {} documents and {} days of meetings; unusual: p_any at most {}",
                                       all, met->size(), alpha));
    return answer;
}

}  // namespace entente::query
