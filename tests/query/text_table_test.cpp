#include "graph/query/text_table.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

#include "tests/store/sample.hpp"

namespace entente::query {
namespace {

TEST_CASE("width on a terminal") {
    struct Case {
        std::string_view text;
        std::size_t expected;
    };
    const Case cases[] = {{"", 0},     {"abc", 3},        {"Łódź", 4},
                          {"日本", 4}, {"Cafe\u0301", 4}, {"\xF0\x9F\xA4\x9D", 2},
                          {"مصر", 3},  {"ｆ", 2},         {"a\u200Bb", 2}};
    for (const auto& [text, expected] : cases) CHECK(display_width(text) == expected);
}

TEST_CASE("wrapping keeps words and never cuts a character") {
    struct Case {
        std::string_view text;
        std::size_t width;
        std::vector<std::string> expected;
    };
    const Case cases[] = {
        {"", 5, {""}},
        {"one two three", 20, {"one two three"}},
        {"one two three", 7, {"one two", "three"}},
        {"one two three", 3, {"one", "two", "thr", "ee"}},
        {"  one \n\t two  ", 20, {"one two"}},
        {"日本語", 4, {"日本", "語"}},
        {"日本語", 3, {"日", "本", "語"}},
        {"Cafe\u0301s", 4, {"Cafe\u0301", "s"}},
        {"a\x1B[31mb\x07", 20, {"a [31mb"}},
        {"a\xFFz", 20, {"a z"}},
    };
    for (const auto& [text, width, expected] : cases) {
        CAPTURE(text);
        CHECK(wrap(text, width) == expected);
    }
}

TEST_CASE("a table fits the terminal") {
    std::ostringstream out;
    write_table(out, {{"date", 10}, {"who", 5}, {"sentence", 8}},
                {{"2022-01-06", "日本 / USA", "They held a virtual meeting."}, {"", "A", "x"}}, 36);
    CHECK(out.str() ==
          "date        who         sentence\n"
          "----------  ----------  ------------\n"
          "2022-01-06  日本 / USA  They held a\n"
          "                        virtual\n"
          "                        meeting.\n"
          "            A           x\n");
}

TEST_CASE("random tables: no line is wider than asked for, no word is lost") {
    test::Random random(31);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<std::string>> rows;
        for (int i = 0; i < 5; ++i) rows.push_back({test::random_text(random), test::random_text(random)});
        const std::size_t width = 12 + test::below(random, 60);
        std::ostringstream out;
        write_table(out, {{"a", 4}, {"b", 4}}, rows, width);
        std::istringstream lines(out.str());
        std::size_t letters = 0;
        for (std::string line; std::getline(lines, line);) {
            CHECK(display_width(line) <= width);
            letters += static_cast<std::size_t>(std::ranges::count(line, 'x'));
        }
        CHECK(letters >= 10);  // every random text begins with an x
    }
}

}  // namespace
}  // namespace entente::query
