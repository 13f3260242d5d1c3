#include "graph/derive/dyads.hpp"

#include <array>
#include <map>
#include <utility>

#include "graph/model/graph.hpp"

namespace entente::derive {
namespace {

using schema::Party;

std::vector<std::int64_t> ends_of(const Party& party, Ends& ends) {
    std::vector<std::int64_t> all{ends.number(party.id)};
    if (!party.code.empty()) all.push_back(ends.number("=" + party.code));
    return all;
}

}  // namespace

std::int64_t Ends::number(const std::string& key) {
    return numbers_.try_emplace(key, static_cast<std::int64_t>(numbers_.size()) + 1).first->second;
}

std::vector<std::string> Ends::keys() const {
    std::vector<std::string> keys(numbers_.size());
    for (const auto& [key, number] : numbers_) keys[static_cast<std::size_t>(number - 1)] = key;
    return keys;
}

std::vector<store::DyadRow> dyads(const schema::Event& event, Ends& ends) {
    std::map<std::pair<std::int64_t, std::int64_t>, int> ways;  // the smaller number first
    for (const auto& pair : model::pairs(event))
        for (const std::int64_t a : ends_of(*pair.source, ends))
            for (const std::int64_t b : ends_of(*pair.target, ends)) {
                if (a == b) continue;
                const int way = event.reciprocal ? 0 : (a < b ? 1 : -1);
                const auto [known, fresh] = ways.try_emplace(std::minmax(a, b), way);
                if (!fresh && known->second != way) known->second = 0;
            }
    std::vector<store::DyadRow> rows;
    for (const auto& [pair, way] : ways)
        rows.push_back(way < 0 ? store::DyadRow{pair.second, pair.first, 1}
                               : store::DyadRow{pair.first, pair.second, way});
    return rows;
}

}  // namespace entente::derive
