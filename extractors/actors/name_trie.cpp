#include "extractors/actors/name_trie.hpp"

#include <algorithm>
#include <array>

namespace entente::actors {
namespace {

constexpr std::size_t longest_name = 24;  // atoms

bool reaches(std::uint64_t written, std::uint64_t wanted, std::size_t atoms) {
    for (std::size_t i = 0; i < atoms; ++i)
        if (((wanted >> (2 * i)) & 3) > ((written >> (2 * i)) & 3)) return false;
    return true;
}

template <class Slot>
bool has_room(std::span<const Slot> slots, auto is_empty) {
    return std::has_single_bit(slots.size()) && std::ranges::any_of(slots, is_empty);
}

}  // namespace

std::uint32_t NameTrie::number(std::string_view folded) const {
    const auto mask = atom_slots.size() - 1;
    for (auto at = hash_of(folded) & mask;; at = (at + 1) & mask) {
        if (atom_slots[at] == 0) return unknown;
        if (atoms[atom_slots[at] - 1] == folded) return atom_slots[at] - 1;
    }
}

std::uint32_t NameTrie::follow(std::uint32_t node, std::uint32_t atom) const {
    const auto mask = edges.size() - 1;
    for (auto at = hash_of(node, atom) & mask;; at = (at + 1) & mask) {
        const auto& edge = edges[at];
        if (edge.to == 0 || (edge.from == node && edge.atom == atom)) return edge.to;
    }
}

NameMatch NameTrie::longest(std::span<const Atom> written, std::span<const std::uint32_t> numbers) const {
    NameMatch best;
    std::uint32_t node = 0;
    std::uint64_t cases = 0;
    for (std::size_t i = 0; i < std::min(written.size(), longest_name); ++i) {
        node = numbers[i] == unknown ? 0 : follow(node, numbers[i]);
        if (node == 0) break;
        cases |= static_cast<std::uint64_t>(written[i].written) << (2 * i);
        bool first = true;
        for (const auto& entry :
             entries.subspan(entry_begins[node], entry_begins[node + 1] - entry_begins[node])) {
            if (!reaches(cases, entry.cases, i + 1)) continue;
            if (first) best = {i + 1, {}};
            first = false;
            const Sense sense{static_cast<NameKind>(entry.kind), entry.index};
            if (std::ranges::find(best.senses, sense) == best.senses.end()) best.senses.push_back(sense);
        }
    }
    return best;
}

bool NameTrie::valid(std::span<const std::size_t> table_sizes) const {
    if (!atoms.valid() || entry_begins.size() < 2) return false;
    const auto nodes = entry_begins.size() - 1;
    return has_room(atom_slots, [](auto slot) { return slot == 0; }) &&
           std::ranges::all_of(atom_slots, [&](auto slot) { return slot <= atoms.size(); }) &&
           has_room(edges, [](const TrieEdge& edge) { return edge.to == 0; }) &&
           std::ranges::all_of(edges, [&](const TrieEdge& edge) { return edge.to < nodes; }) &&
           std::ranges::is_sorted(entry_begins) && entry_begins.back() == entries.size() &&
           std::ranges::all_of(entries, [&](const TrieEntry& entry) {
               return entry.kind < table_sizes.size() && entry.index < table_sizes[entry.kind];
           });
}

namespace {

// "Haider Al-Abadi" is written "Haider al-Abadi", too: a particle inside of a name may have its capital or
// not.
Case case_in_name(const std::vector<Atom>& name, std::size_t at) {
    constexpr std::array<std::string_view, 8> particles{"al",   "el",  "bin", "ibn",
                                                        "bint", "van", "von", "der"};
    const bool particle =
        name.size() > 1 && std::ranges::find(particles, fold(name[at].text)) != particles.end();
    return particle ? Case::lower : name[at].written;
}

}  // namespace

void NameTrieBuilder::add(std::string_view phrase, Sense sense) {
    cut_.clear();
    cut(phrase, 0, 0, cut_);
    if (cut_.empty() || cut_.size() > longest_name) return;
    std::uint32_t node = 0;
    TrieEntry entry{sense.index, static_cast<std::uint32_t>(sense.kind), 0};
    for (std::size_t i = 0; i < cut_.size(); ++i) {
        const auto atom = atoms_.number(fold(cut_[i].text));
        const auto fresh = static_cast<std::uint32_t>(edges_.size() + 1);
        node = edges_.try_emplace(std::uint64_t{node} << 32 | atom, fresh).first->second;
        entry.cases |= static_cast<std::uint64_t>(case_in_name(cut_, i)) << (2 * i);
    }
    entries_.push_back({node, entry});
}

NameTrieBuilder::Arrays NameTrieBuilder::build() const {
    Arrays arrays;
    arrays.atom_slots.resize(slots_for(atoms_.size()));
    const auto atom_mask = arrays.atom_slots.size() - 1;
    for (std::uint32_t number = 0; number < atoms_.size(); ++number) {
        auto at = hash_of(atoms_.view()[number]) & atom_mask;
        while (arrays.atom_slots[at] != 0) at = (at + 1) & atom_mask;
        arrays.atom_slots[at] = number + 1;
    }
    // By target, so that the same names give the same bytes.
    std::vector<TrieEdge> sorted(edges_.size());
    for (const auto& [key, to] : edges_)
        sorted[to - 1] = {static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key), to};
    arrays.edges.resize(slots_for(sorted.size()));
    const auto edge_mask = arrays.edges.size() - 1;
    for (const auto& edge : sorted) {
        auto at = hash_of(edge.from, edge.atom) & edge_mask;
        while (arrays.edges[at].to != 0) at = (at + 1) & edge_mask;
        arrays.edges[at] = edge;
    }
    auto placed = entries_;
    std::ranges::stable_sort(placed, {}, &Placed::node);
    arrays.entry_begins.assign(edges_.size() + 2, 0);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const auto begin = arrays.entries.end() - arrays.entry_begins[placed[i].node + 1];
        if (std::find(begin, arrays.entries.end(), placed[i].entry) != arrays.entries.end()) continue;
        arrays.entries.push_back(placed[i].entry);
        ++arrays.entry_begins[placed[i].node + 1];
    }
    for (std::size_t node = 1; node < arrays.entry_begins.size(); ++node)
        arrays.entry_begins[node] += arrays.entry_begins[node - 1];
    return arrays;
}

}  // namespace entente::actors
