#include "extractors/language/phrase_trie.hpp"

#include <doctest/doctest.h>

using namespace entente::language;

namespace {

std::vector<PhraseMatch> matches(const PhraseTrie& trie, const std::vector<std::string_view>& forms) {
    std::vector<std::uint32_t> symbols;
    for (const std::string_view form : forms) symbols.push_back(trie.symbol(form));
    std::vector<PhraseMatch> found;
    for (std::uint32_t begin = 0; begin < symbols.size(); ++begin) trie.match_at(symbols, begin, found);
    return found;
}

}  // namespace

TEST_CASE("phrases are found wherever they begin, within each other too") {
    PhraseTrie trie;
    for (const auto& phrase : std::vector<std::vector<std::string_view>>{
             {"a"}, {"a", "b", "c"}, {"b", "c"}, {"a", "b", "c"}, {}}) {
        trie.add(phrase);
    }
    CHECK(matches(trie, {"a", "b", "c"}) == std::vector<PhraseMatch>{{0, 1}, {0, 3}, {1, 3}});
    CHECK(matches(trie, {"a", "b"}) == std::vector<PhraseMatch>{{0, 1}});
    CHECK(matches(trie, {"b", "x", "c"}).empty());
    CHECK(matches(trie, {}).empty());
    CHECK(trie.symbol("x") == 0);
}

TEST_CASE("of overlapping matches the longest stays, then the first") {
    struct Case {
        std::vector<PhraseMatch> given;
        std::vector<PhraseMatch> kept;
    };
    const Case cases[] = {
        {{}, {}},
        {{{0, 1}, {0, 3}, {1, 3}}, {{0, 3}}},
        {{{0, 2}, {1, 3}, {2, 4}}, {{0, 2}}},  // what was dropped takes its tokens all the same
        {{{2, 4}, {0, 2}}, {{0, 2}, {2, 4}}},
        {{{0, 2}, {1, 4}, {4, 5}}, {{1, 4}, {4, 5}}},
        {{{3, 4}, {3, 4}}, {{3, 4}}},
    };
    for (const Case& row : cases) CHECK(without_overlaps(row.given, 6) == row.kept);
}
