// spaCy's string ids: features, lookup tables and files of a model name strings by them.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::language {

// MurmurHash64A of the bytes, seed 1.
std::uint64_t murmur64(std::string_view bytes);

// What spaCy's StringStore says: 0 for "", a small integer for the reserved names ("ORG", "nsubj", "X"), else
// the hash.
std::uint64_t string_id(std::string_view text);

// The reserved name of a small integer, as 65 → "ORTH"; "" where there is none.
std::string_view reserved_name(std::uint64_t id);

}  // namespace entente::language
