#include "extractors/language/unicode.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace entente::language;

namespace {

struct Case {
    std::string_view form;
    std::string_view lower;
    std::string_view shape;
};

// What Python's str.lower and spaCy's word_shape give.
constexpr Case cases[] = {
    {"", "", ""},
    {"Blinken", "blinken", "Xxxxx"},
    {"U.S.", "u.s.", "X.X."},
    {"2022", "2022", "dddd"},
    {"iPhone13", "iphone13", "xXxxxxdd"},
    {"naïve", "naïve", "xxxx"},
    {"ΣΊΣΥΦΟΣ", "σίσυφος", "XXXX"},  // the last sigma is ς
    {"ΑΣ.", "ας.", "XX."},
    {"Σ", "σ", "X"},
    {"Ab-CDEFG--hijkl99999", "ab-cdefg--hijkl99999", "Xx-XXXX--xxxxdddd"},
    {"ﬁnance", "ﬁnance", "xxxx"},
    {"ǅ", "ǆ", "x"},  // title case is not upper case
    {"Ⅷ", "ⅷ", "Ⅷ"},  // no letter
    {"Ⓐ", "ⓐ", "Ⓐ"},
    {"²³", "²³", "dd"},
    {"①②", "①②", "dd"},
    {"٣٤٥", "٣٤٥", "ddd"},
    {"日本語", "日本語", "xxx"},
    {"e\u0301te\u0301", "e\u0301te\u0301", "x\u0301xx\u0301"},  // marks are no letters
    {"😀😀😀😀😀😀", "😀😀😀😀😀😀", "😀😀😀😀"},
    {"a\u200bb", "a\u200bb", "x\u200bx"},
    {"İstanbul", "i\u0307stanbul", "Xxxxx"},
    {"ẞ", "ß", "X"},
    {"Aʹ", "aʹ", "Xx"},
    {"ª", "ª", "x"},
    {"𐐀", "𐐨", "X"},
};

}  // namespace

TEST_CASE("lower case and shape are Python's") {
    for (const Case& row : cases) {
        CAPTURE(row.form);
        CHECK(lower(row.form) == row.lower);
        CHECK(word_shape(row.form) == row.shape);
    }
}

TEST_CASE("a form of a hundred characters is LONG, however many bytes they have") {
    std::string accents;
    for (int i = 0; i < 99; ++i) accents += "é";
    CHECK(word_shape(accents) == "xxxx");
    CHECK(word_shape(accents + "é") == "LONG");
    CHECK(word_shape(std::string(99, 'x')) == "xxxx");
    CHECK(word_shape(std::string(100, 'x')) == "LONG");
}

TEST_CASE("white space is what Python's isspace says") {
    constexpr char32_t spaces[] = {0x9,    0xa,    0xb,    0xc,    0xd,    0x1c,   0x1d,   0x1e,
                                   0x1f,   0x20,   0x85,   0xa0,   0x1680, 0x2000, 0x2001, 0x2002,
                                   0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
                                   0x2028, 0x2029, 0x202f, 0x205f, 0x3000};
    std::size_t count = 0;
    for (char32_t character = 0; character < 0x110000; ++character) count += is_space(character) ? 1U : 0U;
    CHECK(count == std::size(spaces));
    for (const char32_t character : spaces) CHECK(is_space(character));
    CHECK(all_space(" \t\u00a0"));
    CHECK_FALSE(all_space(""));
    CHECK_FALSE(all_space(" \u200b"));
}

TEST_CASE("characters are counted from both ends") {
    CHECK(first_character("été") == "é");
    CHECK(first_character("") == "");
    CHECK(last_characters("né😀à", 3) == "é😀à");
    CHECK(last_characters("ab", 3) == "ab");
    CHECK(character_count("né😀à") == 4);
    CHECK(all_alpha("né日"));
    CHECK_FALSE(all_alpha("né1"));
    CHECK_FALSE(all_alpha(""));
}

TEST_CASE("bytes that are not UTF-8 are read safely") {
    constexpr std::string_view broken[] = {"\xff", "a\xe2\x82", "\xc3(", "\xf0\x9f\x98",
                                           "\x80\x80\x80\x80\x80"};
    for (const std::string_view text : broken) {
        CHECK(character_count(text) > 0);
        CHECK_FALSE(word_shape(text).empty());
        CHECK_FALSE(lower(text).empty());
        CHECK(last_characters(text, 3).size() <= text.size());
        CHECK_FALSE(first_character(text).empty());
    }
}
