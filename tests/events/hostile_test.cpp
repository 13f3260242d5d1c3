#include <doctest/doctest.h>
#include <string>

#include "extractors/actors/link.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

std::string repeat(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

// Nothing is lost around a monster, and it costs bounded time: each of these ends within the test's own
// limit.
TEST_CASE("monstrous sentences do not stop the engine") {
    const std::string good = "\n\nKenya condemned Sudan.";
    const std::string monsters[] = {
        "France" + repeat(", France and Spain", 300) + " met Japan.",
        repeat("Russia said that ", 1200) + "Ukraine left.",
        repeat("the minister of the ", 1200) + "republic spoke.",
        repeat("Canada met and ", 1200) + "Cuba met Peru.",
        "“" + repeat("both sides ", 1500),
        repeat("U.S.-Japan-", 400) + "Korea",
        repeat("January 6-7, 2022 ", 500),
        "Japan met China on 31 February 2022, the 45th.",
        repeat("( , ) ; : ", 800),
    };
    for (const auto& monster : monsters) {
        const auto found = tests::reading(tests::read(monster + good, "2023-05-15"));
        CHECK_MESSAGE(found.find("KEN ACCUSE/disapprove SDN happened") != std::string::npos,
                      monster.substr(0, 60));
    }
}

TEST_CASE("texts without words give nothing") {
    for (const auto* text : {"", " ", "\n\n\n", ".", "“”", "’s", "U.S.", "the the the"})
        CHECK_MESSAGE(tests::read(text, "2023-05-15").empty(), text);
}

TEST_CASE("impossible dates are not invented") {
    const auto records = tests::read("Japan met China on 31 February 2022.", "");
    REQUIRE(records.size() == 1);
    CHECK(!records.front().date.has_value());
}

TEST_CASE("the same text gives the same records, spans slice the text") {
    const std::string text =
        "Türkiye’s foreign minister met his Greek counterpart in Çeşme. Both sides thanked Côte d’Ivoire.";
    const auto first = tests::read(text, "2023-05-15");
    CHECK(first == tests::read(text, "2023-05-15"));
    REQUIRE(!first.empty());
    const text::CodePoints points(text);
    for (const auto& record : first) {
        const auto begin = text.find(record.trigger.text);
        REQUIRE(begin != std::string::npos);
        CHECK(points.at(static_cast<std::uint32_t>(begin)) == record.trigger.span.span.begin);
        CHECK(record.id.starts_with("r_"));
    }
}
