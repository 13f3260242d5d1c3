#include "extractors/actors/dictionary_phrases.hpp"

#include <algorithm>
#include <array>

#include "extractors/actors/dictionary_text.hpp"

namespace entente::actors {
namespace {

// Small words are not written with a capital, abbreviations with capitals only. A word of a phrase that
// stands alone and has up to three letters is taken for an abbreviation: "UN" is an actor, "un" is not, and
// neither is "who".
std::string in_print(std::string_view word, bool alone) {
    constexpr std::array<std::string_view, 12> small{"OF", "THE", "AND", "FOR", "IN",  "ON",
                                                     "TO", "DE",  "LA",  "DU",  "DES", "FROM"};
    const bool shouted = std::ranges::none_of(word, is_lower);
    if (!shouted || word.contains('.')) return std::string(word);
    const auto letters = std::ranges::count_if(word, is_upper);
    if (alone && letters <= 3) return std::string(word);
    std::string out(word);
    const bool stays_small = !alone && std::ranges::find(small, word) != small.end();
    bool first = !stays_small;
    for (auto& c : out) {
        if (!first) c = lower(c);
        first = false;
    }
    return out;
}

std::vector<std::string_view> words_of(std::string_view phrase) {
    std::vector<std::string_view> words;
    while (!phrase.empty()) {
        const auto end = std::min(phrase.find_first_of("_ \t"), phrase.size());
        if (end > 0) words.push_back(phrase.substr(0, end));
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return words;
}

std::string in_print(const std::vector<std::string_view>& words) {
    std::string out;
    for (const auto word : words) {
        auto printed = in_print(word, words.size() == 1);
        if (out.empty() && !printed.empty()) printed.front() = upper(printed.front());
        if (!out.empty()) out += ' ';
        out += printed;
    }
    return out;
}

}  // namespace

std::vector<std::string> names_of(std::string_view phrase) {
    std::vector<std::string_view> words;
    std::vector<std::string> names;
    for (auto word : words_of(phrase)) {
        const bool bracketed = word.size() > 4 && word.starts_with('(') && word.ends_with(')');
        if (bracketed && !words.empty()) {
            names.emplace_back(word.substr(1, word.size() - 2));
            continue;
        }
        while (!word.empty() && std::string_view("()+\"").contains(word.front())) word.remove_prefix(1);
        while (!word.empty() && std::string_view("()+\"").contains(word.back())) word.remove_suffix(1);
        if (!word.empty()) words.push_back(word);
    }
    if (!words.empty()) names.insert(names.begin(), in_print(words));
    return names;
}

std::string noun_of(std::string_view phrase) {
    std::string out;
    for (const auto word : words_of(phrase)) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

}  // namespace entente::actors
