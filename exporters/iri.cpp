#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "exporters/rdf.hpp"

namespace entente::exporters {
namespace {

// What readers may tidy away is no part of an id: segments that are empty, . or .. (rdflib does so).
bool stays(char c, std::string_view before) {
    const bool begins = before.empty() || before.ends_with('/');
    if (c == '/') return !begins;
    if (c == '.') return !begins && !before.ends_with("%2E");
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_~:").find(c) != std::string_view::npos;
}

}  // namespace

std::string expand(std::string_view name) {
    const auto colon = name.find(':');
    const auto* known = std::ranges::find(namespaces, name.substr(0, colon), &Namespace::prefix);
    return std::string(known->iri) + std::string(name.substr(colon + 1));
}

std::string iri_part(std::string_view id) {
    std::string out;
    for (const char c : id) {
        if (stays(c, out))
            out += c;
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace entente::exporters
