#include "extractors/actors/parties_possible.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace entente::actors {
namespace {

// A bare surname means nobody who left office longer ago than this.
constexpr std::chrono::days late(731);

// What may be the singular of a word: "rebels", "gunmen", "mercenaries".
std::vector<std::string> singulars(const std::string& word) {
    std::vector<std::string> all{word};
    for (const auto& [plural, singular] : {std::pair("s", ""), {"es", ""}, {"ies", "y"}, {"men", "man"}})
        if (word.ends_with(plural))
            all.push_back(word.substr(0, word.size() - std::string_view(plural).size()) + singular);
    return all;
}

// The parties that a text may name; of no interest beyond the second.
class Possible {
  public:
    Possible(const Knowledge& knowledge, std::optional<schema::Day> day) : knowledge_(knowledge), day_(day) {}

    bool two() const { return parties_.size() > 1; }

    void read(std::string_view text) {
        std::vector<Atom> atoms;
        cut(text, 0, 0, atoms);
        for (auto& atom : atoms)
            if (atom.written == Case::lower && atom.span.begin > 0 && text[atom.span.begin - 1] == '-')
                atom.written = Case::capital;
        names_in(atoms);
        // The tokenizer sets a possessive apart.
        std::erase_if(atoms, [](const Atom& atom) { return atom.text == "s"; });
        names_in(atoms);
    }

  private:
    void names_in(const std::vector<Atom>& atoms) {
        std::vector<std::string> words;
        std::vector<std::uint32_t> numbers;
        for (const auto& atom : atoms) {
            words.push_back(fold(atom.text));
            numbers.push_back(knowledge_.names.number(words.back()));
        }
        for (std::size_t at = 0; at < atoms.size() && !two(); ++at) {
            word(words[at], atoms[at].written);
            if (numbers[at] == NameTrie::unknown) continue;
            // Wherever a sentence ends, a shorter name may be what it holds.
            for (auto rest = atoms.size() - at; rest > 0 && !two();) {
                const auto match = knowledge_.names.longest(std::span(atoms).subspan(at, rest),
                                                            std::span(numbers).subspan(at, rest));
                if (match.atoms == 0) break;
                for (const auto sense : match.senses) add(sense);
                other_meanings(std::span(words).subspan(at, match.atoms));
                rest = match.atoms - 1;
            }
        }
    }

    // Surnames of those in office, and nouns for those who fight a state ("rebels").
    void word(const std::string& folded, Case written) {
        if (written != Case::lower && day_)
            for (const auto index : knowledge_.surnames[folded])
                if (in_office_of_late(index)) person(index);
        for (const auto& lemma : singulars(folded))
            if (const auto* noun = knowledge_.noun(lemma); noun && noun->sector == "REB") party("REB");
    }

    void other_meanings(std::span<const std::string> words) {
        constexpr std::string_view country = "country:";
        std::string name;
        for (const auto& word : words) name += (name.empty() ? "" : " ") + word;
        if (const auto* ambiguity = knowledge_.ambiguity(name))
            for (const auto& meaning : ambiguity->meanings)
                if (meaning.id.starts_with(country)) party(meaning.id.substr(country.size()));
    }

    bool in_office_of_late(std::uint32_t person) const {
        return std::ranges::any_of(knowledge_.persons[person].terms, [&](auto index) {
            const auto term = knowledge_.terms[index];
            return term.start <= *day_ && *day_ <= term.end + late;
        });
    }

    void person(std::uint32_t index) {
        for (const auto term : knowledge_.persons[index].terms) party(knowledge_.terms[term].owner);
    }

    void party(std::string_view owner) {
        // A body acts for its organisation.
        if (!owner.empty()) parties_.emplace(owner.substr(0, owner.find('/')));
    }

    void add(Sense sense) {
        switch (sense.kind) {
            case NameKind::country:
            case NameKind::adjective:
            case NameKind::people:
            case NameKind::seat:
                return party(knowledge_.countries[sense.index].code);
            case NameKind::organization:
            case NameKind::org_seat:
                return party(knowledge_.organizations[sense.index].code);
            case NameKind::group:
                return party("group " + knowledge_.groups[sense.index].id);
            case NameKind::body:
                return party(knowledge_.bodies[sense.index].country);
            case NameKind::office:
                return party(knowledge_.offices[sense.index].only);
            case NameKind::person:
            case NameKind::surname:
                return person(sense.index);
            case NameKind::place:
                return party(knowledge_.places[sense.index].country);
            case NameKind::territory:
            case NameKind::territory_adjective:
                for (const auto& claimant : knowledge_.territories[sense.index].claimants) party(claimant);
                return;
            case NameKind::noun:
            case NameKind::dictionary:
                return;
        }
    }

    const Knowledge& knowledge_;
    std::optional<schema::Day> day_;
    std::set<std::string> parties_;
};

}  // namespace

bool may_name_two_parties(const Knowledge& knowledge, std::optional<schema::Day> day,
                          std::initializer_list<std::string_view> texts) {
    // A user's own dictionary says who acts for whom in its own way.
    if (!knowledge.dictionary.empty()) return true;
    Possible possible(knowledge, day);
    for (const auto text : texts)
        if (!possible.two()) possible.read(text);
    return possible.two();
}

}  // namespace entente::actors
