#include "extractors/language/kernels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#ifndef ENTENTE_KERNEL_LAYER
#define ENTENTE_KERNEL_LAYER  // this file is included once for every instruction set
namespace entente::language {
struct Layer {
    const float* x;
    std::size_t x_stride;
    std::size_t rows;
    float* y;
    std::size_t y_stride;
    std::size_t inputs;
};

}  // namespace entente::language
#endif

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extractors/language/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace entente::language::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Lanes>;
constexpr std::size_t lane_count = hn::MaxLanes(Lanes());
constexpr std::size_t parts = 16 / lane_count;  // vectors that make up one block of lanes

// R rows by P vectors of accumulators, held in registers over all inputs.
template <std::size_t R, std::size_t P, bool maxout>
HWY_INLINE void tile(const Layer& layer, std::size_t row, const float* HWY_RESTRICT weights,
                     const float* HWY_RESTRICT bias, std::size_t column) {
    const Lanes d;
    const float* HWY_RESTRICT x = layer.x + row * layer.x_stride;
    Vector sum[R][P];
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t p = 0; p < P; ++p) sum[r][p] = hn::Zero(d);
    for (std::size_t k = 0; k < layer.inputs; ++k) {
        Vector w[P];
        for (std::size_t p = 0; p < P; ++p) w[p] = hn::Load(d, weights + (k * P + p) * 16);
        for (std::size_t r = 0; r < R; ++r) {
            const Vector v = hn::Set(d, x[r * layer.x_stride + k]);
            for (std::size_t p = 0; p < P; ++p) sum[r][p] = hn::MulAdd(v, w[p], sum[r][p]);
        }
    }
    for (std::size_t r = 0; r < R; ++r) {
        float* y = layer.y + (row + r) * layer.y_stride + column;
        Vector best = hn::Add(sum[r][0], hn::Load(d, bias));
        if constexpr (!maxout) hn::StoreU(best, d, y);
        for (std::size_t p = 1; p < P; ++p) {
            const Vector value = hn::Add(sum[r][p], hn::Load(d, bias + p * 16));
            if constexpr (maxout) best = hn::Max(best, value);
            if constexpr (!maxout) hn::StoreU(value, d, y + p * 16);
        }
        if constexpr (maxout) hn::StoreU(best, d, y);
    }
}

// As many rows at a time as the registers hold: 32 of them with AVX-512, else 16.
template <std::size_t P, bool maxout>
void block(const Layer& layer, const float* weights, const float* bias, std::size_t column) {
    constexpr std::size_t registers = lane_count == 16 ? 32 : 16;
    constexpr std::size_t most = (registers - P - 1) / P;
    constexpr std::size_t big = most >= 12 ? 12 : most >= 8 ? 8 : most >= 6 ? 6 : most >= 4 ? 4 : 3;
    std::size_t row = 0;
    for (; row + big <= layer.rows; row += big) tile<big, P, maxout>(layer, row, weights, bias, column);
    if constexpr (big > 4)
        for (; row + 4 <= layer.rows; row += 4) tile<4, P, maxout>(layer, row, weights, bias, column);
    for (; row + 2 <= layer.rows; row += 2) tile<2, P, maxout>(layer, row, weights, bias, column);
    for (; row < layer.rows; ++row) tile<1, P, maxout>(layer, row, weights, bias, column);
}

template <std::size_t P, bool maxout>
void blocks(const Layer& layer, const float* weights, const float* bias, std::size_t padded) {
    constexpr std::size_t outputs = maxout ? 16 : 16 * P;  // of one block
    for (std::size_t column = 0; column < padded; column += outputs) {
        for (std::size_t part = 0; part < parts; ++part)
            block<P, maxout>(layer, weights + part * lane_count, bias + part * lane_count,
                             column + part * lane_count);
        weights += layer.inputs * 16 * P;
        bias += 16 * P;
    }
}

void affine(const Layer& layer, const float* weights, const float* bias, std::size_t padded, std::size_t pieces) {
    switch (pieces) {
        case 1: return blocks<4, false>(layer, weights, bias, padded);
        case 2: return blocks<2, true>(layer, weights, bias, padded);
        case 3: return blocks<3, true>(layer, weights, bias, padded);
        default: return blocks<4, true>(layer, weights, bias, padded);
    }
}

// Sums in 16 running totals, added up pairwise: the same for every vector width.
HWY_INLINE float total(const float* lanes16) {
    float half[8];
    for (int i = 0; i < 8; ++i) half[i] = lanes16[i] + lanes16[i + 8];
    for (int i = 0; i < 4; ++i) half[i] = half[i] + half[i + 4];
    return (half[0] + half[2]) + (half[1] + half[3]);
}

template <class Term>
HWY_INLINE float sum_of(std::size_t width, const Term& term) {
    const Lanes d;
    HWY_ALIGN float lanes[16];
    for (std::size_t part = 0; part < parts; ++part) {
        Vector sum = hn::Zero(d);
        for (std::size_t i = part * lane_count; i < width; i += 16) sum = hn::Add(sum, term(i));
        hn::Store(sum, d, lanes + part * lane_count);
    }
    return total(lanes);
}

void norm_row(float* row, std::size_t width, const float* gain, const float* bias, const float* residual) {
    const Lanes d;
    const auto n = static_cast<float>(width);
    const float mean = sum_of(width, [&](std::size_t i) { return hn::LoadU(d, row + i); }) / n;
    const Vector centre = hn::Set(d, mean);
    const float variance = sum_of(width, [&](std::size_t i) {
                               const Vector off = hn::Sub(hn::LoadU(d, row + i), centre);
                               return hn::Mul(off, off);
                           }) / n;
    const Vector scale = hn::Set(d, 1.0F / std::sqrt(variance + 1e-8F));
    for (std::size_t i = 0; i < width; i += lane_count) {
        const Vector x = hn::Mul(hn::Sub(hn::LoadU(d, row + i), centre), scale);
        Vector y = hn::Add(hn::Mul(x, hn::LoadU(d, gain + i)), hn::LoadU(d, bias + i));
        if (residual != nullptr) y = hn::Add(hn::LoadU(d, residual + i), y);
        hn::StoreU(y, d, row + i);
    }
}

void norm(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias,
          const float* residual) {
    for (std::size_t r = 0; r < count; ++r)
        norm_row(rows + r * width, width, gain, bias, residual == nullptr ? nullptr : residual + r * width);
}

void sum(std::span<const float* const> rows, std::size_t width, float* out) {
    const Lanes d;
    for (std::size_t i = 0; i < width; i += lane_count) {
        Vector value = hn::Zero(d);
        for (const float* row : rows) value = hn::Add(value, hn::LoadU(d, row + i));
        hn::StoreU(value, d, out + i);
    }
}

void sum_max(std::span<const float* const> rows, const float* bias, std::size_t pieces, std::size_t width,
             float* out) {
    const Lanes d;
    const auto piece = [&](std::size_t at) {
        Vector value = hn::Zero(d);
        for (const float* row : rows) value = hn::Add(value, hn::LoadU(d, row + at));
        return hn::Add(value, hn::LoadU(d, bias + at));
    };
    for (std::size_t i = 0; i < width; i += lane_count) {
        Vector best = piece(i);
        for (std::size_t p = 1; p < pieces; ++p) best = hn::Max(best, piece(p * width + i));
        hn::StoreU(best, d, out + i);
    }
}

}  // namespace entente::language::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace entente::language {

HWY_EXPORT(affine);
HWY_EXPORT(norm);
HWY_EXPORT(sum);
HWY_EXPORT(sum_max);

namespace {

// A linear layer is computed four blocks of lanes at a time, a maxout layer one block of lanes with all its pieces.
constexpr std::size_t linear_vectors = 4;

std::size_t round_up(std::size_t value, std::size_t multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

}  // namespace

Affine::Affine(std::size_t outputs, std::size_t pieces, std::size_t inputs, std::span<const float> weights,
               std::span<const float> bias)
    : inputs_(inputs), outputs_(outputs), pieces_(pieces) {
    const std::size_t vectors = pieces == 1 ? linear_vectors : pieces;
    padded_ = round_up(outputs, pieces == 1 ? block_lanes * linear_vectors : block_lanes);
    weights_.assign(padded_ * pieces * inputs, 0.0F);
    bias_.assign(padded_ * pieces, 0.0F);
    for (std::size_t o = 0; o < outputs; ++o) {
        for (std::size_t p = 0; p < pieces; ++p) {
            const std::size_t lane = o % block_lanes;
            const std::size_t block = pieces == 1 ? o / (block_lanes * vectors) : o / block_lanes;
            const std::size_t vector = pieces == 1 ? o / block_lanes % vectors : p;
            const float* from = weights.data() + (o * pieces + p) * inputs;
            for (std::size_t k = 0; k < inputs; ++k)
                weights_[((block * inputs + k) * vectors + vector) * block_lanes + lane] = from[k];
            bias_[(block * vectors + vector) * block_lanes + lane] = bias[o * pieces + p];
        }
    }
}

void Affine::apply(const float* x, std::size_t x_stride, std::size_t rows, float* y, std::size_t y_stride) const {
    HWY_DYNAMIC_DISPATCH(affine)
    ({x, x_stride, rows, y, y_stride, inputs_}, weights_.data(), bias_.data(), padded_, pieces_);
}

void layer_norm(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias) {
    HWY_DYNAMIC_DISPATCH(norm)(rows, count, width, gain, bias, nullptr);
}

void layer_norm_residual(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias,
                         const float* residual) {
    HWY_DYNAMIC_DISPATCH(norm)(rows, count, width, gain, bias, residual);
}

void sum_rows(std::span<const float* const> rows, std::size_t width, float* out) {
    HWY_DYNAMIC_DISPATCH(sum)(rows, width, out);
}

void sum_maxout(std::span<const float* const> rows, const float* bias, std::size_t pieces, std::size_t width,
                float* out) {
    HWY_DYNAMIC_DISPATCH(sum_max)(rows, bias, pieces, width, out);
}

std::string kernel_target() {
    // The lowest bit set is the best target.
    const std::int64_t best = hwy::SupportedTargets() & HWY_TARGETS;
    return hwy::TargetName(best & -best);
}

}  // namespace entente::language
#endif
