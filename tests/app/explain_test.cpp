// entente explain from outside: what fired, what was missing, and pages that hostile text cannot break.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "app/explain_writers.hpp"
#include "tests/app/program.hpp"

using namespace entente::app;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

// The id of the first record of `entente extract`.
std::string record_id(const std::string& records) {
    const auto at = records.find("\"id\":\"r_");
    return at == std::string::npos ? "" : records.substr(at + 6, 18);
}

}  // namespace

TEST_CASE("explain: the tree, the actors, the frame that fired, the event") {
    const Folder folder;
    const auto ran = run(folder, "entente explain --date 2024-05-01 'Peru condemned Chile on Monday.'");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    for (const std::string part :
         {"as of 2024-05-01", "Peru condemned Chile on Monday.", "nsubj of condemned", "country:PER",
          "countries.tsv:", "fires: PER ACCUSE/disapprove CHL happened", "accuse.tsv:", "2024-04-29 (text)",
          "clause: +"})
        CHECK_MESSAGE(holds(ran.out, part), part << " in\n" << ran.out);
}

TEST_CASE("explain: why a sentence gave nothing") {
    struct Row {
        std::string text, reason;
    };
    const std::vector<Row> rows{
        {"It condemned Chile.", "no agent: “It” unresolved"},
        {"Chile was condemned.", "no agent"},
        {"The gardener condemned Chile.", "no agent: “gardener” is no actor known"},
        {"Peru condemned the weather.", "no patient: “weather” is no actor known"},
        {"Peru did not condemn Chile.", "did not happen"},
        {"The sun rises over the hill.", "actors: nobody that the tables know"},
        {"Peru serenaded Chile.", "no frame for: serenade (verb)"},
    };
    const Folder folder;
    for (const auto& row : rows) {
        const auto ran = run(folder, "entente explain '" + row.text + " '");
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        CHECK_MESSAGE(holds(ran.out, row.reason), row.reason << " in\n" << ran.out);
        CHECK_MESSAGE(holds(ran.out, "no event"), ran.out);
    }
}

TEST_CASE("explain: files, pipes, JSON, and what cannot be found") {
    const Folder folder;
    folder.write("a.txt", "Peru condemned Chile.");
    const auto file = run(folder, "entente explain a.txt");
    REQUIRE_MESSAGE(file.exit == 0, file.err);
    CHECK(file.out == run(folder, "entente explain < a.txt").out);
    const auto json = run(folder,
                          "entente explain a.txt --json | python3 -c 'import json,sys; "
                          "print(json.load(sys.stdin)[\"sentences\"][0][\"events\"][0][\"reading\"])'");
    CHECK_MESSAGE(json.out == "PER ACCUSE/disapprove CHL happened\n", json.out << json.err);
    CHECK(run(folder, "entente explain none.txt").exit == 1);
    CHECK(run(folder, "entente explain a.txt --json --html a.html").exit == 2);
}

TEST_CASE("explain: an event of a graph by its id") {
    const Folder folder;
    folder.write("a.jsonl", R"({"id":"a","date":"2024-05-01","text":"The sun rose. Peru condemned Chile."})"
                            "\n");
    REQUIRE(run(folder, "entente build a.jsonl -o g.db").exit == 0);
    const auto id = record_id(run(folder, "entente extract a.jsonl").out);
    REQUIRE(!id.empty());
    const auto ran = run(folder, "entente explain --graph g.db " + id);
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(holds(ran.out, id));
    CHECK(!holds(ran.out, "The sun rose"));
    const auto unknown = run(folder, "entente explain --graph g.db r_none");
    CHECK(unknown.exit == 1);
    CHECK(holds(unknown.err, "no event with the id r_none"));
    CHECK(run(folder, "entente explain --graph g.db").exit == 2);
}

TEST_CASE("explain --html: one page that needs nothing else, and in which hostile text stays text") {
    const Folder folder;
    folder.write("a.jsonl",
                 R"({"id":"<script>alert(1)</script>","date":"2024-05-01","text":)"
                 R"("Peru condemned Chile <script>alert(\"x\")</script> & 'Chile' \" onload=\"x\u0001."})"
                 "\n");
    const auto ran = run(folder, "entente explain a.jsonl --html a.html");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    const auto page = folder.read("a.html");
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(!holds(page, "<script"));
    CHECK(!holds(page, "onload=\"x"));
    CHECK(!holds(page, "\x01"));
    CHECK(!holds(page, "http:"));
    CHECK(!holds(page, "https:"));
    CHECK(holds(page, "&lt;script&gt;"));
    CHECK(holds(page, "<svg"));
    CHECK(count(page, "<span") == count(page, "</span>"));
    const auto parsed = run(folder,
                            "python3 - <<'E'\nimport html.parser,sys\n"
                            "void={'meta','link','br'}\nopen_=[]\n"
                            "class P(html.parser.HTMLParser):\n"
                            "  def handle_starttag(self,t,a):\n    if t not in void: open_.append(t)\n"
                            "  def handle_startendtag(self,t,a): pass\n"
                            "  def handle_endtag(self,t):\n    assert open_.pop()==t, t\n"
                            "page=open('a.html').read()\nP().feed(page); assert not open_\n"
                            "import xml.dom.minidom\n"
                            "xml.dom.minidom.parseString(page[page.index('<svg'):page.index('</svg>')+6])\n"
                            "print('fine')\nE");
    CHECK_MESSAGE(parsed.out == "fine\n", parsed.err);
}

TEST_CASE("explain: what the learned scorer weighed, with its largest reasons") {
    const Folder folder;
    folder.write("weights.tsv",
                 "model\tfeature\tact\tweight\npredicate\tlemma condemn\tACCUSE\t4\n"
                 "reading\tfirst-act\t*\t2.5\n");
    const auto ran = run(folder, "entente explain --weights weights.tsv 'Peru condemned Chile.'");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK_MESSAGE(holds(ran.out, "+4.00  word: lemma condemn"), ran.out);
    CHECK_MESSAGE(holds(ran.out, "+2.50  parties: first-act"), ran.out);
    const auto none = run(folder, "entente explain --weights none 'Peru condemned Chile.'");
    CHECK(!holds(none.out, "scorer"));
    const auto alone =
        run(folder, "entente explain --frames none --weights weights.tsv 'Peru condemned Chile.'");
    REQUIRE_MESSAGE(alone.exit == 0, alone.err);
    CHECK_MESSAGE(holds(alone.out, "frames: none has a word of this sentence"), alone.out);
    CHECK_MESSAGE(holds(alone.out, "+4.00  word: lemma condemn"), alone.out);
}

TEST_CASE("explain: what the calibration made of the scorer's opinion") {
    const Folder folder;
    folder.write("weights.tsv",
                 "model\tfeature\tact\tweight\npredicate\tlemma condemn\tACCUSE\t4\n"
                 "reading\tfirst-act\t*\t2.5\ncalibration\tstatus happened\tACCUSE\t1.25\n");
    const auto ran = run(folder, "entente explain --weights weights.tsv 'Peru condemned Chile.'");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK_MESSAGE(holds(ran.out, "+1.25  record: status happened"), ran.out);
    CHECK_MESSAGE(holds(ran.out, "confidence 0.78"), ran.out);
}

TEST_CASE("explain: text is escaped, and a long sentence gets no picture") {
    CHECK(escaped("<a href=\"x\" b='y'>&\x01\x7F") ==
          "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(escaped("Zürich\n") == "Zürich\n");
    ShownSentence sentence;
    for (std::uint32_t i = 0; i < 3; ++i) sentence.tokens.push_back({"a<", "a", "NOUN", "nsubj", 1, true});
    const auto picture = dependency_picture(sentence);
    CHECK(count(picture, "<path d=") == 3);  // two arcs and the tip of the arrow
    CHECK(holds(picture, "a&lt;"));
    sentence.tokens.resize(1000, sentence.tokens[0]);
    CHECK(dependency_picture(sentence).empty());
}
