#include "extractors/language/model.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/document.h>

#include "extractors/language/attribute_ruler.hpp"
#include "extractors/language/entity_recognizer.hpp"
#include "extractors/language/lemmatizer.hpp"
#include "extractors/language/msgpack.hpp"
#include "extractors/language/parser.hpp"
#include "extractors/language/pipeline_config.hpp"
#include "extractors/language/tagger.hpp"
#include "extractors/language/tok2vec.hpp"
#include "extractors/language/tokenizer.hpp"

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::uintmax_t max_file = std::uintmax_t{1} << 30U;

Result<std::string> read_file(const std::filesystem::path& path) {
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure)
        return std::unexpected(Error{ErrorCode::not_found, failure.message(), path.string(), 0, "is this a spaCy model directory, with config.cfg in it?"});
    if (size > max_file)
        return std::unexpected(Error{ErrorCode::limit, "larger than 1 GB", path.string(), 0, "this is no model that Entente can run"});
    std::string bytes(size, '\0');
    std::ifstream in(path, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
        return std::unexpected(Error{ErrorCode::io, "cannot be read", path.string(), 0, "check its permissions"});
    return bytes;
}

}  // namespace

struct Model::Parts {
    Labels labels;
    NormTable norms;
    Tokenizer tokenizer;
    Tok2Vec tok2vec;                 // for the tagger, and for parser and ner where they listen to it
    std::optional<Tok2Vec> parser_tok2vec;
    std::optional<Tok2Vec> ner_tok2vec;
    Tagger tagger;
    Parser parser;
    AttributeRuler ruler;
    Lemmatizer lemmatizer;
    EntityRecognizer entities;
};

struct Workspace::Parts {
    explicit Parts(const Model& model) : tokenizer(model.parts().norms) {}

    TokenizerCache tokenizer;
    std::vector<RawToken> tokens;
    std::vector<AttributeKeys> keys;
    std::vector<std::uint8_t> is_space;
    std::vector<std::uint8_t> sentence_starts;
    std::vector<SentenceStart> presets;
    std::vector<Annotation> annotations;
    std::vector<Arc> arcs;
    Tok2Vec::Workspace tok2vec, parser_tok2vec, ner_tok2vec;
    AlignedFloats tag_scores;
    Parser::Workspace parser;
    TransitionScorer::Workspace ner;
    AttributeRulerCache ruler;
    LemmatizerCache lemmatizer;
};

Model::Model(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Workspace::Workspace(const Model& model) : parts_(std::make_unique<Parts>(model)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

ReadFile model_directory(std::filesystem::path directory) {
    return [directory = std::move(directory)](std::string_view name) { return read_file(directory / name); };
}

namespace {

Result<ThincModel> read_weights(const ReadFile& read, const std::string& component) {
    const std::string name = component + "/model";
    auto bytes = read(name);
    if (!bytes) return std::unexpected(bytes.error());
    return parse_thinc_model(std::move(*bytes), name);
}

// The file `moves` is msgpack that holds JSON.
Result<std::vector<Move>> read_moves(const ReadFile& read, const std::string& component) {
    const std::string name = component + "/moves";
    auto bytes = read(name);
    if (!bytes) return std::unexpected(bytes.error());
    const auto document = MsgpackDocument::parse(std::move(*bytes), name);
    if (!document) return std::unexpected(document.error());
    const auto json = document->root().member("moves", &MsgpackValue::as_text);
    if (!json) return std::unexpected(json.error());
    return parse_moves(*json, name);
}

// Beam search would decide otherwise than greedy search.
Result<void> check_greedy(const ReadFile& read, const std::string& component) {
    const std::string name = component + "/cfg";
    const auto config = read(name);
    if (!config) return std::unexpected(config.error());
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(config->data(), config->size());
    if (json.HasParseError() || !json.IsObject())
        return std::unexpected(Error{ErrorCode::invalid, "not a JSON object", name, 0, "the model may be damaged; unpack it again"});
    const auto width = json.FindMember("beam_width");
    if (width == json.MemberEnd() || (width->value.IsInt() && width->value.GetInt() == 1)) return {};
    return std::unexpected(Error{ErrorCode::unsupported, "beam_width is not 1", name, 0, "beam search is not supported; save the component with beam_width 1"});
}

template <class Part>
Result<Part> read_part(const ReadFile& read, const std::string& name) {
    auto bytes = read(name);
    if (!bytes) return std::unexpected(bytes.error());
    return Part::parse(std::move(*bytes), name);
}

// A component's moves and scorer, and its own tok2vec where it has one.
struct Transitions {
    std::vector<Move> moves;
    TransitionScorer scorer;
    std::optional<Tok2Vec> tok2vec;
};

// classes: how many of the moves the network scores, as a function of them.
Result<Transitions> read_transitions(const ReadFile& read, const std::string& component, const TransitionConfig& config,
                                     std::size_t shared_width, std::size_t features,
                                     const std::function<std::size_t(const std::vector<Move>&)>& classes) {
    if (const auto greedy = check_greedy(read, component); !greedy) return std::unexpected(greedy.error());
    auto moves = read_moves(read, component);
    if (!moves) return std::unexpected(moves.error());
    const auto weights = read_weights(read, component);
    if (!weights) return std::unexpected(weights.error());
    std::optional<Tok2Vec> own;
    if (config.own_tok2vec) {
        auto tok2vec = Tok2Vec::from(*weights, config.tok2vec);
        if (!tok2vec) return std::unexpected(tok2vec.error());
        own = std::move(*tok2vec);
    }
    auto scorer = TransitionScorer::from(*weights, own ? own->width() : shared_width, features, config.hidden, config.pieces, classes(*moves));
    if (!scorer) return std::unexpected(scorer.error());
    return Transitions{std::move(*moves), std::move(*scorer), std::move(own)};
}

}  // namespace

Result<Model> load_model(const ReadFile& read) {
    const auto text = read("config.cfg");
    if (!text) return std::unexpected(text.error());
    const auto config = read_pipeline_config(*text, "config.cfg");
    if (!config) return std::unexpected(config.error());

    Labels labels;
    auto norms = read_part<NormTable>(read, "vocab/lookups.bin");
    if (!norms) return std::unexpected(norms.error());
    auto tokenizer = read_part<Tokenizer>(read, "tokenizer");
    if (!tokenizer) return std::unexpected(tokenizer.error());

    const auto shared_weights = read_weights(read, "tok2vec");
    if (!shared_weights) return std::unexpected(shared_weights.error());
    auto tok2vec = Tok2Vec::from(*shared_weights, config->tok2vec);
    if (!tok2vec) return std::unexpected(tok2vec.error());

    const auto tagger_weights = read_weights(read, "tagger");
    if (!tagger_weights) return std::unexpected(tagger_weights.error());
    const auto tagger_config = read("tagger/cfg");
    if (!tagger_config) return std::unexpected(tagger_config.error());
    auto tagger = Tagger::from(*tagger_weights, *tagger_config, "tagger/cfg", tok2vec->width(), labels);
    if (!tagger) return std::unexpected(tagger.error());

    auto parser_parts = read_transitions(read, "parser", config->parser, tok2vec->width(), Parser::features,
                                         [](const auto& moves) { return moves.size(); });
    if (!parser_parts) return std::unexpected(parser_parts.error());
    for (const Move& move : parser_parts->moves) labels.add(move.label);
    auto parser = Parser::from(std::move(parser_parts->moves), std::move(parser_parts->scorer));
    if (!parser) return std::unexpected(parser.error());

    auto ner_parts = read_transitions(read, "ner", config->ner, tok2vec->width(), EntityRecognizer::features,
                                      &EntityRecognizer::classes);
    if (!ner_parts) return std::unexpected(ner_parts.error());
    auto entities = EntityRecognizer::from(std::move(ner_parts->moves), std::move(ner_parts->scorer));
    if (!entities) return std::unexpected(entities.error());

    auto patterns = read("attribute_ruler/patterns");
    if (!patterns) return std::unexpected(patterns.error());
    auto ruler = AttributeRuler::parse(std::move(*patterns), "attribute_ruler/patterns", labels);
    if (!ruler) return std::unexpected(ruler.error());
    auto lookups = read("lemmatizer/lookups/lookups.bin");
    if (!lookups) return std::unexpected(lookups.error());
    auto lemmatizer = Lemmatizer::parse(std::move(*lookups), "lemmatizer/lookups/lookups.bin", labels, config->overwrite_lemmas);
    if (!lemmatizer) return std::unexpected(lemmatizer.error());

    return Model(std::unique_ptr<const Model::Parts>(new Model::Parts{
        std::move(labels), std::move(*norms), std::move(*tokenizer), std::move(*tok2vec), std::move(parser_parts->tok2vec),
        std::move(ner_parts->tok2vec), std::move(*tagger), std::move(*parser), std::move(*ruler), std::move(*lemmatizer),
        std::move(*entities)}));
}

namespace {

AttributeKeys keys_of(const Lexeme& lexeme, bool space_after) {
    return {lexeme.norm_id, lexeme.prefix_id, lexeme.suffix_id, lexeme.shape_id, space_after ? 1U : 0U, lexeme.is_space ? 1U : 0U};
}

void read_lexemes(Workspace::Parts& w) {
    const Lexemes& lexemes = w.tokenizer.lexemes();
    w.keys.resize(w.tokens.size());
    w.is_space.resize(w.tokens.size());
    for (std::size_t i = 0; i < w.tokens.size(); ++i) {
        const Lexeme& lexeme = lexemes[w.tokens[i].lexeme];
        w.keys[i] = keys_of(lexeme, w.tokens[i].space_after);
        w.is_space[i] = lexeme.is_space ? 1 : 0;
    }
}

// A hint speaks of the token that begins exactly there.
void preset_sentences(std::span<const text::SentenceHint> hints, Workspace::Parts& w) {
    w.presets.assign(w.tokens.size(), SentenceStart::unknown);
    std::size_t i = 0;
    for (const text::SentenceHint& hint : hints) {
        while (i < w.tokens.size() && w.tokens[i].span.begin < hint.byte) ++i;
        if (i < w.tokens.size() && w.tokens[i].span.begin == hint.byte)
            w.presets[i] = hint.start ? SentenceStart::yes : SentenceStart::no;
    }
}

void compute_vectors(const Model::Parts& model, Workspace::Parts& w) {
    const TransitionScorer& parser = model.parser.scorer();
    const TransitionScorer& ner = model.entities.scorer();
    const std::size_t count = w.tokens.size();
    parser.begin(count, w.parser.scorer);
    ner.begin(count, w.ner);
    model.tok2vec.encode(w.keys, w.tok2vec, [&](std::size_t first, std::size_t rows, const float* vectors) {
        model.tagger.tag(vectors, rows, w.tag_scores, [&](std::size_t i, LabelId tag) { w.annotations[first + i].tag = tag; });
        if (!model.parser_tok2vec) parser.add(first, rows, vectors, w.parser.scorer);
        if (!model.ner_tok2vec) ner.add(first, rows, vectors, w.ner);
    });
    if (model.parser_tok2vec)
        model.parser_tok2vec->encode(w.keys, w.parser_tok2vec, [&](std::size_t first, std::size_t rows, const float* vectors) {
            parser.add(first, rows, vectors, w.parser.scorer);
        });
    if (model.ner_tok2vec)
        model.ner_tok2vec->encode(w.keys, w.ner_tok2vec, [&](std::size_t first, std::size_t rows, const float* vectors) {
            ner.add(first, rows, vectors, w.ner);
        });
}

void parse_heads(const Model::Parts& model, Workspace::Parts& w) {
    model.parser.parse(w.presets, w.is_space, w.parser, w.arcs);
    w.sentence_starts.resize(w.arcs.size());
    for (std::size_t i = 0; i < w.arcs.size(); ++i) {
        w.annotations[i].dep = model.labels.find(w.arcs[i].label).value_or(Labels::none);
        w.sentence_starts[i] = w.arcs[i].sentence_start ? 1 : 0;
    }
}

void apply_rules(const Model::Parts& model, Workspace::Parts& w) {
    const Lexemes& lexemes = w.tokenizer.lexemes();
    model.ruler.apply(w.tokens, lexemes, w.ruler, w.annotations);
    model.lemmatizer.apply(w.tokens, lexemes, w.lemmatizer, w.annotations);
}

void assemble(const Model::Parts& model, const Workspace::Parts& w, Parsed& out) {
    const Lexemes& lexemes = w.tokenizer.lexemes();
    out.strings = lexemes.arena();
    out.tokens.resize(w.tokens.size());
    for (std::size_t i = 0; i < w.tokens.size(); ++i) {
        const RawToken& raw = w.tokens[i];
        const Annotation& a = w.annotations[i];
        out.tokens[i] = {raw.span, raw.space_after, w.arcs[i].sentence_start, w.arcs[i].head,
                         model.labels.name(a.tag), model.labels.name(a.pos), model.labels.name(a.morph), a.lemma,
                         lexemes[raw.lexeme].norm, model.labels.name(a.dep)};
    }
    for (std::uint32_t i = 0; i < out.tokens.size(); ++i) {
        if (!out.tokens[i].sentence_start && !out.sentences.empty()) continue;
        if (!out.sentences.empty()) out.sentences.back().end = i;
        out.sentences.push_back({i, static_cast<std::uint32_t>(out.tokens.size())});
    }
}

// Adds the time since the last call to one stage.
class Stopwatch {
  public:
    explicit Stopwatch(StageTimes* times) : times_(times), last_(std::chrono::steady_clock::now()) {}
    void lap(double StageTimes::*stage) {
        if (times_ == nullptr) return;
        const auto now = std::chrono::steady_clock::now();
        times_->*stage += std::chrono::duration<double>(now - last_).count();
        last_ = now;
    }

  private:
    StageTimes* times_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace

Parsed parse(const Model& model, Workspace& workspace, std::string_view text, std::span<const text::SentenceHint> hints,
             StageTimes* times) {
    const Model::Parts& m = model.parts();
    Workspace::Parts& w = workspace.parts();
    Parsed out;
    out.text = text;
    Stopwatch watch(times);
    m.tokenizer.tokenize(text, w.tokenizer, w.tokens);
    w.annotations.assign(w.tokens.size(), {});
    read_lexemes(w);
    watch.lap(&StageTimes::tokenizer);
    compute_vectors(m, w);
    watch.lap(&StageTimes::vectors);
    preset_sentences(hints, w);
    parse_heads(m, w);
    watch.lap(&StageTimes::parser);
    apply_rules(m, w);
    watch.lap(&StageTimes::rules);
    m.entities.find(w.sentence_starts, w.is_space, w.ner, out.entities);
    watch.lap(&StageTimes::entities);
    assemble(m, w, out);
    watch.lap(&StageTimes::assembly);
    return out;
}

}  // namespace entente::language
