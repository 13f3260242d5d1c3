#include "extractors/text/xml_events.hpp"

#include <cstring>
#include <expat.h>
#include <fmt/format.h>

namespace entente::text {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr int chunk = 64 << 10;

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

struct XmlEvents::State {
    std::istream& in;
    XmlListener& listener;
    Limits limits;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser{XML_ParserCreate(nullptr)};
    std::uint32_t depth = 0;
    std::uint64_t fed = 0;
    std::optional<Error> error{};
    bool ended = false;

    XmlPlace place() const {
        const auto begin = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser.get()));
        return {{begin, begin + static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser.get()))},
                XML_GetCurrentLineNumber(parser.get())};
    }

    void stop(Error why) {
        if (error) return;
        why.line = XML_GetCurrentLineNumber(parser.get());
        error = std::move(why);
        XML_StopParser(parser.get(), XML_FALSE);
    }

    void ask_listener() {
        if (auto why = listener.stopped()) stop(*std::move(why));
    }

    // Are these the bytes that the parser stands on?
    bool is_verbatim(std::string_view text, const XmlPlace& where) const {
        int offset = 0;
        int size = 0;
        const char* input = XML_GetInputContext(parser.get(), &offset, &size);
        const auto at = static_cast<std::size_t>(offset);
        return where.bytes.end - where.bytes.begin == text.size() && input &&
               at + text.size() <= static_cast<std::size_t>(size) &&
               std::memcmp(input + at, text.data(), text.size()) == 0;
    }
};

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair; pair += 2)
        if (name == pair[0]) return pair[1];
    return {};
}

XmlEvents::XmlEvents(std::istream& in, XmlListener& listener, const Limits& limits)
    : state_(new State{in, listener, limits}) {
    XML_Parser parser = state_->parser.get();
    XML_SetUserData(parser, state_.get());
    XML_SetElementHandler(
        parser,
        [](void* data, const char* name, const char** attributes) {
            auto& state = *static_cast<State*>(data);
            if (state.error) return;
            if (++state.depth > state.limits.max_depth)
                return state.stop({ErrorCode::limit,
                                   fmt::format("elements nest more than {} deep", state.limits.max_depth),
                                   {},
                                   0,
                                   "raise --max-depth"});
            state.listener.open(name, XmlAttributes(attributes), state.place());
            state.ask_listener();
        },
        [](void* data, const char* name) {
            auto& state = *static_cast<State*>(data);
            if (state.error) return;
            --state.depth;
            state.listener.close(name, state.place());
            state.ask_listener();
        });
    XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int size) {
        auto& state = *static_cast<State*>(data);
        if (state.error) return;
        const auto where = state.place();
        const std::string_view read(text, static_cast<std::size_t>(size));
        state.listener.text(read, where, state.is_verbatim(read, where));
    });
    XML_SetEntityDeclHandler(parser, [](void* data, const char* name, int, const char*, int, const char*,
                                        const char*, const char*, const char*) {
        auto& state = *static_cast<State*>(data);
        state.stop({ErrorCode::invalid,
                    fmt::format("declares the entity \"{}\"; entities are not expanded", name),
                    {},
                    0,
                    "write out what it stands for"});
    });
    XML_SetSkippedEntityHandler(parser, [](void* data, const char* name, int is_parameter) {
        auto& state = *static_cast<State*>(data);
        if (!state.error && !is_parameter) state.listener.reference(name, state.place());
    });
    // As if there were an external DTD, which nobody reads: an entity that is not declared may be one of its.
    XML_UseForeignDTD(parser, XML_TRUE);
    XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_ALWAYS);
    XML_SetExternalEntityRefHandler(
        parser,
        [](XML_Parser, const char*, const char*, const char*, const char*) -> int { return XML_STATUS_OK; });
}

XmlEvents::~XmlEvents() = default;

Result<bool> XmlEvents::more() {
    State& state = *state_;
    if (state.ended) return false;
    XML_Parser parser = state.parser.get();
    void* buffer = XML_GetBuffer(parser, chunk);
    if (!buffer) return std::unexpected(Error{ErrorCode::limit, "XML: no memory left", {}, 0, {}});
    state.in.read(static_cast<char*>(buffer), chunk);
    const auto size = static_cast<int>(state.in.gcount());
    state.fed += static_cast<std::uint64_t>(size);
    state.ended = size == 0;
    const auto status = XML_ParseBuffer(parser, size, state.ended ? XML_TRUE : XML_FALSE);
    if (state.error) return std::unexpected(*state.error);
    if (status == XML_STATUS_ERROR)
        return std::unexpected(
            Error{ErrorCode::invalid,
                  fmt::format("not well-formed XML: {}", XML_ErrorString(XML_GetErrorCode(parser))),
                  {},
                  XML_GetCurrentLineNumber(parser),
                  "fetch or write the file again"});
    // Expat holds what it has not come to the end of: a tag, a comment.
    const auto done = XML_GetCurrentByteIndex(parser);
    if (!state.ended && done >= 0 &&
        state.fed - static_cast<std::uint64_t>(done) > state.limits.max_line_bytes)
        return std::unexpected(
            Error{ErrorCode::limit,
                  fmt::format("a tag or comment is longer than {} bytes", state.limits.max_line_bytes),
                  {},
                  XML_GetCurrentLineNumber(parser),
                  "raise --max-line-bytes"});
    return !state.ended;
}

}  // namespace entente::text
