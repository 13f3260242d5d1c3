// The values of an event as attributes: the same names and order wherever an event is shown, on an edge or as
// a node.
#pragma once

#include <span>

#include "graph/model/cast.hpp"
#include "graph/model/property_graph.hpp"
#include "graph/schema/event.hpp"

namespace entente::projection {

std::span<const model::Attribute> event_attributes();

// What the event is called on an edge: its type, else its act.
inline std::string_view label_of(const schema::Event& event) {
    return event.type.empty() ? event.act : event.type;
}

// Sets them from `first` on.
void set_event(model::Row& row, std::size_t first, const schema::Event& event);

// An actor as a node: label, actor_id, entity_kind, code, country, sector.
std::span<const model::Attribute> actor_attributes();
void set_actor(model::Row& row, const model::Actor& actor);

}  // namespace entente::projection
