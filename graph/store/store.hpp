// The store: one SQLite file with the documents, their records, and what they were made with (tables and
// columns: docs/store.md). Rows have deterministic ids, so running again replaces what was there and adds
// nothing twice; a batch is one transaction, so a program that is killed leaves whole documents behind and a
// second run finishes the job.
//
// A Store belongs to one thread. Several programs may read while one writes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/schema/event.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::store {

// A field of a document and how it became known ("field", "dateline" …); "" where it is not.
struct KnownText {
    std::string value;
    std::string basis;

    friend bool operator==(const KnownText&, const KnownText&) = default;
};

struct StoredDocument {
    std::string id;
    KnownText title;
    KnownText publisher;
    KnownText url;
    std::optional<schema::DateRange> date;
    std::string date_basis;
    std::string language;
    std::string text_hash;  // of the text, by the caller; tells cheaply whether a document is in the store
    std::string text;       // what the records' spans point into
    std::string origin;     // the caller's map from the text back to the input's bytes
    std::string input;      // where it came from: file, or file and line
    std::string signature = {};  // of the text, by the caller, to find copies by; "" where not known

    friend bool operator==(const StoredDocument&, const StoredDocument&) = default;
};

// A document that could not be read or parsed.
struct Failure {
    std::string input;
    std::string document;  // its id; "" where even that is not known
    std::string message;

    friend bool operator==(const Failure&, const Failure&) = default;
};

struct Counts {
    std::int64_t documents = 0;
    std::int64_t records = 0;
    std::int64_t failures = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};

// An actor as records have it; one that held two offices is there twice.
struct KnownActor {
    std::string id;
    std::string name;
    schema::ActorKind kind = schema::ActorKind::country;
    std::string code;
    std::string country;
    std::string office;

    friend bool operator==(const KnownActor&, const KnownActor&) = default;
};

// Which records; what is not set does not restrict. A record without a date passes no bound on dates.
struct RecordFilter {
    std::optional<std::string> act = {};
    std::optional<schema::Status> status = {};
    std::optional<schema::Day> from = {};  // the record ends on it or later
    std::optional<schema::Day> to = {};    // the record starts on it or earlier
    double min_confidence = 0;
    std::optional<std::string> words = {};  // the evidence holds these words, one after the other
};

// How much of an event is read: its own values; its parties and records, too; also what records say
// otherwise.
enum class EventParts : std::uint8_t { row, records, all };

// Which events; what is not set does not restrict. One without a date passes no bound on dates.
struct EventFilter {
    std::optional<std::string> act = {};
    std::optional<schema::Status> status = {};
    std::optional<schema::Day> from = {};  // the event ends on it or later
    std::optional<schema::Day> to = {};    // the event starts on it or earlier
    double min_confidence = 0;
    bool background = true;  // also what is told in passing, as known history
    std::optional<std::string> mode = {};
    std::optional<std::string> place = {};  // its name, or the code of its country
    std::optional<std::string> topic = {};  // a part of it; the case of ASCII letters does not count
    EventParts parts = EventParts::all;
};

class Store {
  public:
    // Opens the file for writing, and makes it where there is none. While another program has it open for
    // writing, that is an error.
    static schema::Result<Store> open(const std::string& path);
    // For queries; the file must be there and is not changed.
    static schema::Result<Store> open_read_only(const std::string& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();  // what was not committed is undone

    // A batch: put, put_failure and set_manifest between the two become one transaction.
    schema::Result<void> begin();
    schema::Result<void> commit();

    // Writes the document and its records in place of what is there under its id; forgets a failure of the
    // same input. An error leaves the document as it was and the batch open. A record's id in another
    // document is a conflict.
    schema::Result<void> put(const StoredDocument& document, std::span<const schema::Record> records);
    schema::Result<void> put_failure(const Failure& failure);
    schema::Result<void> set_manifest(std::string_view key, std::string_view value);

    // Ends writing: leaves one plain file, without SQLite's -wal and -shm beside it.
    schema::Result<void> close();

    // Is the document there with this text, and its records?
    schema::Result<bool> contains(std::string_view id, std::string_view text_hash);

    schema::Result<Counts> counts();
    schema::Result<std::map<std::string, std::string>> manifest();
    schema::Result<std::vector<Failure>> failures();          // by input
    schema::Result<std::vector<std::string>> document_ids();  // in order
    schema::Result<std::vector<KnownActor>> actors();         // by id; each combination once
    schema::Result<std::optional<StoredDocument>> document(std::string_view id);

    // By document id, then in the order in which they were put. An error of `visit` ends the reading and
    // comes back.
    schema::Result<void> each_record(const RecordFilter& filter,
                                     const std::function<schema::Result<void>(schema::Record)>& visit);
    schema::Result<std::vector<schema::Record>> records(const RecordFilter& filter = {});
    schema::Result<std::optional<schema::Record>> record(std::string_view id);
    // Of a document, in the order in which they were put.
    schema::Result<std::vector<schema::Record>> records_of(std::string_view document);

    // What the records were last merged into (graph/derive): by date, undated last, then id.
    schema::Result<void> each_event(const EventFilter& filter,
                                    const std::function<schema::Result<void>(schema::Event)>& visit);
    schema::Result<std::vector<schema::Event>> events(const EventFilter& filter = {});

    // The event that a record is part of: any of its records' ids leads to it.
    schema::Result<std::optional<schema::Event>> event_of_record(std::string_view record);

    // What the events were derived by ("identity" …); empty where documents changed since, or none were
    // derived.
    schema::Result<std::map<std::string, std::string>> derived_by();

    // An event by its number, where it passes the filter.
    schema::Result<std::optional<schema::Event>> event(std::int64_t number, const EventFilter& filter = {});

    struct Impl;  // for the layer's own files, as is the function
    Impl& impl() { return *impl_; }

  private:
    friend class EventTables;
    friend class Run;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente::store
