#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "extractors/actors/link.hpp"
#include "extractors/events/weigh.hpp"
#include "extractors/language/long_sentences.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

std::string repeat(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

// What reading a text costs, counted: pairs that were weighed, in all and in the costliest sentence, and
// predicates that went without.
struct Work {
    std::size_t all = 0, most = 0, unpaired = 0;
};

Work work_on(const std::string& text) {
    auto rules = tests::rules();
    // Every word may tell of an accusation.
    rules.weights = *events::parse_weights("model\tfeature\tact\tweight\npredicate\tbias\tACCUSE\t1\n",
                                           "weights.tsv", {"ACCUSE"});
    auto parsed = tests::parse(text);
    language::cut_long_sentences(parsed);
    actors::Memory memory;
    const auto mentions = actors::link(tests::knowledge(), parsed, std::nullopt, memory);
    const auto sentences = events::read_sentences(rules, parsed, mentions, {});
    Work work;
    for (const auto& weighed : events::weigh(rules, sentences, {})) {
        work.all += weighed.scored.size();
        work.most = std::max(work.most, weighed.scored.size());
        work.unpaired += weighed.unpaired;
    }
    return work;
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

TEST_CASE("twice the text is twice the work, and no sentence has more than its share of it") {
    const std::string words[] = {
        "France and Germany accused Japan, Kenya met Peru and Chile and ",
        "both sides thanked Canada and Cuba and the two leaders and ",
        "the France Germany Spain talks visit meeting ",
    };
    for (const auto& word : words) {
        CAPTURE(word);
        const auto once = work_on(repeat(word, 600)), twice = work_on(repeat(word, 1200));
        CHECK(once.all > 10'000);
        CHECK(once.unpaired > 0);
        CHECK(twice.all < 2.2 * static_cast<double>(once.all));
        CHECK(twice.most <= events::most_pairs + language::longest_sentence);
    }
}

TEST_CASE("texts without words give nothing") {
    for (const auto* text : {"", " ", "\n\n\n", ".", "“”", "’s", "U.S.", "the the the"})
        CHECK_MESSAGE(tests::read(text, "2023-05-15").empty(), text);
}

TEST_CASE("impossible dates are not invented") {
    for (const std::string date : {"31 February 2022", "the 45th", "99/99/9999", "February 30", "2022-13-45",
                                   "0 days ago", "99999999999 years ago", "29 February 2023"}) {
        CAPTURE(date);
        const auto records = tests::read("Japan met China on " + date + ".", "");
        REQUIRE(records.size() == 1);
        CHECK(!records.front().date.has_value());
    }
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
