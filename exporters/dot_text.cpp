#include "exporters/dot_text.hpp"

#include <algorithm>
#include <cctype>

#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

std::string escape(std::string_view text, std::string_view backslash, std::string_view ampersand) {
    std::string out;
    for (const char c : clean(text)) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += backslash;
                break;
            case '&':
                out += ampersand;
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace

std::string dot_label(std::string_view text) {
    return escape(text, "\\\\", "&amp;");
}

std::string dot_tooltip(std::string_view text) {
    return escape(text, R"(\\\\)", "&amp;");
}

std::string dot_plain(std::string_view text) {
    return escape(text, "\\\\", "&");
}

std::string dot_plain_id(std::string id) {
    std::string word = id;
    std::ranges::transform(word, word.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    for (const std::string_view taken : {"graph", "digraph", "subgraph", "strict", "node", "edge"})
        if (word == taken) return id + "_";
    return id;
}

}  // namespace entente::exporters
