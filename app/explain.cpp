// entente explain: why a text, the documents of a file, or an event of a graph gave what it gave.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sstream>

#include "app/commands.hpp"
#include "app/documents.hpp"
#include "app/engine.hpp"
#include "app/explain_writers.hpp"
#include "app/explanation.hpp"
#include "app/lens_options.hpp"
#include "app/model.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
#include "graph/schema/date.hpp"
#include "graph/store/store.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct Options {
    DocumentOptions documents;
    std::string graph;
    LensOptions lens;
    std::string html;
    bool json = false;
};

// ---- what is to be explained ----

struct Question {
    std::vector<Raw> documents;
    std::optional<schema::Record> only;  // one event: the rest of its document is not shown
    std::optional<schema::Event> event;  // that it was joined to
};

// Words with blanks that name no file are text.
bool is_text(const std::string& word) {
    std::error_code ignored;
    return word.find_first_of(" \t\n") != std::string::npos && !std::filesystem::exists(word, ignored);
}

void put(rapidjson::Writer<rapidjson::StringBuffer>& json, const char* key, const std::string& value) {
    if (value.empty()) return;
    json.Key(key);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

// A stored document as a line of JSONL, which the reader takes as it stands.
std::string as_line(const store::StoredDocument& document) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    json.StartObject();
    put(json, "id", document.id);
    if (document.title.basis != text::name(text::Basis::content)) put(json, "title", document.title.value);
    if (document.date && document.date_basis != text::name(text::Basis::inferred))
        put(json, "date", schema::to_iso(document.date->end));
    put(json, "text", document.text);
    json.EndObject();
    return buffer.GetString();
}

Result<Question> ask_graph(const Options& options) {
    if (options.documents.paths.size() != 1)
        return std::unexpected(Error{ErrorCode::usage, "--graph wants the id of one event", "", 0,
                                     "ids are in the output of extract and query --format json"});
    const auto& id = options.documents.paths.front();
    auto store = open_store(options.graph, options.lens);
    if (!store) return std::unexpected(store.error());
    auto record = store->record(id);
    if (!record) return std::unexpected(record.error());
    if (!*record)
        return std::unexpected(Error{ErrorCode::not_found, "no event with the id " + id, options.graph, 0,
                                     "ids are in the output of extract and query --format json"});
    const auto document = store->document((*record)->document);
    if (!document) return std::unexpected(document.error());
    if (!*document)
        return std::unexpected(Error{ErrorCode::not_found, "the graph does not hold the event's document",
                                     options.graph, 0, ""});
    Question question;
    question.documents.push_back({as_line(**document), text::Format::jsonl, options.graph, 0});
    question.only = std::move(**record);
    auto event = store->event_of_record(id);
    if (!event) return std::unexpected(event.error());
    question.event = *std::move(event);
    return question;
}

Result<Question> ask(const Options& options, DocumentPlan& planned) {
    if (!options.graph.empty()) return ask_graph(options);
    Question question;
    const auto& paths = options.documents.paths;
    if (paths.size() == 1 && is_text(paths.front())) {
        question.documents.push_back({paths.front(), text::Format::text, "<text>", 0});
        return question;
    }
    auto with_files = plan(options.documents);
    if (!with_files) return std::unexpected(with_files.error());
    planned = *std::move(with_files);
    RawReader reader(planned.list.inputs, planned.text);
    while (auto batch = reader.next_batch())
        std::ranges::move(*batch, std::back_inserter(question.documents));
    return question;
}

// ---- the answer ----

// The sentence that tells the event, with the event as the graph has it.
void keep_only(Explanation& explanation, const schema::Record& record) {
    const auto is_event = [&](const ShownEvent& event) { return event.record.id == record.id; };
    std::erase_if(explanation.sentences, [&](const ShownSentence& sentence) {
        return sentence.number != record.evidence.sentence && std::ranges::none_of(sentence.events, is_event);
    });
}

// As `extract` reads it by default; domestic: as with --scope all.
Result<Explanation> explain_document(const Engine& engine, language::Workspace& workspace, const Raw& raw,
                                     const DocumentPlan& planned, bool domestic) {
    const auto document = to_document(raw, planned);
    if (!document) return std::unexpected(document.error());
    const auto linked = pipeline::link(engine.view(), workspace, *document);
    const auto extracted = pipeline::extract(engine.view(), linked, *document, {.domestic = domestic});
    if (!extracted) return std::unexpected(extracted.error());
    return explain(engine.view(), *document, linked, extracted->records);
}

void write(std::ostream& out, const std::vector<Explanation>& explanations, const Options& options) {
    if (!options.html.empty()) return write_html(out, explanations);
    for (std::size_t i = 0; i < explanations.size(); ++i) {
        if (options.json) {
            write_json(out, explanations[i]);
        } else {
            if (i > 0) out << '\n';
            write_text(out, explanations[i], terminal_width());
        }
    }
}

Result<Exit> run_explain(const Options& options, const Settings& settings) {
    auto without_files = options.documents;
    without_files.paths = {"-"};
    auto planned = plan(without_files);
    if (!planned) return std::unexpected(planned.error());
    const auto question = ask(options, *planned);
    if (!question) return std::unexpected(question.error());
    const auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    auto output = Output::open(options.html.empty() ? "-" : options.html);
    if (!output) return std::unexpected(output.error());
    language::Workspace workspace(engine->model);
    const bool domestic = question->only && question->only->scope == schema::Scope::domestic;
    Tally tally;
    std::vector<Explanation> explanations;
    for (const auto& raw : question->documents) {
        auto explanation = explain_document(*engine, workspace, raw, *planned, domestic);
        if (!explanation) {
            tally.failed(schema::at(explanation.error(), raw.file, raw.line));
            continue;
        }
        tally.read();
        if (question->only) keep_only(*explanation, *question->only);
        explanation->event = question->event;
        explanations.push_back(*std::move(explanation));
    }
    write(output->stream(), explanations, options);
    return finish(*output, tally, *planned);
}

}  // namespace

Run declare_explain(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare(cli, options->documents);
    cli.get_option("INPUT")->description(
        "a text in quotes, files or folders, or with --graph the id of an event");
    cli.add_option("--graph", options->graph, "a store that entente build made: explain an event of it")
        ->type_name("FILE");
    declare(cli, options->lens);
    auto* json = cli.add_flag("--json", options->json, "one JSON object a document");
    cli.add_option("--html", options->html, "write one HTML page, with the trees drawn")
        ->type_name("FILE")
        ->excludes(json);
    return [options](const Settings& settings) { return run_explain(*options, settings); };
}

}  // namespace entente::app
