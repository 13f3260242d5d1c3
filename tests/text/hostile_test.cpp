// Input that was made to break readers: it costs a message and little time, never a crash.
#include <algorithm>
#include <ctime>
#include <doctest/doctest.h>
#include <iterator>
#include <random>
#include <string>

#include "extractors/text/html_tree.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

using namespace std::string_literals;

std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    all.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

std::string many_attributes() {
    std::string tag = "<p";
    for (int i = 0; i < 100'000; ++i) tag += " a" + std::to_string(i) + "=1";
    return tag + ">text";
}

// Each pair of a formatting element and a paragraph makes the parser open all the former ones again.
std::string growing_formats() {
    std::string page;
    for (int i = 0; i < 20'000; ++i) page += "<p><b a=" + std::to_string(i) + ">x</p>";
    return page;
}

struct Row {
    std::string name;
    Format format;
    std::string bytes;
    std::string expected;  // how the message begins; "" where a document comes out
};

std::vector<Row> rows() {
    std::string noise;
    for (unsigned i = 0, x = 1; i < 100'000; ++i)
        noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24U);
    return {
        {"empty text", Format::text, "", ""},
        {"empty page", Format::html, "", ""},
        {"empty Markdown", Format::markdown, "", ""},
        {"empty line", Format::jsonl, "", "not JSON at byte 0"},
        {"zero bytes", Format::text, std::string(1000, '\0'), "not UTF-8 text"},
        {"zero bytes as a page", Format::html, std::string(1000, '\0'), "not UTF-8 text"},
        {"zero bytes as a line", Format::jsonl, std::string(1000, '\0'), "not UTF-8 text"},
        {"noise", Format::text, noise, "not UTF-8 text"},
        {"noise as a page", Format::html, noise, "not UTF-8 text"},
        {"noise as a line", Format::jsonl, noise, "not UTF-8 text"},
        {"noise as Markdown", Format::markdown, noise, "not UTF-8 text"},
        {"a few zero bytes", Format::text, "The envoy\0 met the premier.\0"s, ""},
        {"only a byte order mark", Format::text, "\xEF\xBB\xBF", ""},
        {"half of UTF-16", Format::text, "\xFF\xFE\x00", ""},
        {"a line of 100 MB", Format::text, std::string(100'000'000, 'a'),
         "document has 100000000 bytes, more than 16777216"},
        {"a page of 100 MB", Format::html, std::string(100'000'000, '<'), "document has 100000000 bytes"},
        {"a word of 10 MB", Format::text, std::string(10'000'000, 'a'), ""},
        {"10 MB of blanks", Format::text, std::string(10'000'000, ' '), ""},
        {"10 MB of line breaks", Format::text, std::string(10'000'000, '\n'), ""},
        {"10 MB of stops", Format::text, repeated(". ", 5'000'000), ""},
        {"10 MB of quotes", Format::text, repeated("\xE2\x80\x9D", 3'000'000), ""},
        {"a million short lines", Format::text, repeated("Ab\n", 1'000'000), ""},
        {"digits without end", Format::text, std::string(1'000'000, '1'), ""},
        {"dates without end", Format::text, repeated("Jan. 6, 2022 - ", 100'000), ""},
        {"a million nested tags", Format::html, repeated("<div>", 1'000'000),
         "elements nest more than 256 deep at byte"},
        {"a million nested tags, some closed", Format::html, repeated("<div><p></p>", 1'000'000),
         "elements nest more than"},
        {"nesting that end tags do not close", Format::html, repeated("<b><div></b>", 500'000),
         "elements nest more than"},
        {"nesting behind tables", Format::html, repeated("<div><table></div>", 500'000),
         "elements nest more than"},
        {"nesting behind phrases", Format::html, repeated("<span><div></span>", 500'000),
         "elements nest more than"},
        {"nesting in SVG", Format::html, "<svg>" + repeated("<g>", 500'000), "elements nest more than"},
        {"nesting in SVG's HTML", Format::html, repeated("<svg><desc><x/>", 300'000),
         "elements nest more than"},
        {"300,000 list items", Format::html, "<ul>" + repeated("<li>x", 300'000), ""},
        {"300,000 open paragraphs", Format::html, repeated("<p>x", 300'000), ""},
        {"a million end tags", Format::html, repeated("</div>", 1'000'000), ""},
        {"300,000 rows", Format::html, "<table>" + repeated("<tr><td>x", 300'000), ""},
        {"text in tables' wrong place", Format::html, "<table>" + repeated("x<tr>", 300'000), ""},
        {"adoptions", Format::html, repeated("<b><p></b></p>", 200'000), ""},
        {"a tag of 100,000 attributes", Format::html, many_attributes(),
         "a tag has more than 256 attributes"},
        {"formats that grow", Format::html, growing_formats(), "elements nest more than"},
        {"an open comment", Format::html, "<!--" + std::string(1'000'000, '-'), ""},
        {"an open tag", Format::html, "<p " + std::string(1'000'000, '"'), ""},
        {"a million open tags", Format::html, repeated("<a ", 1'000'000),
         "a tag has more than 256 attributes"},
        {"a million ampersands", Format::html, std::string(1'000'000, '&'), ""},
        {"references", Format::html, "<p>" + repeated("&amp;", 1'000'000), ""},
        {"references without end marks", Format::html, "<p>" + repeated("&ampx", 1'000'000), ""},
        {"a script without end", Format::html, "<script>" + repeated("</scrip", 500'000), ""},
        {"deep JSON-LD", Format::html,
         "<script type=application/ld+json>" + std::string(1'000'000, '[') + "</script>x", ""},
        {"nested arrays", Format::jsonl, R"({"text":"a","x":)" + std::string(1'000'000, '['),
         "field \"x\": nested more"},
        {"nested objects", Format::jsonl, repeated(R"({"a":)", 1'000'000), "field \"a\": nested more than"},
        {"a lone surrogate", Format::jsonl, R"({"text":"\ud83d"})", "not JSON at byte 9"},
        {"surrogates the wrong way round", Format::jsonl, R"({"text":"\ude00\ud83d"})", "not JSON at byte"},
        {"a cut escape", Format::jsonl, R"({"text":"\u12"})", "not JSON at byte"},
        {"a million fields", Format::jsonl, "{" + repeated("\"\":1,", 1'000'000) + "\"text\":\"\"}",
         "field \"\": is there twice"},
        {"a number without end", Format::jsonl, R"({"text":"a","n":)" + std::string(1'000'000, '9') + "}",
         "not JSON at byte 16 in or after field \"n\": Number too big"},
        {"a million quotes", Format::jsonl, std::string(1'000'000, '"'), "line is not a JSON object"},
        {"escapes", Format::jsonl, R"({"text":")" + repeated("\\n", 1'000'000) + "\"}", ""},
        {"nested quotations", Format::markdown, repeated("> ", 10'000) + "x",
         "Markdown is nested more than 256 deep"},
        {"nested lists", Format::markdown, repeated("1. ", 10'000) + "x",
         "Markdown is nested more than 256 deep"},
        {"open brackets", Format::markdown, std::string(300'000, '['), ""},
        {"open links", Format::markdown, repeated("[a](", 100'000), ""},
        {"emphasis", Format::markdown, repeated("*a_ ", 200'000), ""},
        {"backticks", Format::markdown, repeated("`a``b", 100'000), ""},
        {"open tags", Format::markdown, repeated("<a ", 200'000), ""},
        {"entities", Format::markdown, repeated("&amp;", 5'000), ""},
        {"a table's columns", Format::markdown,
         repeated("|a", 50'000) + "\n" + repeated("|-", 50'000) + "\n|b\n", ""},
        {"open front matter", Format::markdown, "---\n" + repeated("a: b\n", 500'000), ""},
    };
}

TEST_CASE("hostile input is read or refused, in little time") {
    for (const Row& row : rows()) {
        CAPTURE(row.name);
        const std::clock_t start = std::clock();
        const auto document = read(row.format, row.bytes, {}, {});
        const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        CHECK_MESSAGE(took < 20,
                      took);  // seconds of the processor, of which sanitizers take many times as much
        CHECK((document ? "" : document.error().message).starts_with(row.expected));
        CHECK(document.has_value() == row.expected.empty());
    }
}

// The depth of the deepest node.
std::size_t depth_of(const GumboNode* root) {
    std::size_t deepest = 0;
    for (const GumboNode* node = root; node != nullptr; node = next_node(node, root)) {
        std::size_t depth = 0;
        for (const GumboNode* up = node; up->type != GUMBO_NODE_DOCUMENT; up = up->parent) ++depth;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

// Some tags at random, to be said over and over.
std::string random_tags(std::mt19937& random) {
    static constexpr const char* names[] = {
        "div", "p",     "b",       "a",      "span",   "table",   "tr",       "td",
        "li",  "ul",    "form",    "svg",    "desc",   "math",    "template", "select",
        "dd",  "dt",    "section", "object", "option", "button",  "h1",       "rt",
        "x-y", "title", "mi",      "font",   "th",     "caption", "g",        "foreignObject",
        "em"};
    std::string tags;
    for (std::size_t i = 2 + random() % 6; i > 0; --i) {
        const std::string tag = names[random() % std::size(names)];
        const auto form = random() % 5;
        tags += form < 3 ? "<" + tag + ">" : form == 3 ? "</" + tag + ">" : "<" + tag + "/>";
        if (random() % 3 == 0) tags += 'x';
    }
    return tags;
}

TEST_CASE("the look at the tags does not miss how deep a page's tree is") {
    std::mt19937 random(1);  // the same pages on every machine
    Limits limits;
    limits.max_depth = 20;
    int parsed = 0;
    for (int i = 0; i < 4'000; ++i) {
        const std::string page = repeated(random_tags(random), 80);
        const auto tree = HtmlTree::parse(page, limits);
        if (!tree) continue;
        ++parsed;
        CAPTURE(page);
        // Above the limit: html, body, what tables imply, formats opened again.
        CHECK(depth_of(tree->root()) < 3 * limits.max_depth + 10);
    }
    CHECK(parsed > 500);
}

TEST_CASE("a page's tree has its memory and no more") {
    Options options;
    options.limits.max_depth = 1'000'000;
    const auto document = read_html(growing_formats(), {}, options);
    REQUIRE(!document);
    CHECK(document.error().message == "page needs far more memory than pages of its size do");
}

}  // namespace
}  // namespace entente::text
