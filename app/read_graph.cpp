#include "app/read_graph.hpp"

#include <filesystem>
#include <memory>
#include <spdlog/spdlog.h>

#include "app/bytes.hpp"
#include "importers/formats.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path) {
    auto bytes = open_bytes(path);
    if (!bytes) return std::unexpected(bytes.error());
    return std::make_unique<ByteStream>(*std::move(bytes));
}

// visits.edges.csv has its nodes in visits.nodes.csv, edges.csv in nodes.csv.
std::string nodes_beside(const std::string& edges) {
    std::filesystem::path path(edges);
    auto name = path.filename().string();
    constexpr std::string_view word = "edges";
    const auto at = name.rfind(word);
    if (at == std::string::npos) return {};
    path.replace_filename(name.replace(at, word.size(), "nodes"));
    std::error_code error;
    return std::filesystem::is_regular_file(path, error) ? path.string() : std::string();
}

Result<const importers::Format*> format_of(const GraphFile& file, ByteStream& in) {
    if (!file.format.empty()) return importers::find_format(file.format);
    auto format = importers::find_format_of(file.path, in.head());
    if (!format && in.error()) return std::unexpected(*in.error());
    return format;
}

Result<std::string> nodes_of(const GraphFile& file, const importers::Format& format) {
    if (format.has_nodes_file) return file.nodes.empty() ? nodes_beside(file.path) : file.nodes;
    if (file.nodes.empty()) return std::string();
    return std::unexpected(Error{ErrorCode::usage, "--nodes goes with tables of edges alone", file.path, 0,
                                 "this file holds its nodes itself"});
}

}  // namespace

Result<model::StoredGraph> read_graph(const GraphFile& file) {
    auto in = open_stream(file.path);
    if (!in) return std::unexpected(in.error());
    const auto format = format_of(file, **in);
    if (!format) return std::unexpected(format.error());
    const auto nodes = nodes_of(file, **format);
    if (!nodes) return std::unexpected(nodes.error());
    importers::Input input{**in, display_name(file.path)};
    std::unique_ptr<ByteStream> nodes_in;
    if (!nodes->empty()) {
        auto opened = open_stream(*nodes);
        if (!opened) return std::unexpected(opened.error());
        nodes_in = *std::move(opened);
        input.nodes = nodes_in.get();
        input.nodes_name = display_name(*nodes);
        spdlog::info("{}: the nodes of {}", input.nodes_name, input.name);
    }
    model::StoredGraph graph;
    const auto read = (*format)->read(input, graph);
    // A file that could not be unpacked to its end looks like one that ends too early.
    for (const auto* stream : {in->get(), nodes_in.get()})
        if (stream && stream->error()) return std::unexpected(*stream->error());
    if (!read) return std::unexpected(read.error());
    for (const auto& warning : *read) spdlog::warn("{}", describe(warning));
    return graph;
}

}  // namespace entente::app
