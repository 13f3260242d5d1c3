#include "extractors/training/edges.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace entente::training {
namespace {

using schema::Status;

// One event as its edge shows it, from either source.
struct Edge {
    std::vector<std::string> actors, recipients, all;  // codes, sorted
    std::string type;
    bool occurred = false;
    bool any_direction = false;
};

std::vector<std::string> united(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

std::vector<std::string> codes_of(const std::vector<schema::Party>& parties) {
    std::vector<std::string> codes;
    for (const auto& party : parties)
        if (!party.code.empty()) codes.push_back(party.code);
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

// A labelled type may be the act's own; a record's is derived already.
std::string type_of(std::string_view type, Status status) {
    const auto is_any = [&](std::initializer_list<std::string_view> types) {
        return std::ranges::find(types, type) != types.end();
    };
    if (status == Status::planned && is_any({"CONSULT", "AID", "COOPERATE"})) return "AGREE";
    if (status == Status::cancelled && is_any({"CONSULT", "AGREE"})) return "REJECT";
    return std::string(type);
}

// To call off a meeting is an act that took place.
bool has_occurred(std::string_view type, Status status) {
    return status == Status::happened || (type == "REJECT" && status == Status::cancelled);
}

Edge edge(std::string_view type, Status status, std::vector<std::string> actors,
          std::vector<std::string> recipients) {
    auto folded = type_of(type, status);
    const bool occurred = has_occurred(folded, status);
    auto all = united(actors, recipients);
    return {std::move(actors), std::move(recipients), std::move(all), std::move(folded), occurred, false};
}

Edge edge_of(const schema::Record& record) {
    auto told = edge(record.type, record.status, codes_of(record.actor), codes_of(record.recipient));
    told.any_direction = told.type == "CONSULT" && told.recipients.empty();
    return told;
}

Edge edge_of(const GoldEvent& event) {
    auto wanted = edge(event.type, event.status, event.actors, event.recipients);
    wanted.any_direction = event.mutual || event.recipients.empty();
    return wanted;
}

bool same_direction(const Edge& wanted, const Edge& told) {
    if (wanted.all != told.all) return false;
    return wanted.any_direction || told.any_direction ||
           (wanted.actors == told.actors && wanted.recipients == told.recipients);
}

// None where less than half of the parties are common.
double likeness(const Edge& wanted, const Edge& told) {
    std::vector<std::string> common;
    std::ranges::set_intersection(wanted.all, told.all, std::back_inserter(common));
    const auto parties = wanted.all.size() + told.all.size() - common.size();
    if (parties == 0 || 2 * common.size() < parties) return 0;
    return 2 * static_cast<double>(common.size()) / static_cast<double>(parties) +
           (wanted.type == told.type ? 1 : 0) + (same_direction(wanted, told) ? 0.3 : 0) +
           (wanted.occurred == told.occurred ? 0.2 : 0);
}

struct Pair {
    double likeness = 0;
    std::size_t wanted = 0, told = 0;
};

}  // namespace

std::vector<bool> right_edges(const std::vector<schema::Record>& records,
                              const std::vector<GoldEvent>& gold) {
    std::vector<Edge> told, wanted;
    for (const auto& record : records) told.push_back(edge_of(record));
    for (const auto& event : gold) wanted.push_back(edge_of(event));
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t j = 0; j < told.size(); ++j)
            if (const auto alike = likeness(wanted[i], told[j]); alike > 0) pairs.push_back({alike, i, j});
    std::ranges::stable_sort(pairs, std::greater{}, &Pair::likeness);
    std::vector<bool> right(records.size(), false), met(wanted.size(), false), paired(records.size(), false);
    for (const auto& [alike, i, j] : pairs) {
        if (met[i] || paired[j]) continue;
        met[i] = paired[j] = true;
        right[j] = wanted[i].type == told[j].type && wanted[i].occurred == told[j].occurred &&
                   same_direction(wanted[i], told[j]);
    }
    return right;
}

}  // namespace entente::training
