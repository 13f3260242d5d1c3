// Events as records: derived codes, ids, spans in code points.
#pragma once

#include <string>
#include <vector>

#include "extractors/events/event.hpp"
#include "extractors/text/document.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

// One text of a document with its code points.
struct Texts {
    std::string_view text;
    std::string_view title;
    const text::CodePoints& text_points;
    const text::CodePoints& title_points;
};

schema::Result<schema::Record> record_of(const Event& event, std::string_view document, const Texts& texts,
                                         const schema::EventTypes& types);

// At least two parties, not all of one state; an armed group counts as another.
schema::Scope scope_of(const Event& event);

// "r_" and a hash of document, trigger and ordinal: the same input gives the same id for ever.
std::string record_id(std::string_view document, const schema::FieldSpan& trigger, std::uint32_t ordinal);

}  // namespace entente::events
