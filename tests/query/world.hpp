// A store in memory, one event a document, for the tests of queries.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

#include "graph/derive/derive.hpp"
#include "graph/store/store.hpp"
#include "tests/store/sample.hpp"

namespace entente::test {

// Person P7 of state A07.
inline schema::Party party(int i) {
    return minister(fmt::format("p:{}", i), fmt::format("Person P{}", i), fmt::format("A{:02}", i), 0, 0);
}

inline schema::Day day(std::string_view text) {
    return schema::parse_date(text).value().start;
}

// One event a document.
struct World {
    store::Store store = store::Store::open(":memory:").value();

    World() { REQUIRE(store.begin()); }

    schema::Record told(std::string id, std::string_view date, std::vector<schema::Party> actor,
                        std::vector<schema::Party> recipient) {
        schema::Record record = full_record();
        record.id = std::move(id);
        record.document = "of " + record.id;
        record.evidence.text = "Sentence of " + record.id;
        record.reciprocal = recipient.empty();
        for (auto* parties : {&actor, &recipient})
            for (auto& one : *parties) one.side.reset();
        record.actor = std::move(actor);
        record.recipient = std::move(recipient);
        record.place.reset();
        record.date = schema::EventDate{schema::parse_date(date).value(), schema::DateBasis::text, {}};
        return record;
    }

    void put(const schema::Record& record, std::string_view published = {}) {
        store::StoredDocument document;
        document.id = document.input = record.document;
        document.text = document.text_hash = record.evidence.text;
        document.publisher.value = "The Gazette";
        if (!published.empty()) document.date = schema::parse_date(published).value();
        REQUIRE(store.put(document, std::vector{record}));
    }

    void settle() {
        REQUIRE(derive::settle(store, model::Identity::usual));
        REQUIRE(store.commit());
    }
};

inline std::vector<schema::Party> parties(int first, int last) {
    std::vector<schema::Party> all;
    for (int i = first; i <= last; ++i) all.push_back(party(i));
    return all;
}

}  // namespace entente::test
