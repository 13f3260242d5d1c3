#include "exporters/xml.hpp"

#include <algorithm>
#include <array>

#include "graph/schema/utf8.hpp"

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

// What is not written as it is, or is a part of a code point that might not be.
constexpr auto care_table = [] {
    std::array<bool, 256> care{};
    for (unsigned c = 0; c < 256; ++c) care[c] = c < ' ' || c >= 0x7F;
    care['&'] = care['<'] = care['>'] = care['"'] = true;
    return care;
}();

bool needs_care(char c) {
    return care_table[static_cast<unsigned char>(c)];
}

using Escape = std::string_view (*)(char);

// Writes the first code point of the text, which it takes away.
void put_code_point(Sink& out, std::string_view& text, Escape escaped) {
    if (const auto entity = escaped(text.front()); !entity.empty()) {
        out.put(entity);
        text.remove_prefix(1);
        return;
    }
    const auto before = text;
    const auto c = schema::take_code_point(text);
    if (c == U'\u0085' || c == U'\u2028')  // to readers by the rules of XML 1.1 the end of a line
        out.put(c == U'\u0085' ? "&#133;" : "&#8232;");
    else
        out.put(c && in_xml(*c) ? before.substr(0, before.size() - text.size()) : "\uFFFD");
}

void put_escaped(Sink& out, std::string_view text, Escape escaped) {
    while (!text.empty()) {
        const auto end = std::ranges::find_if(text, needs_care);
        const auto harmless = static_cast<std::size_t>(end - text.begin());
        out.put(text.substr(0, harmless));
        text.remove_prefix(harmless);
        if (!text.empty()) put_code_point(out, text, escaped);
    }
}

}  // namespace

void put_xml(Sink& out, std::string_view text) {
    put_escaped(out, text, escape);
}

void put_xml(Sink& out, const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        put_xml(out, *text);
    else
        out.value(value);
}

std::string_view xml_type(model::ValueType type) {
    switch (type) {
        case model::ValueType::text:
            return "string";
        case model::ValueType::integer:
            return "long";
        case model::ValueType::number:
            return "double";
    }
    return "string";
}

void put_xml_attribute(Sink& out, std::string_view text) {
    put_escaped(out, text, escape_blank);
}

}  // namespace entente::exporters
