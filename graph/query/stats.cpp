#include "graph/query/stats.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

#include "graph/store/reading.hpp"

namespace entente::query {

using schema::Result;
using store::By;

namespace {

constexpr std::array<std::pair<By, const char*>, 5> breakdowns{{{By::type, "type"},
                                                                {By::country, "country"},
                                                                {By::year, "year"},
                                                                {By::source, "source"},
                                                                {By::status, "status"}}};

Value count(std::int64_t number) {
    return number ? Value(number) : Value();
}

}  // namespace

Result<Answer> stats(store::Store& store, const std::optional<By>& by, std::size_t limit) {
    const auto totals = store::totals(store);
    if (!totals) return std::unexpected(totals.error());
    const auto days = store::days_read(store);
    if (!days) return std::unexpected(days.error());
    Answer answer{{{"by"}, {"value", Shown::everywhere, 12}, {"events"}, {"records"}, {"documents"}}};
    if (!by)
        answer.rows.push_back({"all", "", totals->events, totals->counts.records, totals->counts.documents});
    for (const auto& [of, name] : breakdowns) {
        if (by && *by != of) continue;
        const auto shares = store::shares(store, of);
        if (!shares) return std::unexpected(shares.error());
        std::size_t shown = 0;
        for (const auto& share : *shares) {
            if (limit && shown++ == limit) break;
            answer.rows.push_back({name, share.value.empty() ? "(unknown)" : share.value, count(share.events),
                                   count(share.records), count(share.documents)});
        }
    }
    answer.notes.push_back(
        fmt::format("{} actors; {} of the documents are copies of others; {} inputs failed", totals->actors,
                    totals->copies, totals->counts.failures));
    if (!days->first.empty())
        answer.notes.push_back(fmt::format("documents of {} to {}", days->first, days->last));
    return answer;
}

Result<Answer> failures(store::Store& store) {
    const auto failed = store.failures();
    if (!failed) return std::unexpected(failed.error());
    Answer answer{{{"input", Shown::everywhere, 12},
                   {"document", Shown::everywhere, 8},
                   {"message", Shown::everywhere, 16}}};
    answer.nothing = "no failures";
    for (const auto& failure : *failed)
        answer.rows.push_back({failure.input, failure.document, failure.message});
    return answer;
}

}  // namespace entente::query
