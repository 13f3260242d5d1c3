// Is this line an event record, to the letter? `entente validate` and the tests ask here. parse_record is
// lenient, so that records of other tools can be read; this is strict: the shipped JSON Schema
// (data/record.schema.json), then what a schema cannot tell.
#pragma once

#include <memory>
#include <string_view>

#include "graph/schema/result.hpp"

namespace entente::store {

// A compiled JSON Schema. Read-only; may be shared by threads.
class RecordSchema {
  public:
    struct Compiled;
    explicit RecordSchema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
    const Compiled& compiled() const { return *compiled_; }

  private:
    std::shared_ptr<const Compiled> compiled_;
};

// JSON Schema, draft 04.
schema::Result<RecordSchema> parse_record_schema(std::string_view text, std::string_view name);

// The first thing that is wrong, by its field ("actor[2].kind"). Beyond the schema: days exist, a date's
// start is not after its end, a text has the length of its span.
schema::Result<void> validate_record(std::string_view line, const RecordSchema& schema);

}  // namespace entente::store
