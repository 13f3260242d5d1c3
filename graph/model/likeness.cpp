#include "graph/model/likeness.hpp"

#include <algorithm>
#include <tuple>

#include "graph/model/words.hpp"

namespace entente::model {
namespace {

using schema::DateBasis;
using schema::DatePrecision;
using schema::DateRange;
using schema::Status;

constexpr int plan_ahead = 21;  // days from a document that announces something without a day
constexpr std::size_t few_days = 2, many_days = 5;  // of two weeks, with reports of this act between the two
constexpr double surely = 3;  // log-odds of what is the same in all that strict asks for

bool is_year(const Report& r) {
    return r.date && r.date->precision == DatePrecision::year;
}

int days(schema::Day day) {
    return static_cast<int>(day.time_since_epoch().count());
}

bool known_to_the_day(const Report& r) {
    return r.date && r.date->precision == DatePrecision::day;
}

// The day is that of the document, as the text names none: a plan's or a cancellation's own day is still to
// come.
bool day_to_come(const Report& r) {
    return r.basis == DateBasis::document && (r.status == Status::planned || r.status == Status::cancelled);
}

// Adds points up and, where asked, their names.
class Card {
  public:
    explicit Card(std::string* why) : why_(why) {
        if (why_) why_->clear();
    }
    void add(double points, std::string_view name) {
        sum_ += points;
        if (!why_ || name.empty()) return;
        if (!why_->empty()) *why_ += ", ";
        *why_ += name;
    }
    double sum() const { return sum_; }

  private:
    double sum_ = 0;
    std::string* why_;
};

// Seats of one end who act for one state or organisation.
using Bench = std::span<const Seat>;

bool same_bench(const Seat& a, const Seat& b) {
    return a.recipient == b.recipient && a.whose == b.whose;
}

// Seats are sorted by who; here they are wanted side by side by whom they act for.
std::vector<Seat> by_bench(const Report& r) {
    std::vector<Seat> seats = r.seats;
    std::ranges::sort(seats, {}, [](const Seat& s) { return std::tuple(s.recipient, s.whose, s.who); });
    return seats;
}

Bench next_bench(std::span<const Seat> seats) {
    std::size_t n = 0;
    while (n < seats.size() && same_bench(seats[0], seats[n])) ++n;
    return seats.first(n);
}

bool shares_somebody(Bench a, Bench b) {
    return std::ranges::any_of(
        a, [&](const Seat& s) { return s.personal() && std::ranges::find(b, s.who, &Seat::who) != b.end(); });
}

bool personal(Bench bench) {
    return std::ranges::any_of(bench, &Seat::personal);
}

// An office whose holder is not known may be whoever of that level the other report names.
bool may_be_one(Bench a, Bench b) {
    return std::ranges::any_of(a, [&](const Seat& s) {
        return std::ranges::any_of(b, [&](const Seat& t) {
            const bool office = s.kind == schema::ActorKind::office || t.kind == schema::ActorKind::office;
            return s.personal() && t.personal() && office && s.level == t.level;
        });
    });
}

// False: somebody else of the same state. A guest meets several of his hosts.
bool compare_benches(Bench a, Bench b, bool meeting, bool hosts, Card& card) {
    if (shares_somebody(a, b)) {
        card.add(meeting ? 1.2 : 0.7, "same person");
        return true;
    }
    if (personal(a) && personal(b)) {
        if (may_be_one(a, b))
            card.add(0.6, "an office and a person of its level");
        else if (hosts)
            card.add(-0.5, "others of the host");
        else
            return false;
        return true;
    }
    const bool same = std::ranges::any_of(
        a, [&](const Seat& s) { return std::ranges::find(b, s.who, &Seat::who) != b.end(); });
    if (!same) card.add(-0.1, "one names only the state or a body of it");
    return true;
}

// A state or a person of its, not a body or an organisation that is named beside.
bool deals_itself(Bench bench) {
    return std::ranges::any_of(
        bench, [](const Seat& s) { return s.personal() || s.kind == schema::ActorKind::country; });
}

bool shares_any(std::span<const Seat> a, std::span<const Seat> b) {
    return std::ranges::any_of(
        a, [&](const Seat& s) { return std::ranges::find(b, s.who, &Seat::who) != b.end(); });
}

// Walks both reports' benches side by side. False: they cannot be one.
bool compare_parties(const Report& a, const Report& b, Card& card) {
    const auto left = by_bench(a), right = by_bench(b);
    std::span<const Seat> i = left, j = right;
    std::size_t shared[2] = {0, 0}, only_a = 0, only_b = 0;
    bool more = false;  // at the table, by one of the reports
    while (!i.empty() || !j.empty()) {
        const auto key = [](const Seat& s) { return std::tuple(s.recipient, s.whose); };
        const bool first = j.empty() || (!i.empty() && key(i[0]) <= key(j[0]));
        const bool second = i.empty() || (!j.empty() && key(j[0]) <= key(i[0]));
        const Bench mine = first ? next_bench(i) : Bench(), others = second ? next_bench(j) : Bench();
        if (first && second) {
            ++shared[mine[0].recipient];
            const bool hosts = a.visit && b.visit && mine[0].whose == a.host;
            if (!compare_benches(mine, others, a.consult, hosts, card)) return false;
        } else {
            ++(first ? only_a : only_b);
            more |= a.consult && deals_itself(first ? mine : others);
        }
        i = i.subspan(mine.size());
        j = j.subspan(others.size());
    }
    const auto two_ends = [](const std::vector<Seat>& seats) {
        return std::ranges::any_of(seats, &Seat::recipient) && !std::ranges::all_of(seats, &Seat::recipient);
    };
    const std::size_t common = shared[0] + shared[1];
    if (two_ends(left) && two_ends(right)
            ? shared[0] == 0 || shared[1] == 0
            : common < std::min<std::size_t>({2, common + only_a, common + only_b}))
        return false;
    if (!shares_any(left, right)) card.add(-0.5, "nobody is in both");
    const std::size_t all = common + only_a + only_b;
    if (a.round != b.round && a.consult && a.way == b.way) {
        if (all > common) return false;
        if (common < 3) card.add(-0.8, "one is a meeting of many");
    }
    if (only_a && only_b) card.add(-1.5, "each has a party that the other has not");
    if ((only_a != 0) == (only_b != 0)) return true;
    if (common == 1 && a.consult)
        card.add(-0.5, "one names only the guest or the host");
    else if (more)
        card.add(a.round && b.round ? -0.7 : -3.2, "one has a party more");
    else
        card.add(-0.7, "one has a party more");
    return true;
}

int gap_in_days(const DateRange& a, const DateRange& b) {
    return std::max({0, days(b.start) - days(a.end), days(a.start) - days(b.end)});
}

void compare_days(const Report& a, const Report& b, Card& card) {
    if (!a.date || !b.date)
        return card.add(a.status == Status::happened || b.status == Status::happened ? -0.8 : 0.1,
                        "no day to compare");
    if (puts_off(a, b) || puts_off(b, a)) return card.add(0.5, "put off to another day");
    if (!known_to_the_day(a) || !known_to_the_day(b))
        return card.add(is_year(a) || is_year(b) ? -1.8 : -0.6, "within the month or year");
    if (day_to_come(a) || day_to_come(b)) return card.add(0.3, "announced before");
    const bool document = a.basis == DateBasis::document || b.basis == DateBasis::document;
    const int gap = gap_in_days(*a.date, *b.date);
    if (gap == 0)
        return card.add(a.date == b.date ? (document ? 1.1 : 1.5) : (a.visit || b.visit ? 1.1 : 0.8),
                        a.date == b.date ? "same day" : "days that overlap");
    if (a.visit || b.visit) return card.add(gap == 1 ? 0.6 : (gap == 2 ? 0.1 : -1), "days of one visit");
    card.add(gap == 1 ? (document ? 0.2 : -0.4) : -0.8, "days close by");
}

// One who writes of two days, and not of the one as past on the other, writes of two things.
void compare_sources(const Report& a, const Report& b, Card& card) {
    if (a.document == b.document || a.copies == b.copies || !known_to_the_day(a) || !known_to_the_day(b))
        return;
    if (gap_in_days(*a.date, *b.date) == 0 || a.status != b.status) return;
    if (!a.foreground || !b.foreground) return;
    if (a.source == b.source) return card.add(-1.5, "one source, two days");
    if (a.source != a.copies && b.source != b.copies) return;
    const bool both_guessed = a.basis == DateBasis::document && b.basis == DateBasis::document;
    card.add(both_guessed ? (a.call ? -2.6 : -1.4) : -0.6, "sources unknown, two days");
}

void compare_places(const Report& a, const Report& b, Card& card) {
    if (a.place != 0 && a.place == b.place) return card.add(0.8, "same place");
    if (a.place_country != 0 && b.place_country != 0 && a.place_country != b.place_country)
        return card.add(-1.3, "places in two countries");
    if (a.place != 0 && b.place != 0 && a.status != b.status)
        return card.add(-2, "planned for another place");
    if (a.place != 0 && b.place != 0) return card.add(a.consult ? -0.6 : -1.5, "two places");
}

void compare_words(const Report& a, const Report& b, Card& card) {
    const double same = alike(a.words, b.words);
    if (same >= 0.6) return card.add(1.8, "words alike");
    if (same >= 0.4) return card.add(1.2, "words much alike");
    if (same >= 0.25) return card.add(a.spoken ? 0 : 0.6, "words somewhat alike");
    if (a.spoken) return card.add(-2, "other words");
    if (!a.consult && same < 0.1) card.add(-1, "other words");
}

void compare_accounts(const Report& a, const Report& b, Card& card) {
    if (a.mode != 0 && a.mode == b.mode) card.add(0.5, "same mode");
    if (a.status != b.status) card.add(-0.1, "planned and what came of it");
    if (a.foreground != b.foreground) card.add(-0.3, "one tells it as known");
}

bool strictly_one(const Report& a, const Report& b) {
    return known_to_the_day(a) && known_to_the_day(b) && a.date == b.date && a.act == b.act &&
           a.mode == b.mode && a.seats == b.seats && a.host == b.host;
}

// What everybody knows and nobody dates: "Russia's invasion of Ukraine".
bool is_episode(const Report& r) {
    return r.lasting && !r.date && !r.foreground;
}

constexpr double of_one_episode = 0.25;  // words alike

bool one_episode(const Report& a, const Report& b) {
    return is_episode(a) && is_episode(b) && a.act == b.act && a.mode == b.mode && a.seats == b.seats &&
           a.status == b.status && alike(a.words, b.words) >= of_one_episode;
}

// An undated report goes with others of its document alone; a year alone goes with the same year.
bool days_can_meet(const Report& a, const Report& b, Identity level) {
    if (!has_window(a) || !has_window(b)) return a.document == b.document;
    if (is_year(a) || is_year(b)) return a.date == b.date;
    if (a.date && b.date && a.document == b.document && gap_in_days(*a.date, *b.date) > 0 &&
        a.status == b.status)
        return false;
    if (puts_off(a, b) || puts_off(b, a)) return true;
    const Window left = window(a, level), right = window(b, level);
    return left.first <= right.last && right.first <= left.last;
}

}  // namespace

std::string_view name(Identity level) {
    constexpr std::array<std::string_view, 4> names{"off", "strict", "default", "loose"};
    return names[static_cast<std::size_t>(level)];
}

std::optional<Identity> parse_identity(std::string_view text) {
    for (const auto level : all_identities)
        if (name(level) == text) return level;
    return std::nullopt;
}

Window window(const Report& report, Identity level) {
    if (!report.date)
        return {2 * days(*report.published) - 1, 2 * (days(*report.published) + plan_ahead) + 1};
    const int start = 2 * days(report.date->start), end = 2 * days(report.date->end);
    if (level == Identity::strict) return {start, end};
    const int wide = level == Identity::loose ? 2 : 0;
    if (day_to_come(report)) return {start - 1, end + 2 * plan_ahead + 1};
    const bool late = known_to_the_day(report) && report.basis == DateBasis::document;
    const int stay = report.visit ? 3 : (report.consult && !report.call ? 2 : 0);
    return {start - 1 - (late ? 4 : 0) - wide - stay, end + 1 + wide + stay};
}

Window window_of_old_plan(const Report& moved) {
    const int published = days(*moved.published);
    return {2 * published - 3, 2 * (published + plan_ahead)};
}

bool puts_off(const Report& moved, const Report& plan) {
    if (!moved.moved || !moved.published || plan.moved || plan.status != Status::planned || !plan.date)
        return false;
    const Window old = window_of_old_plan(moved), then = window(plan, Identity::usual);
    return then.first <= old.last && old.first <= then.last;
}

bool hosts_go_together(bool visit_a, Number host_a, bool visit_b, Number host_b) {
    return (!visit_a && !visit_b) || host_a == 0 || host_b == 0 || host_a == host_b;
}

bool has_window(const Report& report) {
    const bool to_come = report.status == Status::planned || report.status == Status::cancelled;
    return report.date || (to_come && report.foreground && report.published);
}

bool go_together(Status a, Status b, Identity level) {
    if (a == b) return true;
    const auto real = [](Status s) {
        return s == Status::happened || s == Status::planned || s == Status::cancelled;
    };
    if (!real(a) || !real(b)) return false;
    return level != Identity::strict || a == Status::planned || b == Status::planned;
}

std::optional<double> likeness(const Report& a, const Report& b, Identity level, std::size_t busy_days,
                               std::string* why) {
    if (level == Identity::off || a.kin != b.kin || !go_together(a.status, b.status, level))
        return std::nullopt;
    Card card(why);
    if (one_episode(a, b)) {
        card.add(1, "one standing episode");
        return card.sum();
    }
    if (level == Identity::strict) {
        if (!strictly_one(a, b)) return std::nullopt;
        card.add(surely - (a.status == b.status ? 0 : 1), "same parties, day, act and mode");
        const bool cancelled = a.status == Status::cancelled || b.status == Status::cancelled;
        if (a.status != b.status && cancelled) card.add(-0.5, "planned, then cancelled");
        return card.sum();
    }
    if (a.way != 0 && b.way != 0 && a.way != b.way) return std::nullopt;
    if (!hosts_go_together(a.visit, a.host, b.visit, b.host)) return std::nullopt;
    // Who tells two acts in two sentences tells two things.
    if (a.document == b.document && a.sentence != b.sentence && a.act != b.act) return std::nullopt;
    // So does who writes in one sentence of what is and what will be.
    if (a.document == b.document && a.sentence == b.sentence && a.status != b.status) return std::nullopt;
    if (!days_can_meet(a, b, level)) return std::nullopt;
    card.add(a.consult ? -1.2 : -1.9, {});
    if (a.act != b.act) card.add(-0.5, "acts of one kind");
    if (!compare_parties(a, b, card)) return std::nullopt;
    compare_days(a, b, card);
    compare_sources(a, b, card);
    compare_places(a, b, card);
    compare_words(a, b, card);
    compare_accounts(a, b, card);
    if (busy_days <= few_days) card.add(a.consult ? 0.2 : 0.9, "they seldom do this");
    if (busy_days >= many_days) card.add(a.consult ? 0 : -0.6, "they do this often");
    if (level == Identity::loose) card.add(1, {});
    return card.sum();
}

}  // namespace entente::model
