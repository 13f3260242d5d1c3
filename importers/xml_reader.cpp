#include "importers/xml_reader.hpp"

#include <expat.h>
#include <fmt/format.h>
#include <optional>
#include <type_traits>

#include "importers/values.hpp"

namespace entente::importers {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr int chunk = 256 << 10;

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

Error not_well_formed(XML_Error code) {
    switch (code) {
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
            return {ErrorCode::invalid, "the file ends too early", {}, 0, "fetch or write it again"};
        case XML_ERROR_INVALID_TOKEN:
            return {
                ErrorCode::invalid,
                "a character that XML does not allow here, or a byte that is no UTF-8",
                {},
                0,
                "write < and & as &lt; and &amp;, take control characters out, and save the file as UTF-8"};
        case XML_ERROR_UNKNOWN_ENCODING:
        case XML_ERROR_INCORRECT_ENCODING:
            return {ErrorCode::unsupported,
                    "the encoding that the file declares is not read, or not its own",
                    {},
                    0,
                    "iconv -t UTF-8 makes it readable; let its first line say UTF-8"};
        case XML_ERROR_UNDEFINED_ENTITY:
            return {ErrorCode::invalid,
                    "names an entity that is not declared",
                    {},
                    0,
                    "write the character itself"};
        case XML_ERROR_NO_MEMORY:
            return {ErrorCode::limit, "no memory left", {}, 0, "split the file"};
        default:
            return {ErrorCode::invalid,
                    fmt::format("not well-formed XML: {}", XML_ErrorString(code)),
                    {},
                    0,
                    "write it with a program that knows XML"};
    }
}

}  // namespace

struct XmlReader::State {
    const Input& input;
    XmlListener& listener;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser{XML_ParserCreate(nullptr)};
    std::uint32_t depth = 0;
    std::uint64_t fed = 0;
    std::optional<Error> error{};

    void stop(Error why) {
        if (error) return;
        if (why.line == 0) why = at(std::move(why), input.name, XML_GetCurrentLineNumber(parser.get()));
        error = std::move(why);
        XML_StopParser(parser.get(), XML_FALSE);
    }

    void open(std::string_view name, const char** attributes) {
        if (error) return;
        if (++depth > input.limits.max_depth)
            return stop({ErrorCode::limit,
                         fmt::format("elements nest more than {} deep", input.limits.max_depth),
                         {},
                         0,
                         "no graph needs that; write the file again"});
        if (auto taken = listener.open(without_prefix(name), XmlAttributes(attributes)); !taken)
            stop(std::move(taken.error()));
    }

    void close() {
        if (error) return;
        --depth;
        if (auto taken = listener.close(); !taken) stop(std::move(taken.error()));
    }

    void text(std::string_view piece) {
        if (error) return;
        if (auto taken = listener.text(piece); !taken) stop(std::move(taken.error()));
    }

    void refuse_entity(std::string_view name) {
        stop({ErrorCode::unsupported,
              fmt::format("the entity \"{}\"; entities are not expanded", shown(name)),
              {},
              0,
              "write out what it stands for"});
    }

    // What expat holds because it has not come to the end of it: a tag, a comment.
    std::uint64_t held() const {
        const auto done = XML_GetCurrentByteIndex(parser.get());
        return done < 0 ? 0 : fed - static_cast<std::uint64_t>(done);
    }
};

XmlReader::XmlReader(const Input& input, XmlListener& listener) : state_(new State{input, listener}) {
    XML_Parser parser = state_->parser.get();
    XML_SetUserData(parser, state_.get());
    XML_SetElementHandler(
        parser,
        [](void* data, const char* name, const char** attributes) {
            static_cast<State*>(data)->open(name, attributes);
        },
        [](void* data, const char*) { static_cast<State*>(data)->close(); });
    XML_SetEntityDeclHandler(
        parser, [](void* data, const char* name, int, const char*, int, const char*, const char*, const char*,
                   const char*) { static_cast<State*>(data)->refuse_entity(name); });
    XML_SetSkippedEntityHandler(
        parser, [](void* data, const char* name, int) { static_cast<State*>(data)->refuse_entity(name); });
}

XmlReader::~XmlReader() = default;

std::uint64_t XmlReader::line() const {
    return XML_GetCurrentLineNumber(state_->parser.get());
}

void XmlReader::want_text(bool wanted) {
    if (!wanted) return XML_SetCharacterDataHandler(state_->parser.get(), nullptr);
    XML_SetCharacterDataHandler(state_->parser.get(), [](void* data, const char* text, int size) {
        static_cast<State*>(data)->text({text, static_cast<std::size_t>(size)});
    });
}

Result<void> XmlReader::read() {
    State& state = *state_;
    XML_Parser parser = state.parser.get();
    for (bool ended = false; !ended;) {
        void* buffer = XML_GetBuffer(parser, chunk);
        if (!buffer)
            return std::unexpected(at(not_well_formed(XML_ERROR_NO_MEMORY), state.input.name, line()));
        state.input.in.read(static_cast<char*>(buffer), chunk);
        const auto size = static_cast<int>(state.input.in.gcount());
        state.fed += static_cast<std::uint64_t>(size);
        ended = size == 0;
        const auto status = XML_ParseBuffer(parser, size, ended ? XML_TRUE : XML_FALSE);
        if (state.error) return std::unexpected(*state.error);
        if (status == XML_STATUS_ERROR)
            return std::unexpected(at(not_well_formed(XML_GetErrorCode(parser)), state.input.name, line()));
        if (!ended && state.held() > state.input.limits.max_value_bytes)
            return std::unexpected(Error{
                ErrorCode::limit,
                fmt::format("a tag or comment of more than {} bytes", state.input.limits.max_value_bytes),
                state.input.name, line(), "shorten it, or leave it out"});
    }
    return {};
}

}  // namespace entente::importers
