#include "extractors/text/sentence_words.hpp"

#include <algorithm>
#include <array>

namespace entente::text {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
    return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0xC3;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 7> opening = {"\"",           "'",       "(", "[", "\xE2\x80\x9C",
                                                     "\xE2\x80\x98", "\xC2\xAB"};
constexpr std::array<std::string_view, 4> closing_quotes = {"\"", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
constexpr std::array<std::string_view, 3> closing_others = {"'", ")", "]"};

template <std::size_t N>
bool cut_one(std::string_view& word, const std::array<std::string_view, N>& marks) {
    for (const std::string_view mark : marks) {
        if (!word.ends_with(mark)) continue;
        word.remove_suffix(mark.size());
        return true;
    }
    return false;
}

}  // namespace

// Letters of other scripts end in a byte that says nothing; what is not punctuation (U+0080 to U+00BF, U+2000
// to U+2FFF, U+3000 …) is one.
bool ends_in_letter(std::string_view word) {
    std::size_t lead = word.size() - 1;
    while (lead > 0 && (static_cast<unsigned char>(word[lead]) & 0xC0U) == 0x80U) --lead;
    const auto byte = static_cast<unsigned char>(word[lead]);
    return is_letter(word[lead]) && byte != 0xE2 && byte != 0xE3 && byte != 0xEF;
}

bool is_opener(std::string_view word) {
    static constexpr std::array<std::string_view, 46> words = {
        "The",   "A",    "An",       "In",        "On",        "At",     "But",     "And",
        "He",    "She",  "It",       "They",      "We",        "This",   "That",    "These",
        "Those", "His",  "Her",      "Its",       "Their",     "Our",    "As",      "For",
        "If",    "When", "While",    "After",     "Before",    "During", "However", "There",
        "With",  "By",   "From",     "Both",      "According", "Also",   "Such",    "Since",
        "Under", "What", "Although", "Meanwhile", "Earlier",   "Despite"};
    return contains(words, word);
}

bool is_saying(std::string_view word) {
    static constexpr std::array<std::string_view, 18> words = {
        "said",     "says",     "added",      "told",      "noted",     "asked",
        "stated",   "declared", "wrote",      "explained", "continued", "concluded",
        "stressed", "warned",   "emphasized", "remarked",  "replied",   "tweeted"};
    return contains(words, word);
}

std::string_view without_opening(std::string_view word) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : opening) {
            if (!word.starts_with(mark)) continue;
            word.remove_prefix(mark.size());
            found = true;
        }
    }
    return word;
}

WordEnding ending_of(std::string_view word) {
    WordEnding ending;
    for (bool cut = true; cut;) {
        cut = cut_one(word, closing_quotes);
        ending.quote_closed |= cut;
        if (!cut) {
            cut = cut_one(word, closing_others);
            ending.bracket_closed |= cut;
        }
    }
    if (word.ends_with("...") || word.ends_with("\xE2\x80\xA6")) {
        ending.mark = '~';
    } else if (!word.empty() && std::string_view(".!?").find(word.back()) != std::string_view::npos) {
        ending.mark = word.back();
        word.remove_suffix(1);
    }
    ending.core = without_opening(word);
    return ending;
}

Begins how_it_begins(std::string_view word) {
    word = without_opening(word);
    if (word.empty()) return Begins::other;
    if (is_lower(word[0])) return word.starts_with("al-") ? Begins::other : Begins::lower;
    if (is_upper(word[0])) return Begins::capital;
    return is_digit(word[0]) ? Begins::digit : Begins::other;
}

bool is_acronym(std::string_view core) {
    bool stops = false;
    for (std::size_t i = 0; i < core.size(); ++i) {
        if (i % 2 == 0 ? !is_letter(core[i]) : core[i] != '.') return false;
        stops |= core[i] == '.';
    }
    return stops && core.size() % 2 == 1;
}

}  // namespace entente::text
