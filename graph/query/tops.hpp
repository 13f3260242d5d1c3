// Who and what comes most often in a store, or in a window of it.
#pragma once

#include <optional>

#include "graph/query/answer.hpp"
#include "graph/query/path.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

struct TopQuery {
    Through among = Through::countries;  // of pairs, brokers and hosts
    std::optional<schema::Day> from = {};
    std::optional<schema::Day> to = {};
    std::size_t offset = 0;
    std::size_t limit = 20;  // 0: all
};

// Of what happened and is no old news. Pairs: by meetings, then events. Hosts: by meetings that they hosted.
// Topics: by meetings about them, without regard to case.
schema::Result<Answer> top_pairs(store::Store& store, const TopQuery& query);
schema::Result<Answer> top_hosts(store::Store& store, const TopQuery& query);
schema::Result<Answer> top_topics(store::Store& store, const TopQuery& query);

// Who ties those that are not tied to each other, by effective size: the number of neighbours less the mean
// number of ties that a neighbour has to the other ones (Burt 1992, as Borgatti 1997 puts it for ties without
// weights: n - 2t/n). Reads all ties of the window.
schema::Result<Answer> top_brokers(store::Store& store, const TopQuery& query);

}  // namespace entente::query
