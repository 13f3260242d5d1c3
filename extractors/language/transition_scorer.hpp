// The scoring half of spaCy's transition systems (parser and NER): each token's vector is turned once into what it would
// contribute as feature 0, 1, 2 … of a state; a state's scores are then a sum of a few such rows, a maximum, and one
// small layer (Chen & Manning 2014's precomputation, as in spaCy's PrecomputableAffine).
//
// Those rows are large (4 KB a token), so only a window of them is kept and computed on demand; what falls out of it is
// computed again, to the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extractors/language/kernels.hpp"
#include "extractors/language/thinc_model.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

class TransitionScorer {
  public:
    // vector_width: of the tok2vec it listens to; features: how many tokens describe a state; moves: how many
    // transitions it must score.
    static schema::Result<TransitionScorer> from(const ThincModel& model, std::size_t vector_width, std::size_t features,
                                                 std::size_t hidden, std::size_t pieces, std::size_t moves);

    class Workspace {
        friend class TransitionScorer;
        AlignedFloats inputs;                // of every token of the document
        AlignedFloats rows;                  // of the blocks in the window
        std::vector<std::int64_t> resident;  // which block each slot of the window holds; -1 none
        AlignedFloats hidden, scores, scratch;
    };

    // Starts a document of `tokens` tokens; then add() all vectors, rows of vector_width floats.
    void begin(std::size_t tokens, Workspace& workspace) const;
    void add(std::size_t first, std::size_t count, const float* vectors, Workspace& workspace) const;

    // Scores of every move in the state that these tokens describe (-1 for none), valid until the next call.
    std::span<const float> score(std::span<const std::int32_t> tokens, Workspace& workspace) const;

  private:
    const float* row(std::int32_t token, Workspace& workspace) const;
    bool fetch(std::span<const std::int32_t> tokens, std::span<const float*> rows, Workspace& workspace) const;
    void compute_apart(std::span<const std::int32_t> tokens, std::span<const float*> rows, Workspace& workspace) const;

    std::size_t features_ = 0;
    std::size_t feature_width_ = 0;  // hidden × pieces
    std::size_t pieces_ = 0;
    std::size_t hidden_ = 0;
    std::size_t moves_ = 0;
    Affine input_;   // vector → input
    Affine lower_;   // input → [feature][piece][hidden]
    Affine upper_;   // hidden → moves
    AlignedFloats bias_;  // [piece][hidden]
    AlignedFloats pad_;   // [feature][piece][hidden], for a missing token
};

}  // namespace entente::language
