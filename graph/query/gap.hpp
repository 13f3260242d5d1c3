// Silences between two that are too long to be chance, given how much was read meanwhile.
//
// The two meet on n days. If at all times the same share of what is read told of a meeting, these days would
// lie on the corpus like n points thrown at random on a line, measured not in days but in documents read
// (copies not counted). A silence that covers the share x of that line then has the probability (1 - x)^n,
// and the probability that any of the n + 1 silences is so long is
//     sum over k >= 1 with k x < 1 of (-1)^(k+1) C(n+1, k) (1 - k x)^n
// (Stevens 1939, Annals of Eugenics 9:315-320; Fisher 1929 has it as the test of the greatest spacing). A
// time of which little was read is so no silence, and of many silences the longest is not taken for a rare
// one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/query/answer.hpp"
#include "graph/query/events.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"

namespace entente::query {

// That one given silence covers the share x of all that was read, and that any of n + 1 does. Exact, from 0
// to 1.
double chance_of_silence(std::int64_t n, double x);
double chance_of_any_silence(std::int64_t n, double x);

struct Silence {
    schema::Day after{};  // the last day on which they met before it, or the day before the corpus starts
    schema::Day until{};  // the first on which they met again, or the day after the corpus ends
    std::int64_t documents = 0;                 // read between the two
    double share = 0;                           // of all that was read
    double p = 1;                               // of this one
    double p_any = 1;                           // of one as long, anywhere
    bool open_start = false, open_end = false;  // no meeting before, or after it

    friend bool operator==(const Silence&, const Silence&) = default;
};

// `met`: days in order, each once. `read`: documents by day, in order. The longest, by documents, first.
std::vector<Silence> silences(std::span<const schema::Day> met,
                              std::span<const std::pair<schema::Day, std::int64_t>> read);

// Those whose p_any is at most alpha.
schema::Result<Answer> gap(store::Store& store, const EventsQuery& query, double alpha = 0.05);

}  // namespace entente::query
