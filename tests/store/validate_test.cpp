#include "graph/store/validate.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "graph/store/record_json.hpp"
#include "tests/store/sample.hpp"

namespace entente::store {
namespace {

using namespace schema;

const RecordSchema& shipped() {
    static const RecordSchema compiled = [] {
        std::ifstream file(ENTENTE_SOURCE_DIR "/data/record.schema.json", std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        auto parsed = parse_record_schema(text, "record.schema.json");
        if (!parsed) throw std::runtime_error(describe(parsed.error()));
        return *std::move(parsed);
    }();
    return compiled;
}

TEST_CASE("a full record and a bare one are valid") {
    const auto full = validate_record(to_json(test::full_record()), shipped());
    if (!full) FAIL(describe(full.error()));
    Record bare = test::full_record();
    bare.contexts.clear();
    bare.format.clear();
    bare.date.reset();
    bare.place.reset();
    bare.topic.clear();
    bare.about.clear();
    bare.attribution.reset();
    bare.why.clear();
    const auto result = validate_record(to_json(bare), shipped());
    if (!result) FAIL(describe(result.error()));
}

// The full record with the first `from` replaced by `to`.
std::string with(std::string_view from, std::string_view to) {
    std::string json = to_json(test::full_record());
    const auto where = json.find(from);
    if (where == std::string::npos) throw std::logic_error(std::string(from));
    return json.replace(where, from.size(), to);
}

TEST_CASE("what breaks the schema or goes beyond it is refused by the name of its field") {
    struct Case {
        std::string line;
        std::string_view expected;
    };
    const Case cases[] = {
        {"", "not JSON at byte 1: The document is empty."},
        {"[]", "record must be of type object"},
        {"{}", "schema_version is missing"},
        {with(R"("schema_version":1)", R"("schema_version":2)"),
         "schema_version cannot be \"2\"; it may be 1"},
        {with(R"("id":"r_0123456789abcdef",)", ""), "id is missing"},
        {with("r_0123456789abcdef", "e_1"), "id does not have the form ^r_."},
        {with(R"("document":"sample-1")", R"("document":"")"),
         "document is empty; leave out what is not known"},
        {with(R"("document":"sample-1")", R"("document":null)"), "document must be of type string"},
        {with(R"("act":"CONSULT")", R"("act":"CONSLUT")"),
         "act cannot be \"CONSLUT\"; did you mean \"CONSULT\"?"},
        {with(R"("status":"happened")", R"("status":"done")"),
         "status cannot be \"done\"; it may be happened, planned, cancelled, called-for, alleged, denied, "
         "hypothetical"},
        {with(R"("military")", R"("milirary")"),
         "contexts[0] cannot be \"milirary\"; did you mean \"military\"?"},
        {with(R"("quad":1)", R"("quad":3)"), "quad does not go with type"},
        {with(R"("quad":1)", R"("quad":5)"), "quad cannot be \"5\"; it may be 1, 2, 3, 4"},
        {with(R"("cameo":"040")", R"("cameo":"40")"), "cameo does not have the form ^[0-9]{3,4}$"},
        {with(R"("goldstein":1.0)", R"("goldstein":11)"), "goldstein is above 10"},
        {with(R"("topic":)", R"("topik":)"), "topik is not a field of a record; did you mean \"topic\"?"},
        {with(R"("side":1)", R"("side":"1")"), "actor[0].side must be of type integer"},
        {with(R"("side":2)", R"("sied":2)"),
         "actor[1].sied is not a field of a record; did you mean \"side\"?"},
        {with(R"("span":[18,26])", R"("span":[18])"), "actor[0].span needs at least 2 of them"},
        {with(R"("span":[18,26])", R"("span":[18,26,30])"), "actor[0].span may have 2 of them"},
        {with(R"("span":[18,26])", R"("span":[18,-26])"), "actor[0].span[1] is below 0"},
        {with(R"("span":[18,26])", R"("span":[26,18])"), "actor[0].span begins after its end"},
        {with(R"("span":[18,26])", R"("span":[18,27])"),
         "actor[0].text has 8 code points where its span has 9; spans count code points of the document's "
         "text"},
        {with(R"("id":"person:ESP/ana-ruiz")", R"("id":"Ana Ruiz")"),
         "actor[0].id does not have the form ^(country|org|body|person|office|group|place):."},
        {with("2022-01-07", "2022-01-32"), "date.end must be a day such as 2022-01-06"},
        {with("2022-01-07", "2022-01-05"), "date.start is after end"},
        {with("2022-01-07", "7 January"), "date.end does not have the form ^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        {with(R"("confidence":0.94)", R"("confidence":94)"), "confidence is above 1"},
        {with(R"(,"rule":"meet.hold-meeting")", ""), "why[0] breaks the schema's rule \"minProperties\""},
        {with("held a virtual meeting", "held a virtual meetin"),
         "trigger.text has 21 code points where its span has 22; spans count code points of the document's "
         "text"},
        {with(R"("topic":"fishing)", "\"topic\":\"\xFF"),
         "not JSON at byte 981: Invalid encoding in string."},
    };
    for (const auto& [line, expected] : cases) {
        CAPTURE(line);
        const auto result = validate_record(line, shipped());
        REQUIRE_FALSE(result);
        CHECK(describe(result.error()) == expected);
    }
}

TEST_CASE("a record needs an actor") {
    Record record = test::full_record();
    record.actor.clear();
    const auto result = validate_record(to_json(record), shipped());
    REQUIRE_FALSE(result);
    CHECK(describe(result.error()) == "actor needs at least 1 of them");
}

TEST_CASE("code points are counted, not bytes") {
    Record record = test::full_record();
    record.trigger = {"traf \xF0\x9F\xA4\x9D Ü", {Field::title, {3, 11}}};
    const auto good = validate_record(to_json(record), shipped());
    if (!good) FAIL(describe(good.error()));
}

TEST_CASE("deep and huge lines end in an error") {
    CHECK_FALSE(validate_record(std::string(1'000'000, '['), shipped()));
    CHECK_FALSE(validate_record(std::string(longest_record + 1, ' '), shipped()));
    const std::string deep = std::string(500'000, '[') + std::string(500'000, ']');
    CHECK_FALSE(validate_record(with(R"("quad":1)", "\"quad\":" + deep), shipped()));
    CHECK_FALSE(validate_record(with(R"("quad":1)", "\"extra\":" + deep), shipped()));
}

TEST_CASE("what is not a JSON Schema is refused by its file's name") {
    for (const std::string_view text : {"", "{", "[]", "{}", "3"}) {
        const auto compiled = parse_record_schema(text, "record.schema.json");
        REQUIRE_FALSE(compiled);
        CHECK(describe(compiled.error()).starts_with("record.schema.json: not "));
    }
}

}  // namespace
}  // namespace entente::store
