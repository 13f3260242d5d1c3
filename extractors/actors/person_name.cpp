#include "extractors/actors/person_name.hpp"

#include <algorithm>

#include "extractors/actors/offices.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"
#include "extractors/actors/written_name.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using language::Sentence;

class Namer {
  public:
    Namer(const Knowledge& knowledge, const Parsed& parsed, Sentence sentence, const std::vector<Name>& names,
          std::optional<schema::Day> day, const Memory& memory, const NameQuery& query)
        : knowledge_(knowledge),
          parsed_(parsed),
          sentence_(sentence),
          names_(names),
          day_(day),
          memory_(memory),
          query_(query) {}

    std::optional<NamedPerson> run() const {
        auto token = query_.token;
        const bool comma =
            token < sentence_.end && parsed_.form(token) == "," && (query_.office || query_.apposition);
        if (comma) ++token;
        token = skip_honorifics(parsed_, sentence_, token, query_.office != nullptr);
        if (token >= sentence_.end) return std::nullopt;
        if (auto known = of_tables(token)) return known;
        const auto written = written_at(token, comma);
        if (!written) return std::nullopt;
        // "Defence Minister Ivanov" need not be the Ivanov named before.
        if (query_.office)
            if (auto known = by_surname(*written)) return known;
        if (auto again = of_document(*written)) return again;
        if (!query_.office)
            if (auto known = by_surname(*written)) return known;
        return unknown(*written);
    }

  private:
    // A full name that the tables list.
    std::optional<NamedPerson> of_tables(std::uint32_t token) const {
        const auto name = std::ranges::lower_bound(names_, token, {}, &Name::begin);
        if (name == names_.end() || name->begin != token || !name->is(NameKind::person)) return std::nullopt;
        std::vector<std::uint32_t> persons;
        for (const auto& sense : name->senses)
            if (sense.kind == NameKind::person) persons.push_back(sense.index);
        const auto person = pick(persons);
        if (!person) return std::nullopt;
        return known_person(*person, name->end, query_.office ? "title+name" : "name");
    }

    // Of several people of one name the one that fits title and day; none where that leaves a doubt.
    std::optional<std::uint32_t> pick(std::vector<std::uint32_t> persons) const {
        if (persons.size() > 1) narrow(persons, [&](const Person& person) { return fits_owner(person); });
        if (persons.size() > 1) narrow(persons, [&](const Person& person) { return fits_day(person); });
        if (persons.size() > 1)
            narrow(persons, [&](const Person& person) { return knowledge_.term(person, day_).has_value(); });
        if (persons.size() != 1) return std::nullopt;
        return persons.front();
    }

    void narrow(std::vector<std::uint32_t>& persons, auto keep) const {
        std::vector<std::uint32_t> kept;
        for (const auto index : persons)
            if (keep(knowledge_.persons[index])) kept.push_back(index);
        if (!kept.empty()) persons = std::move(kept);
    }

    bool fits_owner(const Person& person) const {
        if (query_.owner.empty()) return true;
        return std::ranges::any_of(person.terms,
                                   [&](auto index) { return knowledge_.terms[index].owner == query_.owner; });
    }

    bool fits_day(const Person& person) const {
        return std::ranges::any_of(person.terms, [&](auto index) {
            const auto& term = knowledge_.terms[index];
            const bool office = !query_.office || term.office == query_.office->id;
            return office && day_ && term.start <= *day_ && *day_ <= term.end;
        });
    }

    NamedPerson known_person(std::uint32_t index, std::uint32_t end, std::string_view rule) const {
        const auto& person = knowledge_.persons[index];
        NamedPerson named{.end = end};
        // "Kremlin spokesman" and "Russian President" say whom someone acts for; a former post of his does
        // not.
        named.actor = person_actor(knowledge_, person, fits_owner(person) ? query_.owner : "", day_);
        if (!query_.title.empty()) {
            named.actor.office = query_.title;
            if (query_.office) named.actor.level = query_.office->level;
        }
        named.surname = surname(person.name, named.actor.code);
        named.office = query_.office ? query_.office->id : office_held(person);
        named.rule = rule;
        named.row = row_of(person);
        named.gender = letter(person.gender);
        if (query_.office && !query_.owner.empty() && day_ && !fits_day(person))
            named.flag = "not in that office by the tables";
        return named;
    }

    std::string office_held(const Person& person) const {
        const auto term = knowledge_.term(person, day_);
        return term ? std::string(term->office) : "";
    }

    std::string row_of(const Person& person) const {
        if (const auto term = knowledge_.term(person, day_)) return std::string(term->row);
        return person.terms.empty() ? "" : std::string(knowledge_.terms[person.terms.back()].row);
    }

    // Where no title and no state stand before, only whom the model takes for a person.
    std::optional<Written> written_at(std::uint32_t token, bool after_comma) const {
        const bool titled = !after_comma && (query_.office || !query_.owner.empty());
        return written_name(parsed_, sentence_, names_, token, titled || query_.alone);
    }

    std::optional<NamedPerson> of_document(const Written& written) const {
        const auto key = surname(written.text, query_.owner);
        const auto known = memory_.surnames.find(key);
        if (known == memory_.surnames.end()) return std::nullopt;
        const auto& before = known->second.actor;
        if (before.id.empty()) return std::nullopt;
        if (!query_.owner.empty() && before.code != query_.owner) return std::nullopt;
        if (written.full() && fold(written.text) != fold(before.name)) return std::nullopt;
        NamedPerson named{.end = written.end,
                          .actor = before,
                          .surname = key,
                          .office = "",
                          .rule = "surname",
                          .row = known->second.row,
                          .confidence = 0.9};
        return named;
    }

    // "Foreign Minister Wang": whoever of that name held that office on the day. A bare "Wang" is the one who
    // was then in the news: the only head of state or government of that name, else the only minister.
    std::optional<NamedPerson> by_surname(const Written& written) const {
        if (!day_ || (!query_.office && written.full())) return std::nullopt;
        std::vector<std::uint32_t> persons;
        int highest = 0;
        for (const auto index : knowledge_.surnames[surname(written.text, query_.owner)]) {
            const auto person = knowledge_.persons[index];
            if (!fits_day(person) || !fits_owner(person) || !same_name(person, written)) continue;
            const int rank = query_.office ? 1 : rank_on_day(person);
            if (rank > highest) persons.clear();
            highest = std::max(highest, rank);
            if (rank == highest && rank > 0) persons.push_back(index);
        }
        if (query_.prominent && highest < 2) return std::nullopt;
        if (persons.empty() && query_.office)
            return of_late(written, knowledge_.surnames[surname(written.text, query_.owner)]);
        if (persons.size() != 1) return std::nullopt;
        auto named = known_person(persons.front(), written.end,
                                  query_.office ? "title+surname at date" : "surname at date");
        named.confidence = query_.office ? 0.9 : 0.7;
        return named;
    }

    // "President Obama" in February 2017: who of that name last held the office, within two years.
    std::optional<NamedPerson> of_late(const Written& written,
                                       std::span<const std::uint32_t> namesakes) const {
        std::optional<std::uint32_t> last;
        for (const auto index : namesakes) {
            const auto& person = knowledge_.persons[index];
            if (!held_of_late(person) || !fits_owner(person) || !same_name(person, written)) continue;
            if (last && *last != index) return std::nullopt;
            last = index;
        }
        if (!last) return std::nullopt;
        auto named = known_person(*last, written.end, "title+surname, of late");
        named.confidence = 0.8;
        return named;
    }

    bool held_of_late(const Person& person) const {
        constexpr auto late = std::chrono::days(731);
        return std::ranges::any_of(person.terms, [&](auto index) {
            const auto& term = knowledge_.terms[index];
            return term.office == query_.office->id && term.end < *day_ && *day_ <= term.end + late;
        });
    }

    int rank_on_day(const Person& person) const {
        int highest = 0;
        for (const auto index : person.terms) {
            const auto& term = knowledge_.terms[index];
            if (!day_ || *day_ < term.start || term.end < *day_) continue;
            const auto* office = office_by_id(knowledge_, term.office, term.owner);
            const int rank = !office ? 0 : office->level == "head" ? 2 : office->level == "minister" ? 1 : 0;
            highest = std::max(highest, rank);
        }
        return highest;
    }

    // A given name, where one is written, must begin alike.
    static bool same_name(const Person& person, const Written& written) {
        if (!written.full()) return true;
        return fold(person.name).substr(0, 2) == fold(written.text).substr(0, 2);
    }

    // "President Emomali Rakhmonov": who then held the office, in another spelling.
    std::optional<NamedPerson> holder_spelt_otherwise(const Written& written) const {
        if (!query_.office || query_.owner.empty() || !day_) return std::nullopt;
        const auto held = knowledge_.in_office(query_.owner, query_.office->id, *day_);
        std::optional<std::uint32_t> found;
        for (const auto index : held) {
            const auto person = knowledge_.terms[index].person;
            if (found == person || !is_spelling_of(written.text, knowledge_.persons[person].name)) continue;
            if (found) return std::nullopt;
            found = person;
        }
        if (!found) return std::nullopt;
        auto named = known_person(*found, written.end, "title+name, other spelling");
        named.confidence = 0.85;
        return named;
    }

    std::optional<NamedPerson> unknown(const Written& written) const {
        if (query_.owner.empty() || !is_name(written)) return std::nullopt;
        if (auto holder = holder_spelt_otherwise(written)) return holder;
        NamedPerson named{.end = written.end};
        named.actor = unknown_person(knowledge_, written.text, query_.owner, query_.office, query_.title);
        named.surname = surname(written.text, query_.owner);
        named.office = query_.office ? query_.office->id : "";
        named.rule = "title+unknown name";
        named.confidence = 0.85;
        return named;
    }

    // "the Russian Union President" names nobody. A single word, or a name behind a title of whom the context
    // alone tells, has to be a person to the model, too; other words must not be something else to it.
    bool is_name(const Written& written) const {
        const auto* entity = entity_over(parsed_, written.begin, written.begin + 1);
        if (entity && entity->label == "PERSON") return true;
        if (query_.implied || !written.full()) return false;
        return !entity || !is_any(entity->label, {"ORG", "EVENT", "FAC", "LAW", "WORK_OF_ART"});
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    Sentence sentence_;
    const std::vector<Name>& names_;
    std::optional<schema::Day> day_;
    const Memory& memory_;
    const NameQuery& query_;
};

}  // namespace

std::optional<NamedPerson> name_person(const Knowledge& knowledge, const Parsed& parsed, Sentence sentence,
                                       const std::vector<Name>& names, std::optional<schema::Day> day,
                                       const Memory& memory, const NameQuery& query) {
    return Namer(knowledge, parsed, sentence, names, day, memory, query).run();
}

std::optional<Administration> administration_of(const Knowledge& knowledge, const Parsed& parsed,
                                                Sentence sentence, const NamedPerson& leader) {
    auto noun = leader.end;
    if (noun < sentence.end && parsed.tokens[noun].tag == "POS") ++noun;
    if (noun >= sentence.end || leader.actor.code.empty()) return std::nullopt;
    const auto word = fold(parsed.tokens[noun].lemma);
    const bool rules =
        is_any(word, {"administration", "government", "regime", "cabinet", "presidency", "junta"});
    const auto* row = rules ? knowledge.noun(word) : nullptr;
    if (!row) return std::nullopt;
    return Administration{noun + 1, noun_actor(knowledge, *row, word, leader.actor.code), row->row};
}

}  // namespace entente::actors
