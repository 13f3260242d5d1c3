// What config.cfg of a spaCy pipeline must say for the language core to run it: which components, in which order, and
// the sizes of each. Whatever else it asks for is refused by name, for a network that is run in part gives wrong
// answers without a sign.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extractors/language/config.hpp"
#include "extractors/language/tok2vec.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

struct TransitionConfig {
    std::size_t hidden = 0;
    std::size_t pieces = 0;
    bool own_tok2vec = false;  // else it listens to the component tok2vec
    Tok2Vec::Config tok2vec;   // where own_tok2vec
};

struct PipelineConfig {
    Tok2Vec::Config tok2vec;
    TransitionConfig parser;
    TransitionConfig ner;
    bool overwrite_lemmas = false;
};

schema::Result<PipelineConfig> read_pipeline_config(std::string_view text, const std::string& file);

}  // namespace entente::language
