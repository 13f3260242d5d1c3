#include "extractors/actors/compose.hpp"

#include <algorithm>

#include "extractors/actors/apposition.hpp"
#include "extractors/actors/composition.hpp"
#include "extractors/actors/offices.hpp"
#include "extractors/actors/titles.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

class Composer {
  public:
    explicit Composer(Composition& composition)
        : composition_(composition),
          knowledge_(composition.knowledge()),
          parsed_(composition.parsed()),
          names_(composition.names()),
          words_(composition.words()) {}

    void run() {
        for (std::size_t at = 0; at < names_.size();) at = step(at);
    }

  private:
    // Each step reads a stretch that starts with names_[at] and returns the next name to read.
    std::size_t step(std::size_t at) {
        const auto& name = names_[at];
        if (name.begin < composition_.done()) return at + 1;
        if (const auto owners = words_.owners_at(at)) return owned(*owners);
        if (name.is(NameKind::office) && words_.has_noun(name))
            return read_title(composition_, at, {}, name.begin);
        if (is_common_body(name)) return body(at, {}, name.begin);
        if (const auto next = of_body(name)) return *next;
        if (const auto next = of_place(name)) return *next;
        if (!of_state(name)) composition_.add_alone(name);
        return at + 1;
    }

    bool is_common_body(const Name& name) const {
        const auto* sense = name.sense(NameKind::body);
        return sense && knowledge_.bodies[sense->index].country.empty();
    }

    // What stands behind the owners: an office, a body, a role noun, or nothing that is theirs.
    std::size_t owned(Owners owners) {
        const auto last = owners.names.back();
        // "the head of the Japanese Defence Agency" is not Japan's head.
        if (const auto noun = owners.adjectives ? std::nullopt : noun_before(owners.begin))
            return owned_noun(*noun, owners, *noun, owners.end, last + 1);
        // "Prime Minister Mark Brown of Cook Islands President David Panuelo of …": names in a list.
        if (!owners.adjectives && is_of_person(owners.begin)) return alone(owners);
        const auto thing = words_.skip_modifiers(words_.skip_possessive(owners.end));
        const auto name = words_.in_sentence(thing) ? words_.name_at(thing) : std::nullopt;
        if (name && is_office_of(names_[*name], owners.codes.front())) {
            if (!words_.plural_title(names_[*name]) && !owners.adjectives) composition_.keep_last(owners);
            return read_title(composition_, *name, owners.codes, owners.begin);
        }
        if (name && names_[*name].is(NameKind::body)) {
            if (!owners.adjectives) composition_.keep_last(owners);
            return body(*name, owners.codes, owners.begin);
        }
        if (words_.in_sentence(thing) && words_.is_noun(thing) && words_.role(thing) &&
            !is_other_name(name)) {
            if (!words_.plural(thing, thing + 1) && !owners.adjectives) composition_.keep_last(owners);
            return owned_noun(thing, owners, owners.begin, thing + 1, last + 1);
        }
        return alone(owners);
    }

    std::size_t alone(const Owners& owners) {
        for (const auto index : owners.names)
            if (!of_state(names_[index])) composition_.add_alone(names_[index]);
        return owners.names.back() + 1;
    }

    // A role noun; not the "head" of a "head coach".
    bool is_role(std::uint32_t token) const {
        const auto* row = words_.in_sentence(token) && words_.is_noun(token) ? words_.role(token) : nullptr;
        if (!row || row->level.empty() || parsed_.tokens[token].label != "compound") return row;
        return !words_.in_sentence(token + 1) || parsed_.tokens[token + 1].tag != "NN";
    }

    // Behind "Mark Brown of the".
    bool is_of_person(std::uint32_t token) const {
        const auto& mentions = composition_.mentions();
        const auto first = composition_.sentence().begin;
        auto at = token;
        if (at > first && parsed_.tokens[at - 1].tag == "DT") --at;
        return at > first && words_.lower(at - 1) == "of" && !mentions.empty() &&
               mentions.back().end == at - 1 && mentions.back().actor.kind == schema::ActorKind::person;
    }

    bool is_office_of(const Name& name, std::string_view owner) const {
        return name.is(NameKind::office) && words_.has_noun(name) && office_named(knowledge_, name, owner);
    }

    // A name that is no title of somebody else's ("prosecutor" is an office of the ICC alone).
    bool is_other_name(std::optional<std::size_t> name) const {
        return name && !names_[*name].is(NameKind::office);
    }

    // "officials from", "the people of": the role noun before the owners.
    std::optional<std::uint32_t> noun_before(std::uint32_t token) const {
        const auto first = composition_.sentence().begin;
        auto at = token;
        if (at > first && parsed_.tokens[at - 1].tag == "DT") --at;
        if (at < first + 2 || !is_any(words_.lower(at - 1), {"of", "from"})) return std::nullopt;
        const auto noun = at - 2;
        if (parsed_.tokens[at - 1].head != static_cast<std::int32_t>(noun)) return std::nullopt;
        if (noun < composition_.done() || !words_.is_noun(noun) || !words_.role(noun)) return std::nullopt;
        return noun;
    }

    std::size_t owned_noun(std::uint32_t noun, const Owners& owners, std::uint32_t begin, std::uint32_t end,
                           std::size_t next) {
        const auto& row = *words_.role(noun);
        if (const auto named = named_behind(noun, row, owners.codes.back(), end))
            return composition_.add_person(begin, *named);
        for (const auto& code : owners.codes) {
            // "his French counterpart": the office of the person named before, in the other state.
            const auto* office = row.noun == "counterpart"
                                     ? office_by_id(knowledge_, composition_.memory().last_office, code)
                                     : nullptr;
            if (office)
                composition_.add_holder(begin, end, *office, code, office->name);
            else
                composition_.add(begin, end, noun_actor(knowledge_, row, row.noun, code), "state+noun",
                                 row.row);
        }
        composition_.done_until(end);
        return next;
    }

    // "Chinese leader Xi Jinping", "American journalist James Foley": the noun goes on to a name. "The
    // Russian government of …" does not, and a people's name only where the model sees a person.
    std::optional<NamedPerson> named_behind(std::uint32_t noun, const Noun& row, const std::string& owner,
                                            std::uint32_t end) const {
        if (!row.level.empty()) return composition_.person_after(end, owner, nullptr, "", true);
        const bool one = row.as != Noun::As::country && !words_.plural(noun, noun + 1);
        if (!one || !words_.begins_person(end)) return std::nullopt;
        auto named = composition_.person_after(end, owner, nullptr, "");
        if (named && named->actor.sector.empty()) named->actor.sector = row.sector;
        return named;
    }

    std::size_t body(std::size_t at, std::vector<std::string> owners, std::uint32_t begin) {
        const auto& row = knowledge_.bodies[names_[at].sense(NameKind::body)->index];
        auto end = names_[at].end;
        auto next = at + 1;
        if (words_.in_sentence(end) && words_.lower(end) == "of") {
            const auto index = words_.name_behind_article(end + 1);
            if (const auto of = index ? words_.owners_at(*index) : std::nullopt)
                owners = {of->codes.front()}, end = names_[of->names.front()].end,
                next = of->names.front() + 1;
        }
        if (owners.empty() && !row.country.empty()) owners = {row.country};
        const auto title_after = words_.in_sentence(end) ? words_.name_at(end) : std::nullopt;
        if (!owners.empty() && title_after && names_[*title_after].is(NameKind::office))
            return read_title(composition_, *title_after, owners, begin);
        if (owners.size() == 1)
            if (const auto next_name = member(owners.front(), begin, end)) return *next_name;
        for (const auto& owner : owners) {
            auto kind = row;
            if (!kind.country.empty() && kind.country != owner) kind.country.clear();
            composition_.add(begin, end, body_actor(knowledge_, kind, owner), "body", row.row);
        }
        composition_.done_until(end);
        return next;
    }

    // "IRGC commander Mohammad Pakpour", "the head of the Foreign Intelligence Service (SVR), Sergey
    // Naryshkin": one of a body or group.
    std::optional<std::size_t> member(const std::string& owner, std::uint32_t begin, std::uint32_t end) {
        const auto behind = words_.skip_brackets(end);
        if (const auto name = words_.person_behind_nouns(behind)) {
            const schema::ByteSpan span{parsed_.tokens[behind].span.begin,
                                        parsed_.tokens[*name - 1].span.end};
            const auto title = std::string(schema::slice(parsed_.text, span));
            const auto named = composition_.person_after(*name, owner, nullptr, title);
            return named ? std::optional(composition_.add_person(begin, *named)) : std::nullopt;
        }
        const auto head = noun_before(begin);
        const auto named = head ? composition_.person_after(behind, owner, nullptr, "", true) : std::nullopt;
        return named ? std::optional(composition_.add_person(*head, *named)) : std::nullopt;
    }

    // The same of a body of one state, or of a group.
    std::optional<std::size_t> of_body(const Name& name) {
        if (const auto* body = name.sense(NameKind::body))
            return member(knowledge_.bodies[body->index].country, name.begin, name.end);
        const auto* group = name.sense(NameKind::group);
        const auto owner = group ? knowledge_.groups[group->index].country : std::string();
        return owner.empty() ? std::nullopt : member(owner, name.begin, name.end);
    }

    // "Kharkiv mayor Ihor Terekhov", "an Istanbul court": of the place's country. Its authorities are not.
    std::optional<std::size_t> of_place(const Name& name) {
        const auto country = words_.place_country(name);
        const auto thing = words_.skip_possessive(name.end);
        if (country.empty() || !words_.in_sentence(thing)) return std::nullopt;
        const auto title = words_.name_at(thing);
        if (title && is_office_of(names_[*title], country)) {
            const auto named = composition_.person_after(
                names_[*title].end, country, office_named(knowledge_, names_[*title], country),
                std::string(schema::slice(parsed_.text, names_[*title].span)));
            return named ? std::optional(composition_.add_person(name.begin, *named)) : std::nullopt;
        }
        const auto* row = words_.is_noun(thing) ? words_.role(thing) : nullptr;
        if (!row || is_other_name(title)) return std::nullopt;
        if (row->as == Noun::As::force || !is_any(row->sector, {"JUD", "COP"})) return std::nullopt;
        composition_.add(name.begin, thing + 1, noun_actor(knowledge_, *row, row->noun, country),
                         "place+noun", row->row, 0.9);
        composition_.done_until(thing + 1);
        return index_behind(thing + 1);
    }

    std::size_t index_behind(std::uint32_t token) const {
        return static_cast<std::size_t>(std::ranges::lower_bound(names_, token, {}, &Name::begin) -
                                        names_.begin());
    }

    // "Public Broadcasting of Latvia": an organisation that no table has, named after the state it is of.
    bool of_state(const Name& name) {
        const auto* sense = name.sense(NameKind::country);
        const auto* entity = entity_over(parsed_, name.begin, name.end);
        if (!sense || !entity || entity->label != "ORG" || entity->end != name.end) return false;
        const auto first = words_.skip_article(entity->begin);
        const auto before = words_.has_definite_article(name.begin) ? name.begin - 2 : name.begin - 1;
        if (first + 1 >= name.begin || words_.lower(before) != "of" || first < composition_.done())
            return false;
        if (!words_.inside_longer_entity(name) || words_.plural(first, before)) return false;
        const auto& country = knowledge_.countries[sense->index];
        const schema::ByteSpan span{parsed_.tokens[first].span.begin, parsed_.tokens[name.end - 1].span.end};
        composition_.add(first, name.end, named_group(schema::slice(parsed_.text, span), country.code),
                         "name with state", country.row, 0.6);
        return true;
    }

    Composition& composition_;
    const Knowledge& knowledge_;
    const language::Parsed& parsed_;
    const std::vector<Name>& names_;
    const Words& words_;
};

}  // namespace

std::vector<LinkedMention> compose(const Knowledge& knowledge, const language::Parsed& parsed,
                                   language::Sentence sentence, const std::vector<Name>& names,
                                   std::optional<schema::Day> day, Memory& memory) {
    Composition composition(knowledge, parsed, sentence, names, day, memory);
    Composer(composition).run();
    return merge_appositions(knowledge, parsed, sentence, composition.take(), memory);
}

}  // namespace entente::actors
