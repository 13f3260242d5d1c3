// Rows of the tables as actors, as of a day.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"

namespace entente::actors {

Actor country_actor(const Country& country);
Actor organization_actor(const Organization& organization);
Actor group_actor(const Group& group);
Actor place_actor(const Place& place);
Actor territory_actor(const Territory& territory);

// A body of this state; `owner` counts where every state has such a body.
Actor body_actor(const Knowledge& knowledge, const Body& body, std::string_view owner);

// A state or organisation by its code.
std::optional<Actor> owner_actor(const Knowledge& knowledge, std::string_view code);

// "Iranian officials", "Russian troops", "Chinese companies": the state, its armed force, or people of it.
Actor noun_actor(const Knowledge& knowledge, const Noun& noun, std::string_view lemma,
                 std::string_view owner);

// An organisation that no table has, of a state that its own name tells.
Actor named_group(std::string_view name, std::string_view owner);

// The office itself, its holder unknown: office:JPN/foreign-minister, office:RUS/ambassador-to-deu.
Actor office_actor(const Knowledge& knowledge, const Office& office, std::string_view owner,
                   std::string_view to = {});

// 'm', 'f' or 0.
char letter(Gender gender);

// A person of the tables, acting for `owner` ("" = as his terms say), with the office held on the day.
Actor person_actor(const Knowledge& knowledge, const Person& person, std::string_view owner,
                   std::optional<schema::Day> day);

// A person that no table has, named with an office of a state: person:JPN/taro-yamada/diplomat. The kind of
// office keeps namesakes apart across documents ("other" where it is not told); years are the graph's affair.
Actor unknown_person(const Knowledge& knowledge, std::string_view name, std::string_view owner,
                     const Office* office, std::string_view title, std::string_view kind = {});

}  // namespace entente::actors
