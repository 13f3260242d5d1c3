#include "extractors/text/utf8.hpp"

#include <doctest/doctest.h>
#include <string>

#include "extractors/text/charset.hpp"

namespace entente::text {
namespace {

using namespace std::string_literals;

TEST_CASE("bytes become UTF-8 with line feeds") {
    struct Row {
        std::string bytes;
        std::string text;
        std::size_t warnings;
    };

    const Row rows[] = {
        {"plain text, long enough to be read by words", "plain text, long enough to be read by words", 0},
        {"\xEF\xBB\xBFwith a mark", "with a mark", 0},
        {"a\r\nb\rc\nd\r", "a\nb\nc\nd\n", 0},
        {"\r\n\r\n", "\n\n", 0},
        {"a\0b"s, "a\uFFFDb", 1},
        {"a\xFFz", "a\uFFFDz", 1},
        {"cut \xE2\x80", "cut \uFFFD", 1},
        {"\xC0\xAF overlong", "\uFFFD\uFFFD overlong", 2},
        {"surrogate \xED\xA0\x80!", "surrogate \uFFFD\uFFFD\uFFFD!", 3},
        {"\xF4\x90\x80\x80 too high, and more text here",
         "\uFFFD\uFFFD\uFFFD\uFFFD too high, and more text here", 4},
        {"no\u00A0break", "no break", 0},
        {"caf\u00E9 \U0001F600", "caf\u00E9 \U0001F600", 0},
        {"", "", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto decoded = decode_utf8(row.bytes);
        REQUIRE(decoded);
        CHECK(decoded->text == row.text);
        CHECK(decoded->warnings.size() == row.warnings);
    }
}

TEST_CASE("clean text is one piece") {
    const auto decoded = decode_utf8("The envoy of Peru\u2019s president met the premier.\n");
    REQUIRE(decoded);
    REQUIRE(decoded->origin.size() == 1);
    CHECK(decoded->origin[0].verbatim);
}

TEST_CASE("white space of data is kept") {
    const auto decoded = decode_utf8("a\r\nb\u00A0c\rd", Whitespace::keep);
    REQUIRE(decoded);
    CHECK(decoded->text == "a\r\nb\u00A0c\rd");
}

TEST_CASE("a warning names the byte, and there are few of them") {
    const auto one = decode_utf8("0123456789\xFE and so on");
    REQUIRE(one);
    REQUIRE(one->warnings.size() == 1);
    CHECK(one->warnings[0].offset == 10);
    CHECK(one->warnings[0].message == "byte 0xFE at byte 10 is not UTF-8, read as U+FFFD");

    std::string many(4000, 'x');
    for (std::size_t i = 0; i < 400; ++i) many[10 * i] = '\xFF';
    const auto repaired = decode_utf8(many);
    REQUIRE(repaired);
    CHECK(repaired->warnings.size() == 6);
    CHECK(repaired->warnings.back().message == "395 more places like these");
}

TEST_CASE("what is no text at all is refused") {
    std::string binary;
    for (int i = 0; i < 1000; ++i) binary += static_cast<char>(i * 37);
    const auto decoded = decode_utf8(binary);
    REQUIRE(!decoded);
    CHECK(decoded.error().message.starts_with("not UTF-8 text: "));
    CHECK(decoded.error().hint.find("iconv") != std::string::npos);
}

TEST_CASE("other encodings are converted, each character with its place") {
    struct Row {
        std::string bytes;
        std::string encoding;
        std::string text;
    };

    const Row rows[] = {
        {"caf\xE9 \x93quoted\x94", "windows-1252", "caf\u00E9 \u201Cquoted\u201D"},
        {"\xCF\xEE\xF1\xEE\xEB", "windows-1251", "\u041F\u043E\u0441\u043E\u043B"},
        {"\x83\x65\x83\x58\x83\x67", "shift_jis", "\u30C6\u30B9\u30C8"},
        {"\xB1\xE9\r\n", "iso-8859-2", "\u0105\u00E9\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.encoding);
        const auto decoded = decode_as(row.bytes, row.encoding);
        REQUIRE(decoded);
        CHECK(decoded->text == row.text);
    }
    const auto decoded = decode_as("caf\xE9 x", "windows-1252");
    CHECK(original(decoded->origin, {3, 5}) == OriginSpan{3, 4});
    CHECK(original(decoded->origin, {6, 7}) == OriginSpan{5, 6});
    CHECK(!decode_as("x", "no-such-encoding"));
}

TEST_CASE("UTF-16 is known by its mark") {
    const auto little = decode_text("\xFF\xFEH\0i\0 \0\x3D\xD8\x00\xDE"s);
    REQUIRE(little);
    CHECK(little->text == "Hi \U0001F600");
    CHECK(original(little->origin, {3, 7}) == OriginSpan{8, 12});
    const auto big = decode_text("\xFE\xFF\0H\0i"s);
    REQUIRE(big);
    CHECK(big->text == "Hi");
}

TEST_CASE("text longer than a conversion's chunk keeps its places") {
    std::string bytes(5000, 'a');
    bytes[4000] = '\xE9';
    const auto decoded = decode_as(bytes, "windows-1252");
    REQUIRE(decoded);
    REQUIRE(decoded->origin.size() == 3);
    CHECK(decoded->origin[1].origin == 4000);
    CHECK(decoded->origin[2].origin_end == 5000);
}

}  // namespace
}  // namespace entente::text
