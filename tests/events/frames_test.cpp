#include <doctest/doctest.h>

#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

constexpr std::string_view classes =
    "class\tpos\tlemmas\n"
    "condemn\tverb\tcondemn|denounce|cry out\n"
    "talks\tnoun\ttalk|meeting\n"
    "censure\tnoun\tcensure|talk\n"
    "censure\tverb\tcensure|denounce\n";

events::Synonyms synonyms() {
    return events::parse_synonyms(classes, "synonyms.tsv").value();
}

std::string error_in_synonyms(std::string_view row) {
    const auto read = events::parse_synonyms(std::string(classes) + std::string(row), "synonyms.tsv");
    return read ? "" : schema::describe(read.error());
}

std::string error_of(std::string_view row) {
    const std::string text = "id\thead\tpos\tslots\tact\tmode\tcameo\tstatus\tmutual\texample\treading\n" +
                             std::string(row) + "\n";
    const events::FrameText table{"test.tsv", text};
    const auto frames = events::parse_frames({&table, 1}, tests::event_types(), {}, synonyms());
    return frames ? "" : schema::describe(frames.error());
}

}  // namespace

TEST_CASE("every frame reads its own example as it says") {
    for (const auto& frame : tests::rules().frames.all) {
        const auto read = tests::reading(tests::read(frame.example, "2023-05-15"));
        const auto found = read.empty() ? "-" : read;
        CHECK_MESSAGE(found == frame.reading,
                      frame.row << " " << frame.id << ": " << frame.example << "\n  found: " << found);
    }
}

TEST_CASE("a bad frame is refused with file, line and remedy") {
    CHECK(error_of("a\taccuse\tverb\tagent:PARTY patient:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX") == "");
    struct Row {
        std::string_view row, error;
    };
    const Row rows[] = {
        {"a\taccuse\tverb\tagnet:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: relation \"agnet\" unknown; did you mean \"agent\"?"},
        {"a\taccuse\tverb\tsideways:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: relation \"sideways\" unknown; agent, patient"},
        {"a\taccuse\tverb\tagent:PARTI\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: filler \"PARTI\" unknown; did you mean \"PARTY\"?"},
        {"a\taccuse\tverb\tagent:ARMY\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: filler \"ARMY\" unknown; PARTY, PARTY+, PLACE, CLAUSE, or nouns"},
        {"a\taccuse\tverb\tagent\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: slot \"agent\" has no filler"},
        {"a\taccuse\tverb\tagent:\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: slot \"agent:\" has no filler"},
        {"a\taccuse\tverb\tagent:PARTY>actr\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: role \"actr\" unknown"},
        {"a\taccuse\tadverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: pos \"adverb\" unknown"},
        {"a\t\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: the frame has no head"},
        {"a\taccuse\tverb\t\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: the frame has no slots"},
        {"a\taccuse\tverb\tagent:PARTY\tACUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: unknown act \"ACUSE\"; did you mean \"ACCUSE\"?"},
        {"a\taccuse\tverb\tagent:PARTY\tCONSULT\tphon\t\t-\t-\tA b.\tX",
         "test.tsv:2: unknown mode of CONSULT \"phon\"; did you mean \"phone\"?"},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\tdone\t-\tA b.\tX",
         "test.tsv:2: status \"done\" unknown"},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\tplaned\t-\tA b.\tX",
         "test.tsv:2: status \"planed\" unknown; did you mean \"planned\"?"},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\tno\tA b.\tX", "test.tsv:2: mutual \"no\" unknown"},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\t\tX", "test.tsv:2: the frame has no example"},
        {"a\t@condem\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: no class \"condem\" of verbs in synonyms.tsv; did you mean \"condemn\"?"},
        {"a\taccuse\tverb\tagent:PARTY in:@condemn\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: no class \"condemn\" of nouns in synonyms.tsv"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(error_of(row.row).starts_with(row.error), error_of(row.row));
    const auto twice =
        "a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA "
        "b.\tX\na\tblame\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX";
    CHECK(error_of(twice).starts_with("test.tsv:3: frame \"a\" stands twice"));
}

TEST_CASE("a user's row is added, or takes the place of ours with its id") {
    const std::string columns = "id\thead\tpos\tslots\tact\tmode\tcameo\tstatus\tmutual\texample\treading\n";
    const auto ours = columns +
                      "a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX\n"
                      "b\tblame\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX\n";
    const auto users = columns +
                       "a\tchide\tverb\tagent:PARTY\tREQUEST\t-\t\t-\t-\tA b.\tX\n"
                       "c\tblame\tverb\tagent:PARTY\tREJECT\t-\t\t-\t-\tA b.\tX\n";
    const events::FrameText tables[] = {{"ours.tsv", ours}, {"my.tsv", users}};
    const auto frames = events::parse_frames({tables, 1}, tests::event_types(), {tables + 1, 1});
    REQUIRE(frames.has_value());
    CHECK(frames->all.size() == 3);
    CHECK(frames->named("a")->act == "REQUEST");
    CHECK(frames->named("a")->row == "my.tsv:2");
    CHECK(frames->of("accuse", true).empty());
    CHECK(frames->of("chide", true).size() == 1);
    CHECK(frames->of("blame", true).size() == 2);
    CHECK(frames->all[frames->of("blame", true)[0]].id == "b");
}

TEST_CASE("an id may not stand twice in a user's table") {
    const std::string users =
        "id\thead\tpos\tslots\tact\tmode\tcameo\tstatus\tmutual\texample\treading\n"
        "a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX\n"
        "a\tblame\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX\n";
    const events::FrameText table{"my.tsv", users};
    const auto frames = events::parse_frames({}, tests::event_types(), {&table, 1});
    REQUIRE(!frames.has_value());
    CHECK(schema::describe(frames.error()).starts_with("my.tsv:3: frame \"a\" stands twice"));
}

TEST_CASE("a frame takes the lemmas of the synonym sets that it names") {
    const std::string text =
        "id\thead\tpos\tslots\tact\tmode\tcameo\tstatus\tmutual\texample\treading\n"
        "a\t@condemn|denounce|decry\tverb\tagent:PARTY in:session|@talks\tACCUSE\t-\t\t-\t-\tA b.\tX\n";
    const events::FrameText table{"test.tsv", text};
    const auto frames = events::parse_frames({&table, 1}, tests::event_types(), {}, synonyms());
    REQUIRE(frames.has_value());
    const auto& frame = frames->all.front();
    CHECK(frame.heads == std::vector<std::string>{"condemn", "denounce", "cry out", "decry"});
    CHECK(frame.slots[1].nouns == std::vector<std::string>{"session", "talk", "meeting"});
    CHECK(frames->of("cry out", true).size() == 1);
}

TEST_CASE("the synonym sets of a lemma are told, the usual sense first") {
    const auto read = synonyms();
    const auto of = [&](std::string_view lemma, bool verb) {
        std::string names;
        for (const auto place : read.of(lemma, verb)) names += read.all()[place].name + " ";
        return names;
    };
    CHECK(of("denounce", true) == "condemn censure ");
    CHECK(of("talk", false) == "talks censure ");
    CHECK(of("talk", true) == "");
    CHECK(read.named("censure", true)->lemmas.back() == "denounce");
    CHECK(read.named("talks", true) == nullptr);
}

TEST_CASE("a bad line of synonyms.tsv is refused") {
    struct Row {
        std::string_view row, error;
    };
    const Row rows[] = {
        {"visit\tverb\tvisit|tour\n", ""},
        {"visit\tadverb\tvisit\n", "synonyms.tsv:6: pos \"adverb\" unknown"},
        {"visit\tverb\t\n", "synonyms.tsv:6: class \"visit\" has no lemmas"},
        {"visit\tverb\ttour|tour\n", "synonyms.tsv:6: \"tour\" stands twice in class \"visit\""},
        {"@visit\tverb\ttour\n", "synonyms.tsv:6: class \"@visit\" is no name"},
        {"talks\tnoun\tround\n", "synonyms.tsv:6: class \"talks\" stands twice"},
    };
    for (const auto& row : rows) {
        const auto error = error_in_synonyms(row.row);
        CHECK_MESSAGE((row.error.empty() ? error.empty() : error.starts_with(row.error)), error);
    }
}

TEST_CASE("a bad line of factuality.tsv is refused") {
    const auto error_in = [](std::string_view row) {
        const auto bad = events::parse_factuality(
            "words\tas\teffect\tof-others\tnegated\n" + std::string(row), "factuality.tsv");
        REQUIRE(!bad.has_value());
        return schema::describe(bad.error());
    };
    CHECK(
        error_in("plan\tverb\tperhaps\t-\t-\n").starts_with("factuality.tsv:2: effect \"perhaps\" unknown"));
    CHECK(error_in("plan\tverbs\tplanned\t-\t-\n").starts_with("factuality.tsv:2: as \"verbs\" unknown"));
}
