#include <doctest/doctest.h>

#include "extractors/text/origin.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

TEST_CASE("the fields of a line are the document's") {
    const auto document = read_jsonl(
        R"( {"id":"n-1","date":"2021-03-04","title":"Accord","source":"Fjord Wire","url":"https://example.org/1",)"
        R"("text":"Norway signed.","topic":"fish","n":[1,{"a":null}], "ok" : true} )",
        {}, {});
    REQUIRE(document);
    CHECK(document->id == Known{"n-1", Basis::field});
    CHECK(shown(document->date.value) == "2021-03-04..2021-03-04");
    CHECK(document->date.basis == Basis::field);
    CHECK(document->title == Known{"Accord", Basis::field});
    CHECK(document->publisher == Known{"Fjord Wire", Basis::field});
    CHECK(document->url == Known{"https://example.org/1", Basis::field});
    CHECK(document->text == "Norway signed.");
    CHECK(document->extra == R"({"topic":"fish","n":[1,{"a":null}],"ok" : true})");
}

TEST_CASE("only text is needed") {
    const auto document = read_jsonl(R"({"text":"Norway signed.","id":null,"title":""})", {}, {});
    REQUIRE(document);
    CHECK(document->id.basis == Basis::content);
    CHECK(document->title == Known{});
    CHECK(document->extra.empty());
    const auto numbered = read_jsonl(R"({"text":"x","id":17})", {}, {});
    REQUIRE(numbered);
    CHECK(numbered->id == Known{"17", Basis::field});
}

TEST_CASE("text is kept character for character, and led back to the line") {
    const std::string line = R"({"text":"a\u00e9\ud83d\ude00\n\t\"q\" \u0000\r\nz — end"})";
    const auto document = read_jsonl(line, {}, {});
    REQUIRE(document);
    CHECK(document->text == "a\u00E9\U0001F600\n\t\"q\" \uFFFD\r\nz \u2014 end");
    const auto at = [&](std::string_view part) {
        const auto begin = static_cast<std::uint32_t>(document->text.find(part));
        const OriginSpan from =
            original(document->origin, {begin, begin + static_cast<std::uint32_t>(part.size())});
        return line.substr(from.begin, from.end - from.begin);
    };
    CHECK(at("a") == "a");
    CHECK(at("\u00E9") == "\\u00e9");
    CHECK(at("\U0001F600") == "\\ud83d\\ude00");
    CHECK(at("\n\t") == "\\n\\t");
    CHECK(at("\uFFFD") == "\\u0000");
    CHECK(at("z \u2014 end") == "z \u2014 end");
}

TEST_CASE("what is wrong with a line is told by field") {
    struct Row {
        std::string line;
        std::string message;
    };

    const Row rows[] = {
        {R"({"id":"a"})", "field \"text\": is missing"},
        {R"({"text":null})", "field \"text\": is missing"},
        {R"({"text":5})", "field \"text\": must be a string, is a number"},
        {R"({"text":["a"]})", "field \"text\": must be a string, is an array"},
        {R"({"text":"a","title":{"b":1}})", "field \"title\": must be a string, is an object"},
        {R"({"text":"a","url":true})", "field \"url\": must be a string, is true"},
        {R"({"text":"a","text":"b"})", "field \"text\": is there twice"},
        {R"({"text":"a","x":1,"x":2})", "field \"x\": is there twice"},
        {R"({"text":"a\ud800b"})",
         "not JSON at byte 10 in or after field \"text\": The surrogate pair in string is "
         "invalid."},
        {R"({"text":"a\udc00b"})", "field \"text\": half of a surrogate pair in a \\u escape"},
        {R"({"text":"a","x":["\udc00"]})", "field \"x\": half of a surrogate pair in a \\u escape"},
        {R"({"text":"a","date":"2021-02-30"})", "field \"date\": \"2021-02-30\" is not a date"},
        {R"(["text"])", "line is not a JSON object"},
        {R"("text")", "line is not a JSON object"},
        {"plain text", "not JSON at byte 0: Invalid value."},
        {R"({"text":"a"} {"text":"b"})",
         "not JSON at byte 13 in or after field \"text\": The document root must not be followed by other "
         "values."},
        {R"({"text":"a)",
         "not JSON at byte 10 in or after field \"text\": Missing a closing quotation mark in string."},
        {R"({"text" "a"})",
         "not JSON at byte 8 in or after field \"text\": Missing a colon after a name of object member."},
        {"", "not JSON at byte 0: The document is empty."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const auto document = read_jsonl(row.line, {}, {});
        REQUIRE(!document);
        CHECK(document.error().message == row.message);
    }
}

TEST_CASE("nesting is limited") {
    const std::string deep =
        R"({"text":"a","x":)" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + "}";
    const auto document = read_jsonl(deep, {}, {});
    REQUIRE(!document);
    CHECK(document.error().code == schema::ErrorCode::limit);
    CHECK(document.error().message == "field \"x\": nested more than 256 deep");
}

TEST_CASE("bytes that are not UTF-8 are repaired before the line is read") {
    const auto document = read_jsonl("{\"text\":\"caf\xE9 here\",\"x\":\"\xFF\"}", {}, {});
    REQUIRE(document);
    CHECK(document->text == "caf\uFFFD here");
    CHECK(document->extra == "{\"x\":\"\uFFFD\"}");
    CHECK(document->warnings.size() == 2);
    CHECK(original(document->origin, {3, 6}) == OriginSpan{12, 13});
}

TEST_CASE("dates of fields may be written out") {
    const auto document = read_jsonl(R"({"text":"a","date":"Fri, 07 Jan 2022 10:00:00 GMT"})", {}, {});
    REQUIRE(document);
    CHECK(shown(document->date.value) == "2022-01-07..2022-01-07");
}

}  // namespace
}  // namespace entente::text
