// What Python's str methods say about characters and words. spaCy's features are defined by them, and the
// network was trained on those features, so they are kept to the letter; ICU knows the properties. Bytes that
// are not UTF-8 count as a character U+FFFD each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::language {

bool is_space(char32_t character);  // str.isspace: with NBSP and the separators U+001C-U+001F, without ZWSP
bool is_alpha(char32_t character);  // str.isalpha: letters of any kind, no marks
bool is_upper(char32_t character);  // str.isupper of one character
bool is_digit(char32_t character);  // str.isdigit: decimal digits and such as ² and ①

bool all_space(std::string_view text);  // str.isspace: false for ""
bool all_alpha(std::string_view text);  // str.isalpha: false for ""

std::string lower(std::string_view text);  // str.lower: full mappings ("İ" gives two characters), final sigma

std::string_view first_character(std::string_view text);
std::string_view last_characters(std::string_view text, std::size_t count);
std::size_t character_count(std::string_view text);

// spaCy's word shape: X x d and other characters as they are, runs cut at four ("Xxxxx", "dd", "x-xxxx");
// "LONG" from 100 characters on.
std::string word_shape(std::string_view text);

}  // namespace entente::language
