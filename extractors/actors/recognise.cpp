#include "extractors/actors/recognise.hpp"

#include <algorithm>

namespace entente::actors {
namespace {

using language::Parsed;
using language::Sentence;

// "Kim Jong-un" is "Kim Jong Un".
bool follows_hyphen(const Parsed& parsed, const Atom& atom) {
    return atom.span.begin > 0 && parsed.text[atom.span.begin - 1] == '-';
}

std::vector<Atom> atoms_of(const Parsed& parsed, Sentence sentence) {
    std::vector<Atom> atoms;
    atoms.reserve(sentence.end - sentence.begin + 8);
    for (auto token = sentence.begin; token < sentence.end; ++token) {
        const auto& at = parsed.tokens[token];
        if (at.tag == "POS" || at.tag == "_SP") continue;
        cut(parsed.form(token), at.span.begin, token, atoms);
    }
    for (auto& atom : atoms)
        if (atom.written == Case::lower && follows_hyphen(parsed, atom)) atom.written = Case::capital;
    return atoms;
}

std::vector<std::string> folded(const std::vector<Atom>& atoms) {
    std::vector<std::string> words;
    words.reserve(atoms.size());
    for (const auto& atom : atoms) words.push_back(fold(atom.text));
    return words;
}

std::vector<std::uint32_t> numbers_of(const Knowledge& knowledge, const std::vector<std::string>& words) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(words.size());
    for (const auto& word : words) numbers.push_back(knowledge.names.number(word));
    return numbers;
}

// "US$ 3 million" is money, "us" in capitals only because the whole headline is.
bool is_currency(const Parsed& parsed, schema::ByteSpan span) {
    return span.end < parsed.text.size() && parsed.text[span.end] == '$';
}

// "Lebanon, Ohio": a town that bears a country's name, in a region of another one.
bool is_town_of(const Knowledge& knowledge, const Parsed& parsed, const Name& name, const Name& next) {
    const auto* region = next.sense(NameKind::place);
    if (!region || knowledge.places[region->index].kind != "region") return false;
    if (next.begin != name.end + 1 || parsed.form(name.end) != ",") return false;
    const auto* country = name.sense(NameKind::country);
    if (!country) country = name.sense(NameKind::seat);
    return country && knowledge.countries[country->index].code != knowledge.places[region->index].country;
}

void drop_towns(const Knowledge& knowledge, const Parsed& parsed, std::vector<Name>& names) {
    for (std::size_t i = 0; i + 1 < names.size(); ++i)
        if (is_town_of(knowledge, parsed, names[i], names[i + 1]))
            names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
}

}  // namespace

const Sense* Name::sense(NameKind kind) const {
    const auto found = std::ranges::find(senses, kind, &Sense::kind);
    return found == senses.end() ? nullptr : &*found;
}

bool Name::is(NameKind kind) const {
    return sense(kind) != nullptr;
}

std::vector<Name> recognise(const Knowledge& knowledge, const Parsed& parsed, Sentence sentence,
                            Meanings& meanings) {
    const auto atoms = atoms_of(parsed, sentence);
    const auto words = folded(atoms);
    const auto numbers = numbers_of(knowledge, words);
    std::vector<Name> names;
    for (std::size_t at = 0; at < atoms.size();) {
        if (numbers[at] == NameTrie::unknown) {
            ++at;
            continue;
        }
        auto match = knowledge.names.longest(std::span(atoms).subspan(at), std::span(numbers).subspan(at));
        if (match.atoms == 0) {
            ++at;
            continue;
        }
        const auto& last = atoms[at + match.atoms - 1];
        const schema::ByteSpan span{atoms[at].span.begin, last.span.end};
        auto senses = meanings.choose(words, at, at + match.atoms, match.senses);
        if (!senses.empty() && !is_currency(parsed, span))
            names.push_back({atoms[at].token, last.token + 1, span, std::move(senses)});
        at += match.atoms;
    }
    drop_towns(knowledge, parsed, names);
    return names;
}

}  // namespace entente::actors
