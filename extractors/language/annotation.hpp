// A token's annotations while the steps fill them in: tagger (tag), parser (dep), attribute ruler (any),
// lemmatizer (lemma). Ids of the model's Labels; 0 is "not set".
#pragma once

#include <string_view>

#include "extractors/language/labels.hpp"

namespace entente::language {

struct Annotation {
    LabelId tag = Labels::none;
    LabelId pos = Labels::none;
    LabelId morph = Labels::none;  // the analysis in normal form, "Number=Sing|Person=3"
    LabelId dep = Labels::none;
    std::string_view lemma;  // data() is null: not set. Lives in the model or in the lexemes' arena

    friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace entente::language
