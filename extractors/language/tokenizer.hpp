// Splits text into tokens exactly as spaCy does: at white space, then affixes off each chunk by the model's
// regular expressions, exceptions ("don't" → "do" "n't") first, infixes last; exceptions that hold an affix
// are applied again over the whole text at the end. White space beyond the one space after a token is a token
// of its own.
//
//     TokenizerCache cache(norms);
//     std::vector<RawToken> tokens;
//     tokenizer->tokenize(text, cache, tokens);
//     cache.lexemes()[tokens[0].lexeme].norm_id …
//
// The tokenizer is shared and read-only; each worker has a cache, on which results do not depend.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/lexemes.hpp"
#include "graph/schema/result.hpp"
#include "graph/schema/span.hpp"

namespace entente::language {

struct RawToken {
    schema::ByteSpan span;     // without the space after it
    LexemeId lexeme = 0;       // in the cache's lexemes
    bool space_after = false;  // one U+0020 follows

    friend bool operator==(const RawToken&, const RawToken&) = default;
};

class TokenizerCache {
  public:
    explicit TokenizerCache(const NormTable& norms, LexemeLimits limits = {});
    TokenizerCache(TokenizerCache&&) noexcept;
    TokenizerCache& operator=(TokenizerCache&&) noexcept;
    ~TokenizerCache();

    const Lexemes& lexemes() const;

  private:
    friend class Tokenizer;
    struct State;
    std::unique_ptr<State> state_;
};

class Tokenizer {
  public:
    // Reads the model's file `tokenizer`; `name` stands in errors.
    static schema::Result<Tokenizer> parse(std::string bytes, std::string name);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    // Replaces `tokens`. Requires less than 4 GB of text. May clear the cache's lexemes first (see
    // generation()). Text that is not UTF-8 is safe, but not split by affix there.
    void tokenize(std::string_view text, TokenizerCache& cache, std::vector<RawToken>& tokens) const;

  private:
    struct Rules;
    explicit Tokenizer(std::unique_ptr<const Rules> rules);
    std::unique_ptr<const Rules> rules_;
};

}  // namespace entente::language
