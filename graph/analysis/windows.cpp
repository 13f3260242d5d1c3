#include "graph/analysis/windows.hpp"

#include <chrono>

namespace entente::analysis {
namespace {

using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

unsigned length(Every every) {
    return every == Every::month ? 1 : every == Every::quarter ? 3 : 12;
}

// The first month of the window that a day lies in.
year_month first_month(schema::Day day, Every every) {
    const year_month_day date(day);
    const auto month = static_cast<unsigned>(date.month()) - 1;
    return date.year() / std::chrono::month(month - month % length(every) + 1);
}

Window window(year_month first, Every every) {
    const schema::Day start = first / std::chrono::day(1);
    const schema::Day next = (first + months(length(every))) / std::chrono::day(1);
    const auto month = static_cast<unsigned>(first.month());
    std::string name = schema::to_iso(start).substr(0, every == Every::month ? 7 : 4);
    if (every == Every::quarter) name += "-Q" + std::to_string((month + 2) / 3);
    return {std::move(name), {start, next - std::chrono::days(1), schema::DatePrecision::day}};
}

}  // namespace

std::vector<Window> windows(const Network& network, Every every) {
    std::optional<year_month> first, last;
    for (const auto& tie : network.ties) {
        if (!tie.date) continue;
        const auto month = first_month(tie.date->start, every);
        if (!first || month < *first) first = month;
        if (!last || month > *last) last = month;
    }
    std::vector<Window> list;
    if (!first) return list;
    for (auto month = *first; month <= *last; month += months(length(every)))
        list.push_back(window(month, every));
    return list;
}

}  // namespace entente::analysis
