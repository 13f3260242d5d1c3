// The tokenizer with small rule sets of the tests' own: each step alone, and files that must be refused.
#include "extractors/language/tokenizer.hpp"

#include <doctest/doctest.h>

#include "extractors/language/strings.hpp"
#include "tests/language/packed.hpp"

using namespace entente::language;
namespace schema = entente::schema;

namespace {

using Members = std::vector<std::pair<std::string_view, std::string>>;

std::string token(std::string_view orth) {
    return packed::map({{"ORTH", packed::string(orth)}});
}

std::string token(std::string_view orth, std::string_view norm) {
    return packed::map_of(
        {{packed::integer(65), packed::string(orth)}, {packed::integer(67), packed::string(norm)}});
}

// Members of the second list win over the first.
std::string file(const Members& changes = {}) {
    Members members = {
        {"prefix_search", packed::string(R"(^\(|^")")},
        {"suffix_search", packed::string(R"(\)$|"$|\.\.+$|\.$)")},
        {"infix_finditer", packed::string(R"(-|(?<=[a-z])\.(?=[A-Z]))")},
        {"token_match", packed::nil()},
        {"url_match", packed::string(R"((?u)^\w+://\S+$)")},
        {"exceptions", packed::map({{"don't", packed::array({token("do"), token("n't", "not")})},
                                    {":)", packed::array({token(":)")})},
                                    {" ", packed::array({token(" ")})},
                                    {"a.m.", packed::array({token("a.m.")})}})},
        {"faster_heuristics", packed::boolean(true)},
    };
    members.insert(members.end(), changes.begin(), changes.end());
    return packed::map(members);
}

std::string split(std::string_view text, const std::string& bytes = file()) {
    const auto tokenizer = Tokenizer::parse(bytes, "tokenizer");
    REQUIRE_MESSAGE(tokenizer.has_value(), (tokenizer ? "" : describe(tokenizer.error())));
    const NormTable norms;
    TokenizerCache cache(norms);
    std::vector<RawToken> tokens;
    tokenizer->tokenize(text, cache, tokens);
    std::string joined;
    for (const RawToken& raw : tokens) {
        joined += joined.empty() ? "" : "|";
        joined += schema::slice(text, raw.span);
        joined += raw.space_after ? "_" : "";
    }
    return joined;
}

}  // namespace

TEST_CASE("text is split in spaCy's order of steps") {
    struct Case {
        std::string_view text;
        std::string_view tokens;
    };
    const Case cases[] = {
        {"", ""},
        {"a", "a"},
        {"a b", "a_|b"},
        {" a ", " |a_"},
        {"a  b", "a_| |b"},
        {"a \n b", "a_|\n |b"},
        {"a\u00a0b", "a|\u00a0|b"},
        {"(a)", "(|a|)"},
        {"((a))", "(|(|a|)|)"},
        {"()", "(|)"},
        {"don't", "do|n't"},
        {"(don't)", "(|do|n't|)"},  // what affixes leave is an exception
        {"a.m.", "a.m."},           // an exception comes before its affix
        {"(a.m.)", "(|a.m.|)"},
        {"x:)", "x:|)"},        // no exception: ":" and ")" do not stand as tokens side by side
        {"-a-b-", "-a|-|b|-"},  // an infix does not begin a token
        {"a--b", "a|-|-|b"},
        {"endOne.Two", "endOne|.|Two"},
        {"a...", "a|..."},
        {"http://a-b/(x)", "http://a-b/(x|)"},
        {"\"http://a-b\"", "\"|http://a-b|\""},
    };
    for (const Case& row : cases) {
        CAPTURE(row.text);
        CHECK(split(row.text) == row.tokens);
    }
}

TEST_CASE("an exception that affixes took apart is put together again") {
    const std::string bytes = file({{"prefix_search", packed::string("^:")}});
    CHECK(split(":)", bytes) == ":)");
    CHECK(split("a :) b", bytes) == "a_|:)_|b");
    CHECK(split(": )", bytes) == ":_|)");  // only where the text is the exception's
    CHECK(split(":):)", bytes) == ":|):|)");
}

TEST_CASE("without rules each chunk is a token") {
    CHECK(split("(don't) a-b", packed::map({{"exceptions", packed::map({})}})) == "(don't)_|a-b");
}

TEST_CASE("an exception's norm is its own") {
    const auto tokenizer = Tokenizer::parse(file(), "tokenizer");
    const NormTable norms;
    TokenizerCache cache(norms);
    std::vector<RawToken> tokens;
    tokenizer->tokenize("don't n't", cache, tokens);
    const Lexemes& lexemes = cache.lexemes();
    REQUIRE(tokens.size() == 3);
    CHECK(lexemes[tokens[0].lexeme].norm == "do");
    CHECK(lexemes[tokens[1].lexeme].norm == "not");
    CHECK(lexemes[tokens[1].lexeme].norm_id == string_id("not"));
    CHECK(lexemes[tokens[2].lexeme].norm == "n't");
    CHECK(lexemes[tokens[2].lexeme].form == lexemes[tokens[1].lexeme].form);
}

TEST_CASE("a file that is no tokenizer is refused by the place") {
    struct Case {
        std::string bytes;
        std::string_view message;
    };
    const auto exceptions = [](std::string value) {
        return file({{"exceptions", packed::map({{"ab", std::move(value)}})}});
    };
    const Case cases[] = {
        {"", "ends too early"},
        {packed::array({}), "expected a map"},
        {packed::map({}), "has no \"exceptions\""},
        {file({{"prefix_search", packed::integer(1)}}), "prefix_search: expected string, found integer"},
        {file({{"url_match", packed::string("(")}}), "url_match: not a regular expression"},
        {file({{"suffix_search", packed::string("(?a)x")}}), "suffix_search: the flag (?a) is not supported"},
        {file({{"faster_heuristics", packed::nil()}}), "faster_heuristics: expected boolean"},
        {exceptions(packed::array({token("a")})), "exceptions.ab: the exception's tokens do not add up"},
        {exceptions(packed::array({token("ab"), token("")})), "exceptions.ab[1]: has no ORTH"},
        {exceptions(packed::array({packed::map({{"LEMMA", packed::string("x")}})})),
         "attribute \"LEMMA\" of an exception"},
        {exceptions(packed::array({packed::map_of({{packed::integer(-1), packed::string("x")}})})),
         "expected unsigned integer"},
        {exceptions(packed::integer(5)), "exceptions.ab: expected array"},
        {file({{"exceptions", packed::map({{"", packed::array({})}})}}), "do not add up"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.message);
        const auto tokenizer = Tokenizer::parse(row.bytes, "tokenizer");
        REQUIRE_FALSE(tokenizer.has_value());
        CAPTURE(tokenizer.error().message);
        CHECK(tokenizer.error().message.contains(row.message));
        CHECK(tokenizer.error().file == "tokenizer");
    }
}

TEST_CASE("norms come from the model's table, then from spaCy's own") {
    const std::string bytes = packed::map(
        {{"lexeme_norm", packed::map_of({{packed::id(string_id("colour")), packed::string("color")},
                                         {packed::id(string_id("€")), packed::string("euro")}})}});
    const auto norms = NormTable::parse(bytes, "lookups.bin");
    REQUIRE(norms.has_value());
    CHECK(norms->find("colour") == "color");
    CHECK(norms->find("€") == "euro");
    CHECK(norms->find("£") == "$");
    CHECK(norms->find("——") == "-");
    CHECK_FALSE(norms->find("Colour"));
    CHECK(NormTable().find("€") == "$");
    CHECK(NormTable::parse(packed::map({}), "lookups.bin").has_value());
    CHECK(NormTable::parse(packed::map({{"lexeme_norm", packed::strings({})}}), "lookups.bin")
              .error()
              .message == "lexeme_norm: expected map, found array");
    CHECK_FALSE(
        NormTable::parse(packed::map({{"lexeme_norm", packed::map({{"a", packed::string("b")}})}}), "x")
            .has_value());
}
