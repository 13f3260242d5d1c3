// A message about an unknown word is most useful when it names the word that was meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::schema {

// The candidate nearest to `word` by edit distance (insertion, deletion, replacement, swap of neighbours;
// ASCII case does not count), the first of equals; none where even the nearest is too far to be meant.
std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates);

// A hint for Error: `did you mean "agent"?`, or "" where nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace entente::schema
