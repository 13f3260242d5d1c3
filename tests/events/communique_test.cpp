#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/date.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

constexpr std::string_view leaders =
    "We, the leaders of Argentina, Barbados, Canada, the Republic of Chile, Colombia, the United Mexican "
    "States and "
    "the Oriental Republic of Uruguay, gathered in Lima on the margins of the Summit of the Americas on 9 "
    "June 2022, "
    "restate our will to make migration safe and orderly.";

std::vector<std::string> names(const schema::Record& record) {
    std::vector<std::string> all;
    for (const auto& party : record.actor) all.push_back(party.name);
    return all;
}

bool has(const std::vector<std::string>& all, std::string_view name) {
    return std::ranges::find(all, name) != all.end();
}

std::vector<schema::Record> meetings(std::string_view text, std::string_view date) {
    auto records = tests::read(text, date);
    std::erase_if(records, [](const schema::Record& record) { return record.act != "CONSULT"; });
    return records;
}

}  // namespace

TEST_CASE("a declaration's opening tells who met, where and when") {
    const auto found = meetings(leaders, "2022-06-10");
    REQUIRE(found.size() == 1);
    const auto& meeting = found.front();
    CHECK(meeting.mode == "multilateral");
    CHECK(meeting.status == schema::Status::happened);
    CHECK(meeting.reciprocal);
    REQUIRE(meeting.place.has_value());
    CHECK(meeting.place->name == "Lima");
    CHECK(meeting.place->country == "PER");
    REQUIRE(meeting.date.has_value());
    CHECK(schema::to_iso(meeting.date->range.start) == "2022-06-09");
    CHECK(meeting.actor.size() == 7);
}

TEST_CASE("leaders of states are the persons who led them on the day") {
    const auto found = meetings(leaders, "2022-06-10");
    REQUIRE(found.size() == 1);
    const auto all = names(found.front());
    // A president without and beside a prime minister, and prime ministers beside a president and a monarch.
    CHECK(has(all, "Gabriel Boric"));
    CHECK(has(all, "Mia Mottley"));
    CHECK(has(all, "Justin Trudeau"));
    CHECK_FALSE(has(all, "Canada"));
    // Without a day nobody knows.
    const auto undated = meetings("We, the leaders of Chile and Canada, met in Lima.", "");
    REQUIRE(undated.size() == 1);
    CHECK(has(names(undated.front()), "Canada"));
}

TEST_CASE("whoever signs came for his state") {
    const auto found = meetings(
        "We, the governments of Chile, Peru, Bolivia and Fiji, met in Quito from 3-4 May 2022. We want "
        "cleaner rivers. "
        "Minister Ana Rojas of Chile Prime Minister Josaia Voreqe Bainimarama of the Republic of Fiji "
        "President Pedro "
        "Castillo of the Republic of Peru President Luis Arce of Bolivia",
        "2022-05-04");
    REQUIRE(!found.empty());
    const auto all = names(found.front());
    CHECK(has(all, "Frank Bainimarama"));
    CHECK(has(all, "Pedro Castillo"));
    CHECK(has(all, "Luis Arce"));
}

TEST_CASE("an opening that tells of no meeting") {
    for (const std::string_view text : {
             "We, the leaders of Chile and Canada, will meet in Lima next year.",
             "We, the leaders of Chile and Canada, restate the will that we spoke of when we met in Lima.",
             "We met the leaders of the farmers, and Chile is far.",
         })
        for (const auto& record : meetings(text, "2022-06-10"))
            for (const auto& why : record.why) CHECK_MESSAGE(why.rule != "opening of a declaration", text);
}
