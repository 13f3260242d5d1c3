#include "extractors/text/lines.hpp"

#include <doctest/doctest.h>
#include <sstream>
#include <string>

namespace entente::text {
namespace {

// "number@offset:text", "!" for too long.
std::string read_lines(const std::string& stream, std::uint64_t most) {
    std::istringstream in(stream);
    LineReader lines(in, most);
    std::string all;
    while (const auto line = lines.next()) {
        all += std::to_string(line->number) + "@" + std::to_string(line->offset) + ":" +
               (line->too_long ? "!" : std::string(line->bytes)) + ";";
    }
    return all;
}

TEST_CASE("lines come with number and offset") {
    struct Row {
        std::string stream;
        std::string expected;
    };

    const Row rows[] = {
        {"a\nbb\nc", "1@0:a;2@2:bb;3@5:c;"},
        {"a\r\n\r\n \nb\r\n", "1@0:a;4@7:b;"},
        {"", ""},
        {"\n\n", ""},
        {"0123456789\nok\n", "1@0:!;2@11:ok;"},
        {"ok\n0123456789", "1@0:ok;2@3:!;"},
        {"01234567\n", "1@0:01234567;"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.stream);
        CHECK(read_lines(row.stream, 8) == row.expected);
    }
}

TEST_CASE("a line of 100 MB is told and skipped") {
    const std::string stream = std::string(100'000'000, 'x') + "\nnext\n";
    CHECK(read_lines(stream, 1'000'000) == "1@0:!;2@100000001:next;");
    const schema::Error error = too_long({{}, 7, 0, true}, 1'000'000);
    CHECK(error.line == 7);
    CHECK(error.message == "line is longer than 1000000 bytes");
}

TEST_CASE("lines longer than a chunk are whole") {
    const std::string line(3'000'000, 'y');
    std::istringstream in(line + "\n" + line);
    LineReader lines(in, 4'000'000);
    CHECK(lines.next()->bytes == line);
    CHECK(lines.next()->bytes == line);
    CHECK(!lines.next());
}

TEST_CASE("a stream is read up to its limit") {
    std::istringstream small("abc");
    CHECK(read_all(small, 3) == "abc");
    std::istringstream large("abcd");
    const auto bytes = read_all(large, 3);
    REQUIRE(!bytes);
    CHECK(bytes.error().code == schema::ErrorCode::limit);
}

}  // namespace
}  // namespace entente::text
