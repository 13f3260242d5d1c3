#include "extractors/language/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace entente::language {

namespace {

struct Decoded {
    char32_t character;
    std::size_t end;  // offset of the next character
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), character);
    return {static_cast<char32_t>(character), at};
}

// Where the character before offset `at` begins. Requires: 0 < at.
std::size_t previous(std::string_view text, std::size_t at) {
    const std::size_t least = at > U8_MAX_LENGTH ? at - U8_MAX_LENGTH : 0;
    for (--at; at > least && U8_IS_TRAIL(text[at]);) --at;
    return at;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

template <class Predicate>
bool all_of(std::string_view text, Predicate predicate) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, end] = decode(text, at);
        if (!predicate(character)) return false;
        at = end;
    }
    return !text.empty();
}

}  // namespace

bool is_space(char32_t c) {
    if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_alpha(char32_t character) {
    constexpr std::uint32_t letters = U_GC_L_MASK;
    return (U_MASK(u_charType(static_cast<UChar32>(character))) & letters) != 0;
}

bool is_upper(char32_t character) {
    return u_isUUppercase(static_cast<UChar32>(character)) != 0;
}

bool is_digit(char32_t character) {
    const auto type = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_NUMERIC_TYPE);
    return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool all_space(std::string_view text) {
    return all_of(text, is_space);
}
bool all_alpha(std::string_view text) {
    return all_of(text, is_alpha);
}

std::string lower(std::string_view text) {
    std::string result;
    if (is_ascii(text)) {
        result.assign(text);
        for (char& byte : result) {
            if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
        }
        return result;
    }
    icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToLower("", 0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                              status);
    return U_SUCCESS(status) ? result : std::string(text);
}

std::string_view first_character(std::string_view text) {
    return text.empty() ? text : text.substr(0, decode(text, 0).end);
}

std::string_view last_characters(std::string_view text, std::size_t count) {
    std::size_t begin = text.size();
    for (; count > 0 && begin > 0; --count) begin = previous(text, begin);
    return text.substr(begin);
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at = decode(text, at).end;
    return count;
}

std::string word_shape(std::string_view text) {
    constexpr std::size_t longest = 100;
    constexpr int run = 4;
    if (text.size() >= longest && character_count(text) >= longest) return "LONG";
    std::string shape;
    std::string_view last;
    int repeated = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, end] = decode(text, at);
        const std::string_view piece = is_alpha(character)   ? (is_upper(character) ? "X" : "x")
                                       : is_digit(character) ? "d"
                                                             : text.substr(at, end - at);
        repeated = piece == last ? repeated + 1 : 0;
        last = piece;
        if (repeated < run) shape += piece;
        at = end;
    }
    return shape;
}

}  // namespace entente::language
