#include "importers/xml_reader.hpp"

#include <fmt/format.h>

namespace entente::importers {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::size_t head_bytes = 256 << 10;

Error bad_form(std::string_view what) {
    return {ErrorCode::invalid,
            fmt::format("not well-formed XML: {}", what),
            {},
            0,
            "write it with a program that knows XML"};
}

Error error_of(XmlFault fault, std::uint64_t max_tag_bytes) {
    switch (fault) {
        case XmlFault::ended:
            return {ErrorCode::invalid, "the file ends too early", {}, 0, "fetch or write it again"};
        case XmlFault::character:
            return {
                ErrorCode::invalid,
                "a character that XML does not allow here, or a byte that is no UTF-8",
                {},
                0,
                "write < and & as &lt; and &amp;, take control characters out, and save the file as UTF-8"};
        case XmlFault::mismatch:
            return bad_form("a tag closes another element than the last that was opened");
        case XmlFault::duplicate_attribute:
            return bad_form("a tag has an attribute twice");
        case XmlFault::bad_reference:
            return bad_form("a number that is that of no character");
        case XmlFault::behind_the_end:
            return bad_form("something behind the end");
        case XmlFault::syntax:
            return bad_form("something that is no element");
        case XmlFault::undefined_entity:
            return {ErrorCode::invalid,
                    "names an entity that is not declared",
                    {},
                    0,
                    "write the character itself"};
        case XmlFault::too_long:
            return {ErrorCode::limit,
                    fmt::format("a tag or comment of more than {} bytes", max_tag_bytes),
                    {},
                    0,
                    "shorten it, or leave it out"};
        case XmlFault::encoding:
            return {ErrorCode::unsupported,
                    "the encoding that the file declares is not read, or not its own",
                    {},
                    0,
                    "iconv -t UTF-8 makes it readable; let its first line say UTF-8"};
        case XmlFault::memory:
            return {ErrorCode::limit, "no memory left", {}, 0, "split the file"};
        case XmlFault::none:
        case XmlFault::stopped:
        case XmlFault::other:
            break;
    }
    return bad_form("what it declares");
}

}  // namespace

XmlReader::XmlReader(const Input& input, XmlListener& listener)
    : input_(input), guard_(listener, input.limits.max_depth) {
    std::string head(head_bytes, '\0');
    input.in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(input.in.gcount()));
    const auto most = input.limits.max_value_bytes;
    if (XmlScanner::reads(head))
        parser_.emplace<XmlScanner>(input.in, std::move(head), guard_, most);
    else
        parser_.emplace<XmlExpat>(input.in, std::move(head), guard_, most);
}

std::uint64_t XmlReader::line() const {
    if (const auto* scanner = std::get_if<XmlScanner>(&parser_)) return scanner->line();
    if (const auto* expat = std::get_if<XmlExpat>(&parser_)) return expat->line();
    return 0;
}

void XmlReader::want_text(bool wanted) {
    if (auto* scanner = std::get_if<XmlScanner>(&parser_)) return scanner->want_text(wanted);
    if (auto* expat = std::get_if<XmlExpat>(&parser_)) return expat->want_text(wanted);
}

Result<void> XmlReader::read() {
    auto* scanner = std::get_if<XmlScanner>(&parser_);
    const auto fault = scanner ? scanner->read() : std::get<XmlExpat>(parser_).read();
    if (fault == XmlFault::none) return {};
    auto error = guard_.error() ? *guard_.error() : error_of(fault, input_.limits.max_value_bytes);
    if (error.line > 0) return std::unexpected(std::move(error));
    return std::unexpected(at(std::move(error), input_.name, line()));
}

}  // namespace entente::importers
