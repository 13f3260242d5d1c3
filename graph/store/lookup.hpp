// What an id stands for: an event, a record, a document or an actor; and all that the store has of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

// An event by its own id, or by that of any of its records.
schema::Result<std::optional<std::int64_t>> event_number(Store& store, std::string_view id);

// A record as an event's history shows it.
struct Account {
    std::string record;
    std::string published;  // first day; "" where unknown
    std::string status;
    std::string date;   // first day; ""
    std::string alike;  // the record that it was found to be like; ""
    double score = 0;
    std::string reason;
};
// By day of publication, unknown ones last, then by record.
schema::Result<std::vector<Account>> history(Store& store, std::int64_t event);

struct TellsOf {
    std::string record, event, type, status, date, sentence;
};
// In the order of the document.
schema::Result<std::vector<TellsOf>> told_in(Store& store, std::string_view document);

// A record as it lies there (record_json.hpp), and the event that it is a part of.
struct StoredRecord {
    std::string id, event, json;
};
schema::Result<std::vector<StoredRecord>> records_in(Store& store, std::string_view document);

// What is known of a document, without its text.
struct DocumentCard {
    std::string title, publisher, url, language;  // "" where unknown
    std::optional<schema::DateRange> date;
};
schema::Result<std::optional<DocumentCard>> document_card(Store& store, std::string_view document);

// How many documents were published when, those of unknown date left out.
struct Published {
    schema::DateRange date;
    std::int64_t documents = 0;
};
schema::Result<std::vector<Published>> published(Store& store);

// The first of its copy group, where the document is a copy; and the copies of it, where there are any.
struct Copies {
    std::string first;
    std::vector<std::string> copies;
};
schema::Result<Copies> copies_of(Store& store, std::string_view document);

}  // namespace entente::store
