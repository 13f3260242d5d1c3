// The whole language core against what spaCy wrote for the same texts (make_expected_parses.py), and its promises about
// workers and hints.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <rapidjson/document.h>

#include "extractors/language/formats.hpp"
#include "extractors/language/model.hpp"

using namespace entente::language;
using entente::text::SentenceHint;

namespace {

const Model& model() {
    static const auto loaded = [] {
        const char* chosen = std::getenv("ENTENTE_MODEL");
        return load_model(model_directory(chosen != nullptr ? chosen : ENTENTE_SOURCE_DIR "/build/model"));
    }();
    REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : describe(loaded.error())));
    return *loaded;
}

std::vector<std::string> expected_lines() {
    std::vector<std::string> lines;
    std::ifstream in(ENTENTE_SOURCE_DIR "/tests/language/expected/parses.jsonl");
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string text_of(const std::string& line) {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    return {json["text"].GetString(), json["text"].GetStringLength()};
}

std::string written(const Parsed& parsed, ParseFormat format = ParseFormat::spacy_json) {
    std::ostringstream out;
    REQUIRE(write(out, format, parsed, "d").has_value());
    return out.str();
}

std::vector<std::string> sentences(const Parsed& parsed) {
    std::vector<std::string> out;
    for (const Sentence& s : parsed.sentences)
        out.emplace_back(parsed.text.substr(parsed.tokens[s.begin].span.begin, parsed.tokens[s.end - 1].span.end - parsed.tokens[s.begin].span.begin));
    return out;
}

}  // namespace

TEST_CASE("every field of every token, sentence and entity is spaCy's") {
    Workspace workspace(model());
    const auto lines = expected_lines();
    REQUIRE(lines.size() > 80);
    for (const std::string& line : lines) {
        const std::string text = text_of(line);
        CAPTURE(text);
        rapidjson::Document expected;
        rapidjson::Document got;
        expected.Parse(line.data(), line.size());
        const std::string ours = written(parse(model(), workspace, text));
        got.Parse(ours.data(), ours.size());
        REQUIRE_FALSE(got.HasParseError());
        for (const char* part : {"text", "ents", "sents", "tokens"}) {
            CAPTURE(part);
            CHECK(got[part] == expected[part]);
        }
    }
}

TEST_CASE("a parse does not depend on what its workspace did before, nor on other workers") {
    const auto lines = expected_lines();
    std::vector<std::string> texts;
    for (const std::string& line : lines) texts.push_back(text_of(line));
    std::vector<std::string> alone;
    for (const std::string& text : texts) {
        Workspace fresh(model());
        alone.push_back(written(parse(model(), fresh, text)));
    }
    std::vector<std::vector<std::string>> together(3);
    std::vector<std::thread> workers;
    for (std::size_t w = 0; w < together.size(); ++w) {
        workers.emplace_back([&, w] {
            Workspace workspace(model());
            for (std::size_t i = texts.size(); i-- > 0;) {
                std::ostringstream out;
                (void)write(out, ParseFormat::spacy_json, parse(model(), workspace, texts[i]), "d");
                together[w].insert(together[w].begin(), out.str());
            }
        });
    }
    for (std::thread& worker : workers) worker.join();
    for (const auto& results : together) CHECK(results == alone);
}

TEST_CASE("a document of many pieces parses to the same as spaCy's convolution over the whole") {
    // A text long enough for several pieces of the encoder and several windows of the scorer; its sentences are equal, so
    // that each of them, away from the ends, must get the same tags and labels.
    std::string text;
    for (int i = 0; i < 300; ++i) text += "Norway thanked Kenya for its help in the talks. ";
    Workspace workspace(model());
    const Parsed parsed = parse(model(), workspace, text);
    REQUIRE(parsed.sentences.size() == 300);
    const std::size_t length = parsed.sentences[1].end - parsed.sentences[1].begin;
    for (std::size_t s = 1; s + 1 < parsed.sentences.size(); ++s) {
        for (std::size_t i = 0; i < length; ++i) {
            CHECK(parsed.tokens[parsed.sentences[s].begin + i].label == parsed.tokens[parsed.sentences[1].begin + i].label);
            CHECK(parsed.tokens[parsed.sentences[s].begin + i].tag == parsed.tokens[parsed.sentences[1].begin + i].tag);
        }
    }
}

TEST_CASE("hints set and forbid the start of a sentence") {
    Workspace workspace(model());
    const std::string text = "Norway thanked Kenya. Kenya thanked Norway for the talks";
    const auto at = [&](std::string_view word) { return static_cast<std::uint32_t>(text.find(word)); };
    CHECK(sentences(parse(model(), workspace, text)).size() == 2);
    const std::vector<SentenceHint> forbid{{at("Kenya thanked"), false}};
    CHECK(sentences(parse(model(), workspace, text, forbid)).size() == 1);
    const std::vector<SentenceHint> force{{at("for the"), true}};
    CHECK(sentences(parse(model(), workspace, text, force)).back() == "for the talks");
    const std::vector<SentenceHint> inside_a_token{{at("orway"), true}};
    CHECK(sentences(parse(model(), workspace, text, inside_a_token)) == sentences(parse(model(), workspace, text)));
}

TEST_CASE("CoNLL-U: heads count within the sentence, entities and missing spaces stand in MISC") {
    Workspace workspace(model());
    const std::string text = "It rained. Kenya thanked Norway.";
    const std::string conllu = written(parse(model(), workspace, text), ParseFormat::conllu);
    CHECK(conllu ==
          "# newdoc id = d\n# sent_id = d-1\n# text = It rained.\n"
          "1\tIt\tit\tPRON\tPRP\tCase=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs\t2\tnsubj\t_\t_\n"
          "2\trained\train\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n"
          "3\t.\t.\tPUNCT\t.\tPunctType=Peri\t2\tpunct\t_\t_\n\n"
          "# sent_id = d-2\n# text = Kenya thanked Norway.\n"
          "1\tKenya\tKenya\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tNER=B-GPE\n"
          "2\tthanked\tthank\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
          "3\tNorway\tNorway\tPROPN\tNNP\tNumber=Sing\t2\tdobj\t_\tNER=B-GPE|SpaceAfter=No\n"
          "4\t.\t.\tPUNCT\t.\tPunctType=Peri\t2\tpunct\t_\tSpaceAfter=No\n\n");
}

TEST_CASE("displaCy: one picture a sentence, arcs within it") {
    Workspace workspace(model());
    const std::string text = "It rained. Kenya won.";
    CHECK(written(parse(model(), workspace, text), ParseFormat::displacy) ==
          R"({"title":"d-1","words":[{"text":"It","tag":"PRON"},{"text":"rained","tag":"VERB"},{"text":".","tag":"PUNCT"}],"arcs":[{"start":0,"end":1,"label":"nsubj","dir":"left"},{"start":1,"end":2,"label":"punct","dir":"right"}]})"
          "\n"
          R"({"title":"d-2","words":[{"text":"Kenya","tag":"PROPN"},{"text":"won","tag":"VERB"},{"text":".","tag":"PUNCT"}],"arcs":[{"start":0,"end":1,"label":"nsubj","dir":"left"},{"start":1,"end":2,"label":"punct","dir":"right"}]})"
          "\n");
}

TEST_CASE("a stream that fails is reported") {
    Workspace workspace(model());
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    const Parsed parsed = parse(model(), workspace, "Kenya won.");
    for (const ParseFormat format : {ParseFormat::spacy_json, ParseFormat::conllu, ParseFormat::displacy})
        CHECK_FALSE(write(out, format, parsed, "d").has_value());
}
