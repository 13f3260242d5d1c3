// Measures by name, as columns: what `entente analyze` prints and exporters can write onto the nodes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/analysis/network.hpp"
#include "graph/schema/result.hpp"

namespace entente::analysis {

struct Column {
    std::string name;
    std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> values;

    friend bool operator==(const Column&, const Column&) = default;
};

// What a month of a pair is counted by, for change points.
enum class Series { events, cooperation, conflict, goldstein };

struct MeasureOptions {
    bool directed = true;  // else measures that know directions forget them
    bool weighted = true;  // else measures that know weights take every tie for 1
    double damping = 0.85;
    double resolution = 1;
    std::uint64_t seed = 1;
    unsigned threads = 1;
    std::optional<Vertex> source =
        {};                // from whom paths lead: PageRank's restart, and whose arrivals are listed
    bool same_day = true;  // two ties of one day can follow each other on a path
    Series series = Series::events;
    std::int64_t least_events = 12;  // pairs with fewer have no series of which changes are sought
};

// What has a value for each node.
struct NodeMeasure {
    std::string_view name;
    std::string_view summary;
    schema::Result<std::vector<Column>> (*columns)(const Network&, const MeasureOptions&);
    bool smallest_first = false;  // which end of its first column is read first
};

std::span<const NodeMeasure> node_measures();

// What has rows of its own: pairs, months, kinds of triads.
struct TableMeasure {
    std::string_view name;
    std::string_view summary;
    schema::Result<std::vector<Column>> (*columns)(const Network&, const MeasureOptions&);
};

std::span<const TableMeasure> table_measures();

// The columns of the measures named, in that order; values in the order of network.nodes. An unknown name is
// an error of usage that tells the nearest.
schema::Result<std::vector<Column>> node_columns(const Network& network,
                                                 std::span<const std::string> measures,
                                                 const MeasureOptions& options);

// The same as rows to be read: id, name, code, then the measures; in order of the first of them, equals by
// id.
schema::Result<std::vector<Column>> node_table(const Network& network, std::span<const std::string> measures,
                                               const MeasureOptions& options);

}  // namespace entente::analysis
