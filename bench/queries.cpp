// How long queries take over a store, in process after opening: p50 and p99 of each kind; warm, that is asked
// before, and cold, on a new connection with the file's pages dropped from the system's cache. Pairs are
// drawn from the store's own ties of persons, each as likely as another (seed 6).
//
//   bench_queries STORE [ROUNDS [KIND]]     KIND: the beginning of a kind's name
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <unistd.h>
#include <vector>

#include "graph/derive/derive.hpp"
#include "graph/query/co_travel.hpp"
#include "graph/query/ego.hpp"
#include "graph/query/gap.hpp"
#include "graph/query/meetings.hpp"
#include "graph/query/path.hpp"
#include "graph/query/search.hpp"
#include "graph/query/show.hpp"
#include "graph/query/stats.hpp"
#include "graph/query/timeline.hpp"
#include "graph/query/tops.hpp"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

template <class T>
T must(schema::Result<T> result) {
    if (result) return *std::move(result);
    fmt::print(stderr, "{}\n", schema::describe(result.error()));
    std::exit(1);
}

// Written pages alone can be dropped, so the store must not be open for writing.
void drop_from_cache(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) return;
    (void)::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

std::string key(const query::Answer& pairs, std::size_t row, std::size_t column) {
    return std::get<std::string>(pairs.rows[row][column].is);
}

struct Pair {
    std::string a, b;
};

struct Kind {
    const char* name;
    std::size_t rounds;
    std::function<void(store::Store&, const Pair&)> ask;
};

std::vector<Kind> kinds(std::size_t rounds) {
    using namespace query;
    const std::size_t few = std::max<std::size_t>(rounds / 20, 3);
    const auto window = [](auto query) {
        query.from = schema::parse_date("2018").value().start;
        query.to = schema::parse_date("2020").value().end;
        return query;
    };
    const auto meetings_of = [](store::Store& s, std::string a, std::string b) {
        (void)must(meetings(s, {.a = std::move(a), .b = std::move(b)}));
    };
    const auto between = [](const Pair& p) { return EventsQuery{.a = p.a, .b = p.b}; };
    return {
        {"meetings, two persons", rounds, [=](auto& s, const Pair& p) { meetings_of(s, p.a, p.b); }},
        {"meetings, person and state", rounds, [=](auto& s, const Pair& p) { meetings_of(s, p.a, "USA"); }},
        {"meetings, two states", few, [=](auto& s, const Pair&) { meetings_of(s, "USA", "RUS"); }},
        {"meetings, two states, 20 rows", rounds,
         [](auto& s, const Pair&) { (void)must(meetings(s, {.a = "USA", .b = "RUS", .limit = 20})); }},
        {"path, persons", rounds, [](auto& s, const Pair& p) { (void)must(path(s, {p.a, p.b})); }},
        {"path, persons, in a window", rounds,
         [=](auto& s, const Pair& p) { (void)must(path(s, window(PathQuery{.a = p.a, .b = p.b}))); }},
        {"path, persons, widest", rounds,
         [](auto& s, const Pair& p) { (void)must(path(s, {.a = p.a, .b = p.b, .route = Route::widest})); }},
        {"path, states", rounds, [](auto& s, const Pair&) { (void)must(path(s, {"FIN", "PER"})); }},
        {"ego, person", rounds, [](auto& s, const Pair& p) { (void)must(ego(s, {.a = p.a, .limit = 20})); }},
        {"timeline, two persons", rounds,
         [=](auto& s, const Pair& p) { (void)must(timeline(s, between(p))); }},
        {"timeline, two states, by month", few,
         [](auto& s, const Pair&) { (void)must(timeline_by(s, {.a = "USA", .b = "RUS"}, Period::month)); }},
        {"first, two persons", rounds,
         [=](auto& s, const Pair& p) { (void)must(first_or_last(s, between(p), false)); }},
        {"gap, two persons", few, [=](auto& s, const Pair& p) { (void)must(gap(s, between(p))); }},
        {"co-travel, person", rounds, [](auto& s, const Pair& p) { (void)must(co_travel(s, {.a = p.a})); }},
        {"search, two words", few,
         [](auto& s, const Pair&) { (void)must(search(s, {.text = {{"nuclear", "talks"}}})); }},
        {"show, person", rounds, [](auto& s, const Pair& p) { (void)must(show(s, p.a)); }},
        {"top pairs, states", few, [](auto& s, const Pair&) { (void)must(top_pairs(s, {})); }},
        {"top hosts, states", few, [](auto& s, const Pair&) { (void)must(top_hosts(s, {})); }},
        {"top topics", few, [](auto& s, const Pair&) { (void)must(top_topics(s, {})); }},
        {"top brokers, states", few, [](auto& s, const Pair&) { (void)must(top_brokers(s, {})); }},
    };
}

double percentile(std::vector<double>& times, double share) {
    std::ranges::sort(times);
    const auto last = static_cast<double>(times.size() - 1);
    return times[static_cast<std::size_t>(last * share + 0.5)];
}

void report(const char* name, const char* state, std::vector<double> times) {
    fmt::print("{:<34} {:<5} {:>5}  {:>9.3f} {:>9.3f}\n", name, state, times.size(), percentile(times, 0.5),
               percentile(times, 0.99));
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_queries STORE [ROUNDS [KIND]]\n");
        return 2;
    }
    const std::string path = argv[1];
    const std::size_t rounds = argc > 2 ? std::stoul(argv[2]) : 1000;
    fmt::print("{:<34} {:<5} {:>5}  {:>9} {:>9}\n", "query", "state", "n", "p50 ms", "p99 ms");
    std::vector<double> opening, opening_cold;
    for (int i = 0; i < 20; ++i) {
        drop_from_cache(path);
        for (auto* times : {&opening_cold, &opening}) {
            const auto start = Clock::now();
            auto opened = must(derive::open(path));
            times->push_back(ms_since(start));
        }
    }
    report("opening", "warm", opening);
    report("opening", "cold", opening_cold);

    auto store = must(derive::open(path));
    const auto ties = must(query::top_pairs(store, {.among = query::Through::persons, .limit = 0}));
    std::mt19937_64 random(6);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < rounds; ++i) {
        const std::size_t row = random() % ties.rows.size();
        pairs.push_back({key(ties, row, 2), key(ties, row, 3)});
    }
    // Paths lead from one drawn person to another one, not along the tie that was drawn.
    for (const auto& kind : kinds(rounds)) {
        if (argc > 3 && !std::string_view(kind.name).starts_with(argv[3])) continue;
        const bool shift = std::string_view(kind.name).starts_with("path, persons");
        const auto pair = [&](std::size_t i) {
            return shift ? Pair{pairs[i].a, pairs[(i + 1) % pairs.size()].b} : pairs[i];
        };
        std::vector<double> warm, cold;
        for (std::size_t i = 0; i < kind.rounds; ++i) kind.ask(store, pair(i));
        for (std::size_t i = 0; i < kind.rounds; ++i) {
            const auto start = Clock::now();
            kind.ask(store, pair(i));
            warm.push_back(ms_since(start));
        }
        report(kind.name, "warm", warm);
        for (std::size_t i = 0; i < std::max<std::size_t>(kind.rounds / 20, 3); ++i) {
            drop_from_cache(path);
            auto fresh = must(derive::open(path));
            const auto start = Clock::now();
            kind.ask(fresh, pair(i));
            cold.push_back(ms_since(start));
        }
        report(kind.name, "cold", cold);
    }
}
