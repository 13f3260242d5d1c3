// Finds known sequences of forms in a row of tokens: spaCy's PhraseMatcher. Forms that occur in no phrase
// have symbol 0, so that most tokens cost one comparison.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::language {

// Token indices.
struct PhraseMatch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    friend bool operator==(const PhraseMatch&, const PhraseMatch&) = default;
};

class PhraseTrie {
  public:
    void add(std::span<const std::string_view> forms);
    std::uint32_t symbol(std::string_view form) const;

    // Appends the phrases that begin at `begin`, shortest first.
    void match_at(std::span<const std::uint32_t> symbols, std::uint32_t begin,
                  std::vector<PhraseMatch>& matches) const;

  private:
    std::unordered_map<std::string, std::uint32_t> symbols_;
    std::unordered_map<std::uint64_t, std::uint32_t> steps_;  // node and symbol → node
    std::vector<bool> is_end_{false};                         // by node; 0 is the root
};

// Of overlapping matches the longest, then the first, stays; one that is dropped takes its tokens all the
// same (spaCy's _filter_special_spans). The result is in order of position.
std::vector<PhraseMatch> without_overlaps(std::vector<PhraseMatch> matches, std::size_t token_count);

}  // namespace entente::language
