// entente train: labelled documents in, the scorer's weights out; and, so that the weights can be judged, the
// records of each document as weights read it that have not seen it.
#include "extractors/training/train.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <spdlog/spdlog.h>

#include "app/commands.hpp"
#include "app/documents.hpp"
#include "app/engine.hpp"
#include "app/model.hpp"
#include "app/output.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::Result;
using training::Labelled;

struct Options {
    DocumentOptions documents;
    training::Settings settings;
    std::string output = "-";
    std::string held_out;
    std::string left_out;
};

// Of the held-out records: low, so that every threshold can be judged from one file.
constexpr double least_confidence = 0.05;

using One = Result<std::unique_ptr<Labelled>>;

One label(const Raw& raw, const DocumentPlan& plan, const Engine& engine, language::Workspace& workspace) {
    auto document = to_document(raw, plan);
    if (!document) return std::unexpected(document.error());
    auto gold = training::parse_gold(*raw.bytes);
    if (!gold) return std::unexpected(schema::at(gold.error(), raw.file, raw.line));
    auto labelled = std::make_unique<Labelled>();
    labelled->document = std::move(*document);
    labelled->gold = std::move(gold->events);
    labelled->linked = pipeline::link(engine.view(), workspace, labelled->document);
    labelled->sentences = pipeline::read_body(engine.view(), labelled->linked, labelled->document);
    return labelled;
}

// All or none: weights learned from half of the labels would be others.
Result<std::vector<std::unique_ptr<Labelled>>> read_labelled(const DocumentPlan& plan, const Engine& engine) {
    auto workspaces = make_workspaces(engine.model, plan.jobs);
    RawReader reader(plan.list.inputs, plan.text);
    std::vector<std::unique_ptr<Labelled>> documents;
    Result<void> outcome;
    ordered_map([&] { return interrupted() ? std::nullopt : reader.next_batch(); },
                [&](std::vector<Raw> batch, std::size_t worker) {
                    std::vector<One> read;
                    for (const auto& raw : batch)
                        read.push_back(label(raw, plan, engine, workspaces[worker]));
                    return read;
                },
                [&](std::vector<One> read) {
                    for (auto& one : read) {
                        if (!one) outcome = std::unexpected(one.error());
                        if (!one) return false;
                        documents.push_back(std::move(*one));
                    }
                    return true;
                },
                plan.jobs);
    if (!outcome) return std::unexpected(outcome.error());
    return documents;
}

void write_weights(std::ostream& out, const training::Trained& trained) {
    out << "# Made by `entente train`; see docs/training.md.\nmodel\tfeature\tact\tweight\n";
    for (const auto& row : trained.rows)
        out << fmt::format("{}\t{}\t{}\t{:.3f}\n", row.model, row.feature, row.act, row.weight);
}

using Documents = std::vector<const Labelled*>;

// The records of documents, as weights tell them.
Result<void> write_records(std::ostream& out, const Engine& engine, const events::Weights& weights,
                           const Documents& documents) {
    auto rules = engine.tables.rules;
    rules.weights = weights;
    const pipeline::Engine view{engine.model, engine.tables.knowledge, rules, engine.tables.types};
    for (const auto* labelled : documents) {
        const auto extracted = pipeline::extract(view, labelled->linked, labelled->document,
                                                 {.domestic = false, .min_confidence = least_confidence});
        if (!extracted) return std::unexpected(extracted.error());
        for (const auto& record : extracted->records) out << store::to_json(record) << '\n';
    }
    return {};
}

Result<void> write_by_fold(std::ostream& out, const Engine& engine, const training::Trained& trained,
                           const Documents& documents) {
    for (std::size_t fold = 0; fold < trained.held_out.size(); ++fold) {
        Documents part;
        for (const auto* labelled : documents)
            if (labelled->fold == fold) part.push_back(labelled);
        if (auto written = write_records(out, engine, trained.held_out[fold], part); !written) return written;
    }
    return {};
}

// For each source, all is learned anew from the others.
Result<void> write_by_source(std::ostream& out, const Engine& engine, const training::Settings& settings,
                             const Documents& documents) {
    std::map<std::string_view, Documents> sources;
    for (const auto* labelled : documents)
        sources[training::source_of(labelled->document)].push_back(labelled);
    if (sources.size() < 2)
        return std::unexpected(
            Error{.code = schema::ErrorCode::invalid,
                  .message = "all labelled documents are of one source, so that none can be left out",
                  .hint = "their \"publisher\" names it, or what stands before the first colon of \"id\""});
    for (const auto& [source, left_out] : sources) {
        Documents others;
        for (const auto* labelled : documents)
            if (training::source_of(labelled->document) != source) others.push_back(labelled);
        spdlog::info("{}: {} documents, read with weights of the {} others", source, left_out.size(),
                     others.size());
        const auto trained = training::train(engine.view(), others, acts_of(engine.tables.types), settings);
        if (!trained) return std::unexpected(trained.error());
        if (auto written = write_records(out, engine, trained->weights, left_out); !written) return written;
    }
    return {};
}

// write: what is to be in the file.
template <class Write>
Result<void> write_file(const std::string& path, Write write) {
    if (path.empty()) return {};
    auto output = Output::open(path);
    if (!output) return std::unexpected(output.error());
    if (auto written = write(output->stream()); !written) return written;
    return output->finish();
}

void report(const training::Trained& trained, std::size_t documents) {
    spdlog::info("{} documents, {} predicates, {} candidates, {} of them right; {} records, {} of them right",
                 documents, trained.predicates, trained.candidates, trained.right, trained.records,
                 trained.right_records);
    const auto& reach = trained.reach;
    spdlog::info(
        "{} of {} events have a right candidate; of the others {} have no predicate, {} a party that is not "
        "linked, {} parties that are no two sides, {} an act that is too unlikely",
        reach.right, reach.events, reach.no_predicate, reach.no_parties, reach.no_pair, reach.no_act);
}

Result<Exit> run_train(const Options& options, const Settings& settings) {
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    const auto labelled = read_labelled(*planned, *engine);
    if (!labelled) return std::unexpected(labelled.error());
    Documents documents;
    for (const auto& one : *labelled) {
        one->fold = training::fold_of(one->document.id.value, options.settings.folds);
        documents.push_back(one.get());
    }
    const auto trained =
        training::train(engine->view(), documents, acts_of(engine->tables.types), options.settings);
    if (!trained) return std::unexpected(trained.error());
    report(*trained, documents.size());
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    write_weights(output->stream(), *trained);
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    auto written = write_file(options.held_out, [&](std::ostream& out) {
        return write_by_fold(out, *engine, *trained, documents);
    });
    if (!written) return std::unexpected(written.error());
    written = write_file(options.left_out, [&](std::ostream& out) {
        return write_by_source(out, *engine, options.settings, documents);
    });
    if (!written) return std::unexpected(written.error());
    return Exit::ok;
}

}  // namespace

Run declare_train(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.add_option("--output,-o", options->output, "file of weights to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    cli.add_option("--held-out", options->held_out,
                   "also write the records of every document as weights read it that have not seen it")
        ->type_name("FILE");
    cli.add_option("--left-out", options->left_out,
                   "also write the records of every document as weights read it that know no document of its "
                   "publisher; all is learned again for each")
        ->type_name("FILE");
    cli.add_option("--folds", options->settings.folds, "parts that are held out in turn")
        ->check(CLI::Range(2, 50))
        ->capture_default_str();
    cli.add_option("--predicate-cost", options->settings.predicate_cost,
                   "how much a wrong act weighs against large weights")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--reading-cost", options->settings.reading_cost,
                   "how much a wrong reading weighs against large weights")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    return [options](const Settings& settings) { return run_train(*options, settings); };
}

}  // namespace entente::app
