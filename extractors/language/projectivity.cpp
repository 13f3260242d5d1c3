#include "extractors/language/projectivity.hpp"

#include <algorithm>
#include <cstddef>

namespace entente::language {
namespace {

constexpr std::string_view delimiter = "||";
constexpr int max_rounds = 12;  // spaCy's bound for trees whose edges do not settle

struct Edges {
    std::vector<std::int32_t> left;
    std::vector<std::int32_t> right;
};

std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }

// One sweep in each direction; in a projective tree that settles all edges.
void widen(const std::vector<Arc>& arcs, Edges& edges) {
    const auto take = [&](std::size_t child) {
        const std::size_t head = index(arcs[child].head);
        edges.left[head] = std::min(edges.left[head], edges.left[child]);
        edges.right[head] = std::max(edges.right[head], edges.right[child]);
    };
    for (std::size_t i = 0; i < arcs.size(); ++i) take(i);
    for (std::size_t i = arcs.size(); i-- > 0;) take(i);
}

// Whether every head lies in the sentence that the edges of the roots cut out around its word. The last word is not
// looked at, as in spaCy.
bool heads_within_sentences(const std::vector<Arc>& arcs, const Edges& edges) {
    std::vector<bool> starts(arcs.size(), false);
    for (std::size_t i = 0; i < arcs.size(); ++i)
        if (index(arcs[i].head) == i) starts[index(edges.left[i])] = true;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (!((i > 0 && starts[i]) || i + 1 == arcs.size())) continue;
        for (std::size_t j = begin; j < i; ++j)
            if (index(arcs[j].head) < begin || index(arcs[j].head) >= i + 1) return false;
        begin = i;
    }
    return true;
}

Edges edges_of(const std::vector<Arc>& arcs) {
    Edges edges;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        edges.left.push_back(static_cast<std::int32_t>(i));
        edges.right.push_back(static_cast<std::int32_t>(i));
    }
    for (int round = 0; round < max_rounds; ++round) {
        widen(arcs, edges);
        if (heads_within_sentences(arcs, edges)) break;
    }
    return edges;
}

std::int32_t find_head(const std::vector<Arc>& arcs, const Edges& edges, std::span<const std::uint8_t> is_space,
                       std::int32_t token, std::string_view label) {
    std::vector<std::int32_t> level{arcs[index(token)].head};
    std::vector<std::int32_t> below;
    // A tree is no deeper than it has words; the bound holds even if an earlier repair made a cycle.
    for (std::size_t depth = 0; !level.empty() && depth < arcs.size(); ++depth) {
        below.clear();
        for (const std::int32_t parent : level) {
            for (std::int32_t child = edges.left[index(parent)]; child <= edges.right[index(parent)]; ++child) {
                if (child == parent || arcs[index(child)].head != parent || is_space[index(child)] || child == token) continue;
                if (arcs[index(child)].label == label) return child;
                below.push_back(child);
            }
        }
        level.swap(below);
    }
    return arcs[index(token)].head;
}

}  // namespace

void deprojectivize(std::vector<Arc>& arcs, std::span<const std::uint8_t> is_space) {
    const auto decorated = [](const Arc& arc) { return arc.label.find(delimiter) != std::string_view::npos; };
    if (std::ranges::none_of(arcs, decorated)) return;
    const Edges edges = edges_of(arcs);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (!decorated(arcs[i])) continue;
        const std::size_t cut = arcs[i].label.find(delimiter);
        const std::string_view head_label = arcs[i].label.substr(cut + delimiter.size());
        arcs[i].head = find_head(arcs, edges, is_space, static_cast<std::int32_t>(i), head_label);
        arcs[i].label = arcs[i].label.substr(0, cut);
    }
}

void mark_sentences(std::vector<Arc>& arcs) {
    const Edges edges = edges_of(arcs);
    for (Arc& arc : arcs) arc.sentence_start = false;
    for (std::size_t i = 0; i < arcs.size(); ++i)
        if (index(arcs[i].head) == i) arcs[index(edges.left[i])].sentence_start = true;
}

}  // namespace entente::language
