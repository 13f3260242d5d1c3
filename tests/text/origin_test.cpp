#include "extractors/text/origin.hpp"

#include <doctest/doctest.h>
#include <string>

namespace entente::text {
namespace {

TEST_CASE("neighbouring verbatim pieces are joined") {
    Traced traced;
    traced.add_verbatim("ab", 5);
    traced.add_verbatim("cd", 7);
    traced.add_replaced("&", {9, 14});
    traced.add_verbatim("e", 20);
    CHECK(traced.text == "abcd&e");
    REQUIRE(traced.origin.size() == 3);
    CHECK(traced.origin[0] == Piece{{0, 4}, 5, 9, true});
    CHECK(traced.origin[1] == Piece{{4, 5}, 9, 14, false});
}

TEST_CASE("a span leads back to the input") {
    Traced traced;
    traced.add_verbatim("abcd", 5);
    traced.add_replaced("&", {9, 14});
    traced.add_verbatim("e", 20);
    CHECK(original(traced.origin, {1, 3}) == OriginSpan{6, 8});
    CHECK(original(traced.origin, {3, 5}) == OriginSpan{8, 14});
    CHECK(original(traced.origin, {0, 6}) == OriginSpan{5, 21});
    CHECK(original(traced.origin, {9, 10}) == OriginSpan{0, 0});
}

TEST_CASE("maps compose") {
    Traced inner;  // "a?bc" out of an input where '?' took three bytes
    inner.add_verbatim("a", 0);
    inner.add_replaced("?", {1, 4});
    inner.add_verbatim("bc", 4);
    Traced outer;  // "?b" and a made-up line break, then "c"
    outer.add_verbatim("?b", 1);
    outer.add_replaced("\n", {3, 3});
    outer.add_verbatim("c", 3);
    const auto whole = compose(outer.origin, inner.origin);
    REQUIRE(whole.size() == 4);
    CHECK(whole[0] == Piece{{0, 1}, 1, 4, false});
    CHECK(whole[1] == Piece{{1, 2}, 4, 5, true});
    CHECK(whole[2] == Piece{{2, 3}, 5, 5, false});
    CHECK(whole[3] == Piece{{3, 4}, 5, 6, true});
}

TEST_CASE("replaced bytes are marked in the map") {
    Traced traced;
    traced.add_verbatim("ab\ncd", 10);
    replace_bytes(traced, {2}, ' ');
    CHECK(traced.text == "ab cd");
    REQUIRE(traced.origin.size() == 3);
    CHECK(traced.origin[1] == Piece{{2, 3}, 12, 13, false});
    CHECK(traced.origin[2] == Piece{{3, 5}, 13, 15, true});
}

TEST_CASE("byte offsets become code points") {
    const CodePoints points("a\u00E9\u20AC\U0001F600z");
    CHECK(points.at(0) == 0);
    CHECK(points.at(1) == 1);
    CHECK(points.at(3) == 2);
    CHECK(points.at(6) == 3);
    CHECK(points.at(10) == 4);
    CHECK(points.at(11) == 5);
    CHECK(CodePoints("plain").at(4) == 4);
    CHECK(points.of({1, 6}) == schema::CodePointSpan{1, 3});
}

}  // namespace
}  // namespace entente::text
