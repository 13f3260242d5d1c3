// Whom an ACTOR of a query stands for: one selector, or those of an organisation's members, each in his time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/actor_lookup.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/event.hpp"

namespace entente::query {

struct Choice {
    Selector selector;
    std::optional<schema::Day> from = {};   // counts from this day on
    std::optional<schema::Day> until = {};  // and to this day

    friend bool operator==(const Choice&, const Choice&) = default;
};

struct Who {
    std::string label;
    std::vector<Choice> any_of;
};

// The organisations named in `expand`, by their codes, stand for their members.
schema::Result<Who> find_who(std::string_view argument, const std::vector<std::string>& expand,
                             store::Store& store);

// Is the party one of them, in an event of that time? Who is a member for a part of it, is one.
bool matches(const Who& who, const schema::Party& party, const std::optional<schema::DateRange>& date);

// The keys of store/pairs.hpp under which all that may match is found.
schema::Result<std::vector<std::string>> keys(const Who& who, store::Store& store);

// False: all that is found under keys() matches.
bool must_check(const Who& who);

}  // namespace entente::query
