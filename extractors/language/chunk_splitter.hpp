// One chunk of text without white space in it → tokens, as spaCy's tokenizer splits it: affixes off both ends
// in turn, until an exception or nothing is left to take off; then addresses (URLs) whole, else at infixes.
// Used by Tokenizer, which cuts text into chunks and remembers how each was split.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/language/msgpack.hpp"
#include "extractors/language/regex.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// A token of an exception: "ca" with norm "can", out of "can't".
struct SpecialToken {
    std::string form;
    std::optional<std::string> norm;  // nullopt: by the rules of any form
};

// A token of a chunk. Views point into the chunk or into the splitter.
struct ChunkPiece {
    std::string_view form;
    std::optional<std::string_view> norm;
};

class ChunkSplitter {
  public:
    static schema::Result<ChunkSplitter> parse(const MsgpackValue& tokenizer);

    // Appends the chunk's tokens, which together are the chunk. Without exceptions only where `with_specials`
    // is false.
    void split(std::string_view chunk, RegexScratch& scratch, std::vector<ChunkPiece>& pieces,
               bool with_specials = true) const;

    const std::vector<SpecialToken>* find_special(std::string_view text) const;
    const std::unordered_map<std::string, std::vector<SpecialToken>>& specials() const { return specials_; }

    // Whether an exception can be the result of splitting, so that it has to be looked for in the split text
    // again.
    bool needs_second_look(std::string_view special, RegexScratch& scratch) const;

  private:
    struct Core {
        std::string_view text;                   // what affixes leave
        std::vector<std::string_view> suffixes;  // outermost first
    };
    Core take_affixes(std::string_view chunk, RegexScratch& scratch, std::vector<ChunkPiece>& pieces,
                      bool with_specials) const;
    void split_core(std::string_view text, RegexScratch& scratch, std::vector<ChunkPiece>& pieces) const;
    std::size_t prefix_size(std::string_view text, RegexScratch& scratch) const;
    std::size_t suffix_size(std::string_view text, RegexScratch& scratch) const;
    void add_special(const std::vector<SpecialToken>& tokens, std::vector<ChunkPiece>& pieces) const;

    std::optional<Regex> prefix_;
    std::optional<Regex> suffix_;
    std::optional<Regex> infix_;
    std::optional<Regex> token_match_;
    std::optional<Regex> url_match_;
    bool faster_heuristics_ = true;
    std::unordered_map<std::string, std::vector<SpecialToken>> specials_;
    std::size_t longest_special_ = 0;
};

}  // namespace entente::language
