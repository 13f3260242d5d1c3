#include "graph/derive/dyads.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

namespace entente::derive {
namespace {

using schema::Event;
using schema::Party;

Party party(std::string id, std::string code, std::optional<int> side = {}) {
    Party made;
    made.id = std::move(id);
    made.code = std::move(code);
    made.side = side;
    return made;
}

// "a>b" for what a does to b, "a-b" for what both do.
std::vector<std::string> read(const Event& event) {
    Ends ends;
    const auto rows = dyads(event, ends);
    const auto keys = ends.keys();
    std::vector<std::string> lines;
    for (const auto& [a, b, way] : rows) {
        std::string one = keys[static_cast<std::size_t>(a - 1)],
                    other = keys[static_cast<std::size_t>(b - 1)];
        if (way == 0 && other < one) std::swap(one, other);
        lines.push_back(fmt::format("{}{}{}", one, way == 0 ? "-" : ">", other));
    }
    std::ranges::sort(lines);
    return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("each party counts as itself and as one of its state") {
    Event event;
    event.actor = {party("person:ruiz", "PER")};
    event.recipient = {party("country:CHL", "CHL")};
    CHECK(read(event) ==
          Lines{"=PER>=CHL", "=PER>country:CHL", "person:ruiz>=CHL", "person:ruiz>country:CHL"});
    event.reciprocal = true;
    CHECK(read(event) ==
          Lines{"=CHL-=PER", "=CHL-person:ruiz", "=PER-country:CHL", "country:CHL-person:ruiz"});
}

TEST_CASE("two of one side do not deal with each other, nor a state with itself") {
    Event event;
    event.reciprocal = true;
    event.actor = {party("a", "PER", 1), party("b", "PER", 1), party("c", "CHL", 2)};
    CHECK(read(event) == Lines{"=CHL-=PER", "=CHL-a", "=CHL-b", "=PER-c", "a-c", "b-c"});
    event.actor = {party("a", "PER"), party("b", "PER")};
    CHECK(read(event) == Lines{"=PER-a", "=PER-b", "a-b"});
}

TEST_CASE("who acts on each other in one event is on both ways") {
    Event event;
    event.actor = {party("a", ""), party("b", "")};
    event.recipient = {party("b", ""), party("a", "")};
    CHECK(read(event) == Lines{"a-b"});
}

TEST_CASE("nobody at the other end: no dyad") {
    Event event;
    event.actor = {party("a", "PER")};
    CHECK(read(event).empty());
}

}  // namespace
}  // namespace entente::derive
