#include "app/documents.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/bytes.hpp"
#include "extractors/language/long_sentences.hpp"
#include "extractors/text/csv.hpp"
#include "extractors/text/lines.hpp"
#include "extractors/text/news_xml.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::Result;

constexpr std::size_t kBatchBytes = 64 << 10;
constexpr std::size_t kBatchDocuments = 32;

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

namespace {

// 0 where the header has to say it.
char delimiter_of(std::string_view path) {
    for (const std::string_view packed : {".gz", ".zst"})
        if (path.ends_with(packed)) path.remove_suffix(packed.size());
    return path.ends_with(".tsv") || path.ends_with(".TSV") ? '\t' : char(0);
}

}  // namespace

struct RawReader::File {
    std::string name;
    std::shared_ptr<Sha256> sum;
    std::optional<Error> refused;  // it could not be opened
    std::unique_ptr<ByteStream> stream;
    text::Format format = text::Format::text;
    // One of these where the file holds many documents.
    std::optional<text::LineReader> lines;
    std::unique_ptr<text::CsvReader> table;
    std::unique_ptr<text::NewsReader> news;
    bool given = false;  // the one document of any other file
    bool whole = true;   // nothing has stopped the reading yet
};

RawReader::RawReader(std::vector<Input> inputs, const text::Options& options, Ends ends)
    : inputs_(std::move(inputs)), options_(options), ends_(ends) {}

RawReader::~RawReader() = default;

std::optional<std::vector<Raw>> RawReader::next_batch() {
    std::vector<Raw> batch;
    std::size_t bytes = 0;
    while (bytes < kBatchBytes && batch.size() < kBatchDocuments) {
        auto raw = next();
        if (!raw) break;
        bytes += raw->size();
        batch.push_back(std::move(*raw));
    }
    if (batch.empty()) return {};
    return batch;
}

std::optional<Raw> RawReader::next() {
    for (;;) {
        if (file_) {
            auto raw = next_of_file();
            if (!raw) raw = close();
            if (raw) raw->reached = read_before_ + (file_ ? file_->sum->bytes() : 0);
            if (raw) return raw;
        }
        if (at_ == inputs_.size()) return {};
        open(inputs_[at_++]);
    }
}

void RawReader::open(const Input& input) {
    file_ = std::make_unique<File>();
    file_->name = display_name(input.path);
    file_->sum = std::make_shared<Sha256>();
    auto bytes = open_bytes(input.path, file_->sum);
    if (!bytes) {
        file_->refused = bytes.error();
        return;
    }
    file_->stream = std::make_unique<ByteStream>(std::move(*bytes));
    file_->format = input.format.value_or(text::guess_format(input.path, file_->stream->head()));
    auto& stream = *file_->stream;
    if (file_->format == text::Format::jsonl) file_->lines.emplace(stream, options_.limits.max_line_bytes);
    if (file_->format == text::Format::csv)
        file_->table = std::make_unique<text::CsvReader>(stream, options_, delimiter_of(input.path));
    if (file_->format == text::Format::xml)
        file_->news = std::make_unique<text::NewsReader>(stream, options_.limits);
}

// The file's next document, or what is wrong with it; nothing behind the last.
std::optional<Raw> RawReader::next_of_file() {
    File& file = *file_;
    if (file.given) return {};
    if (auto raw = file.lines ? next_line() : next_item()) return raw;
    file.given = true;
    if (file.refused) return broken(*file.refused);
    const bool holds_many = file.lines || file.table || file.news;
    Result<std::string> all;
    if (!holds_many) all = text::read_all(*file.stream, options_.limits.max_document_bytes);
    if (const auto& error = file.stream->error()) return broken(*error);
    if (holds_many) return {};
    file.whole = all.has_value();
    return Raw{std::move(all), file.format, file.name};
}

std::optional<Raw> RawReader::next_line() {
    const auto line = file_->lines->next();
    if (!line) return {};
    Result<std::string> bytes = std::string(line->bytes);
    if (line->too_long) bytes = std::unexpected(text::too_long(*line, options_.limits.max_line_bytes));
    return Raw{std::move(bytes), text::Format::jsonl, file_->name, line->number};
}

std::optional<Raw> RawReader::next_item() {
    File& file = *file_;
    auto item = file.table ? file.table->next() : file.news ? file.news->next() : std::nullopt;
    if (!item) return {};
    // What a file that breaks off gives as its last error is said better by the stream.
    if (!*item && file.stream->error()) return {};
    if (!*item) return Raw{std::unexpected(item->error()), file.format, file.name, item->error().line};
    Raw raw{std::string(), file.format, file.name, (*item)->line};
    raw.item = *std::move(*item);
    return raw;
}

Raw RawReader::broken(const Error& error) {
    file_->whole = false;
    return Raw{std::unexpected(error), file_->format, file_->name};
}

// The file's end, where the caller wants to be told.
std::optional<Raw> RawReader::close() {
    const auto file = std::move(file_);
    const auto bytes = file->sum->bytes();
    read_before_ += bytes;
    if (ends_ == Ends::untold) return {};
    Raw raw{std::string(), file->format, file->name};
    raw.end = FileEnd{file->whole, bytes, file->whole ? file->sum->finish() : ""};
    return raw;
}

Result<text::Document> to_document(const Raw& raw, const DocumentPlan& plan) {
    if (!raw.bytes) return std::unexpected(schema::at(raw.bytes.error(), raw.file, raw.line));
    auto given = plan.given;
    given.file_name = std::filesystem::path(raw.file).filename().string();
    auto document = raw.item ? text::read_item(*raw.item, given, plan.text)
                             : text::read(raw.format, *raw.bytes, given, plan.text);
    if (!document) return std::unexpected(schema::at(document.error(), raw.file, raw.line));
    if (document->text.size() > plan.max_text_bytes)
        return std::unexpected(Error{schema::ErrorCode::limit,
                                     fmt::format("text has more than {} bytes", plan.max_text_bytes),
                                     raw.file, raw.line, "split it, or raise --max-text-bytes"});
    return document;
}

void Tally::warn(const std::string& place, const std::vector<text::Warning>& warnings) {
    for (const auto& warning : warnings) spdlog::warn("{}: {}", place, warning.message);
}

void Tally::failed(const Error& error) {
    ++failed_;
    spdlog::error("{}", schema::describe(error));
}

void Tally::refused(const Error& error) {
    --read_;
    failed(error);
}

void Tally::passed_over(const std::string& place, const std::string& language) {
    ++passed_over_;
    spdlog::info("{}: passed over, its language is {}", place, language);
}

void Tally::left_out(const pipeline::LeftOut& more) {
    left_out_.mentions += more.mentions;
    left_out_.cut += more.cut;
    left_out_.unpaired += more.unpaired;
}

Exit Tally::report(std::size_t files_passed_over) const {
    if (files_passed_over > 0)
        spdlog::info("{} passed over in folders: the name's ending says no form; read them with --from",
                     counted(files_passed_over, "file"));
    if (left_out_.mentions > 0)
        spdlog::info("{} left out: a word points back, and it is not certain to whom",
                     counted(left_out_.mentions, "mention"));
    if (left_out_.cut > 0)
        spdlog::info("{} of more than {} tokens read in pieces", counted(left_out_.cut, "sentence"),
                     language::longest_sentence);
    if (left_out_.unpaired > 0)
        spdlog::info("{} in sentences of very many parties: only what the frames read of them was weighed",
                     counted(left_out_.unpaired, "predicate"));
    if (passed_over_ > 0)
        spdlog::warn("{} passed over that {} not English; read with --any-language",
                     counted(passed_over_, "document"), passed_over_ == 1 ? "is" : "are");
    if (failed_ > 0) spdlog::error("{} failed, {} read", counted(failed_, "document"), read_);
    return failed_ > 0 ? Exit::some_documents_failed : Exit::ok;
}

bool write_text(Output& output, const Outcome<std::string>& outcome) {
    if (outcome.out && *outcome.out) output.stream() << **outcome.out;
    return !output.failed();
}

Result<Exit> finish(Output& output, const Tally& tally, const DocumentPlan& plan) {
    output.stream().flush();
    if (interrupted())
        return std::unexpected(Error{schema::ErrorCode::io, "interrupted", "", 0, "run it again"});
    if (auto finished = output.finish(); !finished) return std::unexpected(finished.error());
    return output.closed_by_reader() ? Exit::ok : tally.report(plan.list.passed_over);
}

}  // namespace entente::app
