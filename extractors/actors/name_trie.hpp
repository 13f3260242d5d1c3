// A trie that finds the names of the tables in a text. It is built once and then read where its arrays lie,
// be that in memory or in a file.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/actors/flat.hpp"
#include "extractors/actors/names.hpp"

namespace entente::actors {

// What a name can stand for; `index` points into the table of that kind.
enum class NameKind : std::uint8_t {
    country,
    adjective,
    people,
    seat,
    organization,
    group,
    body,
    office,
    person,
    surname,
    place,
    noun,
    org_seat,             // "Brussels" of the EU
    territory,            // "Crimea"
    territory_adjective,  // "Crimean", "Crimeans"
    dictionary            // a name of a user's dictionary
};
inline constexpr std::size_t name_kinds = 16;

struct Sense {
    NameKind kind{};
    std::uint32_t index = 0;

    friend bool operator==(const Sense&, const Sense&) = default;
};

struct NameMatch {
    std::size_t atoms = 0;      // how many the name has; 0 where there is no name
    std::vector<Sense> senses;  // in table order
};

struct TrieEdge {
    std::uint32_t from = 0;
    std::uint32_t atom = 0;
    std::uint32_t to = 0;  // 0 is an empty slot: nothing leads to the root
};

struct TrieEntry {
    std::uint32_t index = 0;
    std::uint32_t kind = 0;   // NameKind
    std::uint64_t cases = 0;  // two bits an atom: the Case that the text must have at least

    friend bool operator==(const TrieEntry&, const TrieEntry&) = default;
};

// Phrases → senses. A look-up costs one hash probe an atom, however many names there are.
struct NameTrie {
    Strings atoms;
    std::span<const std::uint32_t> atom_slots;    // number + 1; 0 is an empty slot
    std::span<const TrieEdge> edges;              // slots
    std::span<const std::uint32_t> entry_begins;  // by node, and the end of the last
    std::span<const TrieEntry> entries;

    // Number of this folded atom, or `unknown`; atoms of a text are numbered once, then walked from any
    // start.
    std::uint32_t number(std::string_view folded) const;
    static constexpr std::uint32_t unknown = 0xFFFFFFFF;

    // The longest name that starts at atoms[0]; numbers[i] is the number of atoms[i].
    NameMatch longest(std::span<const Atom> written, std::span<const std::uint32_t> numbers) const;

    // The arrays hold together, and every sense points below the size of its table.
    bool valid(std::span<const std::size_t> table_sizes) const;

  private:
    std::uint32_t follow(std::uint32_t node, std::uint32_t atom) const;  // 0 where no name goes on so
};

class NameTrieBuilder {
  public:
    void add(std::string_view phrase, Sense sense);

    struct Arrays {
        std::vector<std::uint32_t> atom_slots;
        std::vector<TrieEdge> edges;
        std::vector<std::uint32_t> entry_begins;
        std::vector<TrieEntry> entries;
    };
    Arrays build() const;
    const StringsBuilder& atoms() const { return atoms_; }

  private:
    struct Placed {
        std::uint32_t node = 0;
        TrieEntry entry;
    };

    StringsBuilder atoms_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // (node, atom) → node
    std::vector<Placed> entries_;
    std::vector<Atom> cut_;
};

}  // namespace entente::actors
