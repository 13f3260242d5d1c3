// GraphML, as we, NetworkX, igraph, graph-tool, Gephi and yEd write it. The entry is read_graphml.
//
// Graphs within nodes are flattened: what lies in a node names it in the attribute `parent`. Hyperedges,
// ports, and all graphs behind the first are left out with a warning. Of yEd's drawings the labels are read.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "importers/graph_builder.hpp"
#include "importers/importer.hpp"
#include "importers/open_nodes.hpp"
#include "importers/xml_reader.hpp"

namespace entente::importers {
namespace {

using model::ValueType;
using schema::ErrorCode;
using schema::Result;

enum class Tag : std::uint8_t { root, key, fallback, graph, node, edge, data, drawn_label, ignored };

struct Key {
    std::string id, name;
    FileType type = FileType::text;
    std::optional<std::string> fallback;  // where an element says nothing
    bool of_nodes = false, of_edges = false;
    bool is_drawing = false;  // of yEd
    std::array<std::optional<std::size_t>, 2> column{};
};

// Gephi writes what it shows on an edge under a name of its own.
std::string_view name_of_key(std::string_view id, std::string_view name) {
    if (id == "edgelabel" && name == "Edge Label") return id;
    return name.empty() ? id : name;
}

class GraphmlReader final : XmlListener {
  public:
    GraphmlReader(const Input& input, model::StoredGraph& graph)
        : xml_(input, *this), builder_(graph, input.limits, input.name, [this] { return xml_.line(); }) {}

    Result<Warnings> read() {
        if (auto done = xml_.read(); !done) return std::unexpected(done.error());
        return builder_.finish();
    }

  private:
    Result<void> open(std::string_view name, const XmlAttributes& attributes) override {
        if (path_.empty()) return open_root(name);
        const Tag parent = path_.back();
        path_.push_back(Tag::ignored);
        switch (parent) {
            case Tag::root:
                if (name == "key") return open_key(attributes);
                if (name == "graph") return open_graph(attributes);
                return {};
            case Tag::key:
                if (name == "default") begin_text(Tag::fallback);
                return {};
            case Tag::graph:
                if (name == "edge") return open_edge(attributes);
                if (name == "node") return open_node(attributes);
                if (name == "data") return open_data(attributes);
                if (name == "hyperedge") builder_.warn("a hyperedge; left out");
                return {};
            case Tag::node:
                if (name == "data") return open_data(attributes);
                if (name == "graph") return open_graph(attributes);
                if (name == "port") builder_.warn("a port; left out");
                return {};
            case Tag::edge:
                if (name == "data") return open_data(attributes);
                if (name == "graph") builder_.warn("a graph within an edge; left out");
                return {};
            case Tag::data:
                in_markup_ = true;
                return open_drawing(name);
            case Tag::ignored:
                return open_drawing(name);
            case Tag::fallback:
            case Tag::drawn_label:
                return {};
        }
        return {};
    }

    Result<void> close() override {
        const Tag tag = path_.back();
        path_.pop_back();
        switch (tag) {
            case Tag::fallback:
                end_text();
                keys_.back().fallback = text_;
                return {};
            case Tag::data:
                return close_data();
            case Tag::drawn_label:
                end_text();
                return close_drawn_label();
            case Tag::node:
                return close_node();
            case Tag::edge:
                return close_edge();
            case Tag::graph:
                directed_.pop_back();
                return {};
            case Tag::root:
            case Tag::key:
            case Tag::ignored:
                return {};
        }
        return {};
    }

    Result<void> text(std::string_view piece) override {
        if (path_.back() == Tag::ignored) return {};
        if (auto fits = builder_.check_size(text_.size() + piece.size()); !fits) return fits;
        text_ += piece;
        return {};
    }

    void begin_text(Tag tag) {
        path_.back() = tag;
        text_.clear();
        xml_.want_text(true);
    }

    void end_text() { xml_.want_text(false); }

    Result<void> open_root(std::string_view name) {
        if (name != "graphml")
            return std::unexpected(builder_.error(ErrorCode::invalid,
                                                  fmt::format("<{}> is no GraphML", shown(name)),
                                                  "say with --from what it is"));
        path_.push_back(Tag::root);
        return {};
    }

    Result<void> open_key(const XmlAttributes& attributes) {
        path_.back() = Tag::key;
        const auto id = attributes.get("id");
        if (auto fits = builder_.check_size(id.size()); !fits) return fits;
        if (id.empty() || !numbers_.emplace(id, keys_.size()).second)
            return std::unexpected(builder_.error(
                ErrorCode::conflict,
                id.empty() ? "a key has no id" : fmt::format("the id \"{}\" is that of two keys", shown(id)),
                "give each an id of its own"));
        if (keys_.size() >= 2 * std::size_t{builder_.limits().max_attributes})
            return std::unexpected(builder_.error(ErrorCode::limit,
                                                  fmt::format("more than {} keys", keys_.size()),
                                                  "leave out those that nothing uses"));
        const auto domain = attributes.get("for");
        const auto name = attributes.get("attr.name");
        Key key;
        key.id = id;
        key.name = name_of_key(id, name);
        key.type = file_type(attributes.get("attr.type"));
        key.of_nodes = domain == "node" || domain == "all" || domain.empty();
        key.of_edges = domain == "edge" || domain == "all" || domain.empty();
        key.is_drawing = name.empty() && !attributes.get("yfiles.type").empty();
        keys_.push_back(std::move(key));
        if (keys_.back().is_drawing) return {};
        if (domain == "node") return make_column(keys_.back(), Domain::node);
        if (domain == "edge") return make_column(keys_.back(), Domain::edge);
        return {};
    }

    Result<void> make_column(Key& key, Domain domain) {
        auto column = builder_.column(domain, key.name, value_type(key.type));
        if (!column) return std::unexpected(column.error());
        key.column[static_cast<std::size_t>(domain)] = *column;
        return {};
    }

    Result<void> open_graph(const XmlAttributes& attributes) {
        if (directed_.empty() && std::exchange(begun_, true)) {
            builder_.warn("a graph behind the first; left out");
            return {};
        }
        path_.back() = Tag::graph;
        directed_.push_back(attributes.get("edgedefault") != "undirected");
        return {};
    }

    Result<void> open_node(const XmlAttributes& attributes) {
        path_.back() = Tag::node;
        return nodes_.open(attributes.get("id"));
    }

    Result<void> open_edge(const XmlAttributes& attributes) {
        path_.back() = Tag::edge;
        const auto source = builder_.find_end(attributes.get("source"), "source");
        if (!source) return std::unexpected(source.error());
        const auto target = builder_.find_end(attributes.get("target"), "target");
        if (!target) return std::unexpected(target.error());
        ends_ = {*source, *target};
        edge_id_ = attributes.get("id");
        edge_label_ = attributes.get("label");
        const auto directed = attributes.get("directed");
        is_directed_ = directed.empty() ? directed_.back() : directed == "true" || directed == "1";
        cells_.clear();
        return {};
    }

    Result<void> open_data(const XmlAttributes& attributes) {
        const auto id = attributes.get("key");
        if (!find_key(id))
            return std::unexpected(builder_.error(ErrorCode::invalid,
                                                  fmt::format("no <key> has the id \"{}\"", shown(id)),
                                                  "declare it before the graph, or leave the value out"));
        in_value_ = true;
        in_markup_ = false;
        value_of_ = path_[path_.size() - 2];
        begin_text(Tag::data);
        return {};
    }

    // Elements name their keys in the same order, one like the other, each but for a few.
    bool find_key(std::string_view id) {
        constexpr std::size_t few = 4;
        for (auto next = key_ + 1; next < std::min(keys_.size(), key_ + few); ++next)
            if (keys_[next].id == id) {
                key_ = next;
                return true;
            }
        const auto found = numbers_.find(std::string(id));
        if (found == numbers_.end()) return false;
        key_ = found->second;
        return true;
    }

    // Within the markup of a value.
    Result<void> open_drawing(std::string_view name) {
        const bool is_label = name == "NodeLabel" || name == "EdgeLabel";
        if (is_label && in_value_ && keys_[key_].is_drawing) begin_text(Tag::drawn_label);
        return {};
    }

    Result<void> close_drawn_label() {
        const auto label = trim(text_);
        const Domain domain = value_of_ == Tag::edge ? Domain::edge : Domain::node;
        if (label.empty() || value_of_ == Tag::graph) return {};
        const auto column =
            builder_.column(domain, domain == Domain::edge ? "edgelabel" : "label", ValueType::text);
        if (!column) return std::unexpected(column.error());
        cells_of(domain).set_default(*column, label);
        return {};
    }

    Result<void> close_data() {
        in_value_ = false;
        end_text();
        Key& key = keys_[key_];
        if (key.is_drawing) return {};
        if (in_markup_) {
            builder_.warn(fmt::format("{}: markup in a value; left out", shown(key.name)));
            return {};
        }
        if (value_of_ == Tag::graph) {
            if (directed_.size() == 1 && !text_.empty()) builder_.graph().add_fact(key.name, text_);
            return {};
        }
        return put(key, value_of_ == Tag::edge ? Domain::edge : Domain::node, text_);
    }

    Result<void> put(Key& key, Domain domain, std::string_view value) {
        auto& column = key.column[static_cast<std::size_t>(domain)];
        if (!column)
            if (auto made = make_column(key, domain); !made) return made;
        return builder_.put(cells_of(domain), domain, *column, key.type, value);
    }

    Cells& cells_of(Domain domain) { return domain == Domain::edge ? cells_ : nodes_.cells(); }

    Result<void> put_defaults(Domain domain) {
        for (Key& key : keys_) {
            const bool is_here = domain == Domain::node ? key.of_nodes : key.of_edges;
            const auto column = key.column[static_cast<std::size_t>(domain)];
            if (!key.fallback || !is_here || (column && cells_of(domain).has(*column))) continue;
            if (auto done = put(key, domain, *key.fallback); !done) return done;
        }
        return {};
    }

    Result<void> close_node() {
        if (auto done = put_defaults(Domain::node); !done) return done;
        return nodes_.close();
    }

    Result<void> close_edge() {
        if (auto done = put_defaults(Domain::edge); !done) return done;
        if (!edge_label_.empty()) {
            const auto column = builder_.column(Domain::edge, "edgelabel", ValueType::text);
            if (!column) return std::unexpected(column.error());
            cells_.set_default(*column, edge_label_);
        }
        if (!is_directed_) builder_.mark_symmetric(cells_);
        return builder_.add_edge(edge_id_, ends_, cells_);
    }

    XmlReader xml_;
    GraphBuilder builder_;
    std::vector<Tag> path_;
    std::vector<Key> keys_;
    std::unordered_map<std::string, std::size_t> numbers_;  // of keys, by their ids
    std::vector<bool> directed_;                            // of each open graph
    bool begun_ = false;
    std::size_t key_ = 0;       // of the last value
    Tag value_of_ = Tag::node;  // whose it is
    std::string text_;
    bool in_value_ = false, in_markup_ = false;
    OpenNodes nodes_{builder_};
    model::Ends ends_;  // of the open edge, as all that follows
    std::string edge_id_, edge_label_;
    bool is_directed_ = true;
    Cells cells_;
};

}  // namespace

Result<Warnings> read_graphml(const Input& input, model::StoredGraph& graph) {
    return GraphmlReader(input, graph).read();
}

}  // namespace entente::importers
