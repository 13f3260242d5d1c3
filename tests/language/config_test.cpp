#include "extractors/language/config.hpp"

#include <doctest/doctest.h>

using namespace entente::language;

namespace {

constexpr std::string_view sample = R"(# a pipeline
[paths]
train = null

[nlp]
lang = "en"
pipeline = ["tok2vec","tagger"]
; tokens in a batch
batch_size = 256
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}
plain: some words

[components.embed]
width = ${components.encode:width}
again = ${components.embed.width}
rows = [5000,
    1000,
    2500]
dropout = 0.25
static = false
greeting = "in ${nlp.lang} for $$5"
whole = ${components.encode}
nowhere = ${components.encode.depth}
broken = ${components.encode.width
one = ${components.embed.two}
two = ${components.embed.one}

[components.encode]
width = 96
)";

Config read(std::string_view text) {
    auto config = Config::parse(text, "config.cfg");
    REQUIRE(config.has_value());
    return std::move(*config);
}

}  // namespace

TEST_CASE("values are read by their type, references followed") {
    const Config config = read(sample);
    CHECK(config.get_string("nlp", "lang") == "en");
    CHECK(config.get_string("nlp", "plain") == "some words");
    CHECK(config.get_strings("nlp", "pipeline") == std::vector<std::string>{"tok2vec", "tagger"});
    CHECK(config.get_integer("nlp", "batch_size") == 256);
    CHECK(config.get_number("nlp", "batch_size") == 256.0);
    CHECK(config.get_json("nlp", "tokenizer") == R"({"@tokenizers":"spacy.Tokenizer.v1"})");
    CHECK(config.get_integer("components.embed", "width") == 96);
    CHECK(config.get_integer("components.embed", "again") == 96);
    CHECK(config.get_integers("components.embed", "rows") == std::vector<std::int64_t>{5000, 1000, 2500});
    CHECK(config.get_number("components.embed", "dropout") == 0.25);
    CHECK(config.get_boolean("components.embed", "static") == false);
    CHECK(config.get_string("components.embed", "greeting") == "in en for $5");
    CHECK(config.is_null("paths", "train"));
    CHECK(config.is_null("paths", "dev"));
    CHECK_FALSE(config.is_null("nlp", "lang"));
    CHECK(config.has_section("paths"));
    CHECK_FALSE(config.has_section("components"));
    CHECK(config.keys("paths") == std::vector<std::string>{"train"});
    CHECK(config.sections().size() == 4);
}

TEST_CASE("a wrong value is refused by section, key and line") {
    const Config config = read(sample);
    const auto message = [](const auto& result) { return describe(result.error()); };
    CHECK(message(config.get_integer("nlp", "lang")) ==
          "config.cfg:6: [nlp] lang: expected an integer, found \"en\"");
    CHECK(message(config.get_strings("components.embed", "rows"))
              .starts_with("config.cfg:16: [components.embed] rows: expected a list of strings"));
    CHECK(message(config.get_boolean("nlp", "gone")) == "config.cfg: [nlp] gone: is missing");
    CHECK(message(config.get_integer("components.embed", "whole")) ==
          "config.cfg:22: refers to a whole section, which is not supported: ${components.encode}");
    CHECK(message(config.get_integer("components.embed", "nowhere")) ==
          "config.cfg:23: refers to what is not there: ${components.encode.depth}");
    CHECK(message(config.get_integer("components.embed", "broken")) ==
          "config.cfg:24: a reference has no closing brace");
    CHECK(
        message(config.get_integer("components.embed", "one")).ends_with("refers in a circle, or too often"));
}

TEST_CASE("a file that is not a configuration is refused by line") {
    struct Case {
        std::string text;
        std::string message;
    };
    const Case cases[] = {
        {"width = 1", "config.cfg:1: \"width\" stands before any section"},
        {"[a]\n\nwords", "config.cfg:3: expected `key = value`"},
        {"[a]\n= 5", "config.cfg:2: expected `key = value`"},
        {"[a\nx = 5", "config.cfg:1: the section's name has no closing bracket"},
        {"[a]\nx = 5\nx = 6", "config.cfg:3: \"x\" stands in its section twice"},
        {"[a]\n[a]", "config.cfg:2: section [a] stands here again"},
        {std::string(5'000'000, 'x'), "config.cfg: is too large for a configuration"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.message);
        const auto config = Config::parse(row.text, "config.cfg");
        REQUIRE_FALSE(config.has_value());
        CHECK(describe(config.error()) == row.message);
    }
}

TEST_CASE("references that multiply end in an error, not in endless work") {
    std::string text = "[a]\nk0 = xxxxxxxxxx\n";
    for (int level = 1; level < 9; ++level) {
        text += "k" + std::to_string(level) + " = ";
        for (int i = 0; i < 100; ++i) text += "${a.k" + std::to_string(level - 1) + "}";
        text += '\n';
    }
    CHECK(read(text).get_string("a", "k8").error().message == "refers in a circle, or too often");
}

TEST_CASE("deeply nested JSON is refused without recursion") {
    const Config config = read("[a]\nk = " + std::string(1'000'000, '[') + "\n");
    CHECK_FALSE(config.get_integers("a", "k").has_value());
}
