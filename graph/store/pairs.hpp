// Which events somebody takes part in, and which two deal with each other in: by indexes, as numbers of
// events, which are in order of time. Store::event() gives what lies behind a number.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::store {

using Numbers = std::vector<std::int64_t>;

// Whom dyads can be looked up by: an actor's id, or "=JPN" for all who act for JPN. Keys that are not in the
// store give no number.
schema::Result<Numbers> ends(Store& store, std::span<const std::string> keys);

// Events in which one of `a` deals with one of `b`; each once.
schema::Result<Numbers> events_between(Store& store, std::span<const std::int64_t> a,
                                       std::span<const std::int64_t> b, bool meetings_only);

// Events in which one of these takes part, also with nobody at the other end; each once. Keys as of ends().
schema::Result<Numbers> events_with(Store& store, std::span<const std::string> keys);

// Events of that act (any where none is given) and status.
schema::Result<Numbers> events_of(Store& store, const std::optional<std::string>& act,
                                  const std::optional<schema::Status>& status);

}  // namespace entente::store
