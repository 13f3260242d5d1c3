// Python regular expressions, run by PCRE2. Models carry their tokenizer's patterns in Python's syntax; the
// few differences are translated (\u00e9, (?u), `[` in a class), what cannot be translated is refused.
//
// Limits keep hostile text from costing more than a fixed amount of work a match; a match that would need
// more is taken as none.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/result.hpp"

namespace entente::language {

// The same pattern in PCRE2's syntax.
schema::Result<std::string> translate_python_regex(std::string_view pattern);

struct RegexMatch {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const RegexMatch&, const RegexMatch&) = default;
};

// What a match writes to; one a thread.
class RegexScratch {
  public:
    RegexScratch();
    RegexScratch(RegexScratch&&) noexcept;
    RegexScratch& operator=(RegexScratch&&) noexcept;
    ~RegexScratch();

  private:
    friend class Regex;
    struct State;
    std::unique_ptr<State> state_;
};

// Compiled once, read-only, shared. Subjects must be UTF-8.
class Regex {
  public:
    static schema::Result<Regex> compile(std::string_view python_pattern);

    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    // The leftmost match that begins at `from` or later; look-behind sees what is before. `empty_at_from`
    // false: not the empty match there (to go on after an empty match).
    std::optional<RegexMatch> search(std::string_view text, RegexScratch& scratch, std::size_t from = 0,
                                     bool empty_at_from = true) const;

    // Python's re.match: at the beginning only.
    bool matches_start(std::string_view text, RegexScratch& scratch) const;

  private:
    struct Code;
    explicit Regex(std::unique_ptr<const Code> code);
    std::optional<RegexMatch> run(std::string_view text, RegexScratch& scratch, std::size_t from,
                                  unsigned options) const;
    std::unique_ptr<const Code> code_;
};

}  // namespace entente::language
