#include "extractors/language/pipeline_config.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::array<std::string_view, 6> components{"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"};

Error unsupported(const Config& config, std::string_view section, std::string_view key, std::string message) {
    Error error = config.error(section, key, std::move(message));
    error.code = ErrorCode::unsupported;
    error.hint = "Entente runs spaCy pipelines of the kind of en_core_web_sm 3.x";
    return error;
}

// The value must be one of those given.
Result<std::string> one_of(const Config& config, std::string_view section, std::string_view key,
                           const std::vector<std::string_view>& allowed) {
    auto value = config.get_string(section, key);
    if (value && std::ranges::find(allowed, *value) == allowed.end())
        return std::unexpected(unsupported(config, section, key,
                                           fmt::format("[{}] {} = \"{}\" is not supported; expected \"{}\"", section, key, *value, fmt::join(allowed, "\" or \""))));
    return value;
}

Result<std::size_t> size_of(const Config& config, std::string_view section, std::string_view key, std::int64_t most) {
    const auto value = config.get_integer(section, key);
    if (!value) return std::unexpected(value.error());
    if (*value < 1 || *value > most)
        return std::unexpected(unsupported(config, section, key, fmt::format("[{}] {} = {} is not supported; expected 1 to {}", section, key, *value, most)));
    return static_cast<std::size_t>(*value);
}

Result<bool> flag_is(const Config& config, std::string_view section, std::string_view key, bool wanted) {
    if (!config.has(section, key)) return wanted;
    const auto value = config.get_boolean(section, key);
    if (value && *value != wanted)
        return std::unexpected(unsupported(config, section, key, fmt::format("[{}] {} = {} is not supported", section, key, *value)));
    return value;
}

Result<void> check_components(const Config& config) {
    auto names = config.get_strings("nlp", "pipeline");
    if (!names) return std::unexpected(names.error());
    if (config.has("nlp", "disabled")) {
        const auto disabled = config.get_strings("nlp", "disabled");
        if (!disabled) return std::unexpected(disabled.error());
        std::erase_if(*names, [&](const std::string& name) { return std::ranges::find(*disabled, name) != disabled->end(); });
    }
    for (const std::string& name : *names) {
        const std::string section = "components." + name;
        const std::string factory = config.get_string(section, "factory").value_or("unknown");
        if (std::ranges::find(components, factory) == components.end() || factory != name)
            return std::unexpected(unsupported(config, section, "factory", fmt::format("pipeline component '{}' (factory {}) is not supported", name, factory)));
    }
    // The one order in which each component finds what it reads.
    if (!std::ranges::equal(*names, components))
        return std::unexpected(unsupported(config, "nlp", "pipeline",
                                           fmt::format("pipeline [{}] is not supported; expected [{}]", fmt::join(*names, ", "), fmt::join(components, ", "))));
    return {};
}

Result<Tok2Vec::Config> read_tok2vec(const Config& config, const std::string& section, std::string component) {
    Tok2Vec::Config out;
    out.component = std::move(component);
    const std::string embed = section + ".embed";
    const std::string encode = section + ".encode";
    for (const auto& checked : {one_of(config, section, "@architectures", {"spacy.Tok2Vec.v2", "spacy.Tok2Vec.v1"}),
                                one_of(config, embed, "@architectures", {"spacy.MultiHashEmbed.v2"}),
                                one_of(config, encode, "@architectures", {"spacy.MaxoutWindowEncoder.v2"})})
        if (!checked) return std::unexpected(checked.error());
    if (const auto plain = flag_is(config, embed, "include_static_vectors", false); !plain) return std::unexpected(plain.error());
    if (const auto window = size_of(config, encode, "window_size", 1); !window) return std::unexpected(window.error());
    const auto width = size_of(config, encode, "width", 1024);
    if (!width) return std::unexpected(width.error());
    const auto embed_width = size_of(config, embed, "width", 1024);
    if (!embed_width) return std::unexpected(embed_width.error());
    if (*embed_width != *width)
        return std::unexpected(unsupported(config, embed, "width", fmt::format("[{}] width = {} differs from the encoder's {}", embed, *embed_width, *width)));
    const auto depth = size_of(config, encode, "depth", 16);
    if (!depth) return std::unexpected(depth.error());
    const auto pieces = size_of(config, encode, "maxout_pieces", Affine::max_pieces);
    if (!pieces) return std::unexpected(pieces.error());
    auto attributes = config.get_strings(embed, "attrs");
    if (!attributes) return std::unexpected(attributes.error());
    const auto rows = config.get_integers(embed, "rows");
    if (!rows) return std::unexpected(rows.error());
    out.width = *width;
    out.depth = *depth;
    out.pieces = *pieces;
    out.attributes = std::move(*attributes);
    for (const std::int64_t count : *rows) out.rows.push_back(count < 0 ? 0 : static_cast<std::size_t>(count));
    return out;
}

Result<TransitionConfig> read_transitions(const Config& config, const std::string& component, std::string_view state) {
    const std::string section = "components." + component + ".model";
    const std::string tok2vec = section + ".tok2vec";
    for (const auto& checked : {one_of(config, section, "@architectures", {"spacy.TransitionBasedParser.v2"}),
                                one_of(config, section, "state_type", {state}),
                                one_of(config, tok2vec, "@architectures", {"spacy.Tok2VecListener.v1", "spacy.Tok2Vec.v2", "spacy.Tok2Vec.v1"})})
        if (!checked) return std::unexpected(checked.error());
    if (const auto extra = flag_is(config, section, "extra_state_tokens", false); !extra) return std::unexpected(extra.error());
    if (const auto upper = flag_is(config, section, "use_upper", true); !upper) return std::unexpected(upper.error());
    const auto hidden = size_of(config, section, "hidden_width", 1024);
    if (!hidden) return std::unexpected(hidden.error());
    const auto pieces = size_of(config, section, "maxout_pieces", Affine::max_pieces);
    if (!pieces) return std::unexpected(pieces.error());
    TransitionConfig out{*hidden, *pieces, *config.get_string(tok2vec, "@architectures") != "spacy.Tok2VecListener.v1", {}};
    if (!out.own_tok2vec) return out;
    auto own = read_tok2vec(config, tok2vec, component);
    if (!own) return std::unexpected(own.error());
    out.tok2vec = std::move(*own);
    return out;
}

Result<void> check_language(const Config& config) {
    if (const auto lang = one_of(config, "nlp", "lang", {"en"}); !lang) return std::unexpected(lang.error());
    if (const auto mode = one_of(config, "components.lemmatizer", "mode", {"rule"}); !mode) return std::unexpected(mode.error());
    const auto tokenizer = config.get_json("nlp", "tokenizer");
    if (!tokenizer) return std::unexpected(tokenizer.error());
    if (tokenizer->find("spacy.Tokenizer.v1") == std::string::npos)
        return std::unexpected(unsupported(config, "nlp", "tokenizer", fmt::format("tokenizer {} is not supported", *tokenizer)));
    for (const auto& checked : {one_of(config, "components.tagger.model", "@architectures", {"spacy.Tagger.v2", "spacy.Tagger.v1"}),
                                one_of(config, "components.tagger.model.tok2vec", "@architectures", {"spacy.Tok2VecListener.v1"})})
        if (!checked) return std::unexpected(checked.error());
    return {};
}

}  // namespace

Result<PipelineConfig> read_pipeline_config(std::string_view text, const std::string& file) {
    const auto config = Config::parse(text, file);
    if (!config) return std::unexpected(config.error());
    if (const auto checked = check_components(*config); !checked) return std::unexpected(checked.error());
    if (const auto checked = check_language(*config); !checked) return std::unexpected(checked.error());
    auto tok2vec = read_tok2vec(*config, "components.tok2vec.model", "tok2vec");
    if (!tok2vec) return std::unexpected(tok2vec.error());
    auto parser = read_transitions(*config, "parser", "parser");
    if (!parser) return std::unexpected(parser.error());
    auto ner = read_transitions(*config, "ner", "ner");
    if (!ner) return std::unexpected(ner.error());
    PipelineConfig out{std::move(*tok2vec), std::move(*parser), std::move(*ner), false};
    if (config->has("components.lemmatizer", "overwrite")) {
        const auto overwrite = config->get_boolean("components.lemmatizer", "overwrite");
        if (!overwrite) return std::unexpected(overwrite.error());
        out.overwrite_lemmas = *overwrite;
    }
    return out;
}

}  // namespace entente::language
