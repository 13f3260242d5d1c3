#include "extractors/language/phrase_trie.hpp"

#include <algorithm>

namespace entente::language {

namespace {

std::uint64_t step(std::uint32_t node, std::uint32_t symbol) {
    return (std::uint64_t{node} << 32U) | symbol;
}

}  // namespace

void PhraseTrie::add(std::span<const std::string_view> forms) {
    std::uint32_t node = 0;
    for (const std::string_view form : forms) {
        const auto next_symbol = static_cast<std::uint32_t>(symbols_.size() + 1);
        const std::uint32_t symbol = symbols_.emplace(form, next_symbol).first->second;
        const auto next_node = static_cast<std::uint32_t>(is_end_.size());
        const auto [place, is_new] = steps_.emplace(step(node, symbol), next_node);
        if (is_new) is_end_.push_back(false);
        node = place->second;
    }
    if (node != 0) is_end_[node] = true;
}

std::uint32_t PhraseTrie::symbol(std::string_view form) const {
    const auto found = symbols_.find(std::string(form));
    return found == symbols_.end() ? 0 : found->second;
}

void PhraseTrie::match_at(std::span<const std::uint32_t> symbols, std::uint32_t begin,
                          std::vector<PhraseMatch>& matches) const {
    std::uint32_t node = 0;
    for (std::uint32_t at = begin; at < symbols.size() && symbols[at] != 0; ++at) {
        const auto found = steps_.find(step(node, symbols[at]));
        if (found == steps_.end()) return;
        node = found->second;
        if (is_end_[node]) matches.push_back({begin, at + 1});
    }
}

std::vector<PhraseMatch> without_overlaps(std::vector<PhraseMatch> matches, std::size_t token_count) {
    std::ranges::sort(matches, [](const PhraseMatch& a, const PhraseMatch& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.begin < b.begin;
    });
    std::vector<bool> taken(token_count, false);
    std::vector<PhraseMatch> kept;
    for (const PhraseMatch& match : matches) {
        if (!taken[match.begin] && !taken[match.end - 1]) kept.push_back(match);
        std::fill(taken.begin() + match.begin, taken.begin() + match.end, true);
    }
    std::ranges::sort(kept, {}, &PhraseMatch::begin);
    return kept;
}

}  // namespace entente::language
