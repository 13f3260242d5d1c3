// The judge of the case tables is lenient about spans and strict about actors; a lenient mistake here would
// hide the linker's.
#include "tests/actors/expected.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace entente;

namespace {

struct Link {
    std::string_view text;
    std::string_view id;
    schema::ActorKind kind;
    std::string_view code;
};

struct Case {
    std::string_view text;
    std::vector<Link> links;
    std::string_view expected;
    std::string_view score;  // right/wrong/missed
};

constexpr auto country = schema::ActorKind::country;
constexpr auto place = schema::ActorKind::place;
constexpr auto office = schema::ActorKind::office;
constexpr auto group = schema::ActorKind::group;
constexpr auto person = schema::ActorKind::person;

actors::LinkedMention mention(std::string_view text, const Link& link) {
    actors::LinkedMention made;
    const auto begin = static_cast<std::uint32_t>(text.find(link.text));
    made.span = {begin, begin + static_cast<std::uint32_t>(link.text.size())};
    made.actor.id = link.id;
    made.actor.name = link.id.substr(link.id.find('/') + 1);
    made.actor.kind = link.kind;
    made.actor.code = link.code;
    return made;
}

std::string score(const Case& c) {
    std::vector<actors::LinkedMention> mentions;
    for (const auto& link : c.links) mentions.push_back(mention(c.text, link));
    tests::Score all;
    for (const auto& item : tests::parse_expected(c.text, c.expected)) all += tests::judge(item, mentions);
    return fmt::format("{}/{}/{}", all.right, all.wrong, all.missed);
}

const Case cases[] = {
    // A name, a missing one, another actor, a place for a government.
    {"Chad waits.", {{"Chad", "country:TCD", country, "TCD"}}, "Chad=country:TCD", "1/0/0"},
    {"Chad waits.", {}, "Chad=country:TCD", "0/0/1"},
    {"Chad waits.", {{"Chad", "country:MLI", country, "MLI"}}, "Chad=country:TCD", "0/1/1"},
    {"Lima waits.", {{"Lima", "place:PER/lima", place, "PER"}}, "Lima=country:PER", "0/1/1"},
    {"Lima waits.", {{"Lima", "place:PER/lima", place, "PER"}}, "Lima!country:PER", "0/0/0"},
    {"Lima waits.", {{"Lima", "country:PER", country, "PER"}}, "Lima!country:PER", "0/1/0"},
    // Part of a longer mention: its state counts, and its other states do no harm.
    {"A Dominican minister came.",
     {{"Dominican minister", "office:DMA/minister", office, "DMA"}},
     "Dominican=country:DMA | Dominican!country:DOM",
     "1/0/0"},
    {"Malian and Dutch envoys came.",
     {{"Malian and Dutch envoys", "office:MLI/ambassador", office, "MLI"},
      {"Malian and Dutch envoys", "office:NLD/ambassador", office, "NLD"}},
     "Malian=country:MLI | Dutch=country:NLD",
     "2/0/0"},
    // People called after a state are that state's; a company with a name of its own is not the state.
    {"Turkey farmers came.",
     {{"Turkey farmers", "group:TUR/farmer", group, "TUR"}},
     "Turkey!country:TUR",
     "0/1/0"},
    {"Bank of China lent.",
     {{"Bank of China", "group:CHN/bank", group, "CHN"}},
     "Bank of China!country:CHN",
     "0/0/0"},
    // Several actors: all of them and nobody else.
    {"Both sides agreed.",
     {{"Both sides", "country:USA", country, "USA"}, {"Both sides", "country:JPN", country, "JPN"}},
     "Both sides@1=country:USA+country:JPN",
     "2/0/0"},
    {"Both sides agreed.",
     {{"Both sides", "country:USA", country, "USA"}, {"Both sides", "country:CHN", country, "CHN"}},
     "Both sides@1=country:USA+country:JPN",
     "1/1/1"},
    {"Both sides agreed.", {{"Both sides", "country:USA", country, "USA"}}, "Both sides@1=?", "0/1/0"},
    // The possessor in "his host" is not the host, nor the other way round.
    {"He saw his host.", {{"his", "person:X/ann-lee", person, "X"}}, "his host@1=person:Bo_Ek", "0/0/1"},
    {"He saw his host.", {{"his host", "person:X/bo-ek", person, "X"}}, "his@1=person:Ann_Lee", "0/0/1"},
    {"He saw his host.", {{"his host", "person:X/bo-ek", person, "X"}}, "his host@1=person:Bo_Ek", "1/0/0"},
    // The n-th whole word: "South-Sudan" is one, "Sudan's" is not.
    {"South-Sudan left; Sudan's army came.",
     {{"Sudan's", "country:SDN", country, "SDN"}},
     "Sudan=country:SDN",
     "1/0/0"},
};

}  // namespace

TEST_CASE("the judge of case tables") {
    for (const auto& c : cases)
        CHECK_MESSAGE(score(c) == c.score, c.text << " | " << c.expected << ": " << score(c));
}
