// The arithmetic of the language core: small dense layers over rows of floats. Highway compiles each kernel for every
// instruction set and picks the machine's own at run time.
//
// Every output is one chain of fused multiply-adds in the order of the inputs, whatever the vector width and however
// many rows are computed together. So results are the same bit for bit for any batch, any number of threads, and any
// instruction set with fused multiply-add (AVX2 and later); older ones round twice and differ in the last bit only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <boost/align/aligned_allocator.hpp>

namespace entente::language {

// Widths are padded to whole blocks of lanes; buffers for results need padded() floats a row.
inline constexpr std::size_t block_lanes = 16;

using AlignedFloats = std::vector<float, boost::alignment::aligned_allocator<float, 64>>;

// y[o] = max over pieces p of (x · W[o][p] + b[o][p]): thinc's Maxout; with one piece its Linear.
class Affine {
  public:
    static constexpr std::size_t max_pieces = 4;

    Affine() = default;
    // weights: outputs × pieces × inputs, bias: outputs × pieces, both as thinc stores them.
    // Requires 1 <= pieces <= max_pieces and spans of exactly these sizes.
    Affine(std::size_t outputs, std::size_t pieces, std::size_t inputs, std::span<const float> weights,
           std::span<const float> bias);

    std::size_t inputs() const { return inputs_; }
    std::size_t outputs() const { return outputs_; }
    std::size_t padded() const { return padded_; }

    // Row r of x is x[r * x_stride .. + inputs); strides smaller than `inputs` make windows that overlap, which is how
    // a convolution is computed without copying. Row r of y is y[r * y_stride .. + padded).
    void apply(const float* x, std::size_t x_stride, std::size_t rows, float* y, std::size_t y_stride) const;

  private:
    std::size_t inputs_ = 0;
    std::size_t outputs_ = 0;
    std::size_t padded_ = 0;
    std::size_t pieces_ = 0;
    AlignedFloats weights_;  // [block][input][vector][lane]
    AlignedFloats bias_;     // [block][vector][lane]
};

// Layer normalisation of rows in place (Ba et al. 2016, thinc's epsilon 1e-8): gain and bias hold `width` floats,
// width a multiple of block_lanes.
void layer_norm(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias);

// The same, then adds the row of `residual` (stride `width`) to each.
void layer_norm_residual(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias,
                         const float* residual);

// out[i] = sum of rows[k][i] in order, over `width` floats; width a multiple of block_lanes.
void sum_rows(std::span<const float* const> rows, std::size_t width, float* out);

// Sums the rows of `pieces` × `width` floats, adds bias, and takes the maximum over the pieces: the hidden layer of a
// transition parser out of precomputed features. width is a multiple of block_lanes.
void sum_maxout(std::span<const float* const> rows, const float* bias, std::size_t pieces, std::size_t width, float* out);

// The instruction set in use, as Highway names it: "AVX3_ZEN4".
std::string kernel_target();

}  // namespace entente::language
