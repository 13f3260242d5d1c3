#include "graph/model/identity.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace entente::model {
namespace {

constexpr std::size_t most_neighbours = 200;  // that a report is compared with in a block, so that a million
                                              // reports of one day do not take a day
constexpr std::size_t enough_days = 8;        // that busy_days counts to
constexpr std::size_t few_parties = 8;        // of more than that, every party alone is a key

// What two reports of one happening share: act, statuses that go together, and two parties.
struct Key {
    Number act = 0, one = 0, other = 0;
    std::uint32_t kind = 0;  // which statuses; dated or not

    friend auto operator<=>(const Key&, const Key&) = default;
};

struct Entry {
    Key key;
    Window window;
    std::size_t report = 0;
};

std::vector<Number> ends(const Report& report, bool recipient) {
    std::vector<Number> whose;
    for (const auto& seat : report.seats)
        if (seat.recipient == recipient) whose.push_back(seat.whose);
    std::ranges::sort(whose);
    const auto again = std::ranges::unique(whose);
    whose.erase(again.begin(), again.end());
    return whose;
}

std::vector<std::pair<Number, Number>> pairs_of(const Report& report) {
    const auto actors = ends(report, false), recipients = ends(report, true);
    std::vector<std::pair<Number, Number>> pairs;
    if (actors.size() + recipients.size() > few_parties) {
        for (const auto* side : {&actors, &recipients})
            for (const Number one : *side) pairs.emplace_back(one, one);
        return pairs;
    }
    if (!report.consult && !recipients.empty()) {
        for (const Number one : actors)
            for (const Number other : recipients) pairs.emplace_back(one, other);
        return pairs;
    }
    auto all = actors;
    all.insert(all.end(), recipients.begin(), recipients.end());
    std::ranges::sort(all);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + (all.size() > 1 ? 1 : 0); j < all.size(); ++j)
            pairs.emplace_back(all[i], all[j]);
    return pairs;
}

std::uint32_t kind_of(const Report& report) {
    const bool real = report.status == schema::Status::happened || report.status == schema::Status::planned ||
                      report.status == schema::Status::cancelled;
    return real ? 0 : 1 + static_cast<std::uint32_t>(report.status);
}

// Documents that tell something without a date: what they date may be the same.
std::unordered_set<Number> with_undated(std::span<const Report> reports) {
    std::unordered_set<Number> documents;
    for (const auto& report : reports)
        if (!has_window(report)) documents.insert(report.document);
    return documents;
}

// Sorted by key, then by window and id, so that those who may be one stand near each other.
std::vector<Entry> entries(std::span<const Report> reports, Identity level) {
    std::vector<Entry> all;
    const auto undated = with_undated(reports);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const Report& r = reports[i];
        const bool timed = has_window(r);
        const Window days = timed ? window(r, level) : Window{};
        if (r.consult && timed)
            for (const auto& seat : r.seats)
                if (seat.personal())
                    all.push_back({{r.kin, seat.who, seat.who, (kind_of(r) << 2) + 3}, days, i});
        for (const auto& [one, other] : pairs_of(r)) {
            // What has no date is compared within its document, and as an episode with all that have none.
            if (timed) all.push_back({{r.kin, one, other, kind_of(r) << 2}, days, i});
            if (r.moved && r.published)
                all.push_back({{r.kin, one, other, kind_of(r) << 2}, window_of_old_plan(r), i});
            if (!r.foreground && !timed) all.push_back({{r.kin, one, other, (kind_of(r) << 2) + 1}, {}, i});
            if (undated.contains(r.document))
                all.push_back({{r.kin, one, r.document, (kind_of(r) << 2) + 2}, {}, i});
        }
    }
    std::ranges::sort(all, {}, [&](const Entry& e) {
        return std::tuple<const Key&, const Window&, const std::string&>(e.key, e.window,
                                                                         reports[e.report].id);
    });
    return all;
}

// For each entry, how many days of the week before and after it have an entry of its key.
std::vector<std::size_t> busy_days(const std::vector<Entry>& all) {
    constexpr std::int32_t week = 14;  // half days
    std::vector<std::size_t> busy(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::size_t days = 1;
        const auto beside = [&](std::size_t j) { return j < all.size() && all[j].key == all[i].key; };
        for (std::size_t j = i; j > 0 && beside(j - 1) && days < enough_days &&
                                all[j - 1].window.first >= all[i].window.first - week;
             --j)
            days += all[j - 1].window.first != all[j].window.first ? 1U : 0U;
        for (std::size_t j = i;
             beside(j + 1) && days < enough_days && all[j + 1].window.first <= all[i].window.first + week;
             ++j)
            days += all[j + 1].window.first != all[j].window.first ? 1U : 0U;
        busy[i] = days;
    }
    return busy;
}

std::vector<Join> candidates(std::span<const Report> reports, Identity level) {
    std::vector<Join> joins;
    const auto all = entries(reports, level);
    const auto busy = busy_days(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t last = std::min(all.size(), i + 1 + most_neighbours);
        for (std::size_t j = i + 1; j < last && all[j].key == all[i].key; ++j) {
            if (all[j].window.first > all[i].window.last) break;
            const auto [a, b] = std::minmax(all[i].report, all[j].report);
            if (a == b) continue;
            const std::size_t days = std::max(busy[i], busy[j]);
            const auto score = likeness(reports[a], reports[b], level, days);
            if (score && *score > 0) joins.push_back({a, b, *score, days});
        }
    }
    return joins;
}

// The surest first; of equally sure ones by their ids, whatever the order of the reports.
void sort_surest_first(std::vector<Join>& joins, std::span<const Report> reports) {
    const auto key = [&](const Join& j) {
        const std::string &a = reports[j.a].id, &b = reports[j.b].id;
        return std::tuple<double, const std::string&, const std::string&>(-j.score, std::min(a, b),
                                                                          std::max(a, b));
    };
    std::ranges::sort(joins, {}, key);
    const auto again =
        std::ranges::unique(joins, [](const Join& x, const Join& y) { return x.a == y.a && x.b == y.b; });
    joins.erase(again.begin(), again.end());
}

using Bench = std::pair<bool, Number>;  // recipient, whose

// What a group of reports has in common, kept up as it grows.
struct Common {
    Window days{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    std::vector<Bench> benches;                    // in all of them; sorted
    std::map<Bench, std::vector<Number>> persons;  // named by some; sorted
    Number way = 0, host = 0;
    bool visit = false, happened = false, cancelled = false;
    bool moved = false;  // what was planned was put off: an older plan's day no longer counts
};

Common common_of(const Report& report, Identity level) {
    Common common;
    if (has_window(report)) common.days = window(report, level);
    common.way = report.way;
    common.host = report.consult ? report.host : 0;
    common.visit = report.visit;
    common.moved = report.moved;
    common.happened = report.status == schema::Status::happened;
    common.cancelled = report.status == schema::Status::cancelled;
    for (const auto& seat : report.seats) {
        const Bench bench{seat.recipient, seat.whose};
        common.benches.push_back(bench);
        if (seat.kind == schema::ActorKind::person) common.persons[bench].push_back(seat.who);
    }
    std::ranges::sort(common.benches);
    const auto again = std::ranges::unique(common.benches);
    common.benches.erase(again.begin(), again.end());
    for (auto& [bench, who] : common.persons) std::ranges::sort(who);
    return common;
}

bool share(const std::vector<Number>& a, const std::vector<Number>& b) {
    return std::ranges::any_of(a, [&](Number n) { return std::ranges::binary_search(b, n); });
}

bool persons_go_together(const Common& a, const Common& b) {
    return std::ranges::all_of(a.persons, [&](const auto& one) {
        const auto other = b.persons.find(one.first);
        const Number whose = one.first.second;
        return other == b.persons.end() || whose == a.host || whose == b.host ||
               share(one.second, other->second);
    });
}

// A pair of parties must be left that all of the reports name.
bool enough(const std::vector<Bench>& benches, const Common& a, const Common& b) {
    const auto recipient = [](const Bench& bench) { return bench.first; };
    const bool two_ends =
        std::ranges::any_of(a.benches, recipient) && !std::ranges::all_of(a.benches, recipient);
    if (two_ends) return std::ranges::any_of(benches, recipient) && !std::ranges::all_of(benches, recipient);
    return benches.size() >= std::min<std::size_t>({2, a.benches.size(), b.benches.size()});
}

std::optional<Common> together(const Common& a, const Common& b, Identity level) {
    Common both;
    both.days = {std::max(a.days.first, b.days.first), std::min(a.days.last, b.days.last)};
    const auto only_planned = [](const Common& c) { return !c.moved && !c.happened && !c.cancelled; };
    if (a.moved && only_planned(b)) both.days = a.days;
    if (b.moved && only_planned(a)) both.days = b.days;
    if (both.days.first > both.days.last) return std::nullopt;
    both.moved = a.moved || b.moved;
    if (a.way != 0 && b.way != 0 && a.way != b.way) return std::nullopt;
    both.way = a.way != 0 ? a.way : b.way;
    if (!hosts_go_together(a.visit, a.host, b.visit, b.host)) return std::nullopt;
    both.visit = a.visit || b.visit;
    both.host = a.host != 0 ? a.host : b.host;
    both.happened = a.happened || b.happened;
    both.cancelled = a.cancelled || b.cancelled;
    if (level == Identity::strict && both.happened && both.cancelled) return std::nullopt;
    std::ranges::set_intersection(a.benches, b.benches, std::back_inserter(both.benches));
    if (!enough(both.benches, a, b) || !persons_go_together(a, b)) return std::nullopt;
    both.persons = a.persons;
    for (const auto& [bench, who] : b.persons) {
        std::vector<Number> all;
        std::ranges::set_union(both.persons[bench], who, std::back_inserter(all));
        both.persons[bench] = std::move(all);
    }
    return both;
}

class Forest {
  public:
    Forest(std::span<const Report> reports, Identity level)
        : reports_(reports), level_(level), parent_(reports.size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    // False: the two groups do not go together, or are one.
    bool join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        if (a == b) return false;
        auto both = together(common(a), common(b), level_);
        if (!both) return false;
        parent_[b] = a;
        common_.erase(b);
        common_.at(a) = *std::move(both);
        return true;
    }

    std::size_t root(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }

  private:
    const Common& common(std::size_t root) {
        const auto known = common_.find(root);
        if (known != common_.end()) return known->second;
        return common_.emplace(root, common_of(reports_[root], level_)).first->second;
    }

    std::span<const Report> reports_;
    Identity level_;
    std::vector<std::size_t> parent_;
    std::unordered_map<std::size_t, Common> common_;  // of the roots that were come to
};

}  // namespace

std::vector<Group> identify(std::span<const Report> reports, Identity level) {
    auto joins = candidates(reports, level);
    sort_surest_first(joins, reports);
    Forest forest(reports, level);
    std::erase_if(joins, [&](const Join& join) { return !forest.join(join.a, join.b); });
    std::vector<std::size_t> order(reports.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return reports[i].id; });
    std::vector<std::size_t> place(reports.size(), reports.size());  // of a root's group
    std::vector<Group> groups;
    for (const std::size_t i : order) {
        std::size_t& at = place[forest.root(i)];
        if (at == reports.size()) {
            at = groups.size();
            groups.emplace_back();
        }
        groups[at].members.push_back(i);
    }
    for (const auto& join : joins) groups[place[forest.root(join.a)]].joins.push_back(join);
    return groups;
}

}  // namespace entente::model
