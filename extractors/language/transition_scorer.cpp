#include "extractors/language/transition_scorer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace entente::language {
namespace {

constexpr std::size_t block_tokens = 16;   // computed together
constexpr std::size_t window_blocks = 32;  // kept
constexpr std::size_t max_features = 16;

using schema::Error;
using schema::ErrorCode;
using schema::Result;

// thinc stores [feature][hidden][piece][…]; pieces outermost let the maximum run over whole vectors.
std::vector<float> pieces_first(const std::vector<float>& from, std::size_t features, std::size_t hidden,
                                std::size_t pieces, std::size_t inner) {
    std::vector<float> out(from.size());
    for (std::size_t f = 0; f < features; ++f)
        for (std::size_t h = 0; h < hidden; ++h)
            for (std::size_t p = 0; p < pieces; ++p)
                std::copy_n(&from[((f * hidden + h) * pieces + p) * inner], inner,
                            &out[((f * pieces + p) * hidden + h) * inner]);
    return out;
}

AlignedFloats aligned(const std::vector<float>& values) { return {values.begin(), values.end()}; }

struct Linear {
    const FloatArray* weights;
    const FloatArray* bias;
};

Result<Linear> linear_from(const ThincModel& model, const ThincNode& node, std::size_t outputs, std::size_t inputs) {
    const auto weights = node.parameter("W", {outputs, inputs});
    if (!weights) return std::unexpected(at(weights.error(), model.file));
    const auto bias = node.parameter("b", {outputs});
    if (!bias) return std::unexpected(at(bias.error(), model.file));
    return Linear{*weights, *bias};
}

}  // namespace

Result<TransitionScorer> TransitionScorer::from(const ThincModel& model, std::size_t vector_width, std::size_t features,
                                                std::size_t hidden, std::size_t pieces, std::size_t moves) {
    if (hidden == 0 || hidden % block_lanes != 0 || hidden > 1024 || pieces == 0 || pieces > Affine::max_pieces)
        return std::unexpected(Error{ErrorCode::unsupported,
                                     fmt::format("hidden_width = {} with maxout_pieces = {}", hidden, pieces), model.file, 0,
                                     fmt::format("a multiple of {} up to 1024 with up to {} pieces is supported", block_lanes, Affine::max_pieces)});
    const auto linears = model.named("linear");
    if (linears.size() != 2)
        return std::unexpected(Error{ErrorCode::unsupported, fmt::format("{} linear layers where an upper and an input layer are expected", linears.size()), model.file, 0, ""});
    const auto affine = model.only("precomputable_affine");
    if (!affine) return std::unexpected(affine.error());

    // In walk order the upper layer comes before the one that is inside of the tok2vec part.
    const auto upper = linear_from(model, *linears[0], moves, hidden);
    if (!upper) return std::unexpected(upper.error());
    const auto input = linear_from(model, *linears[1], hidden, vector_width);
    if (!input) return std::unexpected(input.error());
    const auto weights = (*affine)->parameter("W", {features, hidden, pieces, hidden});
    if (!weights) return std::unexpected(at(weights.error(), model.file));
    const auto bias = (*affine)->parameter("b", {hidden, pieces});
    if (!bias) return std::unexpected(at(bias.error(), model.file));
    const auto pad = (*affine)->parameter("pad", {1, features, hidden, pieces});
    if (!pad) return std::unexpected(at(pad.error(), model.file));

    TransitionScorer out;
    out.features_ = features;
    out.pieces_ = pieces;
    out.hidden_ = hidden;
    out.feature_width_ = hidden * pieces;
    out.moves_ = moves;
    out.input_ = Affine(hidden, 1, vector_width, input->weights->values, input->bias->values);
    out.lower_ = Affine(features * hidden * pieces, 1, hidden, pieces_first((*weights)->values, features, hidden, pieces, hidden),
                        std::vector<float>(features * hidden * pieces, 0.0F));
    out.upper_ = Affine(moves, 1, hidden, upper->weights->values, upper->bias->values);
    out.bias_ = aligned(pieces_first((*bias)->values, 1, hidden, pieces, 1));
    out.pad_ = aligned(pieces_first((*pad)->values, features, hidden, pieces, 1));
    return out;
}

void TransitionScorer::begin(std::size_t tokens, Workspace& workspace) const {
    const std::size_t padded = (tokens + block_tokens - 1) / block_tokens * block_tokens;
    workspace.inputs.resize(padded * input_.padded());
    workspace.rows.resize(window_blocks * block_tokens * lower_.padded());
    workspace.scratch.resize(features_ * lower_.padded());
    workspace.hidden.resize(hidden_);
    workspace.scores.resize(upper_.padded());
    workspace.resident.assign(window_blocks, -1);
}

void TransitionScorer::add(std::size_t first, std::size_t count, const float* vectors, Workspace& workspace) const {
    input_.apply(vectors, input_.inputs(), count, &workspace.inputs[first * input_.padded()], input_.padded());
}

const float* TransitionScorer::row(std::int32_t token, Workspace& workspace) const {
    const auto index = static_cast<std::size_t>(token);
    const std::size_t block = index / block_tokens;
    const std::size_t slot = block % window_blocks;
    float* rows = &workspace.rows[slot * block_tokens * lower_.padded()];
    if (workspace.resident[slot] != static_cast<std::int64_t>(block)) {
        lower_.apply(&workspace.inputs[block * block_tokens * input_.padded()], input_.padded(), block_tokens, rows,
                     lower_.padded());
        workspace.resident[slot] = static_cast<std::int64_t>(block);
    }
    return rows + index % block_tokens * lower_.padded();
}

// False where fetching a later token pushed an earlier one out of the window.
bool TransitionScorer::fetch(std::span<const std::int32_t> tokens, std::span<const float*> rows,
                             Workspace& workspace) const {
    for (std::size_t f = 0; f < tokens.size(); ++f)
        rows[f] = (tokens[f] < 0 ? pad_.data() : row(tokens[f], workspace)) + f * feature_width_;
    return std::ranges::all_of(tokens, [&](std::int32_t token) {
        if (token < 0) return true;
        const std::size_t block = static_cast<std::size_t>(token) / block_tokens;
        return workspace.resident[block % window_blocks] == static_cast<std::int64_t>(block);
    });
}

void TransitionScorer::compute_apart(std::span<const std::int32_t> tokens, std::span<const float*> rows,
                                     Workspace& workspace) const {
    for (std::size_t f = 0; f < tokens.size(); ++f) {
        if (tokens[f] < 0) continue;
        float* out = &workspace.scratch[f * lower_.padded()];
        lower_.apply(&workspace.inputs[static_cast<std::size_t>(tokens[f]) * input_.padded()], input_.padded(), 1, out,
                     lower_.padded());
        rows[f] = out + f * feature_width_;
    }
}

std::span<const float> TransitionScorer::score(std::span<const std::int32_t> tokens, Workspace& workspace) const {
    std::array<const float*, max_features> found{};
    const std::span<const float*> rows(found.data(), features_);
    if (!fetch(tokens, rows, workspace)) compute_apart(tokens, rows, workspace);
    sum_maxout(rows, bias_.data(), pieces_, hidden_, workspace.hidden.data());
    upper_.apply(workspace.hidden.data(), hidden_, 1, workspace.scores.data(), upper_.padded());
    return {workspace.scores.data(), moves_};
}

}  // namespace entente::language
