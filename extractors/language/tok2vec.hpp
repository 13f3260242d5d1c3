// The convolutional encoder of spaCy's small pipelines (MultiHashEmbed + MaxoutWindowEncoder): six hashed attributes of
// each token become one vector, four convolutions mix in its neighbours.
//
// Three things make it fast and change no value: the context-free part is cached by word type; a long text is computed
// in pieces that stay in the processor's cache, each with the halo its convolutions need; and the windows of a
// convolution are read in place, as rows that overlap.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "extractors/language/kernels.hpp"
#include "extractors/language/thinc_model.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// The token attributes that a pipeline may embed; index into AttributeKeys.
enum class Attribute : std::uint8_t { norm, prefix, suffix, shape, spacy, is_space };
inline constexpr std::size_t attribute_count = 6;

// spaCy's 64-bit value of each attribute of one token: string hashes, or 0 and 1 for flags.
using AttributeKeys = std::array<std::uint64_t, attribute_count>;

// The four table rows of a key: thinc's HashEmbed, MurmurHash3 x64_128 of one 8-byte key.
std::array<std::uint32_t, 4> embed_hash(std::uint64_t key, std::uint32_t seed);

class Tok2Vec {
  public:
    // The sizes that config.cfg declares; the weights must agree.
    struct Config {
        std::size_t width = 0;
        std::vector<std::string> attributes;
        std::vector<std::size_t> rows;
        std::size_t depth = 0;
        std::size_t pieces = 0;
        std::string component;  // for errors
    };

    static schema::Result<Tok2Vec> from(const ThincModel& model, const Config& config);

    std::size_t width() const { return width_; }

    // Memory of one worker; grows to the size of one piece of text and of the cache.
    class Workspace {
        friend class Tok2Vec;
        struct Slot {
            AttributeKeys keys{};
            std::uint32_t row = 0;  // 1 + row in `rows`; 0 where the slot is free
        };
        std::vector<Slot> slots;
        AlignedFloats rows;  // the context-free vector of each word type seen
        std::uint32_t used = 0;
        std::vector<std::uint32_t> pending;  // slots whose rows are not computed yet
        AlignedFloats concatenated, mixed, front, back;
    };

    // Receives the vectors of tokens [first, first + count), rows of width() floats.
    using Sink = std::function<void(std::size_t first, std::size_t count, const float* vectors)>;

    // Vectors for all tokens of one document, handed out piece by piece in order.
    void encode(std::span<const AttributeKeys> tokens, Workspace& workspace, const Sink& sink) const;

  private:
    struct Table {
        Attribute attribute = Attribute::norm;
        std::uint32_t seed = 0;
        std::uint32_t rows = 0;
        AlignedFloats values;
    };
    struct Layer {
        Affine affine;
        AlignedFloats gain;
        AlignedFloats bias;
    };

    static schema::Result<Table> table_from(const ThincModel& model, const ThincNode& node, const Config& config,
                                            std::size_t column);
    static schema::Result<Layer> layer_from(const ThincModel& model, const ThincNode& maxout, const ThincNode& norm,
                                            const Config& config, std::size_t inputs);

    void encode_piece(std::span<const AttributeKeys> tokens, std::size_t first, std::size_t count,
                      Workspace& workspace, const Sink& sink) const;
    std::uint32_t row_of(const AttributeKeys& keys, Workspace& workspace) const;
    void compute_pending(Workspace& workspace) const;
    void concatenate(const AttributeKeys& keys, float* out) const;

    std::size_t width_ = 0;
    std::vector<Table> tables_;
    Layer mix_;
    std::vector<Layer> convolutions_;
};

}  // namespace entente::language
