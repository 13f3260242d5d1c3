#include "app/document_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>
#include <tuple>

#include "app/date_option.hpp"
#include "extractors/text/file_date.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

std::unexpected<Error> wrong_option(std::string option, Error error) {
    error.code = ErrorCode::usage;
    error.message = option + ": " + error.message;
    return std::unexpected(std::move(error));
}

Result<text::Given> read_given(const DocumentOptions& options) {
    const auto date = read_date_option("--date", options.date);
    if (!date) return std::unexpected(date.error());
    text::Given given;
    if (*date) given.date = {**date, text::Basis::option};
    return given;
}

std::size_t threads(std::size_t jobs) {
    return jobs > 0 ? jobs : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

std::vector<std::string> forms(bool records) {
    std::vector<std::string> all{"text", "jsonl", "markdown", "html", "csv", "xml"};
    if (records) all.emplace_back("records");
    return all;
}

}  // namespace

void declare(CLI::App& cli, DocumentOptions& options, bool records) {
    auto& limits = options.text.limits;
    cli.add_option("INPUT", options.paths,
                   "files, folders or patterns such as '*.html'; - is standard input (the default)");
    cli.add_option("--include", options.filter.include, "of folders only the files that match")
        ->type_name("PATTERN")
        ->allow_extra_args(false);
    cli.add_option("--exclude", options.filter.exclude,
                   "leave out what matches, files and folders in folders")
        ->type_name("PATTERN")
        ->allow_extra_args(false);
    cli.add_option("--from", options.from,
                   "form of the input; by default the name's ending or the first bytes say it")
        ->check(CLI::IsMember(forms(records)));
    cli.add_option("--date", options.date, "date of documents that tell none: YYYY-MM-DD, YYYY-MM or YYYY")
        ->type_name("DATE");
    cli.add_option("--date-from", options.text.date_from,
                   "where a file's name holds its date, as in '%Y-%m-%d'")
        ->type_name("PATTERN");
    auto& csv = options.text.csv;
    const std::tuple<const char*, std::string&, const char*> columns[] = {
        {"--csv-text", csv.text, "column of a table that holds the text; by default text, body, content …"},
        {"--csv-id", csv.id, "the same for the id: id, doc_id, guid …"},
        {"--csv-date", csv.date, "the same for the date: date, published …"},
        {"--csv-title", csv.title, "the same for the title: title, headline"},
        {"--csv-publisher", csv.publisher, "the same for the publisher: source, publisher …"},
        {"--csv-url", csv.url, "the same for the address: url, link"}};
    for (const auto& [option, column, help] : columns)
        cli.add_option(option, column, help)->type_name("COLUMN");
    cli.add_flag("--any-language", options.text.any_language, "read text that is not English, too");
    cli.add_option("--jobs,-j", options.jobs, "threads; 0 is one a core")->capture_default_str();
    cli.add_option("--max-document-bytes", limits.max_document_bytes,
                   "a longer document fails, the next one goes on")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--max-text-bytes", options.max_text_bytes,
                   "the same for what a document's text is without markup")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--max-line-bytes", limits.max_line_bytes,
                   "the same for a line of JSONL, a row of CSV, a tag of XML")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--max-depth", limits.max_depth, "the same for nested elements and values")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

Result<DocumentPlan> plan(const DocumentOptions& options) {
    auto given = read_given(options);
    if (!given) return std::unexpected(given.error());
    auto text = options.text;
    if (!text.date_from.empty()) {
        auto pattern = text::check_date_pattern(text.date_from);
        if (!pattern) return wrong_option("--date-from", pattern.error());
        text.date_from = *pattern;
    }
    const auto paths = options.paths.empty() ? std::vector<std::string>{"-"} : options.paths;
    auto list = list_inputs(paths, text::parse_format(options.from), options.filter);
    if (!list) return std::unexpected(list.error());
    return DocumentPlan{std::move(*list), std::move(text), std::move(*given), options.max_text_bytes,
                        threads(options.jobs)};
}

}  // namespace entente::app
