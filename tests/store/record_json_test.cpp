#include "graph/store/record_json.hpp"

#include <doctest/doctest.h>

#include "tests/store/sample.hpp"

namespace entente::store {
namespace {

using namespace schema;

constexpr std::string_view full_json =
    R"({"schema_version":1,"id":"r_0123456789abcdef","document":"sample-1","act":"CONSULT","mode":"virtual",)"
    R"("status":"happened","type":"CONSULT","contexts":["military","diplomatic"],"cameo":"040","goldstein":1.0,)"
    R"("score":2.5,"quad":1,"reciprocal":true,"scope":"international","foreground":true,"format":"bilateral",)"
    R"("date":{"start":"2022-01-06","end":"2022-01-07","precision":"day","basis":"text","span":[68,84]},)"
    R"("actor":[{"id":"person:ESP/ana-ruiz","name":"Ana Ruiz","kind":"person","code":"ESP","country":"ESP",)"
    R"("sector":"GOV","office":"Foreign Minister","level":"minister","role":"participant","side":1,)"
    R"("text":"Ana Ruiz","span":[18,26]},{"id":"person:SWE/tomas-berg","name":"Tomas Berg","kind":"person",)"
    R"("code":"SWE","country":"SWE","sector":"GOV","office":"Foreign Minister","level":"minister",)"
    R"("dictionary_code":"SWEGOV","role":"participant","side":2,"text":"Tomas Berg","span":[31,41]}],"recipient":[],)"
    R"("place":{"name":"Liverpool","country":"GBR","span":[4,13],"field":"title"},"topic":"fishing \"quotas\"",)"
    R"("about":[{"id":"country:TWN","span":[90,96]}],"attribution":{"actor":{"id":"person:ESP/ana-ruiz",)"
    R"("name":"Ana Ruiz","kind":"person","code":"ESP","country":"ESP","sector":"GOV","office":"Foreign Minister",)"
    R"("level":"minister","role":"participant","side":1,"text":"Ana Ruiz","span":[18,26]},"verb":"said",)"
    R"("span":[100,104]},"trigger":{"text":"held a virtual meeting","span":[42,64]},"evidence":{"sentence":2,)"
    R"("span":[0,85],"text":"Foreign Ministers Ana Ruiz and Tomas Berg held a virtual meeting on 6-7 January 2022."},)"
    R"("why":[{"field":"act","rule":"meet.hold-meeting"},{"field":"actor[0]","row":"persons.tsv:18233"}],)"
    R"("confidence":0.94})";

TEST_CASE("a full record is written field by field in the documented order") {
    CHECK(to_json(test::full_record()) == full_json);
}

TEST_CASE("what is unknown is absent") {
    Record record;
    record.id = "r_1";
    record.document = "d";
    record.act = "SUPPORT";
    const auto json = to_json(record);
    CHECK(json == R"({"schema_version":1,"id":"r_1","document":"d","act":"SUPPORT","status":"happened",)"
                  R"("reciprocal":false,"scope":"international","foreground":true,"actor":[],"recipient":[],)"
                  R"("trigger":{"span":[0,0]},"evidence":{"sentence":0,"span":[0,0]},"confidence":0.0})");
}

TEST_CASE("records survive writing and reading") {
    const auto full = parse_record(full_json);
    REQUIRE(full);
    CHECK(*full == test::full_record());

    test::Random random(7);
    for (int i = 0; i < 2000; ++i) {
        const Record record = test::random_record(random);
        const auto json = to_json(record);
        CAPTURE(json);
        const auto back = parse_record(json);
        REQUIRE(back);
        REQUIRE(*back == record);
        REQUIRE(to_json(*back) == json);
    }
}

TEST_CASE("other tools may order fields as they like, add some and leave optional ones out") {
    const auto record = parse_record(
        R"( {"status":"called-for","act":"AID","extra":{"deep":[1,{"a":null}]},"document":"d","id":"r_1",)"
        R"("recipient":[{"kind":"country","id":"country:PER","note":1}],"schema_version":1} )");
    REQUIRE(record);
    CHECK(record->status == Status::called_for);
    REQUIRE(record->recipient.size() == 1);
    CHECK(record->recipient[0].id == "country:PER");
    CHECK_FALSE(record->date);
}

// A small record with `insert` among its fields.
std::string with(std::string_view insert) {
    return R"({"schema_version":1,"id":"r_1","document":"d","act":"AID","status":"happened",)" +
           std::string(insert) + "}";
}

TEST_CASE("a wrong record is refused by the name of its field") {
    struct Case {
        std::string line;
        std::string_view expected;
    };
    const Case cases[] = {
        {"", "not JSON at byte 1: The document is empty."},
        {"[]", "record must be an object"},
        {"{", "not JSON at byte 2: Missing a name for object member."},
        {"{} {}", "not JSON at byte 4: The document root must not be followed by other values."},
        {"{}", "schema_version is missing; is this line an event record?"},
        {R"({"schema_version":2})",
         "schema_version must be 1; the record was written by another version of the program; extract it "
         "again"},
        {R"({"schema_version":1})", "id is missing"},
        {R"({"schema_version":1,"id":"r","document":"d","act":"AID"})", "status is missing"},
        {R"({"schema_version":1,"id":7,"document":"d","act":"AID","status":"happened"})", "id must be text"},
        {R"({"schema_version":1,"id":"r","document":"d","act":"AID","status":"done"})",
         "status cannot be \"done\""},
        {with(R"("mode":null)"), "mode must be text"},
        {with(R"("contexts":"military")"), "contexts must be a list"},
        {with(R"("contexts":["military",3])"), "contexts[1] must be text"},
        {with(R"("goldstein":"1")"), "goldstein must be a number"},
        {with(R"("quad":1.5)"), "quad must be an integer"},
        {with(R"("reciprocal":1)"), "reciprocal must be true or false"},
        {with(R"("scope":"global")"), "scope cannot be \"global\""},
        {with(R"("date":"2022-01-06")"), "date must be an object"},
        {with(R"("date":{"start":"2022-01-06","precision":"day"})"), "date.end is missing"},
        {with(R"("date":{"start":"2022-01","end":"2022-01-07","precision":"day"})"),
         "date.start must be a day such as 2022-01-06"},
        {with(R"("date":{"start":"2022-02-30","end":"2022-03-07","precision":"day"})"),
         "date.start must be a day such as 2022-01-06"},
        {with(R"("date":{"start":"2022-01-08","end":"2022-01-07","precision":"day"})"),
         "date.start is after end"},
        {with(R"("date":{"start":"2022-01-06","end":"2022-01-07","precision":"week"})"),
         "date.precision cannot be \"week\""},
        {with(R"("actor":{})"), "actor must be a list"},
        {with(R"("actor":["Japan"])"), "actor[0] must be an object"},
        {with(R"("actor":[{"id":"country:JPN"}])"), "actor[0].kind is missing"},
        {with(R"("actor":[{"kind":"country"},{"kind":"country"},{"kind":"country","span":[3]}])"),
         "actor[2].span must be [begin, end], two integers"},
        {with(R"("actor":[{"kind":"country","span":[3,-1]}])"),
         "actor[0].span must be [begin, end], two integers"},
        {with(R"("actor":[{"kind":"country","span":[3,99999999999]}])"),
         "actor[0].span must be [begin, end], two integers"},
        {with(R"("actor":[{"kind":"country","span":[9,3]}])"), "actor[0].span begins after its end"},
        {with(R"("actor":[{"kind":"country","side":"left"}])"), "actor[0].side must be an integer"},
        {with(R"("actor":[{"kind":"country","span":[1,2],"field":"body"}])"),
         "actor[0].field cannot be \"body\""},
        {with(R"("attribution":{"actor":{"kind":"tribe"}})"), "attribution.actor.kind cannot be \"tribe\""},
        {with(R"("evidence":{"sentence":-1})"), "evidence.sentence must be an integer, 0 or more"},
        {with(R"("topic":"\udc00")"), "topic holds half of a surrogate pair"},
        {with(R"("confidence":NaN)"), "not JSON at byte 92: Invalid value."},
        {with("\"topic\":\"\xFF\""), "not JSON at byte 88: Invalid encoding in string."},
    };
    for (const auto& [line, expected] : cases) {
        CAPTURE(line);
        const auto record = parse_record(line);
        REQUIRE_FALSE(record);
        CHECK(describe(record.error()) == expected);
    }
}

TEST_CASE("a huge or deep line is refused or passed over, never a crash") {
    CHECK_FALSE(parse_record(std::string(longest_record + 1, ' ')));
    CHECK_FALSE(parse_record(std::string(1'000'000, '[')));
    const std::string deep = std::string(1'000'000, '[') + std::string(1'000'000, ']');
    CHECK(parse_record(with("\"extra\":" + deep)));
    const auto wrong = parse_record(with(R"("act2":1,"actor":[)" + deep + "]"));
    REQUIRE_FALSE(wrong);
    CHECK(describe(wrong.error()) == "actor[0] must be an object");
}

TEST_CASE("every cut of a good line is refused") {
    for (std::size_t length = 0; length < full_json.size(); ++length) {
        CAPTURE(length);
        REQUIRE_FALSE(parse_record(full_json.substr(0, length)));
    }
}

}  // namespace
}  // namespace entente::store
