// Speed of the writers.
//
//     bench_exports EDGES FORMAT FILE [SHAPE]
//
// Makes a graph of so many dated edges between a hundredth as many actors, writes it to FILE, and prints a
// JSON object: seconds of the writing alone, and by how many bytes memory grew in it. FORMAT is one of
// `entente export`, or `boost`: Boost's write_graphml over the same attributes. bench/exports.py compares.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <sys/resource.h>

#include "exporters/formats.hpp"
#include "graph/analysis/random.hpp"
#include "graph/model/graph.hpp"
#include "graph/projection/shapes.hpp"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

schema::Party somebody(analysis::Random& random, std::size_t actors) {
    const auto number = random.below(actors);
    schema::Party party;
    party.id = fmt::format("person:JPN/{}", number);
    party.name = fmt::format("Person {} of Japan", number);
    party.kind = schema::ActorKind::person;
    party.code = party.country = "JPN";
    party.role = "participant";
    return party;
}

schema::Event event(analysis::Random& random, std::size_t number, std::size_t actors) {
    schema::Event event;
    event.id = fmt::format("r_{:016x}", number);
    event.act = event.type = "CONSULT";
    event.mode = "visit";
    event.cameo = "042";
    event.goldstein = 1.9;
    event.score = 2.5;
    event.quad = 1;
    const auto day = schema::Day(std::chrono::days(10957 + random.below(9000)));
    event.date = schema::DateRange{day, day, schema::DatePrecision::day};
    event.actor = {somebody(random, actors)};
    event.recipient = {somebody(random, actors)};
    event.place = schema::EventPlace{"Kyoto", "JPN"};
    event.document = fmt::format("d_{:08x}", number / 3);
    event.evidence = "The minister met his counterpart in the old capital & spoke about trade and security.";
    event.confidence = random.unit();
    event.tellings = {{event.id, event.document, {}, event.status, "", 1, ""}};
    event.documents = event.sources = 1;
    return event;
}

long peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

struct Measured {
    double seconds;
    long bytes;
};

template <class Work>
Measured measure(const Work& work) {
    const auto before = peak_bytes();
    const auto start = Clock::now();
    work();
    return {std::chrono::duration<double>(Clock::now() - start).count(), peak_bytes() - before};
}

using Text = std::vector<std::string>;
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Text, Text>;

std::string text_of(const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *integer);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    return {};
}

BoostGraph boost_graph(const model::PropertyGraph& graph) {
    BoostGraph result(graph.node_count());
    model::Row row;
    const auto texts = [&] {
        Text values;
        for (const auto& value : row.values()) values.push_back(text_of(value));
        return values;
    };
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        graph.read_node(v, row);
        result[v] = texts();
    }
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        graph.read_edge(e, row);
        boost::add_edge(graph.ends(e).source, graph.ends(e).target, texts(), result);
    }
    return result;
}

// Boost takes a map from vertex or edge to value for each attribute.
boost::dynamic_properties properties(BoostGraph& boosted, const model::PropertyGraph& graph) {
    boost::dynamic_properties properties;
    for (std::size_t i = 0; i < graph.node_attributes().size(); ++i)
        properties.property(graph.node_attributes()[i].name,
                            boost::make_function_property_map<BoostGraph::vertex_descriptor, std::string>(
                                [&boosted, i](auto v) { return boosted[v][i]; }));
    for (std::size_t i = 0; i < graph.edge_attributes().size(); ++i)
        properties.property(graph.edge_attributes()[i].name,
                            boost::make_function_property_map<BoostGraph::edge_descriptor, std::string>(
                                [&boosted, i](const auto& e) { return boosted[e][i]; }));
    return properties;
}

Measured write_boost(const model::PropertyGraph& graph, std::ostream& out) {
    auto boosted = boost_graph(graph);
    const auto all = properties(boosted, graph);
    return measure([&] { boost::write_graphml(out, boosted, all, true); });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    const auto edges = std::stoul(argv[1]);
    analysis::Random random(1);
    std::vector<schema::Event> events;
    for (std::size_t i = 0; i < edges; ++i) events.push_back(event(random, i, edges / 100 + 2));
    const auto graph = model::build(std::move(events));
    const auto projection = projection::project(graph, {});
    const auto shape = projection::parse_shape(argc > 4 ? argv[4] : "dyads");
    if (!shape) return 2;
    const auto view = projection::view(graph, projection, *shape, projection::Kind::type, {});
    std::ofstream out(argv[3], std::ios::binary);
    Measured measured{};
    if (std::string_view(argv[2]) == "boost") {
        measured = write_boost(*view, out);
    } else {
        const auto format = exporters::find_format(argv[2]);
        if (!format || !(*format)->write) return 2;
        const exporters::WriteOptions options{
            (*format)->profiles.empty() ? "" : (*format)->profiles.front().name,
            (*format)->parts.empty() ? "" : (*format)->parts.back().name};
        measured = measure([&] {
            if (!(*format)->write(*view, options, out)) std::exit(1);
        });
    }
    out.close();
    fmt::print("{{\"seconds\": {:.4f}, \"bytes\": {}, \"edges\": {}}}\n", measured.seconds, measured.bytes,
               view->edge_count());
}
