// CSV: a table of edges, and beside it one of nodes where there is one, as we write them in each profile, as
// Gephi exports them, as Neo4j imports them, and as others do whose columns are called source and target. The
// entry is read_csv.
//
// A table says no types: a column is of numbers where all its values are, else of text; true and false are
// text. Without a table of nodes the edges say which there are.
#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "importers/csv_columns.hpp"
#include "importers/csv_reader.hpp"
#include "importers/graph_builder.hpp"
#include "importers/importer.hpp"
#include "importers/spells.hpp"

namespace entente::importers {
namespace {

using schema::ErrorCode;
using schema::Result;

// "<[a, b]; [c, d]>", Gephi's; of one that is open or a moment, too.
void add_times(Spells& spells, std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        auto spell = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        constexpr std::string_view brackets = "<>[]() ";
        const auto begin = spell.find_first_not_of(brackets);
        if (begin == std::string_view::npos) continue;
        spell = spell.substr(begin, spell.find_last_not_of(brackets) - begin + 1);
        const auto comma = spell.find(',');
        const auto start = trim(spell.substr(0, comma));
        const auto finish = comma == std::string_view::npos ? start : trim(spell.substr(comma + 1));
        const auto time = [](std::string_view side) {
            return side == "-Infinity" || side == "Infinity" ? std::string_view() : side;
        };
        spells.add(time(start), time(finish));
    }
}

bool same_word(std::string_view text, std::string_view lower_case) {
    return std::ranges::equal(text, lower_case,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

class CsvTables {
  public:
    CsvTables(const Input& input, model::StoredGraph& graph)
        : input_(input), graph_(graph), builder_(graph, input.limits, input.name, [this] { return line_; }) {}

    Result<Warnings> read() {
        if (input_.nodes)
            if (auto done = read_table(Domain::node, *input_.nodes, input_.nodes_name); !done)
                return std::unexpected(done.error());
        if (auto done = read_table(Domain::edge, input_.in, input_.name); !done)
            return std::unexpected(done.error());
        return builder_.finish();
    }

  private:
    struct Column {
        CsvColumn csv;
        std::optional<std::size_t> number;  // in the graph, once there is one
        TypeGuess guess;
    };

    Result<void> read_table(Domain domain, std::istream& in, const std::string& name) {
        CsvReader rows(in, name, input_.limits);
        builder_.read_from(name);
        const auto header = rows.header();
        if (!header) return std::unexpected(header.error());
        line_ = rows.line();
        if (auto good = take_header(domain, *header); !good) return good;
        for (;;) {
            const auto more = rows.next();
            if (!more) return std::unexpected(more.error());
            if (!*more) break;
            line_ = rows.line();
            if (auto taken = domain == Domain::node ? take_node(rows.fields()) : take_edge(rows.fields());
                !taken)
                return taken;
        }
        return settle_types(domain);
    }

    Result<void> take_header(Domain domain, const std::vector<std::string>& header) {
        columns_.clear();
        for (auto& column : csv_columns(domain, header)) columns_.push_back({std::move(column), {}, {}});
        if (columns_.size() > input_.limits.max_attributes)
            return std::unexpected(builder_.error(
                ErrorCode::limit, fmt::format("more than {} columns", input_.limits.max_attributes),
                "what are so many columns is better written as nodes and edges"));
        const auto need = [&](Role role, std::string_view names, std::string_view hint) -> Result<void> {
            if (std::ranges::any_of(columns_, [&](const Column& column) { return column.csv.role == role; }))
                return {};
            return std::unexpected(builder_.error(
                ErrorCode::invalid, fmt::format("no column is called {}", names), std::string(hint)));
        };
        if (domain == Domain::node) return need(Role::id, "id", "name the column of the nodes' ids so");
        constexpr std::string_view hint =
            "name the columns of the edges' ends so; a table of nodes is given with --nodes, beside that of "
            "the edges";
        if (auto found = need(Role::source, "source", hint); !found) return found;
        return need(Role::target, "target", hint);
    }

    Result<void> take_node(const std::vector<std::string_view>& fields) {
        const auto node = builder_.declare_node(field(fields, Role::id));
        if (!node) return std::unexpected(node.error());
        if (auto taken = take_fields(Domain::node, fields); !taken) return taken;
        builder_.set_node(*node, cells_);
        return {};
    }

    Result<void> take_edge(const std::vector<std::string_view>& fields) {
        const auto source = end(field(fields, Role::source), "source");
        if (!source) return std::unexpected(source.error());
        const auto target = end(field(fields, Role::target), "target");
        if (!target) return std::unexpected(target.error());
        if (auto taken = take_fields(Domain::edge, fields); !taken) return taken;
        return builder_.add_edge(field(fields, Role::id), {*source, *target}, cells_);
    }

    Result<std::size_t> end(std::string_view id, std::string_view what) {
        return input_.nodes || id.empty() ? builder_.find_end(id, what) : builder_.imply_node(id);
    }

    std::string_view field(const std::vector<std::string_view>& fields, Role role) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].csv.role == role) return fields[i];
        return {};
    }

    Result<void> take_fields(Domain domain, const std::vector<std::string_view>& fields) {
        cells_.clear();
        spells_.clear();
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!fields[i].empty())
                if (auto taken = take_field(domain, columns_[i], fields[i]); !taken) return taken;
        if (domain == Domain::edge)
            if (auto taken = take_kind(field(fields, Role::kind), field(fields, Role::label)); !taken)
                return taken;
        return spells_.put(builder_, cells_, domain);
    }

    Result<void> take_field(Domain domain, Column& column, std::string_view text) {
        switch (column.csv.role) {
            case Role::id:
            case Role::source:
            case Role::target:
            case Role::kind:
                return {};
            case Role::label:
                return put_text(domain, domain == Domain::node ? "label" : "edgelabel", text);
            case Role::times:
                add_times(spells_, text);
                return {};
            case Role::direction:
                if (same_word(text, "directed")) return {};
                if (same_word(text, "undirected") || same_word(text, "mutual")) {
                    builder_.mark_symmetric(cells_);
                    return {};
                }
                break;
            case Role::attribute:
                break;
        }
        return put_attribute(domain, column, text);
    }

    Result<void> put_attribute(Domain domain, Column& column, std::string_view text) {
        const auto& csv = column.csv;
        if (!column.number) {
            const auto number =
                builder_.column(domain, csv.name.empty() ? "column" : csv.name, value_type(csv.type));
            if (!number) return std::unexpected(number.error());
            column.number = *number;
        }
        if (!csv.guessed) return builder_.put(cells_, domain, *column.number, csv.type, text);
        const auto not_finite = column.guess.not_finite();
        column.guess.add(text);
        if (not_finite == 0 && column.guess.not_finite() == 1) column.guess.first_line = line_;
        cells_.set(*column.number, text);
        return {};
    }

    Result<void> put_text(Domain domain, std::string_view name, std::string_view text) {
        const auto column = builder_.column(domain, name, model::ValueType::text);
        if (!column) return std::unexpected(column.error());
        cells_.set(*column, text);
        return {};
    }

    // What Gephi calls the kind is what it is labelled, or else its label.
    Result<void> take_kind(std::string_view kind, std::string_view label) {
        if (kind.empty() || kind == label) return {};
        return put_text(Domain::edge, label.empty() ? "edgelabel" : "kind", kind);
    }

    // All values have been seen, which are texts so far.
    Result<void> settle_types(Domain domain) {
        for (const auto& [csv, number, guess] : columns_) {
            if (!number || !csv.guessed || guess.type() == FileType::text) continue;
            const auto type = csv.is_measure ? model::ValueType::number : value_type(guess.type());
            if (domain == Domain::node)
                graph_.set_node_type(*number, type);
            else
                graph_.set_edge_type(*number, type);
            if (guess.not_finite() > 0)
                builder_.warn(fmt::format("{}: no finite number; left out", shown(csv.name)),
                              guess.first_line, guess.not_finite());
        }
        return {};
    }

    const Input& input_;
    model::StoredGraph& graph_;
    std::uint64_t line_ = 0;
    GraphBuilder builder_;
    std::vector<Column> columns_;
    Cells cells_;
    Spells spells_;
};

}  // namespace

Result<Warnings> read_csv(const Input& input, model::StoredGraph& graph) {
    return CsvTables(input, graph).read();
}

}  // namespace entente::importers
