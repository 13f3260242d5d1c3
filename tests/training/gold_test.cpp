#include "extractors/training/gold.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("a labelled line gives its events as codes") {
    const auto gold = training::parse_gold(
        R"({"id": "1", "text": "Oslo will meet Riga.", "events": [{"type": "AGREE", "act": "CONSULT", )"
        R"("status": "planned", "actor": [{"name": "Latvia", "code": "LVA"}, {"name": "Norway", "code": "NOR"}, )"
        R"({"name": "rebels", "code": null}], "recipient": [], "reciprocal": true, "trigger": "meet"}]})");
    REQUIRE(gold);
    REQUIRE(gold->size() == 1);
    CHECK(gold->front().act == "CONSULT");
    CHECK(gold->front().status == schema::Status::planned);
    CHECK(gold->front().actors == std::vector<std::string>{"LVA", "NOR"});
    CHECK(gold->front().mutual);
    CHECK(gold->front().trigger == "meet");
}

TEST_CASE("a bad line says what is wrong with it") {
    struct Row {
        std::string_view line, message;
    };
    const Row rows[] = {
        {"", "no object with \"events\""},
        {"[]", "no object with \"events\""},
        {R"({"id": "1"})", "no object with \"events\""},
        {R"({"events": [{"actor": []}]})", "an event has no \"type\""},
        {R"({"events": [{"type": "AID", "status": "perhaps"}]})", "status \"perhaps\" unknown"},
    };
    for (const auto& [line, message] : rows) {
        CAPTURE(line);
        const auto gold = training::parse_gold(line);
        REQUIRE_FALSE(gold);
        CHECK(gold.error().message == message);
    }
}
