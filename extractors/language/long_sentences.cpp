#include "extractors/language/long_sentences.hpp"

#include <algorithm>
#include <vector>

namespace entente::language {
namespace {

// How many words and entities a cut before each token of the sentence would part from what they hang on.
std::vector<std::int32_t> parted(const Parsed& parsed, Sentence sentence) {
    std::vector<std::int32_t> change(sentence.end - sentence.begin + 1, 0);
    const auto join = [&](std::uint32_t first, std::uint32_t last) {
        ++change[first + 1 - sentence.begin];
        --change[last + 1 - sentence.begin];
    };
    for (auto token = sentence.begin; token < sentence.end; ++token) {
        const auto head = static_cast<std::uint32_t>(parsed.tokens[token].head);
        if (head != token) join(std::min(token, head), std::max(token, head));
    }
    auto entity = std::ranges::lower_bound(parsed.entities, sentence.begin, {}, &Entity::begin);
    for (; entity != parsed.entities.end() && entity->end <= sentence.end; ++entity)
        join(entity->begin, entity->end - 1);
    for (std::size_t i = 1; i < change.size(); ++i) change[i] += change[i - 1];
    return change;
}

std::vector<Sentence> pieces_of(const Parsed& parsed, Sentence sentence, std::uint32_t longest) {
    std::vector<Sentence> pieces;
    const auto across = parted(parsed, sentence);
    auto begin = sentence.begin;
    while (sentence.end - begin > longest) {
        auto best = begin + longest;
        for (auto at = best; at > begin + longest / 2; --at)
            if (across[at - sentence.begin] < across[best - sentence.begin]) best = at;
        pieces.push_back({begin, best});
        begin = best;
    }
    pieces.push_back({begin, sentence.end});
    return pieces;
}

void root_orphans(Parsed& parsed, Sentence piece) {
    parsed.tokens[piece.begin].sentence_start = true;
    for (auto token = piece.begin; token < piece.end; ++token) {
        const auto head = static_cast<std::uint32_t>(parsed.tokens[token].head);
        if (head >= piece.begin && head < piece.end) continue;
        parsed.tokens[token].head = static_cast<std::int32_t>(token);
        parsed.tokens[token].label = "ROOT";
    }
}

// Entities stay within a piece.
void cut_entities(Parsed& parsed) {
    std::vector<Entity> entities;
    auto piece = parsed.sentences.begin();
    for (auto entity : parsed.entities) {
        while (piece->end <= entity.begin) ++piece;
        while (entity.end > piece->end) {
            entities.push_back({entity.begin, piece->end, entity.label});
            entity.begin = piece->end;
            ++piece;
        }
        entities.push_back(entity);
    }
    parsed.entities = std::move(entities);
}

}  // namespace

std::size_t cut_long_sentences(Parsed& parsed, std::uint32_t longest) {
    std::size_t count = 0;
    std::vector<Sentence> sentences;
    for (const auto sentence : parsed.sentences) {
        if (sentence.end - sentence.begin <= longest) {
            sentences.push_back(sentence);
            continue;
        }
        ++count;
        const auto pieces = pieces_of(parsed, sentence, longest);
        for (const auto piece : pieces) root_orphans(parsed, piece);
        sentences.insert(sentences.end(), pieces.begin(), pieces.end());
    }
    if (count == 0) return 0;
    parsed.sentences = std::move(sentences);
    cut_entities(parsed);
    return count;
}

}  // namespace entente::language
