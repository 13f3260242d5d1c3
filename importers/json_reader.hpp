// JSON as a stream of events, by RapidJSON's SAX reader, for input that is hostile until read: depth and the
// length of a value are bounded, and no tree is built.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/model/property_graph.hpp"
#include "graph/schema/result.hpp"
#include "importers/importer.hpp"

namespace entente::importers {

struct JsonScalar {
    enum Kind : std::uint8_t { null, boolean, integer, number, text } kind = null;
    std::int64_t integer_value = 0;  // of truth values 0 and 1
    double number_value = 0;         // may be no finite one: Python writes NaN
    bool too_large = false;          // a whole number of more than 64 bits, here as the nearest one
    std::string_view text_value = {};
};

// Who listens; texts are UTF-8 and valid during the call. An error ends the reading.
class JsonListener {
  public:
    virtual ~JsonListener() = default;
    virtual schema::Result<void> key(std::string_view name) = 0;
    virtual schema::Result<void> scalar(const JsonScalar& value) = 0;
    virtual schema::Result<void> open(bool is_object) = 0;
    virtual schema::Result<void> close(bool is_object) = 0;
};

// `line` is kept at the line of the event, 1-based.
schema::Result<void> read_json(const Input& input, JsonListener& listener, std::uint64_t& line);

}  // namespace entente::importers
