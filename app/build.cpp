// entente build: documents into a store. Documents that are in it are not read again, so that a run which was
// stopped goes on where it was, unless program, model or tables have changed since.
#include <CLI/CLI.hpp>
#include <memory>
#include <spdlog/spdlog.h>

#include "app/build_target.hpp"
#include "app/commands.hpp"
#include "app/data_file.hpp"
#include "app/digest.hpp"
#include "app/documents.hpp"
#include "app/engine.hpp"
#include "app/model.hpp"
#include "app/progress.hpp"
#include "app/stored_document.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct Options {
    DocumentOptions documents;
    std::string scope = "international";
    std::string output;
};

// What the records of a store depend on besides the documents.
Result<Manifest> manifest_of(const Settings& settings, const Options& options) {
    const auto model = find_model(settings);
    if (!model) return std::unexpected(model.error());
    const auto tables = find_data(settings);
    if (!tables) return std::unexpected(tables.error());
    const auto model_digest = sha256_of_folder(*model);
    if (!model_digest) return std::unexpected(model_digest.error());
    const auto tables_digest = sha256_of_folder(*tables);
    if (!tables_digest) return std::unexpected(tables_digest.error());
    Manifest manifest{{"program", ENTENTE_VERSION},
                      {"model", *model_digest},
                      {"tables", *tables_digest},
                      {"scope", options.scope}};
    const std::pair<const char*, const std::vector<std::string>&> users[] = {
        {"actors", settings.actors}, {"frames", settings.frames}, {"verbs", settings.verbs}};
    for (const auto& [name, paths] : users) {
        if (paths.empty()) continue;
        const auto digest = sha256_of_files(paths);
        if (!digest) return std::unexpected(digest.error());
        manifest[name] = *digest;
    }
    if (!settings.our_frames) manifest["our_frames"] = "none";
    if (settings.weights == "none") manifest["weights"] = "none";
    if (!settings.weights.empty() && settings.weights != "none") {
        const auto digest = sha256_of_files({settings.weights});
        if (!digest) return std::unexpected(digest.error());
        manifest["weights"] = *digest;
    }
    return manifest;
}

Result<Reading> read_document(const Engine& engine, language::Workspace& workspace,
                              const text::Document& document, const pipeline::Options& options,
                              BuildTarget& target) {
    Reading reading{stored(document), {}, false};
    const auto known = target.knows(reading.document);
    if (!known) return std::unexpected(known.error());
    reading.known = *known;
    if (reading.known) return reading;
    auto extracted = pipeline::extract(engine.view(), workspace, document, options);
    if (!extracted) return std::unexpected(extracted.error());
    reading.records = std::move(extracted->records);
    reading.left_out = extracted->left_out;
    return reading;
}

// A failed document is remembered in the store; a document in another language leaves nothing.
Result<void> write_outcome(BuildTarget& target, Tally& tally, Outcome<Reading>& outcome) {
    if (!outcome.out) return target.put_failure({outcome.place(), "", outcome.out.error().message});
    if (!*outcome.out || (*outcome.out)->known) return {};
    auto& reading = **outcome.out;
    reading.document.input = outcome.place();
    auto put = target.put(reading);
    if (put || put.error().code != ErrorCode::conflict) return put;
    tally.refused(schema::at(put.error(), outcome.file, outcome.line));
    return target.put_failure({outcome.place(), reading.document.id, put.error().message});
}

Result<Exit> run_build(const Options& options, const Settings& settings) {
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    const auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    const auto manifest = manifest_of(settings, options);
    if (!manifest) return std::unexpected(manifest.error());
    auto target = BuildTarget::open(options.output, *manifest);
    if (!target) return std::unexpected(target.error());
    auto workspaces = make_workspaces(engine->model, planned->jobs);
    const auto extraction = extraction_options(options.scope);
    Tally tally;
    Progress progress;
    std::size_t records = 0;
    Result<void> written;
    for_each_document<Reading>(
        *planned, tally,
        [&](const text::Document& document, std::size_t worker) {
            return read_document(*engine, workspaces[worker], document, extraction, *target);
        },
        [&](Outcome<Reading>& outcome) {
            if (outcome.out && *outcome.out) {
                records += (*outcome.out)->records.size();
                tally.left_out((*outcome.out)->left_out);
            }
            progress.show(tally.documents(), records);
            written = write_outcome(*target, tally, outcome);
            return written.has_value();
        });
    if (!written) return std::unexpected(written.error());
    const auto counts = target->close(!interrupted());
    if (!counts) return std::unexpected(counts.error());
    if (interrupted())
        return std::unexpected(Error{ErrorCode::io, "interrupted; what was read is kept", options.output, 0,
                                     "the same command goes on from there"});
    spdlog::info("{}: {} documents, {} records", options.output, counts->documents, counts->records);
    return tally.report(planned->list.passed_over);
}

}  // namespace

Run declare_build(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.add_option("--scope", options->scope,
                   "international: between states, or with an organisation; all: within one, too")
        ->check(CLI::IsMember({"international", "all"}))
        ->capture_default_str();
    cli.add_option("--output,-o", options->output, "the store to make or to add to")
        ->type_name("FILE")
        ->required();
    return [options](const Settings& settings) { return run_build(*options, settings); };
}

}  // namespace entente::app
