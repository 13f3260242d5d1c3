// Which texts need not be parsed, for they name one party at most. Errs on the side of parsing.
#include "extractors/actors/parties_possible.hpp"

#include <doctest/doctest.h>
#include <string>

#include "tests/support/engine.hpp"

using namespace entente;

TEST_CASE("a text that names one state alone cannot tell of two parties") {
    struct Row {
        const char* date;
        const char* text;
        bool two;
    };
    const Row rows[] = {
        {"2021-06-16", "Heavy rain floods the harbour of Reykjavik, the capital of Iceland.", false},
        {"2021-06-16", "The weather was fine, and nobody came.", false},
        {"2021-06-16", "Iceland's fishermen go on strike; Icelandic trawlers stay in Iceland.", false},
        {"2021-06-16", "Iceland thanks Norway.", true},
        {"2021-06-16", "Norwegian trawlers call at Reykjavik.", true},
        {"2021-06-16", "Iceland leaves NATO.", true},
        // Another name of another state; a name of several meanings.
        {"2021-06-16", "Iceland sends an envoy to the Kremlin.", true},
        {"2021-06-16", "The envoy of Georgia.", true},
        // Those who fight their state are a party.
        {"2021-06-16", "Gunmen attack a convoy in Nigeria.", true},
        {"2021-06-16", "Boko Haram attacks a convoy in Nigeria.", true},
        // A bare surname, on a day when its bearer was in office, and long after.
        {"2021-06-16", "Iceland is glad: Kuleba accepts.", true},
        {"1950-06-16", "Iceland is glad: Kuleba accepts.", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.date);
        CAPTURE(row.text);
        const auto day = schema::parse_date(row.date)->end;
        CHECK(actors::may_name_two_parties(tests::knowledge(), day, {row.text}) == row.two);
    }
}

TEST_CASE("title and text count together") {
    const auto& knowledge = tests::knowledge();
    CHECK_FALSE(actors::may_name_two_parties(knowledge, {}, {"Iceland", "Iceland thanks."}));
    CHECK(actors::may_name_two_parties(knowledge, {}, {"Iceland", "Norway thanks."}));
}
