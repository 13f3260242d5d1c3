// MessagePack and every file of a model that is read from it.
#include <cstdint>
#include <string>

#include "extractors/language/attribute_ruler.hpp"
#include "extractors/language/lemmatizer.hpp"
#include "extractors/language/lexemes.hpp"
#include "extractors/language/msgpack.hpp"
#include "extractors/language/tokenizer.hpp"
#include "tests/fuzz/promises.hpp"

namespace {

using namespace entente::language;
using entente::fuzz::promise;

void walk(const MsgpackValue& value, int depth) {
    promise(depth <= 64, "nesting is within the limit");
    promise(value.error("x").file == "input", "errors name the file");
    const int types = int{value.as_text().has_value()} + int{value.as_number().has_value()} +
                      int{value.as_boolean().has_value()} + int{value.is_array()} + int{value.is_map()} +
                      int{value.is_nil()};
    promise(types <= 1, "a value has one type");
    promise(!value.as_integer() || value.as_number(), "integers are numbers");
    if (const auto array = value.as_float_array()) {
        std::size_t size = 1;
        for (const std::size_t dimension : array->shape) size *= dimension;
        promise(array->values.size() == size, "arrays have the size of their shape");
    }
    if (const auto elements = value.elements()) {
        for (const MsgpackValue& element : *elements) walk(element, depth + 1);
    }
    if (const auto members = value.members()) {
        for (const auto& [key, member] : *members) {
            walk(key, depth + 1);
            walk(member, depth + 1);
            if (const auto name = key.as_text())
                promise(value.find(*name).has_value(), "members are found by key");
        }
    }
}

void use(const Tokenizer& tokenizer) {
    const NormTable norms;
    TokenizerCache cache(norms);
    std::vector<RawToken> tokens;
    constexpr std::string_view text = "(Don't) a.b  :-) http://x.org/y \n\u00e9\u2026";
    tokenizer.tokenize(text, cache, tokens);
    promise(!tokens.empty() && tokens.back().span.end == text.size(), "tokens cover the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto document = MsgpackDocument::parse(bytes, "input");
    if (!document) {
        promise(!document.error().message.empty(), "errors say what is wrong");
        return 0;
    }
    if (size < 4096) walk(document->root(), 0);  // paths take time to find
    Labels labels;
    static_cast<void>(NormTable::parse(bytes, "input"));
    static_cast<void>(AttributeRuler::parse(bytes, "input", labels));
    static_cast<void>(Lemmatizer::parse(bytes, "input", labels));
    if (const auto tokenizer = Tokenizer::parse(bytes, "input")) use(*tokenizer);
    return 0;
}
