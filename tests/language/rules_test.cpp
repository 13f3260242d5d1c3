// Attribute ruler and lemmatizer with small rule sets of the tests' own.
#include <doctest/doctest.h>

#include "extractors/language/attribute_ruler.hpp"
#include "extractors/language/lemmatizer.hpp"
#include "extractors/language/strings.hpp"
#include "tests/language/packed.hpp"

using namespace entente::language;

namespace {

using packed::array;
using packed::map;
using packed::string;
using packed::strings;

std::string rule(const std::vector<std::string>& tokens, const std::string& attributes,
                 std::int64_t index = 0) {
    return map(
        {{"patterns", array({array(tokens)})}, {"attrs", attributes}, {"index", packed::integer(index)}});
}

std::string is(std::string_view key, std::string_view value) {
    return map({{key, string(value)}});
}
std::string sets(std::string_view key, std::string_view value) {
    return map({{key, string(value)}});
}

struct Word {
    std::string_view form;
    std::string_view tag;
    std::string_view dep;
};

// Runs the rules over the words; gives "pos/lemma" of each, "-" where it is not set.
std::string run(const std::string& rules, const std::vector<Word>& words) {
    Labels labels;
    const auto ruler = AttributeRuler::parse(rules, "patterns", labels);
    REQUIRE_MESSAGE(ruler.has_value(), (ruler ? "" : describe(ruler.error())));
    const NormTable norms;
    Lexemes lexemes(norms);
    std::vector<RawToken> tokens;
    std::vector<Annotation> annotations;
    for (const Word& word : words) {
        tokens.push_back({{}, lexemes.add(word.form), true});
        annotations.push_back({labels.add(word.tag), Labels::none, Labels::none, labels.add(word.dep), {}});
    }
    AttributeRulerCache cache;
    ruler->apply(tokens, lexemes, cache, annotations);
    std::string result;
    for (const Annotation& annotation : annotations) {
        result += result.empty() ? "" : " ";
        result += annotation.pos == Labels::none ? "-" : labels.name(annotation.pos);
        result += '/';
        result += annotation.lemma.data() == nullptr ? "-" : annotation.lemma;
    }
    return result;
}

}  // namespace

TEST_CASE("rules match as spaCy's Matcher does") {
    const std::string in = map({{"LOWER", map({{"IN", strings({"to", "not"})}})}});
    const std::string not_in = map({{"DEP", map({{"NOT_IN", strings({"det", ""})}})}});
    const std::string regex = map({{"LOWER", map({{"REGEX", string("^n'?t$")}})}});
    struct Case {
        std::string rules;
        std::vector<Word> words;
        std::string_view result;
    };
    const Case cases[] = {
        {array({}), {{"a", "DT", "det"}}, "-/-"},
        {array({rule({is("TAG", "DT")}, sets("POS", "DET"))}),
         {{"a", "DT", "det"}, {"b", "NN", ""}},
         "DET/- -/-"},
        {array({rule({is("TAG", "DT")}, sets("POS", "DET")), rule({is("LOWER", "a")}, sets("POS", "PRON"))}),
         {{"A", "DT", ""}},
         "PRON/-"},  // later rules win
        {array({rule({in}, sets("LEMMA", "x"))}), {{"Not", "RB", ""}, {"nor", "CC", ""}}, "-/x -/-"},
        {array({rule({not_in}, sets("POS", "PRON"))}),
         {{"a", "", "det"}, {"b", "", ""}, {"c", "", "nsubj"}},
         "-/- -/- PRON/-"},
        {array({rule({is("LOWER", "gon"), is("ORTH", "na")}, sets("LEMMA", "go")),
                rule({is("LOWER", "gon"), is("TEXT", "na")}, sets("LEMMA", "to"), 1)}),
         {{"Gon", "", ""}, {"na", "", ""}, {"gon", "", ""}, {"NA", "", ""}},
         "-/go -/to -/- -/-"},
        {array({rule({is("LOWER", "a"), map({}), is("LOWER", "c")}, sets("LEMMA", "x"), -2)}),
         {{"a", "", ""}, {"b", "", ""}, {"c", "", ""}, {"a", "", ""}, {"b", "", ""}},
         "-/- -/x -/- -/- -/-"},
        {array({rule({is("LOWER", "ai"), regex}, sets("LEMMA", "be"))}),
         {{"ai", "", ""}, {"n't", "", ""}, {"ai", "", ""}},
         "-/be -/- -/-"},
        {array({rule({map({{"IS_SPACE", packed::boolean(true)}})}, sets("POS", "SPACE"))}),
         {{"\n", "", ""}, {"a", "", ""}},
         "SPACE/- -/-"},
        {array({rule({is("TAG", "A")}, sets("TAG", "B")), rule({is("TAG", "B")}, sets("POS", "X"))}),
         {{"a", "A", ""}, {"b", "B", ""}},
         "-/- X/-"},  // all matches come first
        {array({map({{"patterns", array({array({is("TAG", "A")}), array({is("TAG", "B")})})},
                     {"attrs", sets("POS", "X")}})}),
         {{"a", "A", ""}, {"b", "B", ""}, {"c", "C", ""}},
         "X/- X/- -/-"},
        {array({rule({is("NORM", "$")}, sets("POS", "SYM"))}), {{"€", "", ""}, {"e", "", ""}}, "SYM/- -/-"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.result);
        CHECK(run(row.rules, row.words) == row.result);
    }
}

TEST_CASE("many rules take more than one word of bits") {
    std::vector<std::string> rules;
    std::vector<Word> words;
    std::vector<std::string> names;
    std::string result;
    for (int i = 0; i < 150; ++i) names.push_back("w" + std::to_string(i));
    for (const std::string& name : names) {
        rules.push_back(rule({is("LOWER", name), is("TAG", "END")}, sets("LEMMA", name)));
        words.push_back({name, "", ""});
        words.push_back({"x", "END", ""});
        result += (result.empty() ? "-/" : " -/") + name + " -/-";
    }
    CHECK(run(array(rules), words) == result);
}

TEST_CASE("rules that are not supported are refused by name") {
    struct Case {
        std::string rules;
        std::string_view message;
    };
    const auto pattern = [](const std::string& token) { return array({rule({token}, sets("POS", "X"))}); };
    const Case cases[] = {
        {map({}), "expected array, found map"},
        {array({map({})}), "[0]: has no \"patterns\""},
        {array({map({{"patterns", array({})}})}), "[0]: has no \"attrs\""},
        {pattern(map({{"OP", string("+")}, {"TAG", string("NN")}})),
         "[0].patterns[0][0].OP: pattern key \"OP\" is not supported"},
        {pattern(is("LEMMA", "be")), "pattern key \"LEMMA\" is not supported"},
        {pattern(map({{"LOWER", map({{"FUZZY", string("a")}})}})),
         "predicate \"FUZZY\" is not supported here"},
        {pattern(map({{"TAG", map({{"REGEX", string("^V")}})}})),
         "predicate \"REGEX\" is not supported here"},
        {pattern(map({{"LOWER", map({{"REGEX", string("(")}})}})), "not a regular expression"},
        {pattern(map({{"TAG", packed::integer(5)}})), "expected map, found integer"},
        {pattern(map({{"TAG", map({{"IN", array({packed::integer(5)})}})}})),
         "expected string, found integer"},
        {pattern(map({{"IS_SPACE", string("yes")}})), "expected boolean, found string"},
        {array({rule({is("TAG", "A")}, sets("SENT_START", "1"))}), "attribute \"SENT_START\" cannot be set"},
        {array({rule({is("TAG", "A")}, sets("MORPH", "Number"))}), "not an analysis"},
        {array({rule({is("TAG", "A")}, sets("POS", "X"), 1)}), "has 1 tokens, but the rule's index is 1"},
        {array({rule({is("TAG", "A")}, sets("POS", "X"), -2)}), "has 1 tokens, but the rule's index is -2"},
        {array({rule({}, sets("POS", "X"))}), "has 0 tokens"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.message);
        Labels labels;
        const auto ruler = AttributeRuler::parse(row.rules, "patterns", labels);
        REQUIRE_FALSE(ruler.has_value());
        CAPTURE(ruler.error().message);
        CHECK(ruler.error().message.contains(row.message));
    }
}

namespace {

std::string tables() {
    const auto key = [](std::string_view pos) { return packed::id(string_id(pos)); };
    return map({
        {"lemma_rules",
         packed::map_of({{key("noun"), array({strings({"ies", "y"}), strings({"s", ""}), strings({"", ""})})},
                         {key("verb"), array({strings({"ing", "e"}), strings({"ing", ""})})}})},
        {"lemma_exc",
         packed::map_of({{key("noun"), map({{"mice", strings({"mouse"})}, {"pies", strings({"pie"})}})}})},
        {"lemma_index",
         packed::map_of({{key("noun"), strings({"party", "parties"})}, {key("verb"), strings({"go"})}})},
    });
}

}  // namespace

TEST_CASE("lemmas come by exception, known lemma, rule, in spaCy's order") {
    struct Case {
        std::string_view form;
        std::string_view pos;
        std::string_view morph;
        std::string_view lemma;
    };
    const Case cases[] = {
        {"Parties", "NOUN", "Number=Plur", "parties"},  // of known lemmas the last rule's comes first
        {"Mice", "NOUN", "Number=Plur", "mouse"},
        {"Mice", "NOUN", "Number=Sing", "mice"},  // a base form
        {"pies", "NOUN", "Number=Plur", "pie"},
        {"GOING", "VERB", "", "go"},
        {"Sailing", "VERB", "", "saile"},  // nothing is known: the first rule's
        {"Sail", "VERB", "", "Sail"},      // no rule applies
        {"Sail", "VERB", "VerbForm=Inf", "sail"},
        {"Sail", "VERB", "Tense=Pres|VerbForm=Fin", "sail"},
        {"Is", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", "Is"},
        {"a-ings", "VERB", "", "a-ings"},
        {"a-ing", "VERB", "", "a-e"},  // what is no word passes unknown
        {"Tokyo", "PROPN", "", "Tokyo"},
        {"Very", "ADV", "", "very"},  // no tables for it
        {"New", "ADJ", "Degree=Pos", "new"},
        {"\n", "SPACE", "", "\n"},
        {"Odd", "", "", "odd"},
    };
    Labels labels;
    for (const Case& row : cases) {
        labels.add(row.pos);
        labels.add(row.morph);
    }
    const auto lemmatizer = Lemmatizer::parse(tables(), "lookups.bin", labels);
    REQUIRE(lemmatizer.has_value());
    const NormTable norms;
    Lexemes lexemes(norms);
    LemmatizerCache cache;
    for (const Case& row : cases) {
        CAPTURE(row.form);
        CAPTURE(row.pos);
        const RawToken token{{}, lexemes.add(row.form), false};
        Annotation annotation{Labels::none, *labels.find(row.pos), *labels.find(row.morph), Labels::none, {}};
        lemmatizer->apply({&token, 1}, lexemes, cache, {&annotation, 1});
        CHECK(annotation.lemma == row.lemma);
    }
}

TEST_CASE("a lemma that is set stays, unless all are asked for") {
    Labels labels;
    const NormTable norms;
    Lexemes lexemes(norms);
    const RawToken token{{}, lexemes.add("Mice"), false};
    for (const bool overwrite : {false, true}) {
        const auto lemmatizer = Lemmatizer::parse(tables(), "lookups.bin", labels, overwrite);
        Annotation annotation;
        annotation.lemma = "set";
        LemmatizerCache cache;
        lemmatizer->apply({&token, 1}, lexemes, cache, {&annotation, 1});
        CHECK(annotation.lemma == (overwrite ? "mice" : "set"));
    }
}

TEST_CASE("lemma tables that are missing or damaged are refused by name") {
    struct Case {
        std::string bytes;
        std::string_view message;
    };
    const std::string key = packed::id(1);
    const Case cases[] = {
        {"\xc1", "not MessagePack"},
        {map({}), "has no \"lemma_rules\""},
        {map({{"lemma_rules", strings({})}}), "lemma_rules: expected map"},
        {map({{"lemma_rules", map({{"noun", array({})}})}}), "expected unsigned integer, found string"},
        {map({{"lemma_rules", packed::map_of({{key, array({strings({"s"})})}})}}),
         "expected an ending and its replacement"},
        {map({{"lemma_rules", map({})}, {"lemma_exc", packed::map_of({{key, strings({})}})}}),
         "lemma_exc.1: expected map"},
        {map({{"lemma_rules", map({})}, {"lemma_index", packed::map_of({{key, map({})}})}}),
         "lemma_index.1: expected array"},
    };
    Labels labels;
    for (const Case& row : cases) {
        CAPTURE(row.message);
        const auto lemmatizer = Lemmatizer::parse(row.bytes, "lookups.bin", labels);
        REQUIRE_FALSE(lemmatizer.has_value());
        CHECK(lemmatizer.error().message.contains(row.message));
    }
    CHECK(Lemmatizer::parse(map({{"lemma_rules", map({})}}), "lookups.bin", labels).has_value());
}
