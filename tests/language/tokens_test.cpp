// Tokenizer, lexemes, attribute ruler and lemmatizer with the real model, against what spaCy made of texts
// that are hard to tokenize (make_expected.py).
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <rapidjson/document.h>
#include <string>
#include <thread>
#include <vector>

#include "extractors/language/attribute_ruler.hpp"
#include "extractors/language/lemmatizer.hpp"
#include "extractors/language/model.hpp"
#include "extractors/language/strings.hpp"
#include "extractors/language/tokenizer.hpp"

using namespace entente::language;
namespace schema = entente::schema;

namespace {

struct ExpectedToken {
    schema::ByteSpan span;
    bool space_after;
    std::string norm, prefix, suffix, shape;
    std::string given_tag, given_dep;  // by tagger and parser
    std::string tag, dep, pos, morph, lemma;
};

struct ExpectedText {
    std::string text;
    std::vector<ExpectedToken> tokens;
};

std::string string_of(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

ExpectedToken read_token(const rapidjson::Value& row) {
    return {{row[0].GetUint(), row[1].GetUint()},
            row[2].GetBool(),
            string_of(row[3]),
            string_of(row[4]),
            string_of(row[5]),
            string_of(row[6]),
            string_of(row[7]),
            string_of(row[8]),
            string_of(row[9]),
            string_of(row[10]),
            string_of(row[11]),
            string_of(row[12]),
            string_of(row[13])};
}

std::vector<ExpectedText> expected_texts() {
    std::vector<ExpectedText> texts;
    std::ifstream in(ENTENTE_SOURCE_DIR "/tests/language/expected/tokens.jsonl");
    for (std::string line; std::getline(in, line);) {
        rapidjson::Document json;
        json.Parse(line.data(), line.size());
        REQUIRE_FALSE(json.HasParseError());
        ExpectedText text{string_of(json["text"]), {}};
        for (const auto& row : json["tokens"].GetArray()) text.tokens.push_back(read_token(row));
        texts.push_back(std::move(text));
    }
    REQUIRE(texts.size() > 150);
    return texts;
}

template <class T>
T loaded(schema::Result<T> result) {
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : describe(result.error())));
    return std::move(*result);
}

struct FrontEnd {
    Labels labels;
    NormTable norms;
    Tokenizer tokenizer;
    AttributeRuler ruler;
    Lemmatizer lemmatizer;
};

std::string model_file(std::string_view name) {
    const char* chosen = std::getenv("ENTENTE_MODEL");
    return loaded(model_directory(chosen != nullptr ? chosen : ENTENTE_SOURCE_DIR "/build/model")(name));
}

const FrontEnd& front_end() {
    static const FrontEnd parts = [] {
        Labels labels;
        auto norms = loaded(NormTable::parse(model_file("vocab/lookups.bin"), "vocab/lookups.bin"));
        auto tokenizer = loaded(Tokenizer::parse(model_file("tokenizer"), "tokenizer"));
        auto ruler =
            loaded(AttributeRuler::parse(model_file("attribute_ruler/patterns"), "patterns", labels));
        for (const ExpectedText& text : expected_texts()) {  // labels that no rule names come after the rules
            for (const ExpectedToken& token : text.tokens) {
                labels.add(token.given_tag);
                labels.add(token.given_dep);
            }
        }
        auto lemmatizer =
            loaded(Lemmatizer::parse(model_file("lemmatizer/lookups/lookups.bin"), "lookups", labels));
        return FrontEnd{std::move(labels), std::move(norms), std::move(tokenizer), std::move(ruler),
                        std::move(lemmatizer)};
    }();
    return parts;
}

struct Caches {
    explicit Caches(LexemeLimits limits = {}) : tokenizer(front_end().norms, limits) {}
    TokenizerCache tokenizer;
    AttributeRulerCache ruler;
    LemmatizerCache lemmatizer;
};

std::vector<RawToken> tokenize(std::string_view text, Caches& caches) {
    std::vector<RawToken> tokens;
    front_end().tokenizer.tokenize(text, caches.tokenizer, tokens);
    return tokens;
}

// The forms, joined by "|", a space after one as "_".
std::string forms(std::string_view text, const std::vector<RawToken>& tokens) {
    std::string joined;
    for (const RawToken& token : tokens) {
        joined += joined.empty() ? "" : "|";
        joined += schema::slice(text, token.span);
        joined += token.space_after ? "_" : "";
    }
    return joined;
}

std::string forms(std::string_view text, const std::vector<ExpectedToken>& tokens) {
    std::vector<RawToken> raw;
    for (const ExpectedToken& token : tokens) raw.push_back({token.span, 0, token.space_after});
    return forms(text, raw);
}

void check_lexemes(const ExpectedText& text, const std::vector<RawToken>& tokens, const Lexemes& lexemes) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const ExpectedToken& expected = text.tokens[i];
        const Lexeme& lexeme = lexemes[tokens[i].lexeme];
        CHECK(lexeme.form == schema::slice(text.text, expected.span));
        CHECK(lexeme.norm == expected.norm);
        CHECK(lexeme.norm_id == string_id(expected.norm));
        CHECK(lexeme.prefix_id == string_id(expected.prefix));
        CHECK(lexeme.suffix_id == string_id(expected.suffix));
        CHECK(lexeme.shape_id == string_id(expected.shape));
    }
}

void check_annotations(const ExpectedText& text, const std::vector<RawToken>& tokens, Caches& caches) {
    const FrontEnd& parts = front_end();
    std::vector<Annotation> annotations(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        annotations[i].tag = *parts.labels.find(text.tokens[i].given_tag);
        annotations[i].dep = *parts.labels.find(text.tokens[i].given_dep);
    }
    parts.ruler.apply(tokens, caches.tokenizer.lexemes(), caches.ruler, annotations);
    parts.lemmatizer.apply(tokens, caches.tokenizer.lexemes(), caches.lemmatizer, annotations);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const ExpectedToken& expected = text.tokens[i];
        CAPTURE(schema::slice(text.text, expected.span));
        CHECK(parts.labels.name(annotations[i].tag) == expected.tag);
        CHECK(parts.labels.name(annotations[i].dep) == expected.dep);
        CHECK(parts.labels.name(annotations[i].pos) == expected.pos);
        CHECK(parts.labels.name(annotations[i].morph) == expected.morph);
        CHECK(annotations[i].lemma == expected.lemma);
    }
}

void check_all(Caches& caches) {
    for (const ExpectedText& text : expected_texts()) {
        CAPTURE(text.text.substr(0, 200));
        const auto tokens = tokenize(text.text, caches);
        CHECK(forms(text.text, tokens) == forms(text.text, text.tokens));
        if (tokens.size() != text.tokens.size()) continue;
        check_lexemes(text, tokens, caches.tokenizer.lexemes());
        check_annotations(text, tokens, caches);
    }
}

}  // namespace

TEST_CASE("tokens, features, parts of speech, morphology and lemmas are spaCy's") {
    Caches caches;
    check_all(caches);
    check_all(caches);  // with warm caches
}

TEST_CASE("results do not depend on what the caches hold") {
    Caches caches(LexemeLimits{100, 1'000'000});
    check_all(caches);
    CHECK(caches.tokenizer.lexemes().generation() > 5);
    CHECK(caches.tokenizer.lexemes().size() < 2'000);
}

TEST_CASE("workers share one tokenizer") {
    const auto texts = expected_texts();
    std::vector<std::thread> workers;
    std::vector<int> wrong(3, 0);
    for (int& count : wrong) {
        workers.emplace_back([&] {
            Caches caches;
            for (const ExpectedText& text : texts) {
                if (forms(text.text, tokenize(text.text, caches)) != forms(text.text, text.tokens)) ++count;
            }
        });
    }
    for (std::thread& worker : workers) worker.join();
    CHECK(wrong == std::vector<int>(3, 0));
}

TEST_CASE("tokens and spaces are the text, whatever bytes it holds") {
    std::vector<std::string> texts = {
        "\xff\xfe",     "a\xe2\x82 b", "don't\xc3 (x\xff)y", std::string("\0\0 \0", 4), "\xf0\x9f\x98 .",
        "\xed\xa0\x80", "\xc2",        "http://\xff.org/(x)"};
    for (const ExpectedText& text : expected_texts()) texts.push_back(text.text + "\xe9" + text.text);
    Caches caches;
    for (const std::string& text : texts) {
        std::string joined;
        for (const RawToken& token : tokenize(text, caches)) {
            joined += schema::slice(text, token.span);
            joined += token.space_after ? " " : "";
        }
        CHECK(joined == text);
    }
}

TEST_CASE("a long text without a space ends in bounded time") {
    const std::string pieces[] = {
        "(", ")", "a", ".", "a-", "a.", "a@", "1,", "://", "a:", "http://a.b/", "!)(", "\xc3\xa9\xe2\x80\xa6",
        "-"};
    Caches caches;
    for (const std::string& piece : pieces) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < 200'000) text += piece;
        const auto tokens = tokenize(text, caches);
        REQUIRE_FALSE(tokens.empty());
        CHECK(tokens.back().span.end == text.size());
    }
}
