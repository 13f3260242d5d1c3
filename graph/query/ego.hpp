// Whom somebody deals with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/query/answer.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

struct EgoQuery {
    std::string a;  // an ACTOR
    std::optional<schema::Day> from = {};
    std::optional<schema::Day> to = {};
    std::size_t offset = 0;
    std::size_t limit = 0;  // 0: all
};

// A neighbour a row, most events first: how many events and meetings, from when to when. States are tied to
// states, and persons and bodies to their like. Only what happened and is no old news.
schema::Result<Answer> ego(store::Store& store, const EgoQuery& query);

}  // namespace entente::query
