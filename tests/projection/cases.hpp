// Parties and events for the tests of projections.
#pragma once

#include <fmt/format.h>
#include <map>
#include <string>

#include "graph/projection/projection.hpp"
#include "tests/interop/fixture.hpp"

namespace entente::test {

inline schema::Party party(std::string id, schema::ActorKind kind, std::string country,
                           std::string sector = {}, std::optional<int> side = {}, std::string role = {}) {
    auto party = actor(id, id, kind, std::move(country));
    party.sector = std::move(sector);
    party.side = side;
    party.role = std::move(role);
    return party;
}

inline schema::Party state(const std::string& code) {
    return party("country:" + code, schema::ActorKind::country, code);
}

inline schema::Party minister(const std::string& code, const std::string& name, std::optional<int> side = {},
                              std::string role = {}) {
    return party(fmt::format("person:{}/{}", code, name), schema::ActorKind::person, code, "GOV", side,
                 std::move(role));
}

inline schema::Record meeting(std::string id, std::vector<schema::Party> parties,
                              std::string date = "2022-01-06") {
    auto record = told(std::move(id), std::move(date), std::move(parties), {});
    record.act = record.type = "CONSULT";
    record.reciprocal = true;
    return record;
}

// "a - b 0.5" for what has no direction, "a > b 1" for what has; by event and number.
inline std::vector<std::string> lines(const projection::Projection& projection) {
    std::vector<std::string> lines;
    for (const auto& link : projection.links)
        lines.push_back(fmt::format("{} {} {} {:.3g}", projection.nodes[link.source].id,
                                    link.symmetric ? "-" : ">", projection.nodes[link.target].id,
                                    link.weight));
    return lines;
}

inline std::vector<std::string> node_ids(const projection::Projection& projection) {
    std::vector<std::string> ids;
    for (const auto& node : projection.nodes) ids.push_back(node.id);
    return ids;
}

using Lines = std::vector<std::string>;

}  // namespace entente::test
