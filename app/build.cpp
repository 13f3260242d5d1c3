// entente build: documents into a store. Documents that are in it are not read again, so that a run which was
// stopped goes on where it was, unless program, model or tables have changed since; changed ones are
// replaced.
#include <CLI/CLI.hpp>
#include <memory>
#include <spdlog/spdlog.h>

#include "app/build_records.hpp"
#include "app/build_target.hpp"
#include "app/commands.hpp"
#include "app/data_file.hpp"
#include "app/digest.hpp"
#include "app/documents.hpp"
#include "app/dry_run.hpp"
#include "app/engine.hpp"
#include "app/lens_options.hpp"
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
    std::string identity{name(model::Identity::usual)};
    std::string output;
    bool prune = false;
    bool dry_run = false;
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
                              const text::Document& document, store::StoredDocument row,
                              const pipeline::Options& options) {
    Reading reading{.document = std::move(row), .records = {}};
    auto extracted = pipeline::extract(engine.view(), workspace, document, options);
    if (!extracted) return std::unexpected(extracted.error());
    reading.records = std::move(extracted->records);
    reading.left_out = extracted->left_out;
    return reading;
}

// What becomes of the outcomes, in the order of the inputs, on one thread.
class Writer {
  public:
    Writer(BuildTarget& target, Tally& tally, std::optional<std::uint64_t> total)
        : target_(target), tally_(tally), progress_(total) {}

    Result<void> write(Outcome<Reading>& outcome) {
        if (auto begun = begin_file(outcome.file); !begun) return begun;
        done_.bytes += outcome.bytes;
        done_.reached = outcome.reached;
        auto written = put(outcome);
        done_.documents = tally_.documents();
        done_.errors = tally_.failures();
        progress_.show(done_);
        return written;
    }

    Result<void> end_file(const Outcome<Reading>& outcome) {
        if (auto begun = begin_file(outcome.file); !begun) return begun;
        file_.reset();
        const FileEnd& end = *outcome.end;
        if (!end.whole) return {};
        const auto documents = tally_.documents() - read_before_;
        if (auto put = target_.put_input({outcome.file, end.sha256, end.bytes, documents}); !put) return put;
        return tally_.failures() == failed_before_ ? target_.end_file(outcome.file) : Result<void>();
    }

  private:
    Result<void> begin_file(const std::string& file) {
        if (file_ == file) return {};
        file_ = file;
        // Its first document is counted already, where one has come.
        failed_before_ = done_.errors;
        read_before_ = done_.documents;
        return target_.begin_file(file);
    }

    // A failed document is remembered in the store, which keeps what an earlier run read of it; of a document
    // that is now in another language it keeps nothing.
    Result<void> put(Outcome<Reading>& outcome) {
        if (!outcome.out)
            return target_.put_failure({outcome.place(), outcome.id, outcome.out.error().message});
        if (!*outcome.out) return target_.drop(outcome.id);
        auto& reading = **outcome.out;
        tally_.left_out(reading.left_out);
        done_.records += reading.records.size();
        reading.document.input = outcome.place();
        auto put = target_.put(reading);
        if (put || put.error().code != ErrorCode::conflict) return put;
        tally_.refused(schema::at(put.error(), outcome.file, outcome.line));
        return target_.put_failure({outcome.place(), reading.document.id, put.error().message});
    }

    BuildTarget& target_;
    Tally& tally_;
    Progress progress_;
    Done done_;
    std::optional<std::string> file_;                  // whose documents come
    std::size_t failed_before_ = 0, read_before_ = 0;  // when it began
};

Result<void> read_documents(const DocumentPlan& plan, const Engine& engine, const Options& options,
                            BuildTarget& target, Tally& tally) {
    auto workspaces = make_workspaces(engine.model, plan.jobs);
    const auto extraction = extraction_options(options.scope);
    Result<void> written;
    Writer writer(target, tally, size_of(plan.list));
    for_each_document<Reading>(
        plan, tally,
        [&](const text::Document& document, std::size_t worker) -> Result<Reading> {
            auto row = stored(document);
            const auto known = target.knows(row, worker);
            if (!known) return std::unexpected(known.error());
            if (*known) return Reading{.document = std::move(row), .records = {}, .known = true};
            return read_document(engine, workspaces[worker], document, std::move(row), extraction);
        },
        [&](Outcome<Reading>& outcome) {
            written = writer.write(outcome);
            return written.has_value();
        },
        [&](const Outcome<Reading>& outcome) {
            written = writer.end_file(outcome);
            return written.has_value();
        });
    if (!written) return written;
    return target.put_members(engine.tables.knowledge);
}

Result<Exit> end(const DocumentPlan& plan, const Options& options, BuildTarget& target, const Tally& tally) {
    if (options.prune && !interrupted()) {
        const auto removed = target.prune();
        if (!removed) return std::unexpected(removed.error());
        spdlog::info("{}: {} documents removed", options.output, *removed);
    }
    const auto counts = target.close(!interrupted(), *model::parse_identity(options.identity));
    if (!counts) return std::unexpected(counts.error());
    if (interrupted())
        return std::unexpected(Error{ErrorCode::io, "interrupted; what was read is kept", options.output, 0,
                                     "the same command goes on from there"});
    spdlog::info("{}: {} documents, {} records", options.output, counts->documents, counts->records);
    return tally.report(plan.list.passed_over);
}

Result<Exit> run_build(const Options& options, const Settings& settings) {
    if (options.documents.from == "records")
        return build_from_records(options.documents.paths, options.output,
                                  *model::parse_identity(options.identity), settings);
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    const auto manifest = manifest_of(settings, options);
    if (!manifest) return std::unexpected(manifest.error());
    if (options.dry_run) return dry_run(*planned, options.output, *manifest, options.prune);
    // The model is gone before the events are put together, which need memory of their own.
    auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    auto target = BuildTarget::open(options.output, *manifest, planned->jobs);
    if (!target) return std::unexpected(target.error());
    Tally tally;
    const auto read = read_documents(*planned, *engine, options, *target, tally);
    engine = std::unexpected(Error{});
    if (!read) return std::unexpected(read.error());
    return end(*planned, options, *target, tally);
}

}  // namespace

Run declare_build(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents, true);
    cli.add_option("--scope", options->scope,
                   "international: between states, or with an organisation; all: within one, too")
        ->check(CLI::IsMember({"international", "all"}))
        ->capture_default_str();
    declare_identity(cli, options->identity);
    cli.add_option("--output,-o", options->output, "the store to make or to add to")
        ->type_name("FILE")
        ->required();
    cli.add_flag("--prune", options->prune,
                 "remove documents that these inputs no longer give, or whose files were deleted");
    cli.add_flag("--dry-run", options->dry_run, "only list what would be read, replaced and removed");
    return [options](const Settings& settings) { return run_build(*options, settings); };
}

}  // namespace entente::app
