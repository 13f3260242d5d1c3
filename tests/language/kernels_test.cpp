#include "extractors/language/kernels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <hwy/targets.h>

using namespace entente::language;

namespace {

std::vector<float> random_floats(std::size_t count, std::uint32_t seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> out(count);
    for (float& value : out) value = normal(generator);
    return out;
}

struct Shape {
    std::size_t outputs, pieces, inputs, rows, stride;
};

// One chain of fused multiply-adds in the order of the inputs, as kernels.hpp promises.
std::vector<float> plain(const Shape& s, const std::vector<float>& w, const std::vector<float>& b, const std::vector<float>& x) {
    std::vector<float> out(s.rows * s.outputs);
    for (std::size_t r = 0; r < s.rows; ++r) {
        for (std::size_t o = 0; o < s.outputs; ++o) {
            float best = -INFINITY;
            for (std::size_t p = 0; p < s.pieces; ++p) {
                float sum = 0;
                for (std::size_t k = 0; k < s.inputs; ++k)
                    sum = std::fma(x[r * s.stride + k], w[(o * s.pieces + p) * s.inputs + k], sum);
                best = std::max(best, sum + b[o * s.pieces + p]);
            }
            out[r * s.outputs + o] = best;
        }
    }
    return out;
}

bool fuses(std::int64_t target) { return target <= HWY_AVX2; }

// Runs `check` once for each instruction set that this machine has.
template <class Check>
void on_every_target(const Check& check) {
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        CAPTURE(hwy::TargetName(target));
        check(target);
    }
    hwy::SetSupportedTargetsForTest(0);
}

}  // namespace

TEST_CASE("a layer equals the plain loop on every instruction set, bit for bit where multiply-adds are fused") {
    const std::vector<Shape> shapes{{96, 3, 288, 1, 96},  {96, 3, 288, 31, 96}, {96, 3, 576, 7, 576}, {64, 2, 64, 13, 64},
                                    {106, 1, 64, 1, 64},  {50, 1, 96, 9, 96},   {1024, 1, 64, 16, 64}, {16, 4, 5, 3, 5},
                                    {1, 1, 1, 1, 1},      {17, 2, 3, 25, 3}};
    for (const Shape& s : shapes) {
        CAPTURE(s.outputs);
        CAPTURE(s.rows);
        const auto w = random_floats(s.outputs * s.pieces * s.inputs, 1);
        const auto b = random_floats(s.outputs * s.pieces, 2);
        const auto x = random_floats(s.stride * s.rows + s.inputs, 3);
        const auto expected = plain(s, w, b, x);
        const Affine layer(s.outputs, s.pieces, s.inputs, w, b);
        on_every_target([&](std::int64_t target) {
            std::vector<float> y(s.rows * layer.padded());
            layer.apply(x.data(), s.stride, s.rows, y.data(), layer.padded());
            for (std::size_t r = 0; r < s.rows; ++r) {
                for (std::size_t o = 0; o < s.outputs; ++o) {
                    const float got = y[r * layer.padded() + o];
                    const float want = expected[r * s.outputs + o];
                    if (fuses(target))
                        REQUIRE(got == want);
                    else
                        REQUIRE(std::abs(got - want) <= 1e-4F * (1 + std::abs(want)));
                }
            }
        });
    }
}

TEST_CASE("a row's result does not depend on the rows computed with it") {
    const Shape s{96, 3, 288, 40, 96};
    const auto w = random_floats(s.outputs * s.pieces * s.inputs, 4);
    const auto b = random_floats(s.outputs * s.pieces, 5);
    const auto x = random_floats(s.stride * s.rows + s.inputs, 6);
    const Affine layer(s.outputs, s.pieces, s.inputs, w, b);
    on_every_target([&](std::int64_t) {
        std::vector<float> together(s.rows * layer.padded());
        layer.apply(x.data(), s.stride, s.rows, together.data(), layer.padded());
        std::vector<float> alone(layer.padded());
        for (std::size_t r = 0; r < s.rows; ++r) {
            layer.apply(&x[r * s.stride], s.stride, 1, alone.data(), layer.padded());
            REQUIRE(std::equal(alone.begin(), alone.end(), &together[r * layer.padded()]));
        }
    });
}

TEST_CASE("layer normalisation: mean 0, variance 1, then gain, bias and the residual; the same on every instruction set") {
    const std::size_t width = 96;
    const auto rows = random_floats(5 * width, 7);
    const std::vector<float> gain(width, 2.0F);
    const std::vector<float> bias(width, 0.5F);
    const auto residual = random_floats(5 * width, 8);
    std::vector<float> first;
    on_every_target([&](std::int64_t) {
        std::vector<float> y = rows;
        layer_norm_residual(y.data(), 5, width, gain.data(), bias.data(), residual.data());
        for (std::size_t r = 0; r < 5; ++r) {
            double mean = 0;
            double square = 0;
            for (std::size_t i = 0; i < width; ++i) {
                const double value = (static_cast<double>(y[r * width + i]) - static_cast<double>(residual[r * width + i]) - 0.5) / 2.0;
                mean += value / width;
                square += value * value / width;
            }
            CHECK(std::abs(mean) < 1e-5);
            CHECK(std::abs(square - 1) < 1e-4);
        }
        if (first.empty()) first = y;
        CHECK(y == first);
    });
}

TEST_CASE("the hidden layer of a state: sum of rows, bias, best piece") {
    const std::size_t width = 16;
    const std::size_t pieces = 2;
    const auto a = random_floats(width * pieces, 9);
    const auto c = random_floats(width * pieces, 10);
    const auto bias = random_floats(width * pieces, 11);
    const std::array<const float*, 2> rows{a.data(), c.data()};
    on_every_target([&](std::int64_t) {
        std::vector<float> out(width);
        sum_maxout(rows, bias.data(), pieces, width, out.data());
        for (std::size_t i = 0; i < width; ++i)
            CHECK(out[i] == std::max((a[i] + c[i]) + bias[i], (a[width + i] + c[width + i]) + bias[width + i]));
    });
}
