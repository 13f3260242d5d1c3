#include "extractors/actors/names.hpp"

#include <algorithm>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace entente::actors {
namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
// Bytes of other scripts count as letters: no name is cut inside a character.
bool in_word(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || static_cast<unsigned char>(c) >= 0x80;
}

// Length of a typographic apostrophe, dash or quotation mark (U+2010 … U+203A) at `at`, else 0.
std::size_t typographic(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size() || text[at] != '\xE2' || text[at + 1] != '\x80') return 0;
    return static_cast<unsigned char>(text[at + 2]) >= 0x90 ? 3 : 0;
}

char16_t plain(char16_t c) {
    switch (c) {
        case u'ı':
            return u'i';
        case u'ł':
            return u'l';
        case u'ø':
            return u'o';
        case u'đ':
            return u'd';
        default:
            return c;
    }
}

std::string fold_unicode(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* nfkd = icu::Normalizer2::getNFKDInstance(error);
    if (U_FAILURE(error)) return std::string(text);
    auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    wide = nfkd->normalize(wide.toLower(icu::Locale::getEnglish()), error);
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < wide.length(); ++i)
        if (u_charType(wide[i]) != U_NON_SPACING_MARK) bare.append(plain(wide[i]));
    std::string out;
    return bare.toUTF8String(out);
}

char lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

// "U.S.", "U.N", "J.D.": single letters with dots between.
std::size_t dotted_acronym(std::string_view text) {
    std::size_t at = 0;
    while (at + 1 < text.size() && is_letter(text[at]) && text[at + 1] == '.') at += 2;
    if (at >= 2 && at < text.size() && is_letter(text[at]) &&
        (at + 1 == text.size() || !in_word(text[at + 1])))
        ++at;
    return at >= 3 ? at : 0;
}

Case case_of(std::string_view text) {
    if (is_ascii(text)) {
        const auto letters = std::ranges::count_if(text, is_letter);
        const auto upper = std::ranges::count_if(text, is_upper);
        if (upper > 0 && upper == letters && letters + std::ranges::count(text, '.') > 1) return Case::upper;
        return is_upper(text.front()) ? Case::capital : Case::lower;
    }
    const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    return u_isupper(wide.char32At(0)) ? Case::capital : Case::lower;
}

void push(std::string_view piece, std::uint32_t begin, std::uint32_t token, std::vector<Atom>& atoms) {
    const auto end = begin + static_cast<std::uint32_t>(piece.size());
    atoms.push_back({piece, {begin, end}, case_of(piece), token});
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && in_word(text[at]) && typographic(text, at) == 0) ++at;
    return at;
}

bool breaks_names(char c) {
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '"' || c == '/';
}

std::string folded_words(std::string_view text, char between) {
    std::vector<Atom> atoms;
    cut(text, 0, 0, atoms);
    std::string out;
    for (const auto& atom : atoms) {
        if (breaks_names(atom.text.front())) continue;
        if (!out.empty()) out += between;
        out += fold(atom.text);
    }
    return out;
}

}  // namespace

void cut(std::string_view text, std::uint32_t offset, std::uint32_t token, std::vector<Atom>& atoms) {
    bool after_apostrophe = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = offset + static_cast<std::uint32_t>(at);
        auto end = at + dotted_acronym(text.substr(at));
        if (end == at) end = word_end(text, at);
        if (end > at) {
            const auto piece = text.substr(at, end - at);
            if (!(after_apostrophe && (piece == "s" || piece == "S"))) push(piece, begin, token, atoms);
            after_apostrophe = false;
            at = end;
            continue;
        }
        const auto wide = typographic(text, at);
        after_apostrophe = text[at] == '\'' || text.substr(at, wide) == "’";
        if (breaks_names(text[at]) || text.substr(at, wide) == "“" || text.substr(at, wide) == "”")
            push(text.substr(at, std::max<std::size_t>(wide, 1)), begin, token, atoms);
        at += std::max<std::size_t>(wide, 1);
    }
}

std::string fold(std::string_view text) {
    auto folded = is_ascii(text) ? std::string(text) : fold_unicode(text);
    std::ranges::transform(folded, folded.begin(), lower);
    std::erase(folded, '.');
    return folded;
}

std::string key(std::string_view text) {
    return folded_words(text, ' ');
}

std::string slug(std::string_view text) {
    return folded_words(text, '-');
}

}  // namespace entente::actors
