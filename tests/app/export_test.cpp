// entente export, from outside: which events, as what graph, into which files.
#include <doctest/doctest.h>

#include "tests/app/files.hpp"
#include "tests/app/program.hpp"

using namespace entente::app;

namespace {

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto i = text.find(part); i != std::string::npos; i = text.find(part, i + 1)) ++n;
    return n;
}

bool holds(const std::string& text, const std::string& part) {
    return times(text, part) > 0;
}

std::string told(const Folder& folder, const std::string& command) {
    const auto ran = run(folder, command);
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    return ran.out;
}

std::string line(const std::string& id, const std::string& date, const std::string& text) {
    return R"({"id":")" + id + R"(","date":")" + date + R"(","text":")" + text + "\"}\n";
}

// Four states and a company; one visit is still to come.
void build(const Folder& folder) {
    folder.write("a.jsonl", line("1", "2019-03-01", "Kenya condemned Sudan.") +
                                line("2", "2019-03-02", "Kenya condemned Sudan.") +
                                line("3", "2019-04-10", "Poland thanked Latvia.") +
                                line("4", "2019-05-10", "Latvia thanked Kenya.") +
                                line("5", "2019-06-10", "Poland will send aid to Sudan next year."));
    told(folder, "entente build a.jsonl -o g.db --identity off");
}

TEST_CASE("export: which events") {
    const Folder folder;
    build(folder);
    struct Case {
        const char* options;
        std::size_t edges;
    };
    const Case cases[] = {
        {"", 4},
        {"--status any", 5},
        {"--status planned", 1},
        {"--act ACCUSE", 2},
        {"--act ACCUSE,SUPPORT", 4},
        {"--act ACCUSE --act SUPPORT", 4},
        {"--from 2019-03-02", 3},
        {"--from 2019-03-02 --to 2019-04", 2},
        {"--actor Kenya", 3},
        {"--actor Kenya --actor Latvia", 1},
        {"--ego Sudan", 2},
        {"--ego Sudan --hops 2", 3},
        {"--ego Poland", 1},
        {"--top 2", 1},
        {"--top 3", 3},
        {"--min-confidence 1", 0},
        {"--known-by 2019-04-30", 3},
        {"--identity strict", 4},
        {"--shape aggregate", 3},
        {"--shape two-mode", 8},
        {"--shape reified", 8},
    };
    for (const auto& [options, edges] : cases) {
        CAPTURE(std::string(options));
        CHECK(times(told(folder, std::string("entente export g.db -f graphml ") + options), "<edge ") ==
              edges);
    }
}

TEST_CASE("export: the file says how it was counted") {
    const Folder folder;
    build(folder);
    const auto graphml =
        told(folder, "entente export g.db -f graphml --act ACCUSE --nodes country --multilateral full");
    for (const char* fact :
         {"<data key=\"shape\">dyads<", "<data key=\"acts\">ACCUSE<", "<data key=\"nodes\">country<",
          "<data key=\"multilateral\">full<", "<data key=\"status\">happened<"})
        CHECK_MESSAGE(holds(graphml, fact), fact);
    CHECK(holds(told(folder, "entente export g.db -f gexf"), "shape: aggregate"));
}

TEST_CASE("export: positions and measures, the same on any number of threads") {
    const Folder folder;
    build(folder);
    const std::string command = "entente export g.db -f gexf --layout --analysis degree,pagerank";
    const auto one = told(folder, command + " --jobs 1");
    CHECK(times(one, "<viz:position") == times(one, "<node "));
    CHECK(holds(one, "title=\"pagerank\""));
    CHECK(told(folder, command + " --jobs 3") == one);
    CHECK(told(folder, command + " --seed 2") != one);
    const auto wrong = run(folder, "entente export g.db -f gexf --analysis degre");
    CHECK(wrong.exit == 2);
    CHECK_MESSAGE(holds(wrong.err, "degree"), wrong.err);
}

TEST_CASE("export: what is asked wrongly costs nothing, and is told with the remedy") {
    const Folder folder;
    build(folder);
    struct Case {
        const char* command;
        int exit;
        const char* told;
    };
    const Case cases[] = {
        {"entente export -f graphml", 2, "no store is named"},
        {"entente export g.db", 2, "-f"},
        {"entente export g.db -f graphlm", 2, "graphml"},
        {"entente export g.db -o x.unknown", 2, ".graphml"},
        {"entente export g.db -f graphml --profile gehpi", 2, "did you mean \"gephi\""},
        {"entente export g.db -f gexf --part nodes", 2, "part"},
        {"entente export g.db -f graphml --shape dyad", 2, "dyads"},
        {"entente export g.db -f graphml --actor Kenya --actor Sudan --actor Latvia", 2, "two"},
        {"entente export g.db -f graphml --ego Atlantis", 1, "Atlantis"},
        {"entente export g.db -f graphml --expand ASAEN", 2, "ASEAN"},
        {"entente export g.db -f graphml --from 2019-13", 2, "2019-13"},
        {"entente export g.db -f graphml -o no/such/folder/x.graphml", 1, "no/such/folder"},
        {"entente export none.db -f graphml", 1, "none.db"},
        {"entente export g.db -f graphml --by day", 2, "-f panel"},
        {"entente export g.db -f panel --by quad", 2, "day, week, month or year"},
        {"entente export g.db -f panel --codes iso2", 2, "iso2"},
        {"entente export g.db -f ntriples --base nothing", 2, "https://example.org"},
        {"entente export g.db -f csv", 2, "--part nodes or edges"},
        {"entente convert g.db -f jsonld", 2, "entente export"},
    };
    for (const auto& [command, exit, text] : cases) {
        CAPTURE(std::string(command));
        const auto ran = run(folder, command);
        CHECK(ran.exit == exit);
        CHECK_MESSAGE(holds(ran.err, text), ran.err);
        CHECK(ran.out.empty());
    }
}

TEST_CASE("export: a file appears whole or not at all") {
    const Folder folder;
    build(folder);
    folder.write("kept.graphml", "old");
    const auto full =
        run(folder, "ulimit -f 1; trap '' XFSZ; entente export g.db -f graphml -o kept.graphml");
    CHECK(full.exit == 1);
    CHECK(folder.read("kept.graphml") == "old");
    CHECK(told(folder, "ls | grep -c kept") == "1\n");
}

TEST_CASE("export: files of their own for nodes and edges") {
    const Folder folder;
    build(folder);
    told(folder, "entente export g.db -f csv -o g.csv");
    CHECK(told(folder, "ls *.csv") == "g.edges.csv\ng.nodes.csv\n");
    CHECK(folder.read("g.edges.csv") == told(folder, "entente export g.db -f csv --part edges"));
}

TEST_CASE("export: records as extract writes them, of the events that were chosen") {
    const Folder folder;
    build(folder);
    const auto all = told(folder, "entente export g.db -f jsonl --status any --background");
    CHECK(all == told(folder, "entente extract a.jsonl"));
    const auto few = told(folder, "entente export g.db -f jsonl --actor Kenya");
    CHECK(few.size() < all.size());
    CHECK(holds(few, "country:KEN"));
}

TEST_CASE("export: events as RDF, with what the store and the tables know") {
    const Folder folder;
    build(folder);
    const auto triples = told(folder, "entente export g.db -f ntriples");
    for (const char* part : {"<urn:entente:actor/country:KEN> <http://www.w3.org/2002/07/owl#sameAs> "
                             "<http://www.wikidata.org/entity/Q114> .\n",
                             "prov#wasQuotedFrom> <urn:entente:document/", "/dc/terms/issued> \"2019"})
        CHECK_MESSAGE(holds(triples, part), triples);
    CHECK(holds(told(folder, "entente export g.db -f jsonld --base https://example.org/"),
                "\"@id\":\"https://example.org/actor/country:KEN\""));
}

TEST_CASE("export: a panel") {
    const Folder folder;
    build(folder);
    const auto panel = told(folder, "entente export g.db -f panel --by year --codes cow");
    CHECK_MESSAGE(panel.starts_with("state1,state2,period,documents_read,events,weight,verbal_cooperation,"),
                  panel);
    CHECK_MESSAGE(holds(panel, "501"), panel);
    const auto directed = told(folder, "entente export g.db -f panel --by year --dyads directed");
    CHECK(directed.starts_with("source,target,"));
}

TEST_CASE("export: the list of formats") {
    const Folder folder;
    const auto list = told(folder, "entente export --list");
    for (const char* part : {"graphml (.graphml)", "gexf (.gexf)", "--profile neo4j", "keeps", "loses"})
        CHECK_MESSAGE(holds(list, part), list);
}

}  // namespace
