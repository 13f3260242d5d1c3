#include "extractors/actors/words.hpp"

#include <algorithm>
#include <array>

#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

constexpr std::size_t most_owners = 64;
constexpr std::uint32_t most_modifiers = 4;

}  // namespace

bool Words::is_noun(std::uint32_t token) const {
    return parsed_.tokens[token].tag.starts_with("NN") || parsed_.tokens[token].pos == "PROPN";
}

bool Words::has_noun(const Name& name) const {
    for (auto token = name.begin; token < name.end; ++token)
        if (is_noun(token)) return true;
    return false;
}

std::uint32_t Words::skip_possessive(std::uint32_t token) const {
    return in_sentence(token) && parsed_.tokens[token].tag == "POS" ? token + 1 : token;
}

std::uint32_t Words::skip_article(std::uint32_t token) const {
    return in_sentence(token) && parsed_.tokens[token].tag == "DT" ? token + 1 : token;
}

std::uint32_t Words::skip_modifiers(std::uint32_t token) const {
    for (std::uint32_t n = 0; n < most_modifiers && in_sentence(token) && !name_at(token); ++n) {
        const auto& at = parsed_.tokens[token];
        // "diplomatic and defense leaders"
        if (at.tag == "CC" && token + 1 < sentence_.end && n > 0 && !name_at(token + 1)) {
            ++token;
            continue;
        }
        const bool modifies = at.tag == "JJ" || at.tag == "VBG" || at.tag == "VBN" || at.tag == "NN" ||
                              at.tag == "NNP" || at.tag == "JJS" || at.tag == "CD";
        if (!modifies || knowledge_.noun(at.lemma) || at.head == static_cast<std::int32_t>(token)) break;
        ++token;
    }
    return token;
}

std::optional<std::size_t> Words::name_at(std::uint32_t token) const {
    const auto found = std::ranges::lower_bound(names_, token, {}, &Name::begin);
    if (found == names_.end() || found->begin != token) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::optional<std::string> Words::owner_code(const Name& name) const {
    for (const auto& sense : name.senses) {
        if (sense.kind == NameKind::country || sense.kind == NameKind::adjective ||
            sense.kind == NameKind::seat)
            return knowledge_.countries[sense.index].code;
        if (sense.kind == NameKind::organization) return knowledge_.organizations[sense.index].id;
    }
    return std::nullopt;
}

std::optional<Owners> Words::owners_at(std::size_t at) const {
    Owners owners;
    owners.begin = names_[at].begin;
    for (std::optional<std::size_t> index = at; index && owners.codes.size() < most_owners;) {
        const auto code = owner_code(names_[*index]);
        if (!code || inside_longer_entity(names_[*index])) break;
        owners.codes.push_back(*code);
        owners.names.push_back(*index);
        owners.end = names_[*index].end;
        owners.adjectives = owners.adjectives && names_[*index].is(NameKind::adjective);
        index = next_owner(*index);
    }
    if (owners.codes.empty()) return std::nullopt;
    return owners;
}

std::optional<std::size_t> Words::next_owner(std::size_t index) const {
    if (index + 1 < names_.size() && names_[index + 1].begin == names_[index].begin) return index + 1;
    const auto token = after_link(names_[index].end);
    return token == names_[index].end ? std::nullopt : name_behind_article(token);
}

std::optional<std::size_t> Words::name_behind_article(std::uint32_t token) const {
    if (!in_sentence(token)) return std::nullopt;
    if (const auto name = name_at(token)) return name;
    const auto after = skip_article(token);
    return in_sentence(after) ? name_at(after) : std::nullopt;
}

std::uint32_t Words::after_link(std::uint32_t token) const {
    auto at = token;
    if (in_sentence(at) && parsed_.form(at) == ",") ++at;
    if (in_sentence(at) && (lower(at) == "and" || lower(at) == "&" || lower(at) == "or")) ++at;
    return in_sentence(at) ? at : token;
}

bool Words::plural(std::uint32_t begin, std::uint32_t end) const {
    for (auto token = begin; token < end; ++token)
        if (parsed_.tokens[token].tag == "NNS" || parsed_.tokens[token].tag == "NNPS") return true;
    return false;
}

bool Words::inside_longer_entity(const Name& name) const {
    if (!name.is(NameKind::country) && !name.is(NameKind::seat) && !name.is(NameKind::place)) return false;
    constexpr std::array<std::string_view, 4> labels{"PERSON", "ORG", "WORK_OF_ART", "PRODUCT"};
    const auto* entity = entity_over(parsed_, name.begin, name.end);
    if (!entity || std::ranges::find(labels, entity->label) == labels.end()) return false;
    const auto first = skip_article(entity->begin);
    if (entity->label == "PERSON") return first < name.begin || name.end < entity->end;
    return first < name.begin && is_noun(first) && !name_at(first);
}

}  // namespace entente::actors
