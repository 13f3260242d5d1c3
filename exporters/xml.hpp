// What the writers of XML formats share.
#pragma once

#include <string>
#include <string_view>

#include "exporters/sink.hpp"

namespace entente::exporters {

// Text of an element or of an attribute in double quotes: escaped, with U+FFFD for what XML forbids.
void put_xml(Sink& out, std::string_view text);
void put_xml(Sink& out, const model::Value& value);
inline void put_xml(Sink& out, const std::string& text) {
    put_xml(out, std::string_view(text));
}

// As GraphML and GEXF call it: "string", "long", "double".
std::string_view xml_type(model::ValueType type);

// In an attribute, where blanks would be normalised: line ends and tabs as character references.
void put_xml_attribute(Sink& out, std::string_view text);

}  // namespace entente::exporters
