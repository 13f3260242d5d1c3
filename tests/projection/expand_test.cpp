#include "graph/projection/expand.hpp"

#include <doctest/doctest.h>

#include "graph/model/merge.hpp"
#include "tests/projection/cases.hpp"

namespace entente::projection {
namespace {

using test::state;

schema::Day day(std::string_view iso) {
    return schema::parse_date(iso)->start;
}

// LTU joined in 2004, GBR left on 2020-01-31.
Organization union_of_states() {
    return {"org:EU",
            {{state("FRA"), {}, {}},
             {state("GBR"), {}, day("2020-01-31")},
             {state("LTU"), day("2004-05-01"), {}}}};
}

std::vector<std::string> ids(const std::vector<schema::Party>& parties) {
    std::vector<std::string> ids;
    for (const auto& party : parties) ids.push_back(party.id);
    return ids;
}

std::vector<schema::Event> events(std::string date, std::vector<schema::Party> actors,
                                  std::vector<schema::Party> recipients) {
    const std::vector<schema::Record> records{
        test::told("r_1", std::move(date), std::move(actors), std::move(recipients))};
    return model::merge(records);
}

TEST_CASE("members stand for their organisation on the day of the event") {
    const auto eu = test::party("org:EU", schema::ActorKind::organization, "", "", 2, "host");
    struct Case {
        const char* date;
        std::vector<std::string> members;
    };
    const Case cases[] = {{"1999-01-01", {"country:FRA", "country:GBR"}},
                          {"2010", {"country:FRA", "country:GBR", "country:LTU"}},
                          {"2020-01-31", {"country:FRA", "country:GBR", "country:LTU"}},
                          {"2020-02-01", {"country:FRA", "country:LTU"}},
                          {"", {"org:EU"}}};
    for (const auto& [date, members] : cases) {
        CAPTURE(date);
        auto told = events(date, {state("USA")}, {eu});
        expand(told, union_of_states());
        CHECK(ids(told[0].recipient) == members);
        CHECK(ids(told[0].actor) == std::vector<std::string>{"country:USA"});
        for (const auto& party : told[0].recipient) {
            CHECK(party.side == 2);
            CHECK(party.role == "host");
        }
    }
}

TEST_CASE("who is there already comes once, and others are left alone") {
    auto told = events("2010", {test::party("org:EU", schema::ActorKind::organization, ""), state("FRA")},
                       {test::party("org:NATO", schema::ActorKind::organization, "")});
    expand(told, union_of_states());
    CHECK(ids(told[0].actor) == std::vector<std::string>{"country:FRA", "country:GBR", "country:LTU"});
    CHECK(ids(told[0].recipient) == std::vector<std::string>{"org:NATO"});
    auto nobody = events("2010", {test::party("org:EU", schema::ActorKind::organization, "")}, {});
    expand(nobody, {"org:EU", {}});
    CHECK(ids(nobody[0].actor) == std::vector<std::string>{"org:EU"});
}

}  // namespace
}  // namespace entente::projection
