#include "extractors/text/news_xml.hpp"

#include <doctest/doctest.h>
#include <sstream>

#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

struct Found {
    std::vector<Document> documents;
    std::vector<std::uint64_t> lines;
    std::vector<std::string> errors;
};

Found read_news(const std::string& xml, const Limits& limits = {}) {
    std::istringstream in(xml);
    NewsReader reader(in, limits);
    Found found;
    while (auto item = reader.next()) {
        if (!*item) {
            found.errors.push_back(schema::describe(item->error()));
            continue;
        }
        for (const Piece& piece : (*item)->body.origin) {
            CHECK(piece.origin_end <= xml.size());
            if (piece.verbatim)
                CHECK(xml.substr(piece.origin, piece.span.size()) ==
                      schema::slice((*item)->body.text, piece.span));
        }
        found.lines.push_back((*item)->line);
        auto document = read_item(*std::move(*item), {}, {});
        REQUIRE(document);
        found.documents.push_back(*std::move(document));
    }
    return found;
}

const std::string rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="m">
<channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<item>
  <title>Envoys meet &amp; talk</title>
  <link>https://gazette.example/1</link>
  <guid isPermaLink="false">g-1</guid>
  <pubDate>Thu, 06 Jan 2022 10:00:00 GMT</pubDate>
  <media:title>Not this one</media:title>
  <description>A short one.</description>
  <content:encoded><![CDATA[<p>The envoys <b>met</b> in Oslo.</p><p>They talked of tariffs &amp; fish.</p>]]></content:encoded>
</item>
<item>
  <description>&lt;p&gt;Kenya thanked Chile.&lt;/p&gt;</description>
  <source url="https://wire.example/rss">Wire</source>
  <pubDate>some day</pubDate>
</item>
</channel></rss>
)";

TEST_CASE("RSS: items are documents, with what the feed says of them") {
    const auto found = read_news(rss);
    CHECK(found.errors.empty());
    REQUIRE(found.documents.size() == 2);
    CHECK(found.lines == std::vector<std::uint64_t>{4, 13});
    const auto& first = found.documents[0];
    CHECK(first.id == Known{"g-1", Basis::field});
    CHECK(first.title == Known{"Envoys meet & talk", Basis::field});
    CHECK(first.url == Known{"https://gazette.example/1", Basis::field});
    CHECK(first.publisher == Known{"Harbour Gazette", Basis::field});
    CHECK(first.date.basis == Basis::field);
    CHECK(shown(first.date.value) == "2022-01-06..2022-01-06");
    CHECK(shown(first) == std::vector<std::string>{"paragraph|The envoys met in Oslo.",
                                                   "paragraph|They talked of tariffs & fish."});
    const auto& second = found.documents[1];
    CHECK(second.text == "Kenya thanked Chile.");
    CHECK(second.publisher.value == "Wire");
    CHECK(second.id.basis == Basis::content);
    REQUIRE(second.warnings.size() == 1);
    CHECK(second.warnings[0].message == "date \"some day\" is not understood");
    const auto oslo = static_cast<std::uint32_t>(first.text.find("Oslo"));
    CHECK(original(first.origin, {oslo, oslo + 4}).begin == rss.find("Oslo"));
    const auto chile = static_cast<std::uint32_t>(second.text.find("Chile"));
    CHECK(original(second.origin, {chile, chile + 5}).begin == rss.find("Chile"));
}

TEST_CASE("Atom: text, HTML and XHTML bodies; an alternate link; the entry's own title") {
    const auto found = read_news(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><id>tag:1</id><title>One</title><published>2022-01-06T23:10:00+02:00</published><updated>2023-01-01T00:00:00Z</updated>
<link rel="self" href="https://wire.example/self"/><link rel="alternate" href="https://wire.example/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Peru &amp; Chile <em>signed</em>.</p><script>x</script></div></content></entry>
<entry><id>tag:2</id><updated>2022-01-07T00:00:00Z</updated><summary>3 &lt; 5, said Peru.</summary></entry>
<entry><id>tag:3</id><updated>2022-01-08</updated><content type="html">&lt;p&gt;Peru left.&lt;/p&gt;</content><source><title>Other Wire</title></source></entry>
</feed>)");
    CHECK(found.errors.empty());
    REQUIRE(found.documents.size() == 3);
    CHECK(found.documents[0].text == "Peru & Chile signed.");
    CHECK(found.documents[0].url.value == "https://wire.example/1");
    CHECK(shown(found.documents[0].date.value) == "2022-01-06..2022-01-06");
    CHECK(found.documents[0].publisher.value == "Wire");
    CHECK(found.documents[1].text == "3 < 5, said Peru.");
    CHECK(shown(found.documents[1].date.value) == "2022-01-07..2022-01-07");
    CHECK(found.documents[2].text == "Peru left.");
    CHECK(found.documents[2].publisher.value == "Other Wire");
}

TEST_CASE("NITF: one document, its headline, day and body") {
    const auto found = read_news(R"(<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>Envoys meet</title><docdata><doc-id id-string="n-7"/><date.issue norm="20220106T101500Z"/>
<doc.copyright holder="Agency"/></docdata></head>
<body><body.head><hedline><hl1>Not twice</hl1></hedline><byline>By Nobody</byline></body.head>
<body.content><block><p><person>Ana Ruiz</person> met&nbsp;<location>Oslo</location>'s mayor.</p><hl2>Later</hl2><p>They left.</p></block></body.content>
</body></nitf>)");
    CHECK(found.errors.empty());
    REQUIRE(found.documents.size() == 1);
    const auto& document = found.documents[0];
    CHECK(document.id == Known{"n-7", Basis::field});
    CHECK(document.title == Known{"Envoys meet", Basis::field});
    CHECK(document.publisher == Known{"Agency", Basis::field});
    CHECK(shown(document.date.value) == "2022-01-06..2022-01-06");
    CHECK(shown(document) == std::vector<std::string>{"paragraph|Ana Ruiz met Oslo's mayor.", "heading|Later",
                                                      "paragraph|They left."});
}

TEST_CASE("other encodings are read as they declare themselves") {
    const auto found = read_news(
        "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><description>The caf\xE9 "
        "in Oslo.</description></item></channel></rss>");
    REQUIRE(found.documents.size() == 1);
    CHECK(found.documents[0].text == "The caf\xC3\xA9 in Oslo.");
}

std::string item(const std::string& text) {
    return "<item><description>" + text + "</description></item>";
}

TEST_CASE("hostile XML costs a message, and what stood before it is kept") {
    std::string laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'z'; ++c)
        laughs += std::string("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";\">";
    const std::string good = item("Kenya thanked Chile.");
    struct Case {
        const char* what;
        std::string xml;
        std::size_t documents;
        const char* error;
    };
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<x>";
    const Case cases[] = {
        {"laughs", laughs + "]><rss>" + item("&y;") + "</rss>", 0, "line 1: declares the entity \"a\""},
        {"a file as an entity",
         "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss>" + item("&a;") + "</rss>", 0,
         "line 1: declares the entity \"a\""},
        {"a parameter entity",
         "<!DOCTYPE rss [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]><rss>" + good + "</rss>", 0,
         "line 1: declares the entity \"a\""},
        {"deep", "<rss>" + good + deep, 1, "line 1: elements nest more than 256 deep"},
        {"cut short", "<rss>" + good + "<item><description>Cut", 1, "line 1: not well-formed XML: "},
        {"not closed", "<rss>" + good + "<item></rss>", 1, "line 1: not well-formed XML: mismatched tag"},
        {"no XML", "{}", 0, "line 1: not well-formed XML: "},
        {"empty", "", 0, "line 1: not well-formed XML: no element found"},
        {"a page", "<html><p>Kenya</p></html>", 0, "line 1: <html> is no news that is known"},
        {"a long tag", "<rss>" + good + "<item a='" + std::string(3'000'000, 'x') + "'></item></rss>", 1,
         "line 1: a tag or comment is longer than 1000000 bytes"},
        {"a long item", "<rss>" + item(std::string(3'000'000, 'x')) + good + "</rss>", 1,
         "line 1: item has more than 1000000 bytes"},
        {"a long title", "<rss><item><title>" + std::string(3'000'000, 'x') + "</title></item></rss>", 1,
         nullptr},
    };
    Limits limits;
    limits.max_document_bytes = limits.max_line_bytes = 1'000'000;
    for (const auto& [what, xml, documents, error] : cases) {
        CAPTURE(what);
        const auto found = read_news(xml, limits);
        CHECK(found.documents.size() == documents);
        REQUIRE(found.errors.size() == (error ? 1U : 0U));
        if (error) CHECK_MESSAGE(found.errors[0].starts_with(error), found.errors[0]);
    }
}

}  // namespace
}  // namespace entente::text
