#include "extractors/events/features.hpp"

namespace entente::events {
namespace {

// FNV-1a, 64 bits.
constexpr std::uint64_t seed = 0xCBF29CE484222325;

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const auto c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
}

}  // namespace

std::uint64_t feature_id(std::string_view name) {
    return mix(seed, name);
}

void Features::add(std::initializer_list<std::string_view> parts, float value) {
    auto id = seed;
    bool first = true;
    for (const auto part : parts) {
        if (!first) id = mix(id, " ");
        id = mix(id, part);
        first = false;
    }
    all_.push_back({id, value});
    if (!names_) return;
    auto& name = (*names_)[id];
    if (!name.empty()) return;
    for (const auto part : parts) name.append(name.empty() ? "" : " ").append(part);
}

}  // namespace entente::events
