#include "graph/query/actor_lookup.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "graph/schema/fold.hpp"
#include "graph/store/event_tables.hpp"

namespace entente::query {
namespace {

using schema::ActorKind;
using store::KnownActor;

const std::vector<KnownActor> actors = {
    {"country:ESP", "Spain", ActorKind::country, "ESP", "ESP", ""},
    {"org:ASEAN", "Association of Southeast Asian Nations", ActorKind::organization, "ASEAN", "", ""},
    {"group:X/front", "People's Front", ActorKind::group, "", "", ""},
    {"person:CIV/a", "Aïcha Koné", ActorKind::person, "CIV", "CIV", "Foreign Minister"},
    {"person:ESP/ana-ruiz", "Ana Ruiz", ActorKind::person, "ESP", "ESP", "Foreign Minister"},
    {"person:ESP/ana-ruiz", "Ana Ruiz", ActorKind::person, "ESP", "ESP", "Prime Minister"},
    {"person:ESP/jose-ruiz", "José Ruiz", ActorKind::person, "ESP", "ESP", "Minister of Defence"},
    {"person:JOR/x", "Michael Jordan", ActorKind::person, "JOR", "JOR", ""},
    {"person:POL/l", "Łukasz van der Łódzki", ActorKind::person, "POL", "POL", "prime minister"},
};

// A store in memory whose events name these.
store::Store naming(const std::vector<KnownActor>& known) {
    auto store = store::Store::open(":memory:").value();
    auto tables = store::EventTables::in_file(store).value();
    for (const auto& actor : known)
        REQUIRE(tables.put_name({schema::fold(actor.name), actor, schema::fold(actor.office)}));
    return store;
}

std::string dump(store::Store& store, std::string_view argument) {
    const auto found = find_actor(argument, store);
    if (!found) return describe(found.error());
    constexpr std::string_view by[] = {"id", "code", "office"};
    return fmt::format("{} {}{}{}", by[static_cast<std::size_t>(found->by)], found->value,
                       found->code.empty() ? "" : " ", found->code);
}

TEST_CASE("an ACTOR is found by id, name, country, code, office, surname or words of a name") {
    struct Case {
        std::string_view argument;
        std::string_view expected;
    };
    const Case cases[] = {
        {"person:ESP/ana-ruiz", "id person:ESP/ana-ruiz"},
        {"country:ESP", "id country:ESP"},
        {"Ana Ruiz", "id person:ESP/ana-ruiz"},
        {"ana  RUIZ", "id person:ESP/ana-ruiz"},
        {"Jose Ruiz", "id person:ESP/jose-ruiz"},
        {"Spain", "code ESP"},
        {"esp", "code ESP"},
        {"es", "code ESP"},
        {"Poland", "code POL"},  // nobody but its prime minister is in the store
        {"cote d'ivoire", "code CIV"},
        {"asean", "code ASEAN"},
        {"association of southeast asian nations", "code ASEAN"},
        {"Jordan", "code JOR"},  // the country before the surname
        {"peoples front", "the store has no actor \"peoples front\"; did you mean \"People's Front\"?"},
        {"people's front", "id group:X/front"},
        {"minister of defence", "office minister of defence ESP"},
        {"Spain Foreign Minister", "office foreign minister ESP"},
        {"foreign minister of Côte d’Ivoire", "office foreign minister CIV"},
        {"ESP prime minister", "office prime minister ESP"},
        {"Kone", "id person:CIV/a"},
        {"Lodzki", "id person:POL/l"},
        {"van der lodzki", "id person:POL/l"},
        {"lukasz lodzki", "id person:POL/l"},
        {"Ruiz",
         "\"Ruiz\" may be 2 actors; name one of: Ana Ruiz (person:ESP/ana-ruiz); José Ruiz "
         "(person:ESP/jose-ruiz)"},
        {"foreign minister",
         "\"foreign minister\" may be 2 actors; name one of: Foreign Minister of CIV; Foreign Minister of "
         "ESP"},
        {"Ruis", "the store has no actor \"Ruis\"; did you mean \"Ruiz\"?"},
        {"Spian", "the store has no actor \"Spian\"; did you mean \"Spain\"?"},
        {"Sweden",
         "the store has no actor \"Sweden\"; an ACTOR is an id, a name, a surname, a country or its code, or "
         "an office"},
        {"",
         "the store has no actor \"\"; an ACTOR is an id, a name, a surname, a country or its code, or an "
         "office"},
        {"---",
         "the store has no actor \"---\"; an ACTOR is an id, a name, a surname, a country or its code, or an "
         "office"},
        {"\xFF",
         "the store has no actor \"\xFF\"; an ACTOR is an id, a name, a surname, a country or its code, or "
         "an office"},
    };
    auto store = naming(actors);
    for (const auto& [argument, expected] : cases) CHECK(dump(store, argument) == expected);
}

TEST_CASE("a store without events has nobody") {
    auto store = naming({});
    CHECK_FALSE(find_actor("Ana Ruiz", store));
}

TEST_CASE("many choices are cut short") {
    std::vector<KnownActor> many;
    for (int i = 10; i < 40; ++i)
        many.push_back(
            {fmt::format("person:X/{}", i), fmt::format("A{} Ruiz", i), ActorKind::person, "", "", ""});
    auto store = naming(many);
    const auto found = find_actor("ruiz", store);
    REQUIRE_FALSE(found);
    CHECK(found.error().message == "\"ruiz\" may be 30 actors");
    CHECK(found.error().hint.ends_with("A17 Ruiz (person:X/17); and 22 more"));
}

}  // namespace
}  // namespace entente::query
