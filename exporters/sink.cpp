#include "exporters/sink.hpp"

#include <algorithm>

#include "graph/schema/utf8.hpp"

namespace entente::exporters {
namespace {

bool in_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':';
}

}  // namespace

void Sink::flush() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
}

void Sink::value(const model::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) put(*text);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) number(*integer);
    if (const auto* real = std::get_if<double>(&value)) number(*real);
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

void put_real(Sink& out, double value) {
    const auto text = fmt::format("{}", value);  // with an exponent from 1e16 on, before readers lose digits
    out.put(text);
    if (text.find_first_of(".e") == std::string::npos) out.put(".0");
}

bool is_utf8(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0; }) || !schema::find_bad_utf8(text);
}

std::string repaired(std::string_view text) {
    std::string out;
    for (auto bad = schema::find_bad_utf8(text); bad; bad = schema::find_bad_utf8(text)) {
        out += text.substr(0, *bad);
        out += "\uFFFD";
        text.remove_prefix(*bad + 1);
    }
    out += text;
    return out;
}

std::string readable(std::string_view text) {
    std::string out;
    for (const char c : is_utf8(text) ? std::string(text) : repaired(text)) {
        if (c == '\0')
            out += "\uFFFD";
        else
            out += c;
    }
    return out;
}

bool in_xml(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF;  // surrogates are no UTF-8
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

std::vector<std::string> distinct_names(std::span<const model::Attribute> attributes,
                                        std::span<const std::string_view> taken,
                                        std::string (*fit)(std::string_view)) {
    std::unordered_set<std::string> used;
    for (const auto name : taken) used.emplace(name);
    std::vector<std::string> names;
    for (const auto& attribute : attributes) {
        std::string name = fit(attribute.name);
        while (!used.insert(name).second) name += '_';
        names.push_back(std::move(name));
    }
    return names;
}

PortableIds::PortableIds(const model::PropertyGraph& graph, Fit fit, IdSpace space)
    : graph_(graph), fit_(fit), space_(space) {
    nodes_.reserve(graph.node_count());
    for (std::size_t v = 0; v < graph.node_count(); ++v) {
        const std::string base = fit(graph.node_id(v));
        std::string id = base;
        for (int i = 2; used_.contains(id); ++i) id = fmt::format("{}.{}", base, i);
        nodes_.push_back(std::move(id));
        used_.insert(nodes_.back());
    }
    const auto begins_so = [&](std::string_view id) { return id.starts_with(made_up_); };
    while (std::ranges::any_of(used_, begins_so)) made_up_ += '-';
    for (std::size_t e = 0; e < graph.edge_count(); ++e)
        while (begins_so(graph.edge_id(e))) made_up_ += '-';
    while (std::ranges::any_of(used_, begins_so)) made_up_ += '-';
}

bool PortableIds::is_free(std::string_view id) const {
    return !id.empty() && fit_(id) == id && (space_ == IdSpace::apart || !used_.contains(id));
}

std::string PortableIds::edge(std::size_t edge) const {
    auto id = graph_.edge_id(edge);
    if (id.empty() && space_ == IdSpace::apart) return id;
    return is_free(id) ? id : fmt::format("{}{}", made_up_, edge + 1);
}

}  // namespace entente::exporters
