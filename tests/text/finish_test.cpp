#include "extractors/text/finish.hpp"

#include <doctest/doctest.h>

#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

constexpr const char* text_with_dateline =
    "OSLO, March 4, 2021 (Agency) \u2014 The ministers met on March 3, 2021, and will meet again on May 5, "
    "2021.\n";
constexpr const char* text_without =
    "The ministers met on March 3, 2021, and met before in April 2030 and in 2035.\n";

KnownDate date_of(std::string_view text, const Given& given, const char* pattern) {
    Options options;
    options.date_from = pattern;
    const auto document = read_text(text, given, options);
    REQUIRE(document);
    return document->date;
}

Given with(const char* file_name, const char* date, Basis basis) {
    Given given;
    given.file_name = file_name;
    if (*date != '\0') given.date = {*schema::parse_date(date), basis};
    return given;
}

TEST_CASE("a document's date by its order of trust") {
    struct Row {
        std::string text;
        Given given;
        std::string expected;
        Basis basis;
    };

    const Row rows[] = {
        {text_with_dateline, with("2020-01-01.txt", "2019-01-01", Basis::field), "2019-01-01..2019-01-01",
         Basis::field},
        {text_with_dateline, with("2020-01-01.txt", "2019-01-01", Basis::option), "2021-03-04..2021-03-04",
         Basis::dateline},
        {text_without, with("2020-01-01.txt", "2019-01-01", Basis::option), "2020-01-01..2020-01-01",
         Basis::file_name},
        {text_without, with("x.txt", "2019-01-01", Basis::option), "2019-01-01..2019-01-01", Basis::option},
        {text_without, with("x.txt", "", Basis::none), "2021-03-03..2021-03-03", Basis::inferred},
        {"The ministers met in April 2020 and in 2035.\n", {}, "2020-04-01..2020-04-30", Basis::inferred},
        {"The ministers met in Oslo in 2035.\n", {}, "-", Basis::none},
        {"The ministers met in Oslo for their talks.\n\nCopyright March 3, 2021\n", {}, "-", Basis::none},
        {"The ministers met in Oslo for their talks.\n\n\u00A9 2014-2025 Example\n", {}, "-", Basis::none},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.expected);
        const KnownDate date = date_of(row.text, row.given, "%Y-%m-%d");
        CHECK(shown(date.value) == row.expected);
        CHECK(date.basis == row.basis);
    }
}

TEST_CASE("an id is given, or the hash of the text alone") {
    const auto first = read_text("The ministers met.", with("a.txt", "2020-01-01", Basis::option), {});
    const auto second = read_text("The ministers met.", with("b.txt", "", Basis::none), {});
    const auto other = read_text("The ministers met!", {}, {});
    REQUIRE(first);
    CHECK(first->id == second->id);
    CHECK(first->id.value != other->id.value);
    CHECK(first->id.basis == Basis::content);
    CHECK(content_id("The ministers met.") == first->id.value);
    CHECK(content_id("The ministers met.") == "d_c9f599e22fad60d1");  // the same for ever
    CHECK(content_id("").size() == 18);
    Given given;
    given.id = {"mine", Basis::field};
    CHECK(read_text("The ministers met.", given, {})->id == given.id);
}

TEST_CASE("what is known better stays") {
    Known known{"a", Basis::dateline};
    prefer(known, {"b", Basis::option});
    CHECK(known.value == "a");
    prefer(known, {"c", Basis::field});
    CHECK(known.value == "c");
    prefer(known, {"", Basis::field});
    prefer(known, {"d", Basis::none});
    CHECK(known.value == "c");
}

TEST_CASE("formats are known by name, extension and first bytes") {
    struct Row {
        std::string file;
        std::string bytes;
        Format expected;
    };

    const Row rows[] = {
        {"a.TXT", "", Format::text},
        {"a.jsonl.gz", "", Format::jsonl},
        {"a.html", "", Format::html},
        {"a.htm.zst", "", Format::html},
        {"a.md", "", Format::markdown},
        {"a.json", "", Format::jsonl},
        {"-", "<!DOCTYPE html>", Format::html},
        {"-", "\n <html lang=en>", Format::html},
        {"-", "{\"text\":\"a\"}", Format::jsonl},
        {"-", "The ministers met.", Format::text},
        {"README", "{curly}", Format::text},
        {"", "", Format::text},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        CAPTURE(row.bytes);
        CHECK(guess_format(row.file, row.bytes) == row.expected);
    }
    for (const Format format : {Format::text, Format::jsonl, Format::markdown, Format::html}) {
        CHECK(parse_format(name(format)) == format);
    }
    CHECK(!parse_format("pdf"));
}

TEST_CASE("a file and its fields are read alike by format") {
    const auto text = read(Format::text, "The ministers met.", {}, {});
    const auto jsonl = read(Format::jsonl, R"({"text":"The ministers met."})", {}, {});
    const auto markdown = read(Format::markdown, "The *ministers* met.", {}, {});
    const auto html = read(Format::html, "<p>The <b>ministers</b> met.</p>", {}, {});
    for (const auto* document : {&text, &jsonl, &markdown, &html}) {
        REQUIRE(*document);
        CHECK((*document)->text == "The ministers met.");
        CHECK((*document)->id == (*text).id);
    }
}

}  // namespace
}  // namespace entente::text
