#include "extractors/language/regex.hpp"

#include <doctest/doctest.h>

using namespace entente::language;

TEST_CASE("Python's syntax is translated") {
    struct Case {
        std::string_view python;
        std::string_view pcre2;
    };
    const Case cases[] = {
        {R"(a\u00e9b)", R"(a\x{00e9}b)"},
        {R"([\u00a1-\uffff])", R"([\x{00a1}-\x{ffff}])"},
        {R"(\U0001F600)", R"(\x{0001F600})"},
        {R"(\\u00e9)", R"(\\u00e9)"},
        {R"((?u)\w)", R"(\w)"},
        {R"((?iu)a)", R"((?i)a)"},
        {R"((?:a)(?=b)(?<!c)(?P<n>d))", R"((?:a)(?=b)(?<!c)(?P<n>d))"},
        {R"(a\Z)", R"(a\z)"},
        {R"([[:x]])", R"([\[:x]])"},
        {R"([]a])", R"([]a])"},
        {R"([^]a[])", R"([^]a\[])"},
        {R"(a{,3}b{2,}{,x})", R"(a{0,3}b{2,}{,x})"},
        {R"([{,3}])", R"([{,3}])"},
        {"\\", "\\"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.python);
        CHECK(translate_python_regex(row.python) == std::string(row.pcre2));
    }
}

TEST_CASE("what cannot be translated or compiled is refused") {
    constexpr std::string_view cases[] = {R"(\u12)", R"(\U0001F60)", R"(\uD800)", "(?a)x",       "(?Li)x",
                                          "(",       "[a",           "a**",       R"(\N{DASH})", "(?<=a+)b"};
    for (const std::string_view pattern : cases) {
        CAPTURE(pattern);
        CHECK_FALSE(Regex::compile(pattern).has_value());
    }
    CHECK_FALSE(Regex::compile(std::string(2'000'000, 'a')).has_value());
    CHECK_FALSE(Regex::compile(std::string(10'000, '(')).has_value());
}

TEST_CASE("matches are Python's") {
    struct Case {
        std::string_view pattern;
        std::string_view text;
        std::size_t from;
        std::optional<RegexMatch> match;
    };
    const Case cases[] = {
        {"b+", "abbb", 0, RegexMatch{1, 4}},
        {"b+", "abbb", 2, RegexMatch{2, 4}},
        {"(?<=a)b", "ab", 1, RegexMatch{1, 2}},  // look-behind sees what is before
        {"^b", "ab", 1, std::nullopt},
        {"x|xy", "xy", 0, RegexMatch{0, 1}},  // the first alternative, not the longest
        {R"(\w+)", "né1_", 0, RegexMatch{0, 5}},
        {R"(\d)", "٣", 0, RegexMatch{0, 2}},
        {".", "\n", 0, std::nullopt},
        {".", "\r", 0, RegexMatch{0, 1}},
        {"a$", "a\n", 0, RegexMatch{0, 1}},
        {"é", "né", 0, RegexMatch{1, 3}},
        {"x*", "ab", 0, RegexMatch{0, 0}},
    };
    RegexScratch scratch;
    for (const Case& row : cases) {
        CAPTURE(row.pattern);
        CAPTURE(row.text);
        const auto regex = Regex::compile(row.pattern);
        REQUIRE(regex.has_value());
        CHECK(regex->search(row.text, scratch, row.from) == row.match);
    }
    const auto regex = Regex::compile("x*");
    CHECK(regex->search("ax", scratch, 0, false) == RegexMatch{1, 2});
    CHECK(Regex::compile("b")->matches_start("ba", scratch));
    CHECK_FALSE(Regex::compile("a")->matches_start("ba", scratch));
}

TEST_CASE("a match that would take for ever is none") {
    const auto regex = Regex::compile("^(a+)+$");
    RegexScratch scratch;
    CHECK_FALSE(regex->matches_start(std::string(100, 'a') + "b", scratch));
    CHECK(regex->matches_start(std::string(100, 'a'), scratch));
}
