// entente frames: what the frame tables do on a corpus (stats), and on their own examples (check).
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>

#include "app/commands.hpp"
#include "app/data_file.hpp"
#include "app/documents.hpp"
#include "app/engine.hpp"
#include "app/explanation.hpp"
#include "app/frame_stats.hpp"
#include "app/model.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
#include "extractors/text/readers.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct StatsOptions {
    DocumentOptions documents;
    std::string gold;
    std::string scope = "international";
    std::string only = "all";
    std::string show;
    std::string format = "table";
    std::string output = "-";
};

// A row is judged by what it reads, not by what the scorer makes of that.
Settings without_scorer(Settings settings) {
    settings.weights = "none";
    return settings;
}

Result<std::optional<Gold>> read_gold(const std::string& path) {
    if (path.empty()) return std::nullopt;
    const auto text = read_file(path);
    if (!text) return std::unexpected(text.error());
    return parse_gold(*text, path);
}

StatsFormat format_of(std::string_view name) {
    return name == "json" ? StatsFormat::json : name == "tsv" ? StatsFormat::tsv : StatsFormat::table;
}

StatsFilter filter_of(std::string_view name) {
    return name == "silent"      ? StatsFilter::silent
           : name == "misfiring" ? StatsFilter::misfiring
                                 : StatsFilter::all;
}

// A document's counts, or with --show the records of one frame.
struct Counted {
    FrameCounts counts;
    std::string shown;
};

Result<Counted> count_document(const Engine& engine, language::Workspace& workspace,
                               const text::Document& document, const pipeline::Options& options,
                               const std::optional<Gold>& gold, const events::Frame* show) {
    const auto linked = pipeline::link(engine.view(), workspace, document);
    const auto extracted = pipeline::extract(engine.view(), linked, document, options);
    if (!extracted) return std::unexpected(extracted.error());
    const auto& records = extracted->records;
    const std::vector<GoldEvent>* known = nullptr;
    if (gold)
        if (const auto found = gold->find(document.id.value); found != gold->end()) known = &found->second;
    if (show) return Counted{{}, show_records(*show, records, known)};
    return Counted{count_frames(engine.tables.rules.frames, linked, records, known), {}};
}

Result<const events::Frame*> frame_to_show(const events::Frames& frames, const std::string& id) {
    if (id.empty()) return nullptr;
    if (const auto* frame = frames.named(id)) return frame;
    std::vector<std::string_view> ids;
    for (const auto& frame : frames.all) ids.push_back(frame.id);
    return std::unexpected(schema::Error{schema::ErrorCode::not_found, fmt::format("no frame \"{}\"", id), "",
                                         0, schema::did_you_mean(id, ids)});
}

Result<Exit> run_stats(StatsOptions options, const Settings& settings) {
    if (options.documents.paths.empty() && !options.gold.empty()) options.documents.paths = {options.gold};
    const auto gold = read_gold(options.gold);
    if (!gold) return std::unexpected(gold.error());
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    const auto engine = open_engine(without_scorer(settings));
    if (!engine) return std::unexpected(engine.error());
    const auto& frames = engine->tables.rules.frames;
    const auto show = frame_to_show(frames, options.show);
    if (!show) return std::unexpected(show.error());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    auto workspaces = make_workspaces(engine->model, planned->jobs);
    const auto extraction = extraction_options(options.scope);
    Tally tally;
    FrameCounts counts;
    for_each_document<Counted>(
        *planned, tally,
        [&](const text::Document& document, std::size_t worker) {
            return count_document(*engine, workspaces[worker], document, extraction, *gold, *show);
        },
        [&](const Outcome<Counted>& outcome) {
            if (!outcome.out || !*outcome.out) return true;
            output->stream() << (*outcome.out)->shown;
            for (const auto& [row, count] : (*outcome.out)->counts) counts[row] += count;
            return true;
        });
    if (!*show)
        write_frame_stats(output->stream(), format_of(options.format), filter_of(options.only), frames,
                          counts, gold->has_value(), options.output == "-" ? terminal_width() : 160);
    return finish(*output, tally, *planned);
}

void declare_stats(CLI::App& cli, StatsOptions& options) {
    declare(cli, options.documents);
    cli.add_option(
           "--gold", options.gold,
           "annotated documents, one JSON object a line with id and events; without INPUT these are read")
        ->type_name("GOLD.jsonl");
    cli.add_option("--scope", options.scope, "which events count, as in extract")
        ->check(CLI::IsMember({"international", "all"}))
        ->capture_default_str();
    cli.add_option("--only", options.only,
                   "silent: rows that never fire; misfiring: rows that are wrong more often than right")
        ->check(CLI::IsMember({"all", "silent", "misfiring"}))
        ->capture_default_str();
    cli.add_option("--show", options.show,
                   "the events of one frame with their sentences, in place of the counts")
        ->type_name("FRAME");
    cli.add_option("--format,-f", options.format, "json is one object a line")
        ->check(CLI::IsMember({"table", "tsv", "json"}))
        ->capture_default_str();
    cli.add_option("--output,-o", options.output, "file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
}

// ---- frames check ----

// "The Danish foreign minister" is somebody on this day; the tests read the examples as of it, too.
constexpr std::string_view day_of_examples = "2023-05-15";

struct CheckOptions {
    std::vector<std::string> tables;
};

// In the order of the text, each reading once.
std::string reading_of(const std::vector<schema::Record>& records) {
    std::string text;
    for (const auto& record : records) text += (text.empty() ? "" : "; ") + in_short(record);
    return text.empty() ? "-" : text;
}

Result<Exit> run_check(const CheckOptions& options, const Settings& settings) {
    const auto engine = open_engine(without_scorer(settings));
    if (!engine) return std::unexpected(engine.error());
    language::Workspace workspace(engine->model);
    auto output = Output::open("-");
    if (!output) return std::unexpected(output.error());
    text::Given given;
    given.date = {*schema::parse_date(day_of_examples), text::Basis::option};
    std::size_t read = 0, wrong = 0;
    for (const auto& frame : engine->tables.rules.frames.all) {
        const auto file = frame.row.substr(0, frame.row.rfind(':'));
        const bool asked =
            options.tables.empty() || std::ranges::find(options.tables, file) != options.tables.end();
        if (!asked || frame.example.empty()) continue;
        const auto document = text::read_text(frame.example, given, {});
        if (!document) return std::unexpected(document.error());
        const auto extracted = pipeline::extract(engine->view(), workspace, *document);
        if (!extracted) return std::unexpected(extracted.error());
        ++read;
        const auto found = reading_of(extracted->records);
        if (found == frame.reading) continue;
        ++wrong;
        output->stream() << fmt::format("{} {}: {}\n  written  {}\n  read     {}\n", frame.row, frame.id,
                                        frame.example, frame.reading, found == "-" ? "no event" : found);
    }
    output->stream() << fmt::format("{} of {} examples read as written\n", read - wrong, read);
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return wrong == 0 ? Exit::ok : Exit::failure;
}

}  // namespace

Run declare_frames(CLI::App& cli) {
    auto options = std::make_shared<StatsOptions>();
    auto check_options = std::make_shared<CheckOptions>();
    cli.require_subcommand(1);
    auto* stats = cli.add_subcommand("stats", "how often each frame fires, and how often it is right");
    stats->fallthrough();
    declare_stats(*stats, *options);
    auto* check =
        cli.add_subcommand("check", "read the example of every frame, and tell which is not read as written");
    check->fallthrough();
    check->add_option("TABLE", check_options->tables,
                      "only frames of these files, as --frames names them, or accuse.tsv of ours");
    return [options, check_options, check](const Settings& settings) {
        return check->parsed() ? run_check(*check_options, settings) : run_stats(*options, settings);
    };
}

}  // namespace entente::app
