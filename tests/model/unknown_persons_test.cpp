#include "graph/model/unknown_persons.hpp"

#include <doctest/doctest.h>

using namespace entente;

namespace {

schema::Event event(std::string_view date, std::string document, std::string person) {
    schema::Event made;
    made.document = std::move(document);
    if (!date.empty()) made.date = schema::parse_date(date).value();
    made.actor.emplace_back().id = std::move(person);
    return made;
}

// Ids of the only actors, in order.
std::vector<std::string> ids(std::vector<schema::Event> events) {
    model::Bearers bearers;
    for (auto& event : events) {
        for (auto* parties : {&event.actor, &event.recipient})
            for (auto& party : *parties) party.id = model::lasting_id(party.id, event.document);
        bearers.rename(event);
    }
    std::vector<std::string> found;
    for (const auto& each : events) found.push_back(each.actor.front().id);
    return found;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("which persons no table knows") {
    CHECK(model::is_unknown_person("person:RUS/ivan-petrov/diplomat"));
    CHECK_FALSE(model::is_unknown_person("person:USA/jd-vance"));
    CHECK_FALSE(model::is_unknown_person("person:Q7747"));
    CHECK_FALSE(model::is_unknown_person("body:UN/security-council/x"));
}

TEST_CASE("a full name is one person as long as the years go together") {
    const std::string petrov = "person:RUS/ivan-petrov/diplomat";
    CHECK(ids({event("2001-02-03", "a", petrov), event("2005", "b", petrov), event("2010-01-01", "c", petrov),
               event("2019-05-01", "d", petrov), event("2020-05-01", "e", petrov), event("", "f", petrov)}) ==
          Ids{petrov, petrov, petrov, petrov + "~2019", petrov + "~2019", petrov});
}

TEST_CASE("another office is another person") {
    CHECK(ids({event("2001", "a", "person:RUS/ivan-petrov/diplomat"),
               event("2001", "a", "person:RUS/ivan-petrov/governor")}) ==
          Ids{"person:RUS/ivan-petrov/diplomat", "person:RUS/ivan-petrov/governor"});
}

TEST_CASE("a surname alone is one document's") {
    const std::string petrov = "person:RUS/petrov/diplomat";
    CHECK(ids({event("2001", "a", petrov), event("2001", "a", petrov), event("2001", "b", petrov)}) ==
          Ids{petrov + "~a", petrov + "~a", petrov + "~b"});
}

TEST_CASE("who is known keeps the id") {
    CHECK(ids({event("1990", "a", "person:Q7747"), event("2020", "b", "person:Q7747")}) ==
          Ids{"person:Q7747", "person:Q7747"});
}
