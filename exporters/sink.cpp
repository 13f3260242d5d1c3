#include "exporters/sink.hpp"

#include <algorithm>
#include <set>

#include "graph/schema/utf8.hpp"

namespace entente::exporters {
namespace {

bool in_xml(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF;  // surrogates are no UTF-8
}

bool in_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':';
}

}  // namespace

void Sink::put(std::string_view text) {
    buffer_.append(text.data(), text.data() + text.size());
    if (buffer_.size() > 64 * 1024) flush();
}

void Sink::flush() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
}

schema::Result<void> Sink::finish() {
    flush();
    out_.flush();
    if (out_.good()) return {};
    return std::unexpected(schema::Error{schema::ErrorCode::io,
                                         "the graph could not be written to its end",
                                         {},
                                         0,
                                         "check the space on the disk, or the program that reads the pipe"});
}

std::string clean(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::string_view before = text;
        const auto c = schema::take_code_point(text);
        if (c && in_xml(*c))
            out += before.substr(0, before.size() - text.size());
        else
            out += "\uFFFD";
    }
    return out;
}

std::string portable(std::string_view id) {
    std::string out;
    for (const char c : id)
        if ((c & 0xC0) != 0x80) out += in_id(c) ? c : '_';  // one for each code point
    return out.empty() ? "_" : out;
}

std::vector<std::string> portable_ids(const model::Graph& graph) {
    std::vector<std::string> ids;
    std::set<std::string, std::less<>> used;
    for (std::size_t v = 0; v < num_vertices(graph); ++v) {
        const std::string base = portable(graph[v].id);
        std::string id = base;
        for (int i = 2; !used.insert(id).second; ++i) id = fmt::format("{}.{}", base, i);
        ids.push_back(std::move(id));
    }
    return ids;
}

}  // namespace entente::exporters
