#include "exporters/json.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace entente::exporters {
namespace {

// What a byte of a text asks for.
constexpr std::uint8_t escaping = 1, mending = 2;  // mending: no ASCII, and so perhaps no UTF-8
constexpr auto asks = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0; c < 0x20; ++c) table[c] = escaping;
    for (unsigned c = 0x80; c < 256; ++c) table[c] = mending;
    table['"'] = table['\\'] = escaping;
    return table;
}();

bool needs_escape(char c) {
    return asks[static_cast<unsigned char>(c)] == escaping;
}

std::uint8_t asked_by(std::string_view text) {
    std::uint8_t asked = 0;
    for (const char c : text) asked |= asks[static_cast<unsigned char>(c)];
    return asked;
}

void put_escape(Sink& out, char c) {
    switch (c) {
        case '"':
            return out.put("\\\"");
        case '\\':
            return out.put("\\\\");
        case '\n':
            return out.put("\\n");
        case '\r':
            return out.put("\\r");
        case '\t':
            return out.put("\\t");
        default:
            return out.print("\\u{:04x}", static_cast<unsigned char>(c));
    }
}

void put_escaped(Sink& out, std::string_view text) {
    while (!text.empty()) {
        const auto plain = std::ranges::find_if(text, needs_escape) - text.begin();
        out.put(text.substr(0, static_cast<std::size_t>(plain)));
        text.remove_prefix(static_cast<std::size_t>(plain));
        if (text.empty()) return;
        put_escape(out, text.front());
        text.remove_prefix(1);
    }
}

std::string quoted(std::string_view text) {
    std::ostringstream stream;
    Sink out(stream);
    put_json(out, text);
    if (!out.finish()) return {};
    return stream.str();
}

}  // namespace

void put_json(Sink& out, std::string_view text) {
    out.put('"');
    const auto asked = asked_by(text);
    if (asked == 0)
        out.put(text);
    else if ((asked & mending) == 0 || is_utf8(text))
        put_escaped(out, text);
    else
        put_escaped(out, repaired(text));
    out.put('"');
}

void put_json(Sink& out, const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) put_json(out, *text);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) out.number(*integer);
    if (const auto* real = std::get_if<double>(&value)) put_real(out, *real);
}

void put_json_facts(Sink& out, const model::PropertyGraph& graph) {
    out.put('{');
    std::string_view comma;
    for (const auto& [name, text] : graph.facts()) {
        out.put(comma);
        put_json(out, std::string_view(name));
        out.put(':');
        put_json(out, std::string_view(text));
        comma = ",";
    }
    out.put('}');
}

JsonFields::JsonFields(std::span<const model::Attribute> attributes,
                       std::span<const std::string_view> taken) {
    for (const auto& name : distinct_names(attributes, taken)) keys_.push_back(quoted(name) + ":");
}

bool JsonFields::put(Sink& out, const model::Row& row, bool comma) const {
    bool any = false;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row[i])) continue;
        if (comma || any) out.put(',');
        out.put(keys_[i]);
        put_json(out, row[i]);
        any = true;
    }
    return any;
}

void JsonFields::rename(std::size_t attribute, std::string_view name) {
    keys_[attribute] = quoted(name) + ":";
}

}  // namespace entente::exporters
