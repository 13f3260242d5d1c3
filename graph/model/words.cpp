#include "graph/model/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace entente::model {
namespace {

using schema::Record;

constexpr std::size_t shortest = 4;   // bytes; shorter words are mostly function words
constexpr std::size_t beginning = 6;  // bytes of a word that count
constexpr std::size_t fewest = 3;     // words that can be compared

// Longer function words and what every report says; cut like the words themselves.
constexpr std::array function_words = {
    "about", "after",  "also",   "before", "between", "during", "from",   "have",   "into",   "over",
    "said",  "that",   "their",  "they",   "this",    "under",  "were",   "which",  "with",   "will",
    "would", "been",   "than",   "presid", "minist",  "foreig", "prime",  "leader", "countr", "both",
    "other", "monday", "tuesda", "wednes", "thursd",  "friday", "saturd", "sunday"};

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// FNV-1a.
std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

template <class Visit>
void each_word(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        std::string word;
        while (at < text.size() && is_word_byte(static_cast<unsigned char>(text[at])))
            word += lower(text[at++]);
        if (word.size() >= shortest) {
            word.resize(std::min(word.size(), beginning));
            visit(word);
        }
        while (at < text.size() && !is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
    }
}

void sort_once(std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    const auto again = std::ranges::unique(numbers);
    numbers.erase(again.begin(), again.end());
}

std::vector<std::uint32_t> names(const Record& record) {
    std::vector<std::uint32_t> names;
    const auto add = [&](std::string_view text) {
        each_word(text, [&](const std::string& word) { names.push_back(hash_of(word)); });
    };
    for (const auto* parties : {&record.actor, &record.recipient})
        for (const auto& party : *parties) {
            add(party.text);
            add(party.name);
        }
    if (record.place) add(record.place->name);
    sort_once(names);
    return names;
}

}  // namespace

std::vector<std::uint32_t> telling_words(const Record& record) {
    std::vector<std::uint32_t> words;
    each_word(record.evidence.text, [&](const std::string& word) {
        if (std::ranges::find(function_words, word) == function_words.end()) words.push_back(hash_of(word));
    });
    sort_once(words);
    const auto parties = names(record);
    std::erase_if(words, [&](std::uint32_t word) { return std::ranges::binary_search(parties, word); });
    return words;
}

bool tells_of_another_day(std::string_view sentence) {
    constexpr std::array words = {"postpone",    "postponing",  "reschedul", " put back", " put off",
                                  "pushed back", " moved from", " moved to", " delayed"};
    return std::ranges::any_of(words, [&](std::string_view word) { return sentence.contains(word); });
}

double alike(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    const std::size_t smaller = std::min(a.size(), b.size());
    if (smaller < fewest) return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++shared;
        const bool first = a[i] <= b[j], second = b[j] <= a[i];
        i += first ? 1 : 0;
        j += second ? 1 : 0;
    }
    return static_cast<double>(shared) / static_cast<double>(smaller);
}

}  // namespace entente::model
