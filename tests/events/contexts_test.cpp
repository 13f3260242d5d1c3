#include "extractors/events/contexts.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

std::string contexts_in(std::string_view text) {
    std::string all;
    for (const auto& record : tests::read(text, "2023-05-15"))
        for (const auto& context : record.contexts) all += context + ' ';
    return all;
}

std::string topic_in(std::string_view text) {
    const auto records = tests::read(text, "2023-05-15");
    return records.empty() ? "no event" : records.front().topic;
}

std::string error_of(std::string_view rows) {
    const auto contexts = events::parse_contexts("context\tacts\tsectors\twords\n" + std::string(rows),
                                                 "contexts.tsv", tests::event_types());
    return contexts ? "" : schema::describe(contexts.error());
}

}  // namespace

TEST_CASE("contexts: by act, by sector, by words") {
    struct Row {
        std::string_view text, has, has_not;
    };
    const Row rows[] = {
        {"Peru condemned Chile.", "", "diplomatic"},
        {"The Danish foreign minister met his Polish counterpart.", "diplomatic", "military"},
        {"Peru criticised Chile over its missile tests.", "military", "economic"},
        {"Peru criticised Chile over human rights.", "human_rights", "military"},
        {"Peru criticised Chile over the tariff.", "economic", "human_rights"},
    };
    for (const auto& row : rows) {
        const auto found = contexts_in(row.text);
        CHECK_MESSAGE(found.find(row.has) != std::string::npos, row.text << ": " << found);
        CHECK_MESSAGE(found.find(row.has_not) == std::string::npos, row.text << ": " << found);
    }
}

TEST_CASE("contexts: each has its reason") {
    const auto records = tests::read("Peru criticised Chile over its missile tests.", "");
    REQUIRE(records.size() == 1);
    const auto why = std::ranges::find(records[0].why, "contexts[0]", &schema::Why::field);
    REQUIRE(why != records[0].why.end());
    CHECK(why->rule == "word missile");
    CHECK(why->row.starts_with("contexts.tsv:"));
}

TEST_CASE("a bad row of contexts.tsv is refused") {
    CHECK(error_of("war\tASSAULT|COERCE/seize\tMIL\twar|air force\n") == "");
    CHECK(
        error_of("war\tASAULT\t\twar\n").starts_with("contexts.tsv:2: unknown act \"ASAULT\"; did you mean"));
    CHECK(error_of("war\tCOERCE/sieze\t\twar\n").starts_with("contexts.tsv:2: unknown mode of COERCE"));
    CHECK(
        error_of("war\t\t\twar\nwar\t\t\twar\n").starts_with("contexts.tsv:3: context \"war\" stands twice"));
    CHECK(error_of("\t\t\twar\n").starts_with("contexts.tsv:2: the row has no context"));
    CHECK(error_of("war\t\t\ta b c d\n").starts_with("contexts.tsv:2: \"a b c d\" has more than 3 words"));
}

TEST_CASE("topic: what the text says that it was about") {
    struct Row {
        std::string_view text, topic;
    };
    const Row rows[] = {
        {"Norway held talks with Chile on the price of salmon.", "the price of salmon"},
        {"The Danish foreign minister and the Polish foreign minister discussed fishing rights.",
         "fishing rights"},
        {"Norway held talks with Chile on trade, as well as on the sidelines of a summit.", "trade"},
        {"Norway met Chile on the sidelines of the summit.", ""},
        {"Peru met Chile on Thursday.", ""},
        {"Peru met Chile.", ""},
    };
    for (const auto& row : rows) CHECK_MESSAGE(topic_in(row.text) == row.topic, row.text);
}
