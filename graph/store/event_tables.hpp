// The store's derived tables while they are filled: what comes out of the documents and records that the
// connection sees, and the events that were made of them. graph/derive decides what goes in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/event.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

// What events need to know of a document.
struct DocumentHead {
    std::string id;
    std::string publisher;
    std::string url;
    std::optional<schema::Day> published;
    std::string signature;  // as put; "" where none was
};

// Two ends of an event that deal with each other; a and b are numbers that end() gave.
struct DyadRow {
    std::int64_t a = 0, b = 0;
    int way = 0;  // 1: from a to b; 0: both ways
};

// An actor as a user may name it.
struct ActorName {
    std::string folded;
    KnownActor actor;
    std::string folded_office;
};

struct ActorRow {
    std::string id, name;
    schema::ActorKind kind = schema::ActorKind::country;
    std::string code, country, sector;
    std::size_t events = 0;
};

class EventTables {
  public:
    // Those of the file, emptied. Within a transaction of the store, so that readers see the old ones until
    // it ends.
    static schema::Result<EventTables> in_file(Store& store);

    // Temporary ones, for this connection; of what was published by that day, where one is given. From now on
    // the store answers out of them.
    static schema::Result<EventTables> apart(Store& store, const std::optional<schema::Day>& known_by);

    // By id.
    schema::Result<void> each_document(const std::function<void(DocumentHead)>& visit);
    schema::Result<std::string> text(std::string_view document);
    // By document and position; the number is what record() and put_event() take.
    schema::Result<void> each_record(const std::function<void(std::int64_t number, schema::Record)>& visit);
    schema::Result<schema::Record> record(std::int64_t number);

    schema::Result<void> put_copy(std::string_view document, std::string_view first);
    // `records` are the numbers of the event's tellings, in their order. Numbers of events count up from 1.
    schema::Result<void> put_event(std::int64_t number, const schema::Event& event,
                                   std::span<const std::int64_t> records, std::span<const DyadRow> dyads);
    schema::Result<void> put_end(std::int64_t number, std::string_view key);
    schema::Result<void> put_actor(std::int64_t number, const ActorRow& actor);
    // Each combination of the events' parties once.
    schema::Result<void> each_name(const std::function<void(KnownActor)>& visit);
    schema::Result<void> put_name(const ActorName& name);

    // Adds up ties, and says what the tables were derived by; only then do they count as settled.
    schema::Result<void> finish(const std::map<std::string, std::string>& derived_by);

  private:
    EventTables(Store::Impl& impl, bool apart) : impl_(&impl), apart_(apart) {}
    Store::Impl* impl_;
    bool apart_;  // in a transaction of their own
};

}  // namespace entente::store
