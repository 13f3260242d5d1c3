#include "graph/analysis/series.hpp"

#include <limits>
#include <map>
#include <tuple>

namespace entente::analysis {
namespace {

using Months = std::map<std::tuple<Vertex, Vertex, std::chrono::year_month>, DyadMonth>;

void add(Months& months, Vertex source, Vertex target, const Tie& tie) {
    const std::chrono::year_month_day day(tie.date->start);
    const std::chrono::year_month month = day.year() / day.month();
    auto& of = months.try_emplace({source, target, month}, DyadMonth{source, target, month}).first->second;
    ++of.events;
    of.cooperation += tie.quad == 1 || tie.quad == 2;
    of.conflict += tie.quad == 3 || tie.quad == 4;
    of.goldstein += tie.goldstein;
}

}  // namespace

std::vector<DyadMonth> dyad_months(const Network& network, bool directed) {
    Months months;
    for (const auto& tie : directed ? network.ties : undirected_ties(network.ties)) {
        if (!tie.date || tie.date->precision == schema::DatePrecision::year) continue;
        add(months, tie.source, tie.target, tie);
        if (directed && tie.symmetric) add(months, tie.target, tie.source, tie);
    }
    std::vector<DyadMonth> list;
    list.reserve(months.size());
    for (const auto& [key, month] : months) list.push_back(month);
    return list;
}

double balance(const DyadMonth& month) {
    const auto all = month.cooperation + month.conflict;
    if (all == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(month.cooperation - month.conflict) / static_cast<double>(all);
}

}  // namespace entente::analysis
