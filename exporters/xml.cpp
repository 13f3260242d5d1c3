#include "exporters/xml.hpp"

#include <algorithm>
#include <array>

namespace entente::exporters {
namespace {

// A carriage return would come back as a line feed.
std::string_view escape(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\r':
            return "&#13;";
        default:
            return {};
    }
}

std::string_view escape_blank(char c) {
    switch (c) {
        case '\n':
            return "&#10;";
        case '\t':
            return "&#9;";
        default:
            return escape(c);
    }
}

// What escape() and clean() would change, or might.
constexpr auto care_table = [] {
    std::array<bool, 256> care{};
    for (unsigned c = 0; c < 256; ++c) care[c] = (c < ' ' && c != '\t' && c != '\n') || c >= 0x7F;
    care['&'] = care['<'] = care['>'] = care['"'] = true;
    return care;
}();

bool needs_care(char c) {
    return care_table[static_cast<unsigned char>(c)];
}

void put_escaped(Sink& out, std::string_view text, std::string_view (*escaped)(char)) {
    for (const char c : text) {
        if (const auto entity = escaped(c); !entity.empty())
            out.put(entity);
        else
            out.put(c);
    }
}

}  // namespace

void put_xml(Sink& out, std::string_view text) {
    if (std::ranges::none_of(text, needs_care))
        out.put(text);
    else
        put_escaped(out, clean(text), escape);
}

void put_xml(Sink& out, const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        put_xml(out, *text);
    else
        out.value(value);
}

void put_xml_attribute(Sink& out, std::string_view text) {
    put_escaped(out, clean(text), escape_blank);
}

}  // namespace entente::exporters
