// Sets parts of speech, morphology and some lemmas by rules over tags, forms and labels: the component that
// makes "that" a SCONJ here and a PRON there. Patterns are those of spaCy's Matcher, as far as they say one
// thing about each token in a row (TAG, POS, DEP, ORTH, LOWER, NORM, IS_SPACE; IN, NOT_IN, REGEX);
// others are refused by name.
//
// All rules are matched together: each token has the bit set of the token patterns that accept it, and a
// shift of the bits leads from each pattern to its neighbour (the Shift-And algorithm), so the cost does not
// grow with the rules.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extractors/language/annotation.hpp"
#include "extractors/language/lexemes.hpp"
#include "extractors/language/regex.hpp"
#include "extractors/language/tokenizer.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// Of one worker: which patterns accept a lexeme, and room for a document's matches.
struct AttributeRulerCache {
    std::uint32_t generation = 0;
    std::vector<std::uint64_t> accepted;  // a row of bits a lexeme
    std::vector<std::uint64_t> fired;     // a row of bits a token
    std::vector<std::uint64_t> state;
    RegexScratch scratch;
};

class AttributeRuler {
  public:
    // Reads attribute_ruler/patterns. Adds the labels it sets and asks for to `labels`, in normal form.
    static schema::Result<AttributeRuler> parse(std::string bytes, std::string name, Labels& labels);

    AttributeRuler(AttributeRuler&&) noexcept;
    AttributeRuler& operator=(AttributeRuler&&) noexcept;
    ~AttributeRuler();

    // Finds all matches on the annotations as they are, then sets tag, pos, morph, dep and lemma in rule
    // order. Requires one annotation a token.
    void apply(std::span<const RawToken> tokens, const Lexemes& lexemes, AttributeRulerCache& cache,
               std::span<Annotation> annotations) const;

  private:
    struct Program;
    explicit AttributeRuler(std::unique_ptr<const Program> program);
    std::unique_ptr<const Program> program_;
};

}  // namespace entente::language
