// What queries over ties share: how an end is shown, the span of a window, and the proofs of an event.
#pragma once

#include <optional>
#include <string>

#include "graph/query/answer.hpp"
#include "graph/schema/event.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"
#include "graph/store/ties.hpp"

namespace entente::query {

// "Antony Blinken"; "Japan" for "=JPN".
std::string label(const store::EndName& end);

// An actor's id; "JPN" for "=JPN".
std::string id_of(const store::EndName& end);

// None where neither day is given.
schema::Result<std::optional<store::Span>> window_of(store::Store& store,
                                                     const std::optional<schema::Day>& from,
                                                     const std::optional<schema::Day>& to);

// To the answer's last row; none for no event.
schema::Result<void> add_proofs_of(const schema::Event* event, Answer& answer, store::Store& store);

}  // namespace entente::query
