// What the program knows of an actor, made ready to be shown: facts, and lists with a heading.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/actor_search.hpp"
#include "extractors/actors/knowledge.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {

struct CardList {
    std::string name;  // "holders", "members"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

using Fact = std::pair<std::string, std::string>;

struct ActorCard {
    std::string id;  // "country:JPN"
    std::string name;
    std::string kind;
    std::vector<Fact> facts;
    std::vector<CardList> lists;
};

// The cells of a row of the tables by its place ("countries.tsv:12"), those that hold something: names and
// aliases as they were written, which linking has no use for once they are in its trie.
using RowCells = std::function<std::vector<Fact>(std::string_view place)>;

ActorCard make_card(const actors::Knowledge& knowledge, const FoundActor& found, schema::Day day,
                    const RowCells& cells);

}  // namespace entente::app
