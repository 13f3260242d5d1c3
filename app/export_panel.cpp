#include "app/export_panel.hpp"

#include <algorithm>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include "app/data_file.hpp"
#include "app/date_option.hpp"
#include "app/output.hpp"
#include "app/state_codes.hpp"
#include "graph/analysis/panel.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/store/lookup.hpp"

namespace entente::app {
namespace {

using analysis::Panel;
using analysis::PanelCell;
using analysis::PanelRow;
using schema::Result;

// "verbal cooperation" → "verbal_cooperation", "CONSULT" → "consult": names that Stata takes, too.
std::string column_name(std::string_view name) {
    std::string out;
    for (const char c : name)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '-' ? '_' : c;
    return out;
}

// All that the table of types knows, so that every panel has the same columns.
Result<std::vector<std::string>> read_types(const Settings& settings) {
    const auto file = read_data_file(settings, "event_types.tsv");
    if (!file) return std::unexpected(file.error());
    const auto types = schema::parse_event_types(file->text, file->path);
    if (!types) return std::unexpected(types.error());
    std::vector<std::string> names;
    for (const auto& row : types->rows())
        if (!row.type.empty()) names.push_back(row.type);
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

// Those whom --known-by could have read.
Result<std::vector<analysis::DatedDocuments>> read_documents(const ExportOptions& options,
                                                             store::Store& store) {
    const auto known_by = read_date_option("--known-by", options.lens.known_by);
    if (!known_by) return std::unexpected(known_by.error());
    const auto published = store::published(store);
    if (!published) return std::unexpected(published.error());
    std::vector<analysis::DatedDocuments> documents;
    for (const auto& [date, count] : *published)
        if (!*known_by || date.end <= (*known_by)->end)
            documents.push_back({date, static_cast<std::size_t>(count)});
    return documents;
}

Result<analysis::PanelOptions> panel_options(const ExportOptions& options) {
    analysis::PanelOptions panel;
    panel.by = analysis::parse_panel_period(options.by).value_or(analysis::PanelPeriod::month);
    panel.directed = options.dyads == "directed";
    panel.seen_only = options.dyads_of == "seen";
    const auto window = read_window(options.window);
    if (!window) return std::unexpected(window.error());
    panel.from = window->from;
    panel.until = window->to;
    return panel;
}

void write_header(std::ostream& out, const std::vector<std::string>& types, bool directed) {
    fmt::print(out, "{},period,documents_read,events,weight", directed ? "source,target" : "state1,state2");
    for (int quad = 1; quad <= 4; ++quad) fmt::print(out, ",{}", column_name(schema::name_of_quad(quad)));
    for (const auto& type : types) fmt::print(out, ",{}", column_name(type));
    fmt::print(out, ",goldstein,documents,sources\r\n");
}

std::size_t count_of(const PanelCell& cell, std::string_view type) {
    const auto found = cell.of_type.find(type);
    return found == cell.of_type.end() ? 0 : found->second;
}

// Nothing where no document was read and so nothing can be known to be zero; no mean of no events.
void write_row(std::ostream& out, const PanelRow& row, const std::vector<std::string>& types) {
    fmt::print(out, "{},{},{},{}", row.source, row.target, schema::to_iso(row.start), row.documents_read);
    if (!row.cell && row.documents_read == 0) {
        fmt::print(out, "{:,>{}}\r\n", "", types.size() + 9);
        return;
    }
    static const PanelCell nothing;
    const auto& cell = row.cell ? *row.cell : nothing;
    fmt::print(out, ",{},{}", cell.events, cell.weight);
    for (std::size_t quad = 1; quad <= 4; ++quad) fmt::print(out, ",{}", cell.of_quad[quad]);
    for (const auto& type : types) fmt::print(out, ",{}", count_of(cell, type));
    out.put(',');
    if (cell.rated > 0) fmt::print(out, "{}", cell.goldstein / static_cast<double>(cell.rated));
    fmt::print(out, ",{},{}\r\n", cell.documents, cell.sources);
}

void tell_left_out(const analysis::PanelLeftOut& left_out) {
    const auto tell = [](std::size_t events, std::string_view why) {
        if (events > 0) spdlog::warn("{} events are not in the panel: {}", events, why);
    };
    tell(left_out.undated, "their date is unknown, or not known as precisely as the period");
    tell(left_out.outside, "they are dated before or after the documents that were read, or the window");
    tell(left_out.stateless, "not two of the states in them have a code of that system on that day");
}

}  // namespace

Result<void> export_panel(const ExportOptions& options, const Settings& settings, store::Store& store,
                          const model::KnowledgeGraph& graph) {
    const auto how = panel_options(options);
    if (!how) return std::unexpected(how.error());
    const auto types = read_types(settings);
    if (!types) return std::unexpected(types.error());
    const auto codes = read_state_codes(settings, options.codes);
    if (!codes) return std::unexpected(codes.error());
    const auto documents = read_documents(options, store);
    if (!documents) return std::unexpected(documents.error());
    auto folded = projection_options(options);
    folded.nodes = projection::Nodes::country;
    const auto projected = projection::project(graph, folded);
    const Panel panel(graph, projected, *codes, *documents, *how);
    tell_left_out(panel.left_out());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    write_header(output->stream(), *types, how->directed);
    panel.each_row([&](const PanelRow& row) { write_row(output->stream(), row, *types); });
    return output->finish();
}

}  // namespace entente::app
