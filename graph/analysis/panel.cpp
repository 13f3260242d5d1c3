#include "graph/analysis/panel.hpp"

#include <algorithm>
#include <set>

namespace entente::analysis {
namespace {

using schema::DateRange;
using schema::Day;
using schema::Event;
using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;
using std::chrono::years;

// The first day of the period that the day is in, and of the one after it.
Day start_of(Day day, PanelPeriod period) {
    const year_month_day date(day);
    switch (period) {
        case PanelPeriod::day:
            return day;
        case PanelPeriod::week:
            return day - (std::chrono::weekday(day) - std::chrono::Monday);
        case PanelPeriod::month:
            return Day(date.year() / date.month() / 1);
        case PanelPeriod::year:
            return Day(date.year() / 1 / 1);
    }
    return day;
}

Day next(Day start, PanelPeriod period) {
    switch (period) {
        case PanelPeriod::day:
            return start + days(1);
        case PanelPeriod::week:
            return start + days(7);
        case PanelPeriod::month:
            return Day(year_month_day(start) + months(1));
        case PanelPeriod::year:
            return Day(year_month_day(start) + years(1));
    }
    return start + days(1);
}

}  // namespace

std::optional<PanelPeriod> parse_panel_period(std::string_view text) {
    if (text == "day") return PanelPeriod::day;
    if (text == "week") return PanelPeriod::week;
    if (text == "month") return PanelPeriod::month;
    if (text == "year") return PanelPeriod::year;
    return {};
}

Panel::Panel(const model::KnowledgeGraph& graph, const projection::Projection& projection,
             std::span<const StateCode> codes, std::span<const DatedDocuments> documents,
             const PanelOptions& options)
    : options_(options) {
    set_codes(codes);
    set_periods(documents);
    count(graph, projection);
}

void Panel::set_codes(std::span<const StateCode> codes) {
    for (const auto& code : codes) codes_.push_back(code.code);
    std::ranges::sort(codes_);
    codes_.erase(std::ranges::unique(codes_).begin(), codes_.end());
    existence_.resize(codes_.size());
    for (const auto& [state, code, from, until] : codes) {
        const auto number =
            static_cast<std::uint32_t>(std::ranges::lower_bound(codes_, code) - codes_.begin());
        existence_[number].push_back({from, until});
        states_[state].push_back({number, {from, until}});
    }
}

void Panel::set_periods(std::span<const DatedDocuments> documents) {
    auto from = options_.from, until = options_.until;
    for (const auto& [date, n] : documents) {
        if (!options_.from) from = from ? std::min(*from, date.start) : date.start;
        if (!options_.until) until = until ? std::max(*until, date.start) : date.start;
    }
    if (!from || !until || *until < *from) return;
    for (Day start = start_of(*from, options_.by); start <= *until; start = next(start, options_.by))
        starts_.push_back(start);
    starts_.push_back(next(starts_.back(), options_.by));
    read_.resize(starts_.size() - 1);
    for (const auto& [date, n] : documents)
        if (const auto period = period_of(date, false)) read_[*period] += n;
}

// None where the date is outside of the window, or longer than a period; `by_start`: days count on the first.
std::optional<std::uint32_t> Panel::period_of(DateRange date, bool by_start) const {
    const auto after = std::ranges::upper_bound(starts_, date.start);
    if (after == starts_.begin() || after == starts_.end()) return {};
    if (!by_start && date.end >= *after) return {};
    return static_cast<std::uint32_t>(after - starts_.begin() - 1);
}

std::optional<std::uint32_t> Panel::code_of(const std::string& state, Day day) const {
    const auto known = states_.find(state);
    if (known == states_.end()) return {};
    for (const auto& [code, when] : known->second)
        if (when.from <= day && day <= when.until) return code;
    return {};
}

void Panel::count(const model::KnowledgeGraph& graph, const projection::Projection& projection) {
    std::set<std::size_t> undated, outside, stateless, counted;
    for (const auto& link : projection.links) {
        const auto& event = graph.events[link.event];
        const bool days_known = event.date && event.date->precision == schema::DatePrecision::day;
        if (!event.date || (!days_known && start_of(event.date->start, options_.by) !=
                                               start_of(event.date->end, options_.by))) {
            undated.insert(link.event);
            continue;
        }
        const auto period = period_of(*event.date, days_known);
        if (!period) {
            outside.insert(link.event);
            continue;
        }
        const auto source = code_of(projection.nodes[link.source].id, event.date->start);
        const auto target = code_of(projection.nodes[link.target].id, event.date->start);
        if (!source || !target || *source == *target) {
            stateless.insert(link.event);
            continue;
        }
        counted.insert(link.event);
        const Pair pair{*source, *target}, back{*target, *source};
        if (!options_.directed) {
            add(std::min(pair, back), *period, event, link.weight);
            continue;
        }
        add(pair, *period, event, link.weight);
        if (link.symmetric) add(back, *period, event, link.weight);
    }
    std::erase_if(stateless, [&](std::size_t event) { return counted.contains(event); });
    left_out_ = {undated.size(), outside.size(), stateless.size()};
}

void Panel::add(Pair pair, std::uint32_t period, const Event& event, double weight) {
    auto& cell = cells_[pair].by_period[period];
    ++cell.events;
    cell.weight += weight;
    if (!event.type.empty()) {
        ++cell.of_type[event.type];
        cell.goldstein += event.goldstein;
        ++cell.rated;
    }
    ++cell.of_quad[event.quad >= 1 && event.quad <= 4 ? static_cast<std::size_t>(event.quad) : 0];
    cell.documents += event.documents;
    cell.sources += event.sources;
}

bool Panel::exist(Pair pair, std::uint32_t period) const {
    const Day start = starts_[period], end = starts_[period + 1] - days(1);
    for (const auto& one : existence_[pair.first])
        for (const auto& other : existence_[pair.second])
            if (std::max({one.from, other.from, start}) <= std::min({one.until, other.until, end}))
                return true;
    return false;
}

void Panel::each_pair(const std::function<void(Pair)>& visit) const {
    if (options_.seen_only) {
        for (const auto& [pair, cells] : cells_) visit(pair);
        return;
    }
    std::set<std::uint32_t> seen;
    for (const auto& [pair, cells] : cells_) seen.insert({pair.first, pair.second});
    for (const auto source : seen)
        for (const auto target : seen)
            if (source < target || (options_.directed && source != target)) visit({source, target});
}

void Panel::each_row(const std::function<void(const PanelRow&)>& visit) const {
    each_pair([&](Pair pair) {
        const auto found = cells_.find(pair);
        for (std::uint32_t period = 0; period < read_.size(); ++period) {
            const PanelCell* cell = nullptr;
            if (found != cells_.end())
                if (const auto at = found->second.by_period.find(period); at != found->second.by_period.end())
                    cell = &at->second;
            if (cell || exist(pair, period))
                visit({codes_[pair.first], codes_[pair.second], starts_[period], read_[period], cell});
        }
    });
}

}  // namespace entente::analysis
