// Graphs in JSON: node-link as we, NetworkX and D3 write it ("links" or "edges", ends by id or, as NetworkX 1
// did, by number), what graphology serialises (Gephi's JSON is that, too), and Cytoscape's elements. The
// entry is read_node_link.
//
// Values that are lists or objects are kept as their JSON. NetworkX's numbers of parallel edges are no ids.
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <vector>

#include "importers/graph_builder.hpp"
#include "importers/importer.hpp"
#include "importers/json_reader.hpp"

namespace entente::importers {
namespace {

using model::ValueType;
using schema::ErrorCode;
using schema::Result;

enum class Level : std::uint8_t {
    top,
    facts,    // of the graph as a whole
    options,  // graphology's
    elements,
    list,        // of nodes or of edges
    item,        // a node or an edge
    data,        // Cytoscape's: within an item, as if it stood in it
    attributes,  // graphology's: within an item, none of them an id or an end
    position,    // Cytoscape's
    raw,         // a value that is kept as its JSON
    skipped,
};

std::string text_of(const JsonScalar& value) {
    switch (value.kind) {
        case JsonScalar::text:
            return std::string(value.text_value);
        case JsonScalar::boolean:
        case JsonScalar::integer:
            return fmt::format("{}", value.integer_value);
        case JsonScalar::number:
            return fmt::format("{}", value.number_value);
        case JsonScalar::null:
            return {};
    }
    return {};
}

class NodeLinkReader final : JsonListener {
  public:
    NodeLinkReader(const Input& input, model::StoredGraph& graph)
        : input_(input), graph_(graph), builder_(graph, input.limits, input.name, [this] { return line_; }) {}

    Result<Warnings> read() {
        if (auto done = read_json(input_, *this, line_); !done) return std::unexpected(done.error());
        if (!has_nodes_ && !has_edges_)
            return std::unexpected(builder_.error(ErrorCode::invalid, "has neither \"nodes\" nor \"edges\"",
                                                  "node-link JSON, graphology's and Cytoscape's are read"));
        if (!directed_) mark_edges_symmetric();
        return builder_.finish();
    }

  private:
    Result<void> key(std::string_view name) override {
        if (level() == Level::raw) return write_raw([&](auto& raw) { raw.Key(name.data(), size_of(name)); });
        key_ = name;
        return {};
    }

    Result<void> open(bool is_object) override {
        if (levels_.empty()) {
            levels_.push_back(is_object ? Level::top : Level::skipped);
            return {};
        }
        levels_.push_back(opened(is_object));
        if (level() == Level::item) begin_item();
        if (level() == Level::raw && levels_[levels_.size() - 2] != Level::raw) raw_text_.Clear();
        if (level() != Level::raw) return {};
        if (levels_[levels_.size() - 2] != Level::raw) raw_.Reset(raw_text_);
        return write_raw([&](auto& raw) { is_object ? raw.StartObject() : raw.StartArray(); });
    }

    // What it is that has just opened.
    Level opened(bool is_object) {
        switch (level()) {
            case Level::top:
            case Level::elements:
                return opened_at_top(is_object);
            case Level::list:
                return is_object ? Level::item : Level::skipped;
            case Level::item:
                if (is_object && key_ == "data") return Level::data;
                if (is_object && key_ == "attributes") return Level::attributes;
                if (is_object && key_ == "position") return Level::position;
                return Level::raw;
            case Level::facts:
            case Level::data:
            case Level::attributes:
            case Level::raw:
                return Level::raw;
            case Level::position:
            case Level::options:
            case Level::skipped:
                return Level::skipped;
        }
        return Level::skipped;
    }

    Level opened_at_top(bool is_object) {
        if (is_object) {
            if (key_ == "graph" || key_ == "attributes" || key_ == "data") return Level::facts;
            if (key_ == "options") return Level::options;
            if (key_ == "elements") return Level::elements;
            return Level::skipped;
        }
        if (key_ == "nodes") {
            domain_ = Domain::node;
            has_nodes_ = true;
            return Level::list;
        }
        if (key_ != "edges" && key_ != "links") return Level::skipped;
        // We write both, one like the other.
        if (graph_.edge_count() > 0) return Level::skipped;
        domain_ = Domain::edge;
        has_edges_ = true;
        return Level::list;
    }

    Result<void> close(bool is_object) override {
        const Level closed = level();
        levels_.pop_back();
        if (closed == Level::item) return domain_ == Domain::node ? end_node() : end_edge();
        if (closed != Level::raw) return {};
        if (auto done = write_raw([&](auto& raw) { is_object ? raw.EndObject() : raw.EndArray(); }); !done)
            return done;
        if (level() == Level::raw) return {};
        JsonScalar whole{.kind = JsonScalar::text};
        whole.text_value = {raw_text_.GetString(), raw_text_.GetSize()};
        return scalar(whole);
    }

    Result<void> scalar(const JsonScalar& value) override {
        switch (level()) {
            case Level::raw:
                return write_raw([&](auto& raw) { write(raw, value); });
            case Level::top:
                if (key_ == "directed" && value.kind == JsonScalar::boolean)
                    directed_ = value.integer_value == 1;
                return {};
            case Level::options:
                if (key_ == "type" && value.text_value == "undirected") directed_ = false;
                return {};
            case Level::facts:
                if (value.kind != JsonScalar::null) graph_.add_fact(key_, text_of(value));
                return {};
            case Level::item:
            case Level::data:
                return take_role(value) ? Result<void>() : put(key_, value);
            case Level::attributes:
                return put(key_, value);
            case Level::position:
                take_position(value);
                return {};
            case Level::elements:
            case Level::list:
            case Level::skipped:
                return {};
        }
        return {};
    }

    Level level() const { return levels_.empty() ? Level::skipped : levels_.back(); }

    static rapidjson::SizeType size_of(std::string_view text) {
        return static_cast<rapidjson::SizeType>(text.size());
    }

    using RawWriter = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                        rapidjson::CrtAllocator, rapidjson::kWriteNanAndInfFlag>;

    template <class Write>
    Result<void> write_raw(Write write) {
        write(raw_);
        return builder_.check_size(raw_text_.GetSize());
    }

    static void write(RawWriter& raw, const JsonScalar& value) {
        switch (value.kind) {
            case JsonScalar::null:
                raw.Null();
                return;
            case JsonScalar::boolean:
                raw.Bool(value.integer_value == 1);
                return;
            case JsonScalar::integer:
                raw.Int64(value.integer_value);
                return;
            case JsonScalar::number:
                raw.Double(value.number_value);
                return;
            case JsonScalar::text:
                raw.String(value.text_value.data(), size_of(value.text_value));
                return;
        }
    }

    void begin_item() {
        cells_.clear();
        id_.clear();
        key_text_.clear();
        source_ = target_ = {};
        x_ = y_ = {};
        symmetric_ = false;
    }

    // The id of an item, its ends: what is no attribute.
    bool take_role(const JsonScalar& value) {
        if (key_ == "id") {
            id_ = text_of(value);
            has_numbers_for_ids_ |= domain_ == Domain::node && value.kind == JsonScalar::integer;
        } else if (key_ == "key") {
            key_text_ = text_of(value);
            key_is_number_ = value.kind == JsonScalar::integer;
        } else if (domain_ == Domain::edge && (key_ == "source" || key_ == "target")) {
            auto& end = key_ == "source" ? source_ : target_;
            end.text = text_of(value);
            end.number.reset();
            if (value.kind == JsonScalar::integer && value.integer_value >= 0)
                end.number = static_cast<std::size_t>(value.integer_value);
        } else if (domain_ == Domain::edge && key_ == "undirected" && value.kind == JsonScalar::boolean) {
            symmetric_ = value.integer_value == 1;
        } else {
            return false;
        }
        return true;
    }

    void take_position(const JsonScalar& value) {
        const double number =
            value.kind == JsonScalar::integer ? static_cast<double>(value.integer_value) : value.number_value;
        if (value.kind != JsonScalar::integer && value.kind != JsonScalar::number) return;
        if (key_ == "x") x_ = number;
        if (key_ == "y") y_ = 0 - number;  // Cytoscape's grows downwards
    }

    Result<void> put(std::string_view name, const JsonScalar& value) {
        switch (value.kind) {
            case JsonScalar::null:
                return {};
            case JsonScalar::boolean:
            case JsonScalar::integer:
                return put(name, ValueType::integer, value.integer_value);
            case JsonScalar::number:
                if (value.too_large)
                    builder_.warn(fmt::format("{}: more than 64 bits; read as the nearest decimal number",
                                              shown(name)));
                if (std::isfinite(value.number_value))
                    return put(name, ValueType::number, value.number_value);
                builder_.warn(fmt::format("{}: no finite number; left out", shown(name)));
                return {};
            case JsonScalar::text:
                return put(name, ValueType::text, value.text_value);
        }
        return {};
    }

    Result<void> put(std::string_view name, ValueType type, const model::Value& value) {
        const auto column = builder_.column(domain_, name, type);
        if (!column) return std::unexpected(column.error());
        if (const auto* text = std::get_if<std::string_view>(&value); text && text->empty()) return {};
        return builder_.set(cells_, *column, value);
    }

    Result<void> end_node() {
        // graphology calls the id the key.
        if (id_.empty())
            id_.swap(key_text_);
        else if (!key_text_.empty())
            if (auto done = put("key", ValueType::text, std::string_view(key_text_)); !done) return done;
        for (const auto& [name, place] : {std::pair("x", x_), std::pair("y", y_)}) {
            if (!place || !std::isfinite(*place)) continue;
            const auto column = builder_.column(domain_, name, ValueType::number);
            if (!column) return std::unexpected(column.error());
            cells_.set_default(*column, *place);
        }
        const auto node = builder_.declare_node(id_);
        if (!node) return std::unexpected(node.error());
        builder_.set_node(*node, cells_);
        return {};
    }

    struct End {
        std::string text;
        std::optional<std::size_t> number;
    };

    // By its number in the list where the ids are no numbers.
    Result<std::size_t> find(const End& end, std::string_view what) {
        if (end.number && !has_numbers_for_ids_ && *end.number < graph_.node_count() &&
            !graph_.find_node(end.text))
            return *end.number;
        return builder_.find_end(end.text, what);
    }

    Result<void> end_edge() {
        const auto source = find(source_, "source");
        if (!source) return std::unexpected(source.error());
        const auto target = find(target_, "target");
        if (!target) return std::unexpected(target.error());
        if (id_.empty() && !key_is_number_)
            id_.swap(key_text_);
        else if (!key_text_.empty() && !key_is_number_)
            if (auto done = put("key", ValueType::text, std::string_view(key_text_)); !done) return done;
        key_is_number_ = false;
        if (symmetric_ || !directed_) builder_.mark_symmetric(cells_);
        return builder_.add_edge(id_, {*source, *target}, cells_);
    }

    // Where the file says it behind its edges.
    void mark_edges_symmetric() {
        const auto column = graph_.edge_attribute("symmetric", ValueType::integer);
        model::Row row;
        for (std::size_t e = 0; e < graph_.edge_count(); ++e) {
            graph_.read_edge(e, row);
            if (!std::holds_alternative<std::monostate>(row[column])) continue;
            row.set(column, std::int64_t{1});
            graph_.set_edge(e, row);
        }
    }

    const Input& input_;
    model::StoredGraph& graph_;
    std::uint64_t line_ = 1;
    GraphBuilder builder_;
    std::vector<Level> levels_;
    std::string key_;
    rapidjson::StringBuffer raw_text_;
    RawWriter raw_{raw_text_};
    bool has_nodes_ = false, has_edges_ = false;
    bool has_numbers_for_ids_ = false;
    bool directed_ = true;
    Domain domain_ = Domain::node;  // of the open list
    Cells cells_;                   // of the open item, as all that follows
    std::string id_, key_text_;
    bool key_is_number_ = false;
    End source_, target_;
    std::optional<double> x_, y_;
    bool symmetric_ = false;
};

}  // namespace

Result<Warnings> read_node_link(const Input& input, model::StoredGraph& graph) {
    return NodeLinkReader(input, graph).read();
}

}  // namespace entente::importers
