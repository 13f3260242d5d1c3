// The transition systems apart from the network: order of the moves, repair of pseudo-projective labels, sentence bounds.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extractors/language/moves.hpp"
#include "extractors/language/projectivity.hpp"
#include "extractors/language/tok2vec.hpp"

using namespace entente::language;

namespace {

std::vector<Arc> arcs_of(const std::vector<std::pair<int, std::string_view>>& heads) {
    std::vector<Arc> arcs;
    for (const auto& [head, label] : heads) arcs.push_back({head, label, false});
    return arcs;
}

std::string heads_and_labels(const std::vector<Arc>& arcs) {
    std::string out;
    for (const Arc& arc : arcs) out += (out.empty() ? "" : " ") + std::to_string(arc.head) + ":" + std::string(arc.label);
    return out;
}

}  // namespace

TEST_CASE("moves come by action, then frequency and label, both descending; labels added later come last") {
    const auto moves = parse_moves(R"({"10":{"a":3},"2":{"b":1,"c":5,"d":5,"e":-1},"0":{"":7}})", "moves");
    REQUIRE(moves.has_value());
    const std::vector<Move> expected{{0, ""}, {2, "d"}, {2, "c"}, {2, "b"}, {10, "a"}, {2, "e"}};
    CHECK(*moves == expected);
}

TEST_CASE("damaged moves are refused with the file's name") {
    for (const std::string json : {"", "[]", "{\"x\":{}}", "{\"1\":[]}", "{\"1\":{\"a\":\"b\"}}", "{\"1\":{\"a\":1.5}}", "{\"1\":"}) {
        CAPTURE(json);
        const auto moves = parse_moves(json, "parser/moves");
        REQUIRE_FALSE(moves.has_value());
        CHECK(moves.error().file == "parser/moves");
    }
}

TEST_CASE("a label X||Y moves its word below the first Y under its head") {
    struct Case {
        std::vector<std::pair<int, std::string_view>> arcs;
        std::string expected;
    };
    const std::vector<Case> cases{
        // the object of the head is the true head
        {{{1, "nsubj"}, {1, "ROOT"}, {1, "dobj"}, {1, "prep||dobj"}}, "1:nsubj 1:ROOT 1:dobj 2:prep"},
        // breadth first: the nearer pobj wins over one deeper down on the left
        {{{2, "prep"}, {0, "pobj"}, {2, "ROOT"}, {2, "pobj"}, {2, "relcl||pobj"}}, "2:prep 0:pobj 2:ROOT 2:pobj 3:relcl"},
        // none such: the head stays
        {{{0, "ROOT"}, {0, "relcl||pobj"}}, "0:ROOT 0:relcl"},
        {{{0, "ROOT"}, {0, "punct"}}, "0:ROOT 0:punct"},
    };
    for (const Case& c : cases) {
        auto arcs = arcs_of(c.arcs);
        const std::vector<std::uint8_t> is_space(arcs.size(), 0);
        deprojectivize(arcs, is_space);
        CHECK(heads_and_labels(arcs) == c.expected);
    }
}

TEST_CASE("sentences start at the left edge of each root's tree") {
    auto arcs = arcs_of({{1, "nsubj"}, {1, "ROOT"}, {1, "punct"}, {4, "det"}, {5, "nsubj"}, {5, "ROOT"}});
    mark_sentences(arcs);
    std::string starts;
    for (const Arc& arc : arcs) starts += arc.sentence_start ? '1' : '0';
    CHECK(starts == "100100");
    std::vector<Arc> nothing;
    mark_sentences(nothing);
    CHECK(nothing.empty());
}

TEST_CASE("embedding rows are thinc's hash of the key") {
    // thinc.api.NumpyOps().hash(numpy.array([key], dtype="uint64"), seed)
    struct Case {
        std::uint64_t key;
        std::uint32_t seed;
        std::array<std::uint32_t, 4> expected;
    };
    const std::vector<Case> cases{
        {0U, 8U, {0U, 0U, 0U, 0U}},
        {1U, 8U, {1161550108U, 2247783286U, 1742325162U, 1224191281U}},
        {5381687607990418U, 9U, {2684074161U, 2456263349U, 2575150300U, 225686450U}},
        {18446744073709551615U, 13U, {3199409384U, 1062937581U, 752279700U, 3061442444U}},
        {12345678901234567890U, 11U, {1411667719U, 2623568697U, 2640020939U, 188472055U}},
    };
    for (const Case& c : cases) CHECK(embed_hash(c.key, c.seed) == c.expected);
}
