#include "extractors/language/tok2vec.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace entente::language {
namespace {

constexpr std::size_t piece_tokens = 192;          // of a long text, computed at a time
constexpr std::size_t cached_types = 1U << 14U;    // word types a worker remembers
constexpr std::size_t slot_count = cached_types * 2;
constexpr std::size_t mix_batch = 24;              // word types mixed at a time

using schema::Error;
using schema::ErrorCode;
using schema::Result;

Error unsupported(const ThincModel& model, std::string message) {
    return {ErrorCode::unsupported, std::move(message), model.file, 0,
            "Entente runs spaCy pipelines of the kind of en_core_web_sm 3.x"};
}

Result<Attribute> attribute_named(const ThincModel& model, std::string_view name) {
    constexpr std::array<std::string_view, attribute_count> names{"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Attribute>(i);
    return std::unexpected(unsupported(model, fmt::format("embeds the token attribute {}, which is not supported", name)));
}

std::size_t hash_of(const AttributeKeys& keys) {
    std::uint64_t hash = 0;
    for (const std::uint64_t key : keys) hash = (std::rotl(hash, 5) ^ key) * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(hash >> 32U);
}

AlignedFloats aligned(const std::vector<float>& values) { return {values.begin(), values.end()}; }

}  // namespace

std::array<std::uint32_t, 4> embed_hash(std::uint64_t key, std::uint32_t seed) {
    const auto mix = [](std::uint64_t h) {
        h ^= h >> 33U;
        h *= 0xff51afd7ed558ccdU;
        h ^= h >> 33U;
        h *= 0xc4ceb9fe1a85ec53U;
        h ^= h >> 33U;
        return h;
    };
    std::uint64_t h1 = std::rotl(key * 0x87c37b91114253d5U, 31) * 0x4cf5ad432745937fU;
    h1 ^= seed;
    h1 ^= 8U;
    std::uint64_t h2 = seed ^ 8U;
    h1 += h2;
    h2 += h1;
    h1 = mix(h1);
    h2 = mix(h2);
    h1 += h2;
    h2 += h1;
    return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32U), static_cast<std::uint32_t>(h2),
            static_cast<std::uint32_t>(h2 >> 32U)};
}

Result<Tok2Vec::Table> Tok2Vec::table_from(const ThincModel& model, const ThincNode& node, const Config& config,
                                           std::size_t column) {
    const auto attribute = attribute_named(model, config.attributes[column]);
    if (!attribute) return std::unexpected(attribute.error());
    const auto seed = integer_attribute(model, node, "seed");
    if (!seed) return std::unexpected(seed.error());
    const auto own_column = integer_attribute(model, node, "column");
    if (!own_column) return std::unexpected(own_column.error());
    if (*own_column != static_cast<std::int64_t>(column))
        return std::unexpected(unsupported(model, fmt::format("embedding table {} reads column {}", column, *own_column)));
    const auto values = node.parameter("E", {config.rows[column], config.width});
    if (!values) return std::unexpected(at(values.error(), model.file));
    return Table{*attribute, static_cast<std::uint32_t>(*seed), static_cast<std::uint32_t>(config.rows[column]),
                 aligned((*values)->values)};
}

Result<Tok2Vec::Layer> Tok2Vec::layer_from(const ThincModel& model, const ThincNode& maxout, const ThincNode& norm,
                                           const Config& config, std::size_t inputs) {
    const auto weights = maxout.parameter("W", {config.width, config.pieces, inputs});
    if (!weights) return std::unexpected(at(weights.error(), model.file));
    const auto bias = maxout.parameter("b", {config.width, config.pieces});
    if (!bias) return std::unexpected(at(bias.error(), model.file));
    const auto gain = norm.parameter("G", {config.width});
    if (!gain) return std::unexpected(at(gain.error(), model.file));
    const auto shift = norm.parameter("b", {config.width});
    if (!shift) return std::unexpected(at(shift.error(), model.file));
    return Layer{Affine(config.width, config.pieces, inputs, (*weights)->values, (*bias)->values),
                 aligned((*gain)->values), aligned((*shift)->values)};
}

Result<Tok2Vec> Tok2Vec::from(const ThincModel& model, const Config& config) {
    if (config.width == 0 || config.width > 1024 || config.width % block_lanes != 0)
        return std::unexpected(unsupported(model, fmt::format("component {}: width {} is not a multiple of {} up to 1024",
                                                              config.component, config.width, block_lanes)));
    if (config.pieces < 2 || config.pieces > Affine::max_pieces)
        return std::unexpected(unsupported(model, fmt::format("component {}: maxout_pieces = {}; 2 to {} are supported",
                                                              config.component, config.pieces, Affine::max_pieces)));
    const auto hashes = model.named("hashembed");
    const auto maxouts = model.named("maxout");
    const auto norms = model.named("layernorm");
    if (hashes.size() != config.attributes.size() || config.attributes.size() != config.rows.size() || hashes.empty())
        return std::unexpected(unsupported(model, fmt::format("component {}: {} embedding tables in the weights, {} attributes and {} rows in config.cfg",
                                                              config.component, hashes.size(), config.attributes.size(), config.rows.size())));
    if (maxouts.size() != config.depth + 1 || norms.size() != maxouts.size())
        return std::unexpected(unsupported(model, fmt::format("component {}: {} maxout and {} layernorm layers in the weights, depth {} in config.cfg",
                                                              config.component, maxouts.size(), norms.size(), config.depth)));
    Tok2Vec out;
    out.width_ = config.width;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (config.rows[i] == 0 || config.rows[i] > (1U << 30U))
            return std::unexpected(unsupported(model, fmt::format("component {}: an embedding table of {} rows", config.component, config.rows[i])));
        auto table = table_from(model, *hashes[i], config, i);
        if (!table) return std::unexpected(table.error());
        out.tables_.push_back(std::move(*table));
    }
    for (std::size_t i = 0; i < maxouts.size(); ++i) {
        const std::size_t inputs = i == 0 ? config.width * hashes.size() : config.width * 3;
        auto layer = layer_from(model, *maxouts[i], *norms[i], config, inputs);
        if (!layer) return std::unexpected(layer.error());
        if (i == 0)
            out.mix_ = std::move(*layer);
        else
            out.convolutions_.push_back(std::move(*layer));
    }
    return out;
}

void Tok2Vec::encode(std::span<const AttributeKeys> tokens, Workspace& workspace, const Sink& sink) const {
    if (workspace.slots.empty()) workspace.slots.resize(slot_count);
    for (std::size_t first = 0; first < tokens.size(); first += piece_tokens)
        encode_piece(tokens, first, std::min(piece_tokens, tokens.size() - first), workspace, sink);
}

// Each convolution reads one row to the left and right, so that `depth` rows on either side are computed with the
// piece and the valid part shrinks by one at every layer. Beyond the document's ends the rows are zero at the first
// layer (spaCy's padding) and are transformed like any other after it.
void Tok2Vec::encode_piece(std::span<const AttributeKeys> tokens, std::size_t first, std::size_t count,
                           Workspace& workspace, const Sink& sink) const {
    const std::size_t halo = convolutions_.size();
    const std::size_t rows = count + 2 * halo;
    if (workspace.used + rows > cached_types) {
        std::fill(workspace.slots.begin(), workspace.slots.end(), Workspace::Slot{});
        workspace.used = 0;
    }
    std::vector<std::uint32_t> at(rows, 0);
    for (std::size_t r = 0; r < rows; ++r) {
        const std::size_t token = first + r - halo;  // wraps round below zero, hence out of range
        if (token < tokens.size()) at[r] = row_of(tokens[token], workspace);
    }
    compute_pending(workspace);

    workspace.front.assign(rows * width_, 0.0F);
    for (std::size_t r = 0; r < rows; ++r)
        if (at[r] != 0) std::memcpy(&workspace.front[r * width_], &workspace.rows[(at[r] - 1) * width_], width_ * sizeof(float));
    workspace.back.resize(rows * width_);
    float* in = workspace.front.data();
    float* out = workspace.back.data();
    std::size_t valid = rows;
    for (const Layer& layer : convolutions_) {
        valid -= 2;
        layer.affine.apply(in, width_, valid, out, width_);
        layer_norm_residual(out, valid, width_, layer.gain.data(), layer.bias.data(), in + width_);
        std::swap(in, out);
    }
    sink(first, count, in);
}

// 1 + the row of the cache that holds, or will hold after compute_pending, the token's context-free vector.
std::uint32_t Tok2Vec::row_of(const AttributeKeys& keys, Workspace& workspace) const {
    std::size_t slot = hash_of(keys) % slot_count;
    while (workspace.slots[slot].row != 0 && workspace.slots[slot].keys != keys) slot = (slot + 1) % slot_count;
    auto& found = workspace.slots[slot];
    if (found.row == 0) {
        found.keys = keys;
        found.row = ++workspace.used;
        workspace.pending.push_back(static_cast<std::uint32_t>(slot));
    }
    return found.row;
}

void Tok2Vec::compute_pending(Workspace& workspace) const {
    if (workspace.rows.size() < workspace.used * width_)
        workspace.rows.resize(std::min<std::size_t>(std::bit_ceil(workspace.used), cached_types) * width_);
    const std::size_t inputs = mix_.affine.inputs();
    workspace.concatenated.resize(mix_batch * inputs);
    for (std::size_t done = 0; done < workspace.pending.size(); done += mix_batch) {
        const std::size_t count = std::min(mix_batch, workspace.pending.size() - done);
        for (std::size_t i = 0; i < count; ++i)
            concatenate(workspace.slots[workspace.pending[done + i]].keys, &workspace.concatenated[i * inputs]);
        // Pending rows follow each other in the cache, since each took the next free one.
        float* rows = &workspace.rows[(workspace.slots[workspace.pending[done]].row - 1) * width_];
        mix_.affine.apply(workspace.concatenated.data(), inputs, count, rows, width_);
        layer_norm(rows, count, width_, mix_.gain.data(), mix_.bias.data());
    }
    workspace.pending.clear();
}

void Tok2Vec::concatenate(const AttributeKeys& keys, float* out) const {
    for (const Table& table : tables_) {
        std::array<const float*, 4> rows{};
        const auto hashes = embed_hash(keys[static_cast<std::size_t>(table.attribute)], table.seed);
        for (std::size_t i = 0; i < 4; ++i) rows[i] = &table.values[(hashes[i] % table.rows) * width_];
        sum_rows(rows, width_, out);
        out += width_;
    }
}

}  // namespace entente::language
