#include "extractors/actors/words.hpp"

#include <algorithm>

#include "extractors/actors/names.hpp"
#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

constexpr std::size_t most_owners = 64;
constexpr std::uint32_t most_modifiers = 4;
constexpr std::uint32_t longest_abbreviation = 3;  // tokens

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

bool Words::plural_title(const Name& title) const {
    auto head = title.begin;
    while (head + 1 < title.end && !is_any(lower(head + 1), {"of", "for", "at"})) ++head;
    return plural(head, head + 1);
}

const Noun* Words::role(std::uint32_t token) const {
    const auto& at = parsed_.tokens[token];
    if (const auto* row = knowledge_.noun(at.lemma)) return row;
    auto lemma = fold(at.lemma);
    if (at.tag == "NNPS" && lemma.ends_with('s')) lemma.pop_back();
    return knowledge_.noun(lemma);
}

bool Words::begins_person(std::uint32_t token) const {
    if (!in_sentence(token)) return false;
    const auto* entity = entity_over(parsed_, token, token + 1);
    return entity && entity->begin == token && entity->label == "PERSON";
}

std::optional<std::uint32_t> Words::person_behind_nouns(std::uint32_t token) const {
    for (auto at = token; in_sentence(at) && at < token + most_modifiers; ++at) {
        if (at > token && is_noun(at - 1) && begins_person(at)) return at;
        if (!is_noun(at) && parsed_.tokens[at].tag != "JJ") break;
    }
    return std::nullopt;
}

std::uint32_t Words::skip_brackets(std::uint32_t token) const {
    if (!in_sentence(token) || parsed_.form(token) != "(") return token;
    for (auto at = token + 1; in_sentence(at) && at < token + longest_abbreviation; ++at)
        if (parsed_.form(at) == ")") return at + 1;
    return token;
}

std::optional<Owners> Words::post_at(std::size_t at) const {
    const auto code = owner_code(names_[at]);
    if (!code) return std::nullopt;
    return Owners{{*code}, {at}, names_[at].begin, names_[at].end, false};
}

std::string Words::place_country(const Name& name) const {
    const auto* sense = name.sense(NameKind::place);
    return sense ? std::string(knowledge_.places[sense->index].country) : "";
}

bool Words::inside_longer_entity(const Name& name) const {
    const auto* entity = entity_over(parsed_, name.begin, name.end);
    if (!entity) return false;
    // "Hamid Karzai International Airport"
    if (name.is(NameKind::person)) return is_any(entity->label, {"FAC", "ORG"}) && name.end < entity->end;
    if (!name.is(NameKind::country) && !name.is(NameKind::seat) && !name.is(NameKind::place)) return false;
    if (!is_any(entity->label, {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT"})) return false;
    const auto first = skip_article(entity->begin);
    if (entity->label == "PERSON") return first < name.begin || name.end < entity->end;
    // "the Government of Canada" is Canada's.
    return first < name.begin && is_noun(first) && !name_at(first) && !role(first);
}

}  // namespace entente::actors
