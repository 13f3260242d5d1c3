// The real model's tokenizer, fed with any bytes. The model's directory: ENTENTE_MODEL, else build/model.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extractors/language/tokenizer.hpp"
#include "tests/fuzz/promises.hpp"

namespace {

using namespace entente::language;
using entente::fuzz::promise;

const Tokenizer& tokenizer() {
    static const auto loaded = [] {
        const char* const chosen = std::getenv("ENTENTE_MODEL");
        const std::string directory = chosen != nullptr ? chosen : ENTENTE_SOURCE_DIR "/build/model";
        std::ifstream in(directory + "/tokenizer", std::ios::binary);
        return Tokenizer::parse({std::istreambuf_iterator<char>(in), {}}, directory + "/tokenizer");
    }();
    promise(loaded.has_value(), loaded ? "" : "the model's tokenizer cannot be read: set ENTENTE_MODEL");
    return *loaded;
}

void check(std::string_view text, const std::vector<RawToken>& tokens, const Lexemes& lexemes) {
    std::uint32_t end = 0;
    for (const RawToken& token : tokens) {
        promise(token.span.begin == end && token.span.end > end, "tokens follow each other");
        promise(lexemes[token.lexeme].form == text.substr(token.span.begin, token.span.size()),
                "lexemes have the form");
        end = token.span.end + (token.space_after ? 1 : 0);
        promise(!token.space_after || text[token.span.end] == ' ', "a space is a space");
    }
    promise(end == text.size(), "tokens cover the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const NormTable norms;
    static TokenizerCache warm(norms, {1'000, 1'000'000});
    TokenizerCache cold(norms);
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<RawToken> tokens;
    std::vector<RawToken> again;
    tokenizer().tokenize(text, warm, tokens);
    check(text, tokens, warm.lexemes());
    tokenizer().tokenize(text, cold, again);
    check(text, again, cold.lexemes());
    promise(tokens.size() == again.size(), "results do not depend on caches");
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        promise(tokens[i].span == again[i].span, "results do not depend on caches");
        promise(warm.lexemes()[tokens[i].lexeme].norm == cold.lexemes()[again[i].lexeme].norm,
                "nor do norms");
    }
    return 0;
}
