#include "importers/xml_expat.hpp"

#include <expat.h>
#include <fmt/format.h>
#include <type_traits>
#include <vector>

#include "importers/values.hpp"

namespace entente::importers {

using schema::Error;
using schema::ErrorCode;

namespace {

constexpr std::size_t chunk = 256 << 10;

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

XmlFault fault_of(XML_Error code) {
    switch (code) {
        case XML_ERROR_NONE:
            return XmlFault::none;
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
            return XmlFault::ended;
        case XML_ERROR_INVALID_TOKEN:
            return XmlFault::character;
        case XML_ERROR_SYNTAX:
            return XmlFault::syntax;
        case XML_ERROR_TAG_MISMATCH:
            return XmlFault::mismatch;
        case XML_ERROR_DUPLICATE_ATTRIBUTE:
            return XmlFault::duplicate_attribute;
        case XML_ERROR_UNDEFINED_ENTITY:
            return XmlFault::undefined_entity;
        case XML_ERROR_BAD_CHAR_REF:
            return XmlFault::bad_reference;
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
            return XmlFault::behind_the_end;
        case XML_ERROR_UNKNOWN_ENCODING:
        case XML_ERROR_INCORRECT_ENCODING:
            return XmlFault::encoding;
        case XML_ERROR_NO_MEMORY:
            return XmlFault::memory;
        default:
            return XmlFault::other;
    }
}

}  // namespace

struct XmlExpat::State {
    std::istream& in;
    std::string head;
    XmlGuard& guard;
    std::uint64_t max_tag_bytes;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser{XML_ParserCreate(nullptr)};
    std::vector<XmlAttribute> list{};
    std::uint64_t fed = 0;

    void go_on(bool wanted) const {
        if (!wanted) XML_StopParser(parser.get(), XML_FALSE);
    }

    void open(std::string_view name, const char* const* pairs) {
        if (guard.error()) return;
        list.clear();
        for (; *pairs; pairs += 2) list.push_back({pairs[0], pairs[1]});
        go_on(guard.open(name, XmlAttributes(list)));
    }

    void refuse_entity(std::string_view name) const {
        guard.stop({ErrorCode::unsupported,
                    fmt::format("the entity \"{}\"; entities are not expanded", shown(name)),
                    {},
                    0,
                    "write out what it stands for"});
        go_on(false);
    }

    // What expat holds because it has not come to the end of it: a tag, a comment.
    std::uint64_t held() const {
        const auto done = XML_GetCurrentByteIndex(parser.get());
        return done < 0 ? 0 : fed - static_cast<std::uint64_t>(done);
    }

    // Of the stream, or what was read of it before.
    std::size_t take(char* to) {
        if (head.empty()) {
            in.read(to, static_cast<std::streamsize>(chunk));
            return static_cast<std::size_t>(in.gcount());
        }
        const auto size = head.copy(to, chunk);
        head.erase(0, size);
        return size;
    }
};

XmlExpat::XmlExpat(std::istream& in, std::string head, XmlGuard& guard, std::uint64_t max_tag_bytes)
    : state_(new State{in, std::move(head), guard, max_tag_bytes}) {
    XML_Parser parser = state_->parser.get();
    XML_SetUserData(parser, state_.get());
    XML_SetElementHandler(
        parser,
        [](void* data, const char* name, const char** attributes) {
            static_cast<State*>(data)->open(name, attributes);
        },
        [](void* data, const char*) {
            auto& state = *static_cast<State*>(data);
            if (!state.guard.error()) state.go_on(state.guard.close());
        });
    XML_SetEntityDeclHandler(
        parser, [](void* data, const char* name, int, const char*, int, const char*, const char*, const char*,
                   const char*) { static_cast<State*>(data)->refuse_entity(name); });
    XML_SetSkippedEntityHandler(
        parser, [](void* data, const char* name, int) { static_cast<State*>(data)->refuse_entity(name); });
}

XmlExpat::~XmlExpat() = default;

std::uint64_t XmlExpat::line() const {
    return XML_GetCurrentLineNumber(state_->parser.get());
}

void XmlExpat::want_text(bool wanted) {
    if (!wanted) return XML_SetCharacterDataHandler(state_->parser.get(), nullptr);
    XML_SetCharacterDataHandler(state_->parser.get(), [](void* data, const char* text, int size) {
        auto& state = *static_cast<State*>(data);
        if (!state.guard.error()) state.go_on(state.guard.text({text, static_cast<std::size_t>(size)}));
    });
}

XmlFault XmlExpat::read() {
    State& state = *state_;
    XML_Parser parser = state.parser.get();
    for (bool ended = false; !ended;) {
        void* buffer = XML_GetBuffer(parser, static_cast<int>(chunk));
        if (!buffer) return XmlFault::memory;
        const auto size = state.take(static_cast<char*>(buffer));
        state.fed += size;
        ended = size == 0;
        const auto status = XML_ParseBuffer(parser, static_cast<int>(size), ended ? XML_TRUE : XML_FALSE);
        if (state.guard.error()) return XmlFault::stopped;
        if (status == XML_STATUS_ERROR) return fault_of(XML_GetErrorCode(parser));
        if (!ended && state.held() > state.max_tag_bytes) return XmlFault::too_long;
    }
    return XmlFault::none;
}

}  // namespace entente::importers
