// GEXF 1.1 to 1.3, as we, NetworkX and Gephi write it. The entry is read_gexf.
//
// Times of an element become date_start and date_end, several of them spells as well; what an edge is
// labelled becomes edgelabel, its kind as well where it has no label, else kind; what lies in viz becomes x,
// y, z, size, color, shape and thickness. Nodes in each other are flattened. Of values that change in time
// the last is kept, with a warning.
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "importers/graph_builder.hpp"
#include "importers/importer.hpp"
#include "importers/open_nodes.hpp"
#include "importers/spells.hpp"
#include "importers/xml_reader.hpp"

namespace entente::importers {
namespace {

using model::ValueType;
using schema::ErrorCode;
using schema::Result;

enum class Tag : std::uint8_t {
    root,
    meta,
    fact,
    graph,
    attributes,
    attribute,
    fallback,
    nodes,
    edges,
    node,
    edge,
    values,
    spells,
    ignored
};

struct Declared {
    std::string id;
    FileType type = FileType::text;
    std::size_t column = 0;
    std::optional<std::string> fallback;  // where an element says nothing
};

// The attributes of nodes or of edges.
struct Declarations {
    std::vector<Declared> list;
    std::unordered_map<std::string, std::size_t> numbers;  // by their ids
    std::size_t last = 0;                                  // that a value named
};

// How a node or an edge is read, whichever is open.
struct Times {
    Spells own, spells;  // in its tag; within it, which say more

    void clear() {
        own.clear();
        spells.clear();
    }
};

std::string_view first_of(const XmlAttributes& attributes, std::initializer_list<std::string_view> names) {
    for (const auto name : names)
        if (const auto value = attributes.get(name); !value.empty()) return value;
    return {};
}

// "#0a141e"; "" where a part is none.
std::string colour(const XmlAttributes& attributes) {
    if (const auto hex = attributes.get("hex"); !hex.empty())
        return hex.starts_with('#') ? std::string(hex) : "#" + std::string(hex);
    std::string result = "#";
    for (const auto* part : {"r", "g", "b"}) {
        const auto text = attributes.get(part);
        unsigned value = 256;
        std::from_chars(text.data(), text.data() + text.size(), value);
        if (value > 255) return {};
        result += fmt::format("{:02x}", value);
    }
    return result;
}

class GexfReader final : XmlListener {
  public:
    GexfReader(const Input& input, model::StoredGraph& graph)
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
                if (name == "graph") open_graph(attributes);
                if (name == "meta") path_.back() = Tag::meta;
                return {};
            case Tag::meta:
                fact_ = name;
                if (name == "description" || name == "title" || name == "keywords") begin_text(Tag::fact);
                return {};
            case Tag::graph:
                if (name == "attributes") open_attributes(attributes);
                return open_list(name);
            case Tag::attributes:
                return name == "attribute" ? open_attribute(attributes) : Result<void>();
            case Tag::attribute:
                if (name == "default") begin_text(Tag::fallback);
                return {};
            case Tag::nodes:
                return name == "node" ? open_node(attributes) : Result<void>();
            case Tag::edges:
                return name == "edge" ? open_edge(attributes) : Result<void>();
            case Tag::node:
            case Tag::edge:
                domain_ = parent == Tag::node ? Domain::node : Domain::edge;
                return open_part(name, attributes);
            case Tag::values:
                return name == "attvalue" ? take_value(attributes) : Result<void>();
            case Tag::spells:
                if (name == "spell" || name == "slice") add_time(times().spells, attributes);
                return {};
            case Tag::fact:
            case Tag::fallback:
            case Tag::ignored:
                return {};
        }
        return {};
    }

    Result<void> close() override {
        const Tag tag = path_.back();
        path_.pop_back();
        switch (tag) {
            case Tag::fact:
                xml_.want_text(false);
                if (!trim(text_).empty()) builder_.graph().add_fact(fact_, text_);
                return {};
            case Tag::fallback:
                xml_.want_text(false);
                declared_[index(domain_)].list.back().fallback = text_;
                return {};
            case Tag::node:
                return close_node();
            case Tag::edge:
                return close_edge();
            default:
                return {};
        }
    }

    Result<void> text(std::string_view piece) override {
        if (path_.back() == Tag::ignored) return {};
        if (auto fits = builder_.check_size(text_.size() + piece.size()); !fits) return fits;
        text_ += piece;
        return {};
    }

    static std::size_t index(Domain domain) { return static_cast<std::size_t>(domain); }

    void begin_text(Tag tag) {
        path_.back() = tag;
        text_.clear();
        xml_.want_text(true);
    }

    Result<void> open_root(std::string_view name) {
        if (name != "gexf")
            return std::unexpected(builder_.error(ErrorCode::invalid,
                                                  fmt::format("<{}> is no GEXF", shown(name)),
                                                  "say with --from what it is"));
        path_.push_back(Tag::root);
        return {};
    }

    void open_graph(const XmlAttributes& attributes) {
        if (std::exchange(begun_, true)) return builder_.warn("a graph behind the first; left out");
        path_.back() = Tag::graph;
        const auto type = attributes.get("defaultedgetype");
        directed_ = type.empty() || type == "directed";
    }

    Result<void> open_list(std::string_view name) {
        if (name == "nodes") path_.back() = Tag::nodes;
        if (name == "edges") path_.back() = Tag::edges;
        return {};
    }

    void open_attributes(const XmlAttributes& attributes) {
        path_.back() = Tag::attributes;
        domain_ = attributes.get("class") == "edge" ? Domain::edge : Domain::node;
    }

    Result<void> open_attribute(const XmlAttributes& attributes) {
        path_.back() = Tag::attribute;
        auto& declared = declared_[index(domain_)];
        const auto id = attributes.get("id");
        if (id.empty() || !declared.numbers.emplace(id, declared.list.size()).second)
            return std::unexpected(
                builder_.error(ErrorCode::conflict,
                               id.empty() ? "an attribute has no id"
                                          : fmt::format("the id \"{}\" is that of two attributes", shown(id)),
                               "give each an id of its own"));
        const auto title = attributes.get("title");
        const auto type = file_type(attributes.get("type"));
        const auto column = builder_.column(domain_, title.empty() ? id : title, value_type(type));
        if (!column) return std::unexpected(column.error());
        if (declared.list.size() >= builder_.limits().max_attributes)
            return std::unexpected(
                builder_.error(ErrorCode::limit, fmt::format("more than {} attributes", declared.list.size()),
                               "leave out those that nothing uses"));
        declared.list.push_back({std::string(id), type, *column, {}});
        return {};
    }

    Result<void> open_node(const XmlAttributes& attributes) {
        path_.back() = Tag::node;
        if (auto opened = nodes_.open(attributes.get("id")); !opened) return opened;
        domain_ = Domain::node;
        if (node_times_.size() == node_depth_) node_times_.emplace_back();
        node_times_[node_depth_++].clear();
        add_time(times().own, attributes);
        // What is labelled with its id is so because there was no label.
        const auto label = attributes.get("label");
        if (auto put = put_text("label", label == attributes.get("id") ? "" : label); !put) return put;
        return put_text("parent", attributes.get("pid"));
    }

    Result<void> open_edge(const XmlAttributes& attributes) {
        path_.back() = Tag::edge;
        const auto source = builder_.find_end(attributes.get("source"), "source");
        if (!source) return std::unexpected(source.error());
        const auto target = builder_.find_end(attributes.get("target"), "target");
        if (!target) return std::unexpected(target.error());
        ends_ = {*source, *target};
        edge_id_ = attributes.get("id");
        const auto type = attributes.get("type");
        is_directed_ = type.empty() ? directed_ : type == "directed";
        edge_cells_.clear();
        domain_ = Domain::edge;
        edge_times_.clear();
        add_time(times().own, attributes);
        const auto label = attributes.get("label");
        const auto kind = attributes.get("kind");
        if (auto put = put_text("edgelabel", label.empty() ? kind : label); !put) return put;
        if (!label.empty() && label != kind)
            if (auto put = put_text("kind", kind); !put) return put;
        return put_number("weight", attributes.get("weight"));
    }

    // What a node or an edge has within it.
    Result<void> open_part(std::string_view name, const XmlAttributes& attributes) {
        if (name == "attvalues") path_.back() = Tag::values;
        if (name == "spells" || name == "slices") path_.back() = Tag::spells;
        if (name == "color") return put_text("color", colour(attributes));
        if (name == "shape") return put_text("shape", attributes.get("value"));
        if (name == "size" || name == "thickness") return put_number(name, attributes.get("value"));
        if (name == "position") return put_position(attributes);
        return domain_ == Domain::node ? open_list(name) : Result<void>();
    }

    Times& times() { return domain_ == Domain::edge ? edge_times_ : node_times_[node_depth_ - 1]; }

    static void add_time(Spells& spells, const XmlAttributes& attributes) {
        if (const auto moment = attributes.get("timestamp"); !moment.empty())
            return spells.add(moment, moment);
        spells.add(first_of(attributes, {"start", "startopen"}), first_of(attributes, {"end", "endopen"}));
    }

    Result<void> put_position(const XmlAttributes& attributes) {
        for (const auto* axis : {"x", "y"})
            if (auto put = put_number(axis, attributes.get(axis)); !put) return put;
        const auto z = attributes.get("z");
        return z == "0" || z == "0.0" ? Result<void>() : put_number("z", z);  // flat, as nearly all are
    }

    Cells& cells() { return domain_ == Domain::edge ? edge_cells_ : nodes_.cells(); }

    Result<void> put(std::string_view name, FileType type, std::string_view value) {
        if (value.empty()) return {};
        const auto column = builder_.column(domain_, name, value_type(type));
        if (!column) return std::unexpected(column.error());
        return builder_.put(cells(), domain_, *column, type, value);
    }
    Result<void> put_text(std::string_view name, std::string_view value) {
        return put(name, FileType::text, value);
    }
    Result<void> put_number(std::string_view name, std::string_view value) {
        return put(name, FileType::number, value);
    }

    Result<void> take_value(const XmlAttributes& attributes) {
        const auto id = first_of(attributes, {"for", "id"});
        auto& declared = declared_[index(domain_)];
        // Elements name their attributes in the same order, one like the other.
        if (++declared.last >= declared.list.size() || declared.list[declared.last].id != id) {
            const auto found = declared.numbers.find(std::string(id));
            if (found == declared.numbers.end())
                return std::unexpected(
                    builder_.error(ErrorCode::invalid,
                                   fmt::format("no <attribute> of {} has the id \"{}\"",
                                               domain_ == Domain::node ? "nodes" : "edges", shown(id)),
                                   "declare it before the nodes, or leave the value out"));
            declared.last = found->second;
        }
        if (!first_of(attributes, {"start", "end", "timestamp", "startopen", "endopen"}).empty())
            builder_.warn("a value that changes in time; the last is kept");
        const auto& attribute = declared.list[declared.last];
        return builder_.put(cells(), domain_, attribute.column, attribute.type, attributes.get("value"));
    }

    // What is told of it in other places, or nowhere.
    Result<void> complete() {
        for (const auto& attribute : declared_[index(domain_)].list)
            if (attribute.fallback && !cells().has(attribute.column))
                if (auto put =
                        builder_.put(cells(), domain_, attribute.column, attribute.type, *attribute.fallback);
                    !put)
                    return put;
        if (auto put = times().spells.put(builder_, cells(), domain_); !put) return put;
        return times().own.put(builder_, cells(), domain_);
    }

    Result<void> close_node() {
        domain_ = Domain::node;
        if (auto done = complete(); !done) return done;
        --node_depth_;
        return nodes_.close();
    }

    Result<void> close_edge() {
        domain_ = Domain::edge;
        if (auto done = complete(); !done) return done;
        if (!is_directed_) builder_.mark_symmetric(edge_cells_);
        return builder_.add_edge(edge_id_, ends_, edge_cells_);
    }

    XmlReader xml_;
    GraphBuilder builder_;
    std::vector<Tag> path_;
    std::string text_, fact_;
    bool begun_ = false;
    bool directed_ = true;
    std::array<Declarations, 2> declared_;
    Domain domain_ = Domain::node;  // of what is declared, or open
    OpenNodes nodes_{builder_};
    std::vector<Times> node_times_;  // of the open ones; used again
    std::size_t node_depth_ = 0;
    Times edge_times_;
    model::Ends ends_;  // of the open edge, as all that follows
    std::string edge_id_;
    bool is_directed_ = true;
    Cells edge_cells_;
};

}  // namespace

Result<Warnings> read_gexf(const Input& input, model::StoredGraph& graph) {
    return GexfReader(input, graph).read();
}

}  // namespace entente::importers
