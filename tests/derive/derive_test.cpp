// The graph of a store: as it lies in the file, and as a reader may want it otherwise.
#include "graph/derive/derive.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

#include "tests/store/folder.hpp"
#include "tests/store/sample.hpp"

namespace entente::derive {
namespace {

using namespace schema;
namespace fs = std::filesystem;
using model::Identity;

using test::Folder;

struct Told {
    std::string document, published, text, day;
};

Party minister(std::string id, std::string code) {
    Party party = test::minister(id, id, code, 0, 0);
    party.side.reset();
    return party;
}

// A meeting of the same two ministers, as each document tells it.
void put(store::Store& store, const Told& told) {
    store::StoredDocument document;
    document.id = told.document;
    document.text = told.text;
    document.text_hash = told.text;
    document.date = parse_date(told.published).value();
    Record record = test::full_record();
    record.id = "r_" + told.document;
    record.document = told.document;
    record.mode = "meet";
    record.actor = {minister("person:ruiz", "PER"), minister("person:soto", "CHL")};
    record.recipient.clear();
    record.reciprocal = true;
    record.date = EventDate{parse_date(told.day).value(), DateBasis::text, {}};
    REQUIRE(store.put(document, std::vector{record}));
}

const std::vector<Told> reports = {
    {"d1", "2022-01-07", "The ministers of Peru and Chile met in Lima on Thursday.", "2022-01-06"},
    {"d2", "2022-01-08", "The ministers of Peru and Chile met in Lima on Thursday.", "2022-01-06"},
    {"d3", "2022-02-10", "Lima saw the two ministers again, a month after their first talks.", "2022-02-09"},
};

std::string built(const Folder& folder, std::string_view name, std::span<const Told> told,
                  bool settled = true) {
    const std::string path = folder.file(name);
    auto store = store::Store::open(path);
    REQUIRE(store);
    REQUIRE(store->begin());
    for (const auto& one : told) put(*store, one);
    if (settled) REQUIRE(settle(*store, Identity::usual));
    REQUIRE(store->commit());
    REQUIRE(store->close());
    return path;
}

// "r_d1 2022-01-06 2/2/1 | …": records, documents, sources.
std::string events_of(store::Store& store) {
    std::string text;
    const auto events = store.events();
    REQUIRE(events);
    for (const auto& e : *events)
        text += fmt::format("{}{} {} {}/{}/{}", text.empty() ? "" : " | ", e.id, to_iso(e.date->start),
                            e.tellings.size(), e.documents, e.sources);
    return text;
}

std::string opened(const std::string& path, const Lens& lens, bool expect_apart) {
    bool apart = !expect_apart;
    auto store = open(path, lens, &apart);
    REQUIRE_MESSAGE(store, describe(store.error()));
    CHECK(apart == expect_apart);
    return events_of(*store);
}

TEST_CASE("copies are documents of an event, and one source") {
    const Folder folder;
    const auto path = built(folder, "g.db", reports);
    CHECK(opened(path, {}, false) == "r_d1 2022-01-06 2/2/1 | r_d3 2022-02-09 1/1/1");
}

TEST_CASE("a store whose build did not end is settled for the reader") {
    const Folder folder;
    const auto path = built(folder, "g.db", reports, false);
    CHECK(opened(path, {}, true) == "r_d1 2022-01-06 2/2/1 | r_d3 2022-02-09 1/1/1");
    auto as_it_was = store::Store::open_read_only(path);
    REQUIRE(as_it_was);
    CHECK(events_of(*as_it_was).empty());
}

TEST_CASE("known by a day: as if no later document were there") {
    const Folder folder;
    const auto path = built(folder, "g.db", reports);
    for (const std::size_t count : {0U, 1U, 2U, 3U}) {
        const auto some = std::span(reports).first(count);
        const auto day = count == 0 ? "2022-01-01" : reports[count - 1].published;
        auto other = open(built(folder, fmt::format("{}.db", count), some));
        REQUIRE(other);
        CHECK(opened(path, {.known_by = parse_date(day)->start}, true) == events_of(*other));
        auto then = open(path, {.known_by = parse_date(day)->start});
        REQUIRE(then);
        CHECK(then->events().value() == other->events().value());
    }
}

TEST_CASE("another identity, for this reader alone") {
    const Folder folder;
    const auto path = built(folder, "g.db", reports);
    CHECK(opened(path, {.identity = Identity::off}, true) ==
          "r_d1 2022-01-06 1/1/1 | r_d2 2022-01-06 1/1/1 | r_d3 2022-02-09 1/1/1");
    CHECK(opened(path, {.identity = Identity::usual}, false) ==
          "r_d1 2022-01-06 2/2/1 | r_d3 2022-02-09 1/1/1");
}

TEST_CASE("a document that changes unsettles the store") {
    const Folder folder;
    const auto path = built(folder, "g.db", reports);
    {
        auto store = store::Store::open(path);
        REQUIRE(store);
        REQUIRE(store->begin());
        CHECK(!store->derived_by()->empty());
        put(*store, {"d4", "2022-03-01", "A third meeting took place.", "2022-02-27"});
        CHECK(store->derived_by()->empty());
        REQUIRE(store->commit());
        REQUIRE(store->close());
    }
    CHECK(opened(path, {}, true) == "r_d1 2022-01-06 2/2/1 | r_d3 2022-02-09 1/1/1 | r_d4 2022-02-27 1/1/1");
}

TEST_CASE("every record leads to its event") {
    const Folder folder;
    auto store = open(built(folder, "g.db", reports));
    REQUIRE(store);
    for (const auto* record : {"r_d1", "r_d2"}) {
        const auto event = store->event_of_record(record);
        REQUIRE(event);
        REQUIRE(*event);
        CHECK((*event)->id == "r_d1");
        CHECK((*event)->tellings.size() == 2);
        CHECK((*event)->tellings[1].document == "d2");
    }
    CHECK(!*store->event_of_record("r_none"));
}

}  // namespace
}  // namespace entente::derive
