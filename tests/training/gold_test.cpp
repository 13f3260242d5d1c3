#include "extractors/training/gold.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("a labelled line gives its events as codes") {
    const auto gold = training::parse_gold(
        R"({"id": "1", "text": "Oslo will meet Riga.", "events": [{"type": "AGREE", "act": "CONSULT", )"
        R"("status": "planned", "actor": [{"name": "Latvia", "code": "LVA"}, {"name": "Norway", "code": "NOR"}, )"
        R"({"name": "rebels", "code": null}], "recipient": [], "reciprocal": true, "trigger": "meet"}]})");
    REQUIRE(gold);
    CHECK(gold->id == "1");
    REQUIRE(gold->events.size() == 1);
    CHECK(gold->events.front().act == "CONSULT");
    CHECK(gold->events.front().status == schema::Status::planned);
    CHECK(gold->events.front().actors == std::vector<std::string>{"LVA", "NOR"});
    CHECK(gold->events.front().mutual);
    CHECK(gold->events.front().trigger == "meet");
}

TEST_CASE("a date is labelled, labelled as unknown, or not labelled") {
    const auto gold = training::parse_gold(
        R"({"id": "1", "events": [{"type": "AID", "date": "2021-05"}, {"type": "AID", "date": null}, {"type": "AID"}]})");
    REQUIRE(gold);
    REQUIRE(gold->events.size() == 3);
    REQUIRE(gold->events[0].date);
    CHECK(gold->events[0].date->precision == schema::DatePrecision::month);
    CHECK(gold->events[1].date_labelled);
    CHECK_FALSE(gold->events[1].date);
    CHECK_FALSE(gold->events[2].date_labelled);
}

TEST_CASE("a bad line says what is wrong with it") {
    struct Row {
        std::string_view line, message;
    };
    const Row rows[] = {
        {"{", "Missing a name for object member."},
        {"[]", "not an object"},
        {R"({"events": []})", "no \"id\""},
        {R"({"id": "1"})", "no list \"events\""},
        {R"({"id": "1", "events": [7]})", "an event without a \"type\""},
        {R"({"id": "1", "events": [{"actor": []}]})", "an event without a \"type\""},
        {R"({"id": "1", "events": [{"type": "AID", "status": "perhaps"}]})", "status \"perhaps\" unknown"},
        {R"({"id": "1", "events": [{"type": "AID", "date": 7}]})", "a \"date\" that is no text"},
    };
    for (const auto& [line, message] : rows) {
        CAPTURE(line);
        const auto gold = training::parse_gold(line);
        REQUIRE_FALSE(gold);
        CHECK(gold.error().message == message);
        CHECK(gold.error().hint.starts_with("a line is"));
    }
}
