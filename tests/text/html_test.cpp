#include <doctest/doctest.h>

#include "extractors/text/html_source.hpp"
#include "extractors/text/origin.hpp"
#include "graph/schema/utf8.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

using Lines = std::vector<std::string>;

Document read_page(std::string_view page) {
    auto document = read_html(page, {}, {});
    REQUIRE(document);
    return *std::move(document);
}

constexpr std::string_view prose =
    "<p>The envoy of Ghana met the premier of Togo in Accra, and they agreed on a canal.</p>";

std::string around(std::string_view before, std::string_view after) {
    return std::string(before) + std::string(prose) + std::string(after);
}

const Lines only_prose = {
    "paragraph|The envoy of Ghana met the premier of Togo in Accra, and they agreed on a canal."};

TEST_CASE("only the main text of a page is read") {
    const std::string pages[] = {
        around("<nav><a href=1>Home</a></nav>", ""),
        around("<header><p>The Example Times, a paper of record.</p></header>", ""),
        around("<main>", "</main><p>Some words about this site, which are of no use.</p>"),
        around("<div role=navigation>Menu of the site, with words.</div>", ""),
        around("", "<footer>&copy; 2020 Example. All rights reserved.</footer>"),
        around("", "<aside><p>An aside of words, which are of no use.</p></aside>"),
        around("<script>var a = 'The minister met him, and left.';</script><style>p{}</style>", ""),
        around("<div hidden>Hidden words, which are of no use.</div>", ""),
        around("<div style='display: none'>Hidden words, which are of no use.</div>", ""),
        around("<div aria-hidden=true>Hidden words, which are of no use.</div>", ""),
        around("", "<div class='post-comments'><p>I read this, and I do not agree.</p></div>"),
        around("", "<div id=sidebar><p>Read our other texts, too.</p></div>"),
        around("", "<ul><li><a href=1>Other text one</a></li><li><a href=2>Other text two</a></li></ul>"),
        around("", "<form><label>Your name, please.</label><input></form>"),
        around("<article>", "</article><div><p>Some words about this site, of no use.</p></div>"),
        around("<!-- The minister met him, and left. -->", ""),
        around("<template><p>The minister met him, and left.</p></template>", ""),
        around("<body><noscript>Please switch on scripts, they are needed.</noscript>", ""),
    };
    for (const std::string& page : pages) {
        CAPTURE(page);
        CHECK(shown(read_page(page)) == only_prose);
    }
}

TEST_CASE("a class name does not lose the text itself") {
    CHECK(shown(read_page(around("<body class='has-sidebar comments-open'><div class='content-with-menu'>",
                                 "</div></body>"))) == only_prose);
}

TEST_CASE("elements give the kinds of blocks") {
    const Document document = read_page(
        "<article><h1>Accord</h1><p>Norway<br>signed it, and so did Chile, on a Thursday in "
        "Oslo.</p><h2>Terms</h2>"
        "<ul><li>Quotas are shared.<li>Ports are <b>open</b>.</ul><blockquote><p>We are "
        "glad.</p></blockquote>"
        "<figure><img alt='x'><figcaption>The hall.</figcaption></figure>"
        "<table><tr><td>Norway</td><td>Chile</td></tr></table>Loose text<sup><a "
        "href=#1>[1]</a></sup>.</article>");
    CHECK(shown(document) == Lines{"paragraph|Norway",
                                   "paragraph|signed it, and so did Chile, on a Thursday in Oslo.",
                                   "heading|Terms", "list_item|Quotas are shared.",
                                   "list_item|Ports are open.", "quotation|We are glad.", "caption|The hall.",
                                   "paragraph|Norway", "paragraph|Chile", "paragraph|Loose text."});
    CHECK(document.title == Known{"Accord", Basis::html_meta});
}

TEST_CASE("metadata by its order of trust") {
    struct Row {
        std::string head;
        std::string date;
        std::string title;
        std::string publisher;
        std::string url;
    };

    const Row rows[] = {
        {"<meta property='article:published_time' content='2021-03-04T10:00:00+01:00'>"
         "<meta property='og:title' content='Accord &amp; more'><meta property='og:site_name' content='Fjord "
         "Times'>"
         "<meta property='og:url' content='https://example.org/1'>",
         "2021-03-04..2021-03-04", "Accord & more", "Fjord Times", "https://example.org/1"},
        {"<meta name='DC.date' content='2021-03-04'><title>Accord</title><link rel=canonical href='/a'>",
         "2021-03-04..2021-03-04", "Accord", "", "/a"},
        {"<title>Accord | Fjord Times</title><meta property='og:site_name' content='Fjord Times'>", "-",
         "Accord", "Fjord Times", ""},
        {"<script "
         "type='application/"
         "ld+json'>[{\"@type\":\"WebSite\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Accord\","
         "\"datePublished\":\"2021-03-04\",\"publisher\":{\"name\":\"Fjord AS\"},\"url\":\"u\"}]</script>"
         "<meta property='og:title' content='Other'><meta name=date content='2020-01-01'>",
         "2021-03-04..2021-03-04", "Accord", "Fjord AS", "u"},
        {"<script type='application/ld+json'>{ not json</script><title>Accord</title>", "-", "Accord", "",
         ""},
        {"<meta name='date' content='March 4, 2021'>", "2021-03-04..2021-03-04", "", "", ""},
        {"<meta name='copyright' content='2021-03-04'><meta http-equiv='last-modified' content='2021-03-04'>",
         "-", "", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.head);
        const Document document = read_page("<html><head>" + std::string(row.head) + "</head><body>" +
                                            std::string(prose) + "</body></html>");
        CHECK(shown(document.date.value) == row.date);
        CHECK(document.title.value == row.title);
        CHECK(document.publisher.value == row.publisher);
        CHECK(document.url.value == row.url);
        if (document.date.value) CHECK(document.date.basis == Basis::html_meta);
    }
}

TEST_CASE("a <time> counts within the text only") {
    CHECK(shown(read_page("<article><time datetime='2021-03-04'>4 March</time>" + std::string(prose) +
                          "</article><time datetime='2019-01-01'>old</time>")
                    .date.value) == "2021-03-04..2021-03-04");
    CHECK(
        shown(read_page("<article>" + std::string(prose) + "</article><time datetime='2019-01-01'>old</time>")
                  .date.value) == "-");
}

TEST_CASE("each character of a page's text leads back to its source") {
    const std::string page =
        "<p>Norway&#8217;s minister &amp; Chile\u2019s\r\n met &ldquo;again&rdquo; <b>in</b> Oslo&nbsp;&copy "
        "2020 "
        "AT&T &notin; &lt;b&gt; x.</p>";
    const Document document = read_page(page);
    CHECK(
        document.text ==
        "Norway\u2019s minister & Chile\u2019s met \u201Cagain\u201D in Oslo \u00A9 2020 AT&T \u2209 <b> x.");

    struct Row {
        std::string text;
        std::string source;
    };

    const Row rows[] = {{"Norway", "Norway"},       {"\u2019", "&#8217;"}, {"s minister ", "s minister "},
                        {"& Chile", "&amp; Chile"}, {"again", "again"},    {"in Oslo", "in</b> Oslo"},
                        {"\u00A9", "&copy"},        {"AT&T", "AT&T"},      {"\u2209", "&notin;"},
                        {"<b>", "&lt;b&gt;"},       {" x.", " x."}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const std::string_view text{row.text};
        const auto begin = static_cast<std::uint32_t>(document.text.find(text));
        const OriginSpan from =
            original(document.origin, {begin, begin + static_cast<std::uint32_t>(text.size())});
        CHECK(page.substr(from.begin, from.end - from.begin) == row.source);
    }
}

TEST_CASE("the encoding is the one that the page names") {
    struct Row {
        std::string head;
        std::string expected;
    };

    const Row rows[] = {
        {"<meta charset=\"windows-1252\">", "windows-1252"},
        {"<META CHARSET=ISO-8859-1>", "windows-1252"},
        {"<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "koi8-r"},
        {"<meta charset=utf-8>", ""},
        {"<meta name=x content=y>", ""},
        {"\xEF\xBB\xBF<meta charset=koi8-r>", ""},
        {"", ""},
    };
    for (const Row& row : rows) CHECK(find_encoding(row.head) == row.expected);

    const Document document =
        read_page("<meta charset=windows-1252><p>The envoy of M\xE9xico met \x93them\x94, all of them.</p>");
    CHECK(document.text == "The envoy of M\u00E9xico met \u201Cthem\u201D, all of them.");
    const Document unknown =
        read_page("<meta charset=no-such><p>The envoy met them, all of them, in Accra.</p>");
    REQUIRE(unknown.warnings.size() == 1);
    CHECK(unknown.warnings[0].message == "unknown encoding \"no-such\", the page is read as UTF-8");
}

TEST_CASE("references out of range do not break the text") {
    const Document document =
        read_page("<title>&#xEEEEEEEEEEEEEE;</title><p>The envoy &#xEEEEEEEEEEEEEEEEE; left.</p>");
    CHECK(!schema::find_bad_utf8(document.text));
    CHECK(!schema::find_bad_utf8(document.title.value));
    CHECK(document.text.ends_with("left."));
    const Document linked = read_page(
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"a\\udc00b\"}</script><p>It "
        "left.</p>");
    CHECK(linked.title.value == "a\uFFFD\uFFFD\uFFFDb");
}

TEST_CASE("text that cannot be laid beside its source is one part") {
    const auto parts = align("abc", "xyz");
    REQUIRE(parts.size() == 1);
    CHECK(!parts[0].verbatim);
    CHECK(parts[0].end == 3);
}

}  // namespace
}  // namespace entente::text
