// Patterns of spaCy's Matcher as far as they say one thing about each token in a row: {"TAG": "IN", "LOWER":
// {"IN":
// ["that", "if"]}}. Parsing refuses by name whatever else the Matcher knows (quantifiers, fuzzy matching …).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/lexemes.hpp"
#include "extractors/language/msgpack.hpp"
#include "extractors/language/regex.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// The attributes that patterns can ask for: some by label, some by the token's form.
enum class PatternAttribute { tag, pos, dep, orth, lower, norm, is_space };

// What one attribute of a token must be. All parts that are there must hold.
struct PatternTest {
    PatternAttribute attribute = PatternAttribute::tag;
    std::optional<std::vector<std::string>> in;
    std::optional<std::vector<std::string>> not_in;
    std::vector<Regex> regexes;
    std::optional<bool> flag;

    bool accepts(std::string_view value, RegexScratch& scratch) const;
    bool accepts(const Lexeme& lexeme, RegexScratch& scratch) const;  // requires: an attribute of the form
    bool reads_label() const { return attribute <= PatternAttribute::dep; }
};

using TokenPattern = std::vector<PatternTest>;  // all must hold

schema::Result<TokenPattern> parse_token_pattern(const MsgpackValue& value);

}  // namespace entente::language
