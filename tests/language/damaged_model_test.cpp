// Model files are input: truncated, foreign or flipped bytes give an error that names the file, or a model that runs.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/language/model.hpp"

using namespace entente::language;
using entente::schema::Error;
using entente::schema::ErrorCode;
using entente::schema::Result;

namespace {

const std::vector<std::string> files{
    "config.cfg",        "tokenizer",  "vocab/lookups.bin", "tok2vec/model",           "tagger/model", "tagger/cfg",
    "parser/model",      "parser/cfg", "parser/moves",      "attribute_ruler/patterns", "ner/model",    "ner/moves",
    "ner/cfg",           "lemmatizer/lookups/lookups.bin"};

ReadFile sound() {
    const char* chosen = std::getenv("ENTENTE_MODEL");
    return model_directory(chosen != nullptr ? chosen : ENTENTE_SOURCE_DIR "/build/model");
}

// The model with one file changed.
template <class Change>
Result<Model> load_changed(const std::string& file, const Change& change) {
    const ReadFile read = sound();
    return load_model([&](std::string_view name) -> Result<std::string> {
        auto bytes = read(name);
        REQUIRE(bytes.has_value());
        if (name == file) change(*bytes);
        return bytes;
    });
}

void replace(std::string& text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a missing file is named") {
    const auto model = load_model(model_directory("no/such/place"));
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().code == ErrorCode::not_found);
    CHECK(model.error().file.ends_with("config.cfg"));
    CHECK_FALSE(model.error().hint.empty());
}

TEST_CASE("every file, truncated anywhere or empty or foreign, is refused with its name") {
    for (const std::string& file : files) {
        for (const double part : {0.0, 0.3, 0.97}) {
            if (file == "config.cfg" && part > 0.5) continue;  // its end says how to train, which is not read
            CAPTURE(file);
            CAPTURE(part);
            const auto model = load_changed(file, [&](std::string& bytes) {
                bytes.resize(static_cast<std::size_t>(part * static_cast<double>(bytes.size())));
            });
            REQUIRE_FALSE(model.has_value());
            CHECK(model.error().file == file);
        }
        const auto model = load_changed(file, [](std::string& bytes) { bytes = "PK\x03\x04 this is an archive, not a model"; });
        REQUIRE_FALSE(model.has_value());
        CHECK(model.error().file == file);
    }
}

TEST_CASE("flipped bytes never crash: an error, or a model whose parse covers the text") {
    std::mt19937 generator(11);
    const std::string text = "Norway thanked Kenya's envoys for their help. Mr. Diaz wasn't there in 2021.";
    for (const std::string& file : files) {
        for (int round = 0; round < 6; ++round) {
            CAPTURE(file);
            CAPTURE(round);
            const auto model = load_changed(file, [&](std::string& bytes) {
                for (int i = 0; i < 1 + round * 3; ++i)
                    bytes[generator() % bytes.size()] = static_cast<char>(generator());
            });
            if (!model) {
                CHECK_FALSE(model.error().message.empty());
                continue;
            }
            Workspace workspace(*model);
            const Parsed parsed = parse(*model, workspace, text);
            REQUIRE_FALSE(parsed.tokens.empty());
            CHECK(parsed.sentences.back().end == parsed.tokens.size());
        }
    }
}

TEST_CASE("what a pipeline has and the core does not run is refused by name") {
    struct Case {
        std::string from, to, message;
    };
    const std::vector<Case> cases{
        {"lang = \"en\"", "lang = \"de\"", "lang"},
        {"pipeline = [\"tok2vec\",\"tagger\"", "pipeline = [\"tok2vec\",\"morphologizer\",\"tagger\"", "morphologizer"},
        {"disabled = [\"senter\"]", "disabled = []", "senter"},
        {"disabled = [\"senter\"]", "disabled = [\"senter\",\"ner\"]", "pipeline"},
        {"factory = \"ner\"", "factory = \"beam_ner\"", "beam_ner"},
        {"include_static_vectors = false", "include_static_vectors = true", "include_static_vectors"},
        {"spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2", "MishWindowEncoder"},
        {"window_size = 1", "window_size = 2", "window_size"},
        {"depth = 4", "depth = 5", "depth"},
        {"maxout_pieces = 3", "maxout_pieces = 9", "maxout_pieces"},
        {"width = 96", "width = 97", "width"},
        {"\"SHAPE\"", "\"LEMMA\"", "LEMMA"},
        {"use_upper = true", "use_upper = false", "use_upper"},
        {"extra_state_tokens = false", "extra_state_tokens = true", "extra_state_tokens"},
        {"hidden_width = 64", "hidden_width = 128", "128"},
        {"mode = \"rule\"", "mode = \"lookup\"", "mode"},
        {"rows = [5000", "rows = [5001", "5001"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.to);
        const auto model = load_changed("config.cfg", [&](std::string& bytes) { replace(bytes, c.from, c.to); });
        REQUIRE_FALSE(model.has_value());
        const std::string whole = describe(model.error());
        CAPTURE(whole);
        CHECK(whole.find(c.message) != std::string::npos);
        CHECK_FALSE(model.error().hint.empty());
    }
}

TEST_CASE("beam search is refused") {
    const auto model = load_changed("parser/cfg", [](std::string& bytes) { replace(bytes, "\"beam_width\":1", "\"beam_width\":16"); });
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().file == "parser/cfg");
}
