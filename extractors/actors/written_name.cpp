#include "extractors/actors/written_name.hpp"

#include <algorithm>
#include <numeric>

#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using language::Sentence;

constexpr std::uint32_t longest_name = 6;   // tokens
constexpr std::size_t longest_word = 40;    // bytes; of a name, for comparing
constexpr std::size_t no_typing_error = 5;  // shorter words are compared as they stand

bool proper(const Parsed& parsed, std::uint32_t token) {
    const auto& at = parsed.tokens[token];
    const bool particle = is_any(parsed.form(token), {"bin", "al", "el", "van", "von", "de", "-"});
    return (at.pos == "PROPN" || particle) && at.tag != "POS";
}

bool other_name(const std::vector<Name>& names, std::uint32_t token) {
    const auto name = std::ranges::lower_bound(names, token, {}, &Name::begin);
    return name != names.end() && name->begin == token && !name->is(NameKind::person) &&
           !name->is(NameKind::place);
}

// "Boutros Boutros-Ghali" is one name.
bool comes_again(const Parsed& parsed, std::uint32_t begin, std::uint32_t token) {
    if (token < begin + 2 || parsed.form(token).size() < 3) return false;
    for (auto at = begin; at < token; ++at)
        if (parsed.form(at) == parsed.form(token)) return true;
    return false;
}

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    const auto folded = key(name);
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        const auto word = folded.substr(at, end - at);
        if (word.size() > 2 && word.size() < longest_word && !is_any(word, {"bin", "van", "von", "the"}))
            words.push_back(word);
        at = end + 1;
    }
    return words;
}

// How many letters are to be changed, added or left out.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < one.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const auto changed = diagonal + (one[i] != other[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

bool alike(std::string_view one, std::string_view other) {
    if (one == other) return true;
    return std::min(one.size(), other.size()) >= no_typing_error && distance(one, other) <= 2;
}

bool begin_alike(std::string_view one, std::string_view other) {
    return one.substr(0, 2) == other.substr(0, 2);
}

}  // namespace

std::uint32_t skip_honorifics(const Parsed& parsed, Sentence sentence, std::uint32_t token,
                              bool after_title) {
    const auto is = [&](std::uint32_t at, std::initializer_list<std::string_view> words) {
        return at < sentence.end && is_any(parsed.tokens[at].norm, words);
    };
    if (!after_title) return token;
    if (is(token, {"elect", "designate", "-elect", "-designate"})) return token + 1;
    if (is(token, {"-"}) && is(token + 1, {"elect", "designate"})) return token + 2;
    while (is(token, {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "madam", "begum"})) ++token;
    return token;
}

std::optional<Written> written_name(const Parsed& parsed, Sentence sentence, const std::vector<Name>& names,
                                    std::uint32_t token, bool anything) {
    const auto* entity = entity_over(parsed, token, token + 1);
    const bool is_person = entity && entity->label == "PERSON" && entity->begin <= token;
    if (parsed.form(token) == "-" || (!is_person && !anything)) return std::nullopt;
    const auto limit = std::min(is_person ? entity->end : sentence.end, token + longest_name);
    auto end = token;
    while (end < limit && proper(parsed, end) && !other_name(names, end) && !comes_again(parsed, token, end))
        ++end;
    if (end == token) return std::nullopt;
    const schema::ByteSpan span{parsed.tokens[token].span.begin, parsed.tokens[end - 1].span.end};
    return Written{token, end, std::string(schema::slice(parsed.text, span))};
}

bool is_spelling_of(std::string_view written, std::string_view name) {
    auto left = words_of(name);
    const auto words = words_of(written);
    std::vector<std::string> rest;
    for (const auto& word : words) {
        const auto same = std::ranges::find_if(left, [&](const auto& other) { return alike(word, other); });
        if (same == left.end())
            rest.push_back(word);
        else
            left.erase(same);
    }
    if (words.empty() || rest.size() == words.size() || rest.size() > 1) return false;
    return rest.empty() ||
           std::ranges::any_of(left, [&](const auto& other) { return begin_alike(rest.front(), other); });
}

}  // namespace entente::actors
