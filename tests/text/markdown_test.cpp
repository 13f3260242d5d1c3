#include <doctest/doctest.h>

#include "extractors/text/origin.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

using Lines = std::vector<std::string>;

Lines blocks_of(std::string_view page) {
    const auto document = read_markdown(page, {}, {});
    REQUIRE(document);
    return shown(*document);
}

TEST_CASE("Markdown becomes blocks of what is read") {
    struct Row {
        std::string page;
        Lines expected;
    };

    const Row rows[] = {
        {"The *envoy* of **Ghana** met `x` the [premier](http://example.org \"t\").",
         {"paragraph|The envoy of Ghana met x the premier."}},
        {"First line\nsecond line.", {"paragraph|First line second line."}},
        {"Text.\n\nSub\n---\n\nMore.", {"paragraph|Text.", "heading|Sub", "paragraph|More."}},
        {"> Said he.\n> > She said.", {"quotation|Said he.", "quotation|She said."}},
        {"- one\n- two\n  1. three", {"list_item|one", "list_item|two", "list_item|three"}},
        {"Text.\n\n```\ncode\n```\n", {"paragraph|Text."}},
        {"Text ![a picture](p.png) goes on.", {"paragraph|Text goes on."}},
        {"A &amp; B &eacute; &#8212; &bogus;", {"paragraph|A & B \u00E9 \u2014 &bogus;"}},
        {"<div>\nIn <b>a</b> block\n</div>\n\nText <br> goes <i>on</i>.",
         {"paragraph|In a block", "paragraph|Text goes on."}},
        {"| a | b |\n|---|---|\n| c | d |\n", {"paragraph|a", "paragraph|b", "paragraph|c", "paragraph|d"}},
        {"Not \\*starred\\* here.", {"paragraph|Not *starred* here."}},
        {"", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.page);
        CHECK(blocks_of(row.page) == row.expected);
    }
}

TEST_CASE("front matter gives fields, a first heading the title") {
    const auto document = read_markdown(
        "---\ntitle: \"Accord signed\"\ndate: 2021-03-04\nsource: Fjord Wire\nurl: https://example.org/1\n"
        "layout: post\n---\n# Accord signed\n\nNorway signed.\n",
        {}, {});
    REQUIRE(document);
    CHECK(document->title == Known{"Accord signed", Basis::field});
    CHECK(shown(document->date.value) == "2021-03-04..2021-03-04");
    CHECK(document->publisher == Known{"Fjord Wire", Basis::field});
    CHECK(document->url == Known{"https://example.org/1", Basis::field});
    CHECK(shown(*document) == Lines{"paragraph|Norway signed."});

    const auto headed = read_markdown("# Accord signed\n\nNorway signed.\n", {}, {});
    REQUIRE(headed);
    CHECK(headed->title == Known{"Accord signed", Basis::content});

    const auto wrong = read_markdown("---\ndate: soon\n---\nNorway signed.\n", {}, {});
    REQUIRE(wrong);
    REQUIRE(wrong->warnings.size() == 1);
    CHECK(wrong->warnings[0].message.starts_with("front matter, field \"date\": "));
}

TEST_CASE("verbatim pieces of Markdown stand in the page as they are") {
    const std::string page = "\xEF\xBB\xBF# Head\r\n\r\n> The *envoy* &amp; the\r\n> premier met.\r\n";
    const auto document = read_markdown(page, {}, {});
    REQUIRE(document);
    for (const Piece& piece : document->origin) {
        if (piece.verbatim)
            CHECK(slice(document->text, piece.span) == page.substr(piece.origin, piece.span.size()));
    }
    const auto at = static_cast<std::uint32_t>(document->text.find('&'));
    const OriginSpan from = original(document->origin, {at, at + 1});
    CHECK(page.substr(from.begin, from.end - from.begin) == "&amp;");
}

}  // namespace
}  // namespace entente::text
