// entente train: labelled documents in, the scorer's weights out; and, so that the weights can be judged, the
// records of each document as weights read it that have not seen it.
#include "extractors/training/train.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
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
    RawReader reader(plan.list.inputs, plan.text.limits);
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

Result<void> write_held_out(const std::string& path, const Engine& engine, const training::Trained& trained,
                            const std::vector<std::unique_ptr<Labelled>>& documents) {
    auto output = Output::open(path);
    if (!output) return std::unexpected(output.error());
    language::Workspace workspace(engine.model);
    auto rules = engine.tables.rules;
    for (std::size_t fold = 0; fold < trained.held_out.size(); ++fold) {
        rules.weights = trained.held_out[fold];
        const pipeline::Engine view{engine.model, engine.tables.knowledge, rules, engine.tables.types};
        for (const auto& labelled : documents) {
            if (labelled->fold != fold) continue;
            const auto records = pipeline::extract(view, workspace, labelled->document,
                                                   {.domestic = false, .min_confidence = least_confidence});
            if (!records) return std::unexpected(records.error());
            for (const auto& record : *records) output->stream() << store::to_json(record) << '\n';
        }
    }
    return output->finish();
}

Result<Exit> run_train(const Options& options, const Settings& settings) {
    const auto planned = plan(options.documents);
    if (!planned) return std::unexpected(planned.error());
    auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    auto documents = read_labelled(*planned, *engine);
    if (!documents) return std::unexpected(documents.error());
    for (auto& labelled : *documents)
        labelled->fold = training::fold_of(labelled->document.id.value, options.settings.folds);
    const auto trained =
        training::train(engine->tables.rules, *documents, acts_of(engine->tables.types), options.settings);
    spdlog::info("{} documents, {} predicates, {} candidates, {} of them right", documents->size(),
                 trained.predicates, trained.candidates, trained.right);
    const auto& reach = trained.reach;
    spdlog::info(
        "{} of {} events have a right candidate; of the others {} have no predicate, {} a party that is not "
        "linked, {} parties that are no two sides, {} an act that is too unlikely",
        reach.right, reach.events, reach.no_predicate, reach.no_parties, reach.no_pair, reach.no_act);
    auto output = Output::open(options.output);
    if (!output) return std::unexpected(output.error());
    write_weights(output->stream(), trained);
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    if (!options.held_out.empty())
        if (auto written = write_held_out(options.held_out, *engine, trained, *documents); !written)
            return std::unexpected(written.error());
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
