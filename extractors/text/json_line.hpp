// One line of JSONL as fields: what is ours as values, the rest cut out of the line as it stands. Used by
// read_jsonl.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/text/options.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

// The fields that are ours, as they stand in the line.
struct JsonFields {
    std::optional<std::string> id, text, date, title, source, url;
    std::size_t text_begin = 0;  // of the raw string within its quotes
    std::size_t text_end = 0;
    std::string extra;  // members, joined by commas

    // Null for a field that is not ours.
    std::optional<std::string>* find(std::string_view key) {
        if (key == "id") return &id;
        if (key == "text") return &text;
        if (key == "date") return &date;
        if (key == "title") return &title;
        if (key == "source") return &source;
        return key == "url" ? &url : nullptr;
    }
};

// An error about a field.
schema::Error field_error(std::string_view field, std::string what, std::string hint);

// Requires: UTF-8. Errors name the field.
schema::Result<JsonFields> parse_json_line(std::string_view line, const Limits& limits);

}  // namespace entente::text
