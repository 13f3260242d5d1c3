// The program from outside: exit codes, streams, packed input, threads, pipes, and files that appear whole.
#include "tests/app/program.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace entente::app;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("exit codes and first words") {
    struct Row {
        std::string command;
        int exit;
        std::string out, err;
    };
    const std::vector<Row> rows{
        {"entente --version", 0, "entente 0.", ""},
        {"entente --help", 0, "extract", ""},
        {"entente extract --help", 0, "--max-document-bytes", ""},
        {"entente query --help", 0, "meetings", ""},
        {"entente", 2, "", "no command"},
        {"entente extrakt", 2, "", "extrakt"},
        {"entente extract --frm text x", 2, "", "--frm"},
        {"entente query meetings x.db a b c", 2, "", "c"},
        {"entente extract --jobs many", 2, "", "--jobs"},
        {"entente extract --from pdf x", 2, "", "--from"},
        {"entente extract none.txt", 1, "", "none.txt: no such file or folder"},
        {"entente doctor", 0, "model", ""},
        {"entente --model none doctor", 1, "none", ""},
        {"entente extract \"$samples/visit.txt\"", 0, "\"schema_version\":1", ""},
        {"printf '{\"text\":1}\\n' | entente extract --from jsonl -", 3, "", "<stdin>:1"},
        {"entente export none.db -f dot -o x.dot", 1, "", "none.db"},
    };
    const Folder folder;
    for (const auto& row : rows) {
        CAPTURE(row.command);
        const auto ran = run(folder, row.command);
        CHECK_MESSAGE(ran.exit == row.exit, ran.err);
        CHECK_MESSAGE(holds(ran.out, row.out), ran.out);
        CHECK_MESSAGE(holds(ran.err, row.err), ran.err);
    }
}

TEST_CASE("a file, a pipe and packed files give the same records") {
    const Folder folder;
    const auto plain = run(folder, "entente extract \"$samples/calls.jsonl\"");
    REQUIRE(plain.exit == 0);
    REQUIRE(holds(plain.out, "\"mode\":\"phone\""));
    for (const std::string command : {
             "entente extract --from jsonl - < \"$samples/calls.jsonl\"",
             "cat \"$samples/calls.jsonl\" | entente extract --from jsonl",
             "gzip -c \"$samples/calls.jsonl\" > c.jsonl.gz; entente extract c.jsonl.gz",
             "gzip -c \"$samples/calls.jsonl\" | entente extract --from jsonl",
         }) {
        CAPTURE(command);
        CHECK(run(folder, command).out == plain.out);
    }
}

TEST_CASE("output does not depend on the number of threads") {
    const Folder folder;
    const std::string many =
        "for i in $(seq 40); do cat \"$samples/calls.jsonl\" | sed \"s/\\\"id\\\":\\\"/&$i-/\"; done > "
        "many.jsonl; ";
    for (const std::string command : {"extract", "parse --format spacy-json", "parse --format conllu"}) {
        CAPTURE(command);
        const auto one = run(folder, many + "entente " + command + " many.jsonl --jobs 1");
        REQUIRE(one.exit == 0);
        REQUIRE(one.out.size() > 40'000);
        CHECK(run(folder, "entente " + command + " many.jsonl --jobs 3").out == one.out);
    }
}

TEST_CASE("a bad document costs a message, and the others are read") {
    const Folder folder;
    const auto ran = run(folder,
                         "{ head -1 \"$samples/calls.jsonl\"; echo '{\"id\":'; tail -1 "
                         "\"$samples/calls.jsonl\"; } > mixed.jsonl; entente extract mixed.jsonl");
    CHECK(ran.exit == 3);
    CHECK(holds(ran.out, "pmo-2020-0611"));
    CHECK(holds(ran.out, "un-2021-0305"));
    CHECK(holds(ran.err, "mixed.jsonl:2: "));
    CHECK(holds(ran.err, "1 document failed"));
}

TEST_CASE("a reader that goes away ends the program quietly") {
    const Folder folder;
    const auto ran =
        run(folder,
            "for i in $(seq 300); do cat \"$samples/calls.jsonl\"; done > many.jsonl; "
            "entente parse many.jsonl --format conllu | head -1 > first; echo ${PIPESTATUS[0]}; cat first");
    CHECK(ran.out == "0\n# newdoc id = pmo-2020-0611\n");
    CHECK(ran.err == "");
}

TEST_CASE("nothing but text on standard error where it is no terminal") {
    const Folder folder;
    const auto ran = run(folder, "entente build \"$samples\" -o g.db; entente extract none.txt");
    CHECK_FALSE(holds(ran.err, "\033"));
    CHECK_FALSE(holds(ran.err, "\r"));
}

TEST_CASE("a graph: built, built again, exported, asked") {
    const Folder folder;
    REQUIRE(run(folder, "entente build \"$samples\" -o g.db").exit == 0);
    const auto first = run(folder, "entente export g.db -f graphml -o -");
    REQUIRE(first.exit == 0);
    CHECK(holds(first.out, "<graphml"));
    REQUIRE(run(folder, "entente build \"$samples\" -o g.db").exit == 0);
    CHECK(run(folder, "entente export g.db -f graphml -o -").out == first.out);
    REQUIRE(run(folder, "entente export g.db -f dot -o g.dot; dot -Tsvg g.dot -o g.svg").exit == 0);
    CHECK(holds(folder.read("g.svg"), "</svg>"));
    const auto meetings = run(folder, "entente query meetings g.db Trudeau --format csv");
    REQUIRE_MESSAGE(meetings.exit == 0, meetings.err);
    CHECK(holds(meetings.out, "2018-10-04"));
    CHECK(holds(meetings.out, "Abe"));
    CHECK_FALSE(holds(meetings.out, "Kuleba"));
}

TEST_CASE("records that the program writes are valid; a broken one is told with its line") {
    const Folder folder;
    REQUIRE(run(folder, "entente extract \"$samples\" -o all.records").exit == 0);
    const auto valid = run(folder, "entente validate all.records");
    CHECK_MESSAGE(valid.exit == 0, valid.err);
    const auto broken = run(
        folder,
        "sed '2s/\"act\":\"[A-Z]*\"/\"act\":\"DANCE\"/' all.records > b.records; entente validate b.records");
    CHECK(broken.exit == 3);
    CHECK(holds(broken.err, "b.records:2: "));
}

TEST_CASE("a failed run leaves the file that was there") {
    const Folder folder;
    folder.write("out.records", "old\n");
    CHECK(run(folder, "entente extract none.txt -o out.records").exit == 1);
    CHECK(folder.read("out.records") == "old\n");
    CHECK(run(folder, "entente extract \"$samples/visit.txt\" -o /dev/full").exit == 1);
}

TEST_CASE("an interrupted build goes on where it stopped") {
    const Folder folder;
    const std::string many =
        "for i in $(seq 4000); do cat \"$samples/calls.jsonl\" | sed \"s/\\\"id\\\":\\\"/&$i-/\"; done > "
        "many.jsonl; ";
    const auto stopped =
        run(folder, many + "\"$program\" build many.jsonl -o g.db & sleep 0.5; kill -TERM $!; wait $!");
    CHECK(stopped.exit == 1);
    CHECK_MESSAGE(holds(stopped.err, "the same command"), stopped.err);
    REQUIRE(run(folder, "entente build many.jsonl -o g.db").exit == 0);
    REQUIRE(run(folder, "entente build many.jsonl -o whole.db").exit == 0);
    const auto resumed = run(folder, "entente export g.db -f graphml -o -");
    REQUIRE(holds(resumed.out, "</graphml>"));
    CHECK(resumed.out == run(folder, "entente export whole.db -f graphml -o -").out);
}

TEST_CASE("documents of a store are read again when a table has changed") {
    const Folder folder;
    const auto count = [&](const std::string& prelude) {
        return run(folder, prelude +
                               "entente build \"$samples/vote.txt\" -o g.db; "
                               " entente export g.db -f dot | grep -c REJECT");
    };
    const auto before = count("");
    REQUIRE(before.out != "0\n");
    const auto after = count(
        "cp -r \"$ENTENTE_DATA\" data; export ENTENTE_DATA=$PWD/data; sed -i '/veto/d' "
        "data/frames/reject.tsv; ");
    CHECK_MESSAGE(holds(after.err, "made with another"), after.err);
    CHECK(after.out == "0\n");
}

TEST_CASE("a document is read again when its date has become known") {
    const Folder folder;
    const std::string text =
        "echo 'Japanese Prime Minister Shinzo Abe met German Chancellor Angela Merkel today.' > a.txt; ";
    const std::string ask = "; entente query meetings g.db --format csv";
    CHECK_FALSE(holds(run(folder, text + "entente build a.txt -o g.db" + ask).out, "2017-05-06"));
    CHECK(holds(run(folder, "entente build a.txt -o g.db --date 2017-05-06" + ask).out, "2017-05-06"));
}
