// What the writers of JSON formats share. JSON holds every text that is UTF-8, so that nothing but bytes that
// are none is lost.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/sink.hpp"

namespace entente::exporters {

// A string with its quotes.
void put_json(Sink& out, std::string_view text);
inline void put_json(Sink& out, const std::string& text) {
    put_json(out, std::string_view(text));
}
// Requires: not absent.
void put_json(Sink& out, const model::Value& value);

// {"name":"text"} of the graph as a whole.
void put_json_facts(Sink& out, const model::PropertyGraph& graph);

// Rows as members of an object, under the names of their attributes; "_" is added to one that the format
// takes for itself.
class JsonFields {
  public:
    JsonFields(std::span<const model::Attribute> attributes, std::span<const std::string_view> taken);

    // "name":value,"name":value without braces; true where there was any. `comma`: one before the first.
    bool put(Sink& out, const model::Row& row, bool comma) const;
    void rename(std::size_t attribute, std::string_view name);

  private:
    std::vector<std::string> keys_;  // "name":
};

}  // namespace entente::exporters
