// Part-of-speech tags (Penn Treebank): one linear layer over the token vectors, the best class wins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/kernels.hpp"
#include "extractors/language/labels.hpp"
#include "extractors/language/thinc_model.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

class Tagger {
  public:
    // config: the component's file `cfg` (JSON with the list "labels"). Adds its tags to `labels`.
    static schema::Result<Tagger> from(const ThincModel& model, std::string_view config, const std::string& config_file,
                                       std::size_t vector_width, Labels& labels);

    // The tag of each of `count` tokens whose vectors these are. scores: room that grows as needed.
    template <class Set>
    void tag(const float* vectors, std::size_t count, AlignedFloats& scores, const Set& set) const {
        scores.resize(count * affine_.padded());
        affine_.apply(vectors, affine_.inputs(), count, scores.data(), affine_.padded());
        for (std::size_t i = 0; i < count; ++i) set(i, best(&scores[i * affine_.padded()]));
    }

  private:
    LabelId best(const float* scores) const;

    Affine affine_;
    std::vector<LabelId> tags_;  // of each class
};

}  // namespace entente::language
