#include <doctest/doctest.h>

#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

std::string error_of(std::string_view row) {
    const std::string text = "id\thead\tpos\tslots\tact\tmode\tcameo\tstatus\tmutual\texample\treading\n" +
                             std::string(row) + "\n";
    const events::FrameText table{"test.tsv", text};
    const auto frames = events::parse_frames({&table, 1}, tests::event_types());
    return frames ? "" : schema::describe(frames.error());
}

}  // namespace

TEST_CASE("every frame reads its own example as it says") {
    for (const auto& frame : tests::rules().frames.all) {
        const auto found = tests::reading(tests::read(frame.example, "2023-05-15"));
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
        {"a\taccuse\tverb\tagent\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: slot \"agent\" has no filler"},
        {"a\taccuse\tverb\tagent:\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: slot \"agent:\" has no filler"},
        {"a\taccuse\tverb\tagent:PARTY>actr\tACCUSE\t-\t\t-\t-\tA b.\tX",
         "test.tsv:2: role \"actr\" unknown"},
        {"a\taccuse\tadverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: pos \"adverb\" unknown"},
        {"a\t\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: the frame has no head"},
        {"a\taccuse\tverb\t\tACCUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: the frame has no slots"},
        {"a\taccuse\tverb\tagent:PARTY\tACUSE\t-\t\t-\t-\tA b.\tX", "test.tsv:2: "},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\tphone\t\t-\t-\tA b.\tX", "test.tsv:2: "},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\tdone\t-\tA b.\tX",
         "test.tsv:2: status \"done\" unknown"},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\tno\tA b.\tX", "test.tsv:2: mutual \"no\" unknown"},
        {"a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\t\tX", "test.tsv:2: the frame has no example"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(error_of(row.row).starts_with(row.error), error_of(row.row));
    const auto twice =
        "a\taccuse\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA "
        "b.\tX\na\tblame\tverb\tagent:PARTY\tACCUSE\t-\t\t-\t-\tA b.\tX";
    CHECK(error_of(twice).starts_with("test.tsv:3: frame \"a\" stands twice"));
}

TEST_CASE("a bad line of factuality.tsv is refused") {
    const auto bad = events::parse_factuality("word\teffect\nplan\tperhaps\n", "factuality.tsv");
    REQUIRE(!bad.has_value());
    CHECK(schema::describe(bad.error()).starts_with("factuality.tsv:2: effect \"perhaps\" unknown"));
}
