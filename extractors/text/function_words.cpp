#include "extractors/text/function_words.hpp"

#include <array>
#include <cstdint>

namespace entente::text {
namespace {

// Without those that other languages have, too ("in", "a", "on", "as", "an", "at", "he").
constexpr std::array<std::string_view, 36> function_words = {
    "the", "of",   "and",   "to",   "that",  "with",  "from", "by",    "for",   "was", "were", "is",
    "are", "has",  "have",  "had",  "been",  "which", "this", "these", "those", "it",  "its",  "his",
    "her", "they", "their", "will", "would", "said",  "who",  "not",   "but",   "our", "we",   "after"};

constexpr std::size_t longest = 5;
constexpr std::size_t table_size = 256;

// A short word's letters, lower case, in one number.
constexpr std::uint64_t packed(std::string_view word) {
    std::uint64_t bits = 0;
    for (const char c : word) bits = (bits << 8U) | (static_cast<std::uint8_t>(c) | 0x20U);
    return bits;
}

constexpr std::size_t slot_of(std::uint64_t bits) {
    return (bits * 0x9e3779b97f4a7c15U) >> 56U;
}

// Open addressing; 0 marks a free slot.
constexpr std::array<std::uint64_t, table_size> make_table() {
    std::array<std::uint64_t, table_size> table{};
    for (const std::string_view word : function_words) {
        std::size_t slot = slot_of(packed(word));
        while (table[slot] != 0) slot = (slot + 1) % table_size;
        table[slot] = packed(word);
    }
    return table;
}

constexpr auto table = make_table();

bool is_function_word(std::uint64_t bits) {
    for (std::size_t slot = slot_of(bits); table[slot] != 0; slot = (slot + 1) % table_size) {
        if (table[slot] == bits) return true;
    }
    return false;
}

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte | 0x20U) - 'a' < 26U;
}

}  // namespace

WordCount count_function_words(std::string_view text) {
    WordCount count;
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t bits = 0;
        const std::size_t begin = at;
        for (; at < text.size() && is_word_byte(text[at]); ++at) {
            bits = (bits << 8U) | (static_cast<std::uint8_t>(text[at]) | 0x20U);
        }
        const std::size_t length = at - begin;
        if (length == 0) {
            ++at;
            continue;
        }
        ++count.words;
        if (length <= longest && is_function_word(bits)) ++count.english;
    }
    return count;
}

}  // namespace entente::text
