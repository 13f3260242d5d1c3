// What a word of news tells about where sentences begin: how it ends, how it begins, which closed class it is
// of. Words are runs between blanks, with the punctuation that sticks to them. Used by sentence_hints.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::text {

// A word parted into what it is, what ends it, and what closes around that: `order.”` is order + . + ”.
struct WordEnding {
    std::string_view core;
    char mark = '\0';  // . ! ? or '\0'; '~' for an ellipsis
    bool quote_closed = false;
    bool bracket_closed = false;
};

enum class Begins : std::uint8_t { lower, capital, digit, other };

WordEnding ending_of(std::string_view word);

// Quotes and brackets before the word do not count.
Begins how_it_begins(std::string_view word);
std::string_view without_opening(std::string_view word);

// Requires: word is not empty.
bool ends_in_letter(std::string_view word);

// "The", "However": begins a sentence and is never a name. Behind "U.S." it tells that the sentence had
// ended.
bool is_opener(std::string_view word);

// "said", "added" …
bool is_saying(std::string_view word);

// "U.S", "p.m" (the last stop is cut already).
bool is_acronym(std::string_view core);

}  // namespace entente::text
