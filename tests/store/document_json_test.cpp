#include "graph/store/document_json.hpp"

#include <doctest/doctest.h>

#include "graph/store/record_json.hpp"
#include "tests/store/sample.hpp"

namespace entente::store {
namespace {

TEST_CASE("a document and its line") {
    StoredDocument document;
    document.id = "d \"1\"";
    document.title = {"Title\nin two", "html_meta"};
    document.publisher = {"Gazette", "field"};
    document.url = {"https://example.org/?a=1&b", "field"};
    document.date = schema::DateRange{std::chrono::sys_days(std::chrono::year{2022} / 1 / 1),
                                      std::chrono::sys_days(std::chrono::year{2022} / 1 / 31),
                                      schema::DatePrecision::month};
    document.date_basis = "dateline";
    document.language = "en";
    document.text_hash = "abc";
    document.text = "Łódź\tand\nPeru met.";
    document.origin = "0 4 0 4 1\n";
    const std::string line = to_json(document);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(is_document_line(line));
    const auto back = parse_document(line);
    REQUIRE(back);
    CHECK(*back == document);
    CHECK(!is_document_line(to_json(test::full_record())));
    StoredDocument bare;
    bare.id = "x";
    CHECK(*parse_document(to_json(bare)) == bare);
}

TEST_CASE("lines that are no documents name what is wrong") {
    struct Case {
        std::string_view line, complaint;
    };
    const Case cases[] = {
        {"", "is not JSON"},
        {"{", "is not JSON"},
        {"[]", "holds no document"},
        {R"({"document":7})", "holds no document"},
        {R"({"schema_version":1,"document":{}})", "document.id is missing"},
        {R"({"schema_version":1,"document":{"id":7}})", "document.id must be text"},
        {R"({"schema_version":1,"document":{"id":"a","title":["x"]}})", "document.title must be text"},
        {R"({"schema_version":1,"document":{"id":"a","date_start":"2022-02-31","date_end":"2022-03-01","date_precision":"day"}})",
         "document.date_start must be a day"},
        {R"({"schema_version":1,"document":{"id":"a","date_start":"2022-02-01","date_end":"2022-03-01","date_precision":"week"}})",
         "document.date_precision must be day, month or year"},
        {R"({"schema_version":1,"document":{"id":"a","text":"\ud800"}})", "is not JSON"},
    };
    for (const auto& [line, complaint] : cases) {
        const auto parsed = parse_document(line);
        REQUIRE_FALSE(parsed);
        INFO(std::string(line), ": ", parsed.error().message);
        CHECK(parsed.error().message.contains(complaint));
    }
}

}  // namespace
}  // namespace entente::store
