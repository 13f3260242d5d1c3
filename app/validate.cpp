// entente validate: event records, ours or another tool's, against the shipped JSON Schema.
#include "graph/store/validate.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <spdlog/spdlog.h>

#include "app/bytes.hpp"
#include "app/commands.hpp"
#include "app/data_file.hpp"
#include "extractors/text/lines.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::Result;

struct Counts {
    std::size_t right = 0, wrong = 0;
};

void check_line(const text::InputLine& line, const std::string& file, const store::RecordSchema& schema,
                Counts& counts) {
    auto valid = line.too_long ? std::unexpected(text::too_long(line, store::longest_record))
                               : store::validate_record(line.bytes, schema);
    ++(valid ? counts.right : counts.wrong);
    if (!valid) spdlog::error("{}", schema::describe(schema::at(valid.error(), file, line.number)));
}

Result<void> check_file(const std::string& path, const store::RecordSchema& schema, Counts& counts) {
    auto bytes = open_bytes(path);
    if (!bytes) return std::unexpected(bytes.error());
    ByteStream stream(std::move(*bytes));
    text::LineReader lines(stream, store::longest_record);
    while (const auto line = lines.next()) check_line(*line, display_name(path), schema, counts);
    if (stream.error()) return std::unexpected(*stream.error());
    return {};
}

Result<store::RecordSchema> read_schema(const Settings& settings) {
    const auto file = read_data_file(settings, "record.schema.json");
    if (!file) return std::unexpected(file.error());
    return store::parse_record_schema(file->text, file->path);
}

Result<Exit> run_validate(const std::vector<std::string>& paths, const Settings& settings) {
    const auto schema = read_schema(settings);
    if (!schema) return std::unexpected(schema.error());
    Counts counts;
    for (const auto& path : paths) {
        if (auto checked = check_file(path, *schema, counts); !checked)
            return std::unexpected(checked.error());
    }
    spdlog::info("{} records valid, {} not", counts.right, counts.wrong);
    return counts.wrong > 0 ? Exit::some_documents_failed : Exit::ok;
}

}  // namespace

Run declare_validate(CLI::App& cli) {
    auto paths = std::make_shared<std::vector<std::string>>(std::vector<std::string>{"-"});
    cli.add_option("INPUT", *paths, "records, one JSON object a line; - is standard input (the default)");
    return [paths](const Settings& settings) { return run_validate(*paths, settings); };
}

}  // namespace entente::app
