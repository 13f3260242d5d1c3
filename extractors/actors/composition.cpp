#include "extractors/actors/composition.hpp"

#include <algorithm>

#include "extractors/actors/lone_name.hpp"
#include "extractors/actors/offices.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {

Composition::Composition(const Knowledge& knowledge, const language::Parsed& parsed,
                         language::Sentence sentence, const std::vector<Name>& names,
                         std::optional<schema::Day> day, Memory& memory)
    : knowledge_(knowledge),
      parsed_(parsed),
      sentence_(sentence),
      names_(names),
      words_(knowledge, parsed, sentence, names),
      day_(day),
      memory_(memory) {}

void Composition::add(std::uint32_t begin, std::uint32_t end, Actor actor, std::string_view rule,
                      std::string_view row, double confidence) {
    LinkedMention mention{.actor = std::move(actor)};
    place(mention, begin, end);
    mention.rule = rule;
    mention.row = row;
    mention.confidence = confidence;
    mentions_.push_back(std::move(mention));
}

void Composition::place(LinkedMention& mention, std::uint32_t begin, std::uint32_t end) const {
    mention.begin = begin;
    mention.end = end;
    mention.head = head_of(parsed_, begin, end);
    mention.span = {parsed_.tokens[begin].span.begin, parsed_.tokens[end - 1].span.end};
}

std::optional<NamedPerson> Composition::person_after(std::uint32_t token, std::string_view owner,
                                                     const Office* office, std::string title,
                                                     bool apposition) const {
    return name_person(knowledge_, parsed_, sentence_, names_, day_, memory_,
                       {.token = token,
                        .owner = std::string(owner),
                        .office = office,
                        .title = std::move(title),
                        .apposition = apposition});
}

std::size_t Composition::add_person(std::uint32_t begin, const NamedPerson& named) {
    if (!named.actor.code.empty()) {
        add(begin, named.end, named.actor, named.rule, named.row, named.confidence);
        last().function = named.office;
        last().gender = named.gender;
        last().flag = named.flag;
        remember(last(), named.surname, named.office);
    }
    done_ = named.end;
    const auto next = std::ranges::lower_bound(names_, named.end, {}, &Name::begin);
    return static_cast<std::size_t>(next - names_.begin());
}

void Composition::remember(const LinkedMention& mention, const std::string& surname,
                           const std::string& office) {
    introduce(memory_, surname, mention);
    if (office.empty()) return;
    memory_.offices.insert_or_assign(office, mention);
    memory_.last_office = office;
}

void Composition::add_holder(std::uint32_t begin, std::uint32_t end, const Office& office,
                             const std::string& owner, const std::string& title, std::string_view to) {
    const auto* noun = knowledge_.noun(office.id);
    if (noun && office.id == "leader")
        return add(begin, end, noun_actor(knowledge_, *noun, office.id, owner), "state+noun", noun->row);
    auto mention = holder_of(knowledge_, office, owner, title, day_, to);
    place(mention, begin, end);
    const bool person = mention.actor.kind == schema::ActorKind::person;
    mentions_.push_back(std::move(mention));
    remember(last(), person ? surname(last().actor.name, owner) : "", office.id);
}

void Composition::add_alone(const Name& name) {
    if (name.begin < done_ || words_.inside_longer_entity(name)) return;
    for (const auto& sense : name.senses)
        if (add_sense(name, sense)) return;
}

bool Composition::add_sense(const Name& name, Sense sense) {
    if (sense.kind == NameKind::person) {
        const auto named = person_after(name.begin, "", nullptr, "");
        if (!named) return true;
        if (const auto state = administration_of(knowledge_, parsed_, sentence_, *named)) {
            add(name.begin, state->end, state->actor, "person+noun", state->row, 0.9);
            done_until(state->end);
        } else {
            add_person(name.begin, *named);
        }
        return true;
    }
    auto mention = lone_name(knowledge_, parsed_, words_, name, sense);
    if (!mention) return false;
    mentions_.push_back(*std::move(mention));
    if (sense.kind == NameKind::adjective) name_behind(name);
    return true;
}

// "with the Iranian, Hossein Amirabdollahian, in": the name that follows is who is meant.
void Composition::name_behind(const Name& name) {
    const auto nationality = last();
    const bool comma = words_.in_sentence(name.end) && parsed_.form(name.end) == ",";
    if (!comma || modifies_noun(parsed_, nationality.head)) return;
    const auto named = person_after(name.end, nationality.actor.code, nullptr, "", true);
    if (!named) return;
    mentions_.pop_back();
    add_person(name.begin, *named);
}

void Composition::keep_last(Owners& owners) {
    for (std::size_t i = 0; i + 1 < owners.names.size(); ++i) add_alone(names_[owners.names[i]]);
    owners.codes = {owners.codes.back()};
    owners.begin = names_[owners.names.back()].begin;
}

}  // namespace entente::actors
