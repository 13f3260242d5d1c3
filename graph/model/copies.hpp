// Which documents are copies of one text: the same report in several papers, a bulletin that was stored
// twice, a page with another footer. Copies are counted as documents, but what they say counts once.
//
// MinHash over shingles of words (Broder 1997) finds pairs that may be alike without comparing all with all;
// whether they are is then measured on the shingles themselves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/date.hpp"

namespace entente::model {

inline constexpr std::size_t signature_size = 32;
using Signature = std::array<std::uint32_t, signature_size>;

// Of the text's shingles of three words; case and punctuation do not count.
Signature signature_of(std::string_view text);

// Shared shingles ÷ all shingles of the two, from 0 to 1.
double resemblance(std::string_view a, std::string_view b);

struct Copy {
    std::string document;
    std::optional<schema::Day> published;
    Signature signature{};
};

// For each document the first, by id, of its copy group (itself where it has no copies). Copies: alike in
// four fifths of their shingles, published within a week of each other or on an unknown day, and what is a
// copy of a copy. `text_of` is asked for the texts of those that may be copies. Requires: each id once.
std::vector<std::size_t> copy_groups(std::span<const Copy> documents,
                                     const std::function<std::string(const std::string& document)>& text_of);

}  // namespace entente::model
