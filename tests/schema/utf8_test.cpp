#include "graph/schema/utf8.hpp"

#include <doctest/doctest.h>

namespace entente::schema {
namespace {

TEST_CASE("the first byte that is not UTF-8 is found; what is well-formed is counted in code points") {
    struct Case {
        std::string_view text;
        std::optional<std::size_t> bad;
        std::uint64_t count;  // where nothing is bad
    };
    const Case cases[] = {
        {"", {}, 0},
        {"abc", {}, 3},
        {"Łódź", {}, 4},
        {"日本 \xF0\x9F\xA4\x9D", {}, 4},
        {std::string_view("a\0b", 3), {}, 3},
        {"\xF4\x8F\xBF\xBF", {}, 1},  // U+10FFFF
        {"ab\xFF", 2, 0},
        {"a\x80", 1, 0},     // a continuation alone
        {"a\xC3", 1, 0},     // cut short
        {"\xC0\xAF", 0, 0},  // overlong
        {"\xE0\x80\xAF", 0, 0},
        {"ab\xED\xA0\x80", 2, 0},    // a surrogate
        {"\xF4\x90\x80\x80", 0, 0},  // above U+10FFFF
        {"\xF8\x88\x80\x80\x80", 0, 0},
    };
    for (const auto& [text, bad, count] : cases) {
        CAPTURE(text);
        CHECK(find_bad_utf8(text) == bad);
        if (!bad) CHECK(count_code_points(text) == count);
    }
}

TEST_CASE("code points are taken one by one; a bad byte costs one byte") {
    std::string_view text = "é\xFFz";
    CHECK(take_code_point(text) == U'é');
    CHECK_FALSE(take_code_point(text));
    CHECK(take_code_point(text) == U'z');
    CHECK(text.empty());
}

}  // namespace
}  // namespace entente::schema
