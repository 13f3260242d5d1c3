// Look-up structures made of plain arrays, so that they can lie in a file and be used where they lie. Strings
// are numbered; hash tables are open-addressing arrays of a power of two that are never full.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::actors {

// FNV-1a: the same on every machine and in every run.
constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash ^ (hash >> 32);
}

constexpr std::uint64_t hash_of(std::uint32_t a, std::uint32_t b) {
    const auto mixed = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15;
    return mixed ^ (mixed >> 32);
}

inline std::size_t slots_for(std::size_t values) {
    return std::bit_ceil(values + values / 2 + 2);
}

// Strings by number: text i is chars[offsets[i], offsets[i + 1]).
struct Strings {
    std::span<const std::uint32_t> offsets;
    std::string_view chars;

    std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    std::string_view operator[](std::uint32_t number) const {
        return chars.substr(offsets[number], offsets[number + 1] - offsets[number]);
    }
    bool valid() const;
};

class StringsBuilder {
  public:
    std::uint32_t number(std::string_view text);  // the same for the same text
    std::uint32_t append(std::string_view text);  // a new one, for texts that come once
    std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.size() - 1); }

    Strings view() const { return {offsets_, chars_}; }  // until the next one comes

  private:
    std::vector<std::uint32_t> offsets_{0};
    std::string chars_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

// Text → list of numbers: "JPN/foreign-minister" → terms.
struct Lists {
    struct Slot {
        std::uint32_t key = 0;  // number of the string + 1; 0 is an empty slot
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    Strings strings;
    std::span<const Slot> slots;
    std::span<const std::uint32_t> values;

    std::span<const std::uint32_t> operator[](std::string_view key) const;  // empty where there is none
    std::vector<std::string_view> keys() const;
    bool valid(std::size_t most) const;  // every value is below `most`
};

class ListsBuilder {
  public:
    void add(std::string key, std::uint32_t value) { lists_[std::move(key)].push_back(value); }

    struct Arrays {
        std::vector<Lists::Slot> slots;
        std::vector<std::uint32_t> values;
    };
    Arrays build(StringsBuilder& strings) const;

  private:
    std::unordered_map<std::string, std::vector<std::uint32_t>> lists_;
};

}  // namespace entente::actors
