#include "app/gather.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <spdlog/spdlog.h>
#include <tuple>

#include "app/bytes.hpp"
#include "extractors/text/lines.hpp"
#include "graph/derive/derive.hpp"
#include "graph/model/copies.hpp"
#include "graph/store/document_json.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Record;
using schema::Result;
using store::StoredDocument;

constexpr std::size_t longest_line = 64 * 1024 * 1024;  // a document's text escaped, and its map
constexpr std::size_t documents_a_batch = 2000;

Error conflict(std::string_view document, std::string_view what) {
    return {ErrorCode::conflict,
            fmt::format("document \"{}\" comes twice, with another {}", document, what),
            {},
            0,
            "give the two ids of their own, or leave one out"};
}

bool is_bare(const StoredDocument& document) {
    return document.text.empty() && document.text_hash.empty();
}

bool same_data(StoredDocument a, StoredDocument b) {
    a.input = b.input = {};
    a.signature = b.signature = {};
    return a == b;
}

// In the order in which `extract` writes them.
void sort_records(std::vector<Record>& records) {
    std::ranges::sort(records, {}, [](const Record& r) {
        return std::tuple<const schema::FieldSpan&, const std::string&>(r.trigger.span, r.id);
    });
}

Result<std::vector<Record>> joined(std::vector<Record> before, std::vector<Record> more) {
    std::map<std::string, Record> by_id;
    for (auto* list : {&before, &more})
        for (auto& record : *list) {
            const auto [known, fresh] = by_id.try_emplace(record.id, record);
            if (!fresh && known->second != record)
                return std::unexpected(conflict(record.document, "record " + record.id));
        }
    std::vector<Record> records;
    for (auto& [id, record] : by_id) records.push_back(std::move(record));
    return records;
}

// Commits now and then, so that a long input does not wait for its end.
class Batches {
  public:
    explicit Batches(store::Store& store) : store_(store) {}
    Result<void> count() {
        if (++documents_ % documents_a_batch != 0) return {};
        if (auto done = store_.commit(); !done) return done;
        return store_.begin();
    }

  private:
    store::Store& store_;
    std::size_t documents_ = 0;
};

// A file's lines, put together to documents with the records that follow them.
class RecordFile {
  public:
    RecordFile(store::Store& store, std::string name)
        : store_(store), gather_(store), batches_(store), name_(std::move(name)) {}

    Result<void> read(const text::InputLine& line) {
        if (line.too_long) return fail(line.number, text::too_long(line, longest_line));
        if (store::is_document_line(line.bytes)) {
            auto document = store::parse_document(line.bytes);
            if (!document) return fail(line.number, document.error());
            return begin(*std::move(document), line.number);
        }
        auto record = store::parse_record(line.bytes);
        if (!record) return fail(line.number, record.error());
        if (document_.id != record->document) {
            StoredDocument bare;
            bare.id = record->document;
            if (auto begun = begin(std::move(bare), line.number); !begun) return begun;
        }
        records_.push_back(*std::move(record));
        return {};
    }

    Result<void> end() { return begin({}, 0); }
    std::size_t failed() const { return failed_; }

  private:
    // Puts what has come so far.
    Result<void> begin(StoredDocument next, std::uint64_t line) {
        if (!document_.id.empty()) {
            document_.input = fmt::format("{}:{}", name_, line_);
            auto put = gather_.put(std::move(document_), std::move(records_));
            if (!put && put.error().code != ErrorCode::conflict && put.error().code != ErrorCode::invalid)
                return put;
            if (!put)
                if (auto failed = fail(line_, put.error()); !failed) return failed;
            if (auto counted = batches_.count(); !counted) return counted;
        }
        document_ = std::move(next);
        records_.clear();
        line_ = line;
        return {};
    }

    Result<void> fail(std::uint64_t line, const Error& error) {
        ++failed_;
        const Error placed = schema::at(error, name_, line);
        spdlog::error("{}", schema::describe(placed));
        return store_.put_failure({fmt::format("{}:{}", name_, line), "", error.message});
    }

    store::Store& store_;
    Gather gather_;
    Batches batches_;
    std::string name_;
    StoredDocument document_;
    std::vector<Record> records_;
    std::uint64_t line_ = 0;  // where the document began
    std::size_t failed_ = 0;
};

}  // namespace

Result<void> Gather::put(StoredDocument document, std::vector<Record> records) {
    if (document.signature.empty() && !is_bare(document)) {
        const auto signature = model::signature_of(document.text);
        document.signature.assign(reinterpret_cast<const char*>(signature.data()), sizeof signature);
    }
    const auto before = store_->document(document.id);
    if (!before) return std::unexpected(before.error());
    if (*before) {
        const StoredDocument& known = **before;
        if (is_bare(document))
            document = known;
        else if (!is_bare(known) && known.text_hash != document.text_hash)
            return std::unexpected(conflict(document.id, "text"));
        else if (!is_bare(known) && !same_data(known, document))
            return std::unexpected(conflict(document.id, "title, date or publisher"));
        auto had = store_->records_of(document.id);
        if (!had) return std::unexpected(had.error());
        auto all = joined(*std::move(had), std::move(records));
        if (!all) return std::unexpected(all.error());
        records = *std::move(all);
    }
    sort_records(records);
    return store_->put(document, records);
}

Result<void> gather_store(store::Store& into, const std::string& path) {
    auto from = store::Store::open_read_only(path);
    if (!from) return std::unexpected(from.error());
    const auto ids = from->document_ids();
    if (!ids) return std::unexpected(ids.error());
    Gather gather(into);
    Batches batches(into);
    for (const auto& id : *ids) {
        auto document = from->document(id);
        if (!document) return std::unexpected(document.error());
        auto records = from->records_of(id);
        if (!records) return std::unexpected(records.error());
        if (auto put = gather.put(**std::move(document), *std::move(records)); !put)
            return std::unexpected(schema::at(put.error(), path));
        if (auto counted = batches.count(); !counted) return counted;
    }
    const auto failures = from->failures();
    if (!failures) return std::unexpected(failures.error());
    for (const auto& failure : *failures)
        if (auto put = into.put_failure(failure); !put) return put;
    return {};
}

Result<std::size_t> gather_records(store::Store& into, const std::string& path) {
    auto bytes = open_bytes(path);
    if (!bytes) return std::unexpected(bytes.error());
    ByteStream stream(std::move(*bytes));
    text::LineReader lines(stream, longest_line);
    RecordFile file(into, display_name(path));
    while (const auto line = lines.next())
        if (auto read = file.read(*line); !read) return std::unexpected(read.error());
    if (stream.error()) return std::unexpected(*stream.error());
    if (auto ended = file.end(); !ended) return std::unexpected(ended.error());
    return file.failed();
}

Result<void> write_new_store(const std::string& path, model::Identity identity,
                             const std::function<Result<void>(store::Store&)>& fill) {
    if (std::filesystem::exists(path))
        return std::unexpected(
            Error{ErrorCode::usage, "is there already", path, 0, "name a new file with -o"});
    const std::string part = path + ".part";
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    auto store = store::Store::open(part);
    if (!store) return std::unexpected(store.error());
    auto written = store->begin();
    if (written) written = fill(*store);
    if (written) written = derive::settle(*store, identity);
    if (written) written = store->commit();
    const auto counts = store->counts();
    if (written) written = store->close();
    if (!written || !counts) {
        std::filesystem::remove(part, ignored);
        return std::unexpected(written ? counts.error() : written.error());
    }
    std::error_code failed;
    std::filesystem::rename(part, path, failed);
    if (failed) return std::unexpected(Error{ErrorCode::io, failed.message(), path, 0, "check the folder"});
    spdlog::info("{}: {} documents, {} records", path, counts->documents, counts->records);
    return {};
}

}  // namespace entente::app
