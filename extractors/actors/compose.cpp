#include "extractors/actors/compose.hpp"

#include <algorithm>
#include <array>

#include "extractors/actors/person_name.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

constexpr std::size_t most_owners = 64;
constexpr std::uint32_t most_modifiers = 4;

// States or organisations that own what follows ("the U.S. and Japanese …") or went before ("… of Japan and Korea").
struct Owners {
    std::vector<std::string> codes;
    std::vector<std::size_t> names;  // indices of the names
    std::uint32_t begin = 0;         // tokens
    std::uint32_t end = 0;
    bool adjectives = true;          // none of them can stand alone as a noun
};

class Composer {
public:
    Composer(const Knowledge& knowledge, const Parsed& parsed, language::Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, Memory& memory)
        : knowledge_(knowledge), parsed_(parsed), sentence_(sentence), names_(names), day_(day), memory_(memory) {}

    std::vector<LinkedMention> run() {
        for (std::size_t at = 0; at < names_.size();) at = step(at);
        appositions();
        return std::move(out_);
    }

private:
    // Each step reads a stretch that starts with names_[at] and returns the next name to read.
    std::size_t step(std::size_t at) {
        if (names_[at].begin < done_) return at + 1;
        if (const auto owners = owners_at(at)) return owned(*owners);
        if (names_[at].is(NameKind::office) && has_noun(names_[at])) return title(at, shared_owner(at), names_[at].begin);
        if (is_common_body(names_[at])) return body(at, {}, names_[at].begin);
        alone(names_[at]);
        return at + 1;
    }

    bool is_noun(std::uint32_t token) const {
        return parsed_.tokens[token].tag.starts_with("NN") || parsed_.tokens[token].pos == "PROPN";
    }

    // "general election" has an adjective where "General Milley" has a title.
    bool has_noun(const Name& name) const {
        for (auto token = name.begin; token < name.end; ++token)
            if (is_noun(token)) return true;
        return false;
    }

    bool is_common_body(const Name& name) const {
        const auto* sense = name.sense(NameKind::body);
        return sense && knowledge_.bodies[sense->index].country.empty();
    }

    std::string_view lower(std::uint32_t token) const { return parsed_.tokens[token].norm; }
    bool in_sentence(std::uint32_t token) const { return token < sentence_.end; }

    std::uint32_t skip_possessive(std::uint32_t token) const {
        return in_sentence(token) && parsed_.tokens[token].tag == "POS" ? token + 1 : token;
    }

    std::uint32_t skip_article(std::uint32_t token) const {
        return in_sentence(token) && parsed_.tokens[token].tag == "DT" ? token + 1 : token;
    }

    std::uint32_t skip_modifiers(std::uint32_t token) const {
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

    std::optional<std::size_t> name_at(std::uint32_t token) const {
        const auto found = std::ranges::lower_bound(names_, token, {}, &Name::begin);
        if (found == names_.end() || found->begin != token) return std::nullopt;
        return static_cast<std::size_t>(found - names_.begin());
    }

    std::optional<std::string> owner_code(const Name& name) const {
        for (const auto& sense : name.senses) {
            if (sense.kind == NameKind::country || sense.kind == NameKind::adjective || sense.kind == NameKind::seat)
                return knowledge_.countries[sense.index].code;
            if (sense.kind == NameKind::organization) return knowledge_.organizations[sense.index].id;
        }
        return std::nullopt;
    }

    std::optional<Owners> owners_at(std::size_t at) const {
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

    // "U.S.-Japan" is one token; else a list goes on behind a comma or "and".
    std::optional<std::size_t> next_owner(std::size_t index) const {
        if (index + 1 < names_.size() && names_[index + 1].begin == names_[index].begin) return index + 1;
        const auto token = after_link(names_[index].end);
        return token == names_[index].end ? std::nullopt : name_behind_article(token);
    }

    // "the Netherlands" has its article in the name, "the Japanese" has not.
    std::optional<std::size_t> name_behind_article(std::uint32_t token) const {
        if (!in_sentence(token)) return std::nullopt;
        if (const auto name = name_at(token)) return name;
        const auto after = skip_article(token);
        return in_sentence(after) ? name_at(after) : std::nullopt;
    }

    // The token after "," or "and" or ", and"; the same where no list goes on.
    std::uint32_t after_link(std::uint32_t token) const {
        auto at = token;
        if (in_sentence(at) && parsed_.form(at) == ",") ++at;
        if (in_sentence(at) && (lower(at) == "and" || lower(at) == "&" || lower(at) == "or")) ++at;
        return in_sentence(at) ? at : token;
    }

    bool plural(std::uint32_t begin, std::uint32_t end) const {
        for (auto token = begin; token < end; ++token)
            if (parsed_.tokens[token].tag == "NNS" || parsed_.tokens[token].tag == "NNPS") return true;
        return false;
    }

    // A singular noun belongs to the last of several states that can stand alone ("Japan, China and the US president").
    void keep_last_owner(Owners& owners) {
        for (std::size_t i = 0; i + 1 < owners.names.size(); ++i) alone(names_[owners.names[i]]);
        owners.codes = {owners.codes.back()};
        owners.begin = names_[owners.names.back()].begin;
    }

    std::size_t owned(Owners owners) {
        const auto last = owners.names.back();
        if (const auto noun = noun_before(owners.begin)) return owned_noun(*noun, owners, *noun, owners.end, last + 1);
        const auto after = skip_possessive(owners.end);
        const auto thing = skip_modifiers(after);
        const auto name = in_sentence(thing) ? name_at(thing) : std::nullopt;
        if (name && names_[*name].is(NameKind::office) && has_noun(names_[*name])) {
            if (!plural(names_[*name].begin, names_[*name].end) && !owners.adjectives) keep_last_owner(owners);
            return title(*name, owners.codes, owners.begin);
        }
        if (name && names_[*name].is(NameKind::body)) {
            if (!owners.adjectives) keep_last_owner(owners);
            return body(*name, owners.codes, owners.begin);
        }
        if (in_sentence(thing) && !name && is_noun(thing) && knowledge_.noun(parsed_.tokens[thing].lemma)) {
            if (!plural(thing, thing + 1) && !owners.adjectives) keep_last_owner(owners);
            return owned_noun(thing, owners, owners.begin, thing + 1, last + 1);
        }
        for (const auto index : owners.names) alone(names_[index]);
        return last + 1;
    }

    // "officials from", "the people of": the role noun before the owners.
    std::optional<std::uint32_t> noun_before(std::uint32_t token) const {
        auto at = token;
        if (at > sentence_.begin && parsed_.tokens[at - 1].tag == "DT") --at;
        if (at < sentence_.begin + 2 || (lower(at - 1) != "of" && lower(at - 1) != "from")) return std::nullopt;
        const auto noun = at - 2;
        if (parsed_.tokens[at - 1].head != static_cast<std::int32_t>(noun)) return std::nullopt;
        if (noun < done_ || !is_noun(noun) || !knowledge_.noun(parsed_.tokens[noun].lemma)) return std::nullopt;
        return noun;
    }

    std::size_t owned_noun(std::uint32_t noun, const Owners& owners, std::uint32_t begin, std::uint32_t end,
                           std::size_t next) {
        const auto lemma = parsed_.tokens[noun].lemma;
        const auto* row = knowledge_.noun(lemma);
        // "The Russian government of …" is not read twice; "Chinese leader Xi Jinping" goes on to the name.
        if (row->level == "head" || row->level == "minister" || row->level == "official" || row->level == "senior")
            if (const auto named = person_after(end, owners.codes.back(), nullptr, ""))
                return person(begin, *named);
        for (const auto& code : owners.codes) {
            const auto* office = lemma == "counterpart" ? office_again(code) : nullptr;
            if (office)
                holder(begin, end, *office, code, office->name);
            else
                emit(begin, end, noun_actor(knowledge_, *row, lemma, code), "state+noun", row->row);
        }
        done_ = std::max(done_, end);
        return next;
    }

    // "his French counterpart": the office of the person named before, in the other state.
    const Office* office_again(std::string_view owner) const {
        const Office* general = nullptr;
        for (const auto& office : knowledge_.offices) {
            if (memory_.last_office.empty() || office.id != memory_.last_office) continue;
            if (office.only == owner) return &office;
            if (office.only.empty()) general = &office;
        }
        return general;
    }

    const Office* choose(const Name& name, std::string_view owner) const {
        const Office* general = nullptr;
        for (const auto& sense : name.senses) {
            if (sense.kind != NameKind::office) continue;
            const auto& office = knowledge_.offices[sense.index];
            if (!owner.empty() && office.only == owner.substr(0, owner.find('/'))) return &office;
            if (office.only.empty()) general = &office;
            if (owner.empty() && (office.speaks || !general)) general = &office;
        }
        return general;
    }

    // "Japanese Minister for Foreign Affairs X and Minister of Defense Y": the second title is Japanese, too.
    std::vector<std::string> shared_owner(std::size_t at) const {
        if (out_.empty() || out_.back().actor.kind != ActorKind::person || out_.back().actor.code.empty()) return {};
        const auto& before = out_.back();
        auto token = after_link(before.end);
        if (token == before.end || token != names_[at].begin) return {};
        return {before.actor.code};
    }

    std::size_t title(std::size_t at, std::vector<std::string> owners, std::uint32_t begin) {
        auto end = names_[at].end;
        auto next = at + 1;
        if (in_sentence(end) && (lower(end) == "of" || lower(end) == "for" || lower(end) == "at")) {
            const auto index = name_behind_article(end + 1);
            if (const auto of = index ? owners_at(*index) : std::nullopt) {
                if (plural(names_[at].begin, names_[at].end) || of->codes.size() == 1)
                    owners = of->codes, end = of->end, next = of->names.back() + 1;
                else
                    owners = {of->codes.front()}, end = names_[of->names.front()].end, next = of->names.front() + 1;
            } else if (const auto* body = index ? names_[*index].sense(NameKind::body) : nullptr;
                       body && owners.empty() && !knowledge_.bodies[body->index].country.empty()) {
                owners = {knowledge_.bodies[body->index].country}, end = names_[*index].end, next = *index + 1;
            }
        }
        const auto first = owners.empty() ? std::string() : owners.front();
        const auto* office = choose(names_[at], first);
        if (!office) return at + 1;
        if (owners.empty() && office->speaks) owners = {office->only};
        const auto title = std::string(schema::slice(parsed_.text, names_[at].span));
        if (const auto named = person_after(end, owners.empty() ? "" : owners.front(), office, title))
            return person(begin, *named);
        if (owners.empty()) return recall(at, *office, begin);
        for (const auto& owner : owners) holder(begin, end, *choose(names_[at], owner), owner, title);
        done_ = std::max(done_, end);
        return next;
    }

    std::optional<NamedPerson> person_after(std::uint32_t token, std::string_view owner, const Office* office,
                                            std::string title) const {
        return name_person(knowledge_, parsed_, sentence_, names_, day_, memory_,
                           {token, std::string(owner), office, std::move(title)});
    }

    std::size_t person(std::uint32_t begin, const NamedPerson& named) {
        if (!named.actor.code.empty()) {
            emit(begin, named.end, named.actor, named.rule, named.row, named.confidence);
            remember(out_.back(), named.surname, named.office);
        }
        done_ = named.end;
        const auto next = std::ranges::lower_bound(names_, named.end, {}, &Name::begin);
        return static_cast<std::size_t>(next - names_.begin());
    }

    void remember(const LinkedMention& mention, const std::string& surname, const std::string& office) {
        if (!surname.empty()) memory_.surnames.insert_or_assign(surname, mention);
        if (office.empty()) return;
        memory_.offices.insert_or_assign(office, mention);
        memory_.last_office = office;
    }

    // "the Japanese foreign minister": whoever held the office on the day, else the office itself.
    void holder(std::uint32_t begin, std::uint32_t end, const Office& office, const std::string& owner,
                const std::string& title) {
        const auto* noun = knowledge_.noun(office.id);
        if (noun && office.id == "leader") return emit(begin, end, noun_actor(knowledge_, *noun, office.id, owner), "state+noun", noun->row);
        const auto held = day_ ? knowledge_.in_office(owner, office.id, *day_) : std::vector<std::uint32_t>();
        if (held.size() != 1) {
            emit(begin, end, office_actor(knowledge_, office, owner), "state+office", office.row);
            return remember(out_.back(), "", office.id);
        }
        const auto& term = knowledge_.terms[held.front()];
        const auto& who = knowledge_.persons[term.person];
        auto actor = person_actor(knowledge_, who, owner, day_);
        actor.office = title;
        actor.level = office.level;
        emit(begin, end, std::move(actor), "office at date", term.row, 0.9);
        remember(out_.back(), surname(who.name, owner), office.id);
    }

    // "the president", after the document has said who that is.
    std::size_t recall(std::size_t at, const Office& office, std::uint32_t begin) {
        const auto known = memory_.offices.find(office.id);
        const bool definite = begin > sentence_.begin && lower(begin - 1) == "the";
        if (known != memory_.offices.end() && (definite || parsed_.tokens[begin].pos == "PROPN"))
            emit(begin, names_[at].end, known->second.actor, "office again", known->second.row, 0.8);
        done_ = names_[at].end;
        return at + 1;
    }

    std::size_t body(std::size_t at, std::vector<std::string> owners, std::uint32_t begin) {
        const auto& row = knowledge_.bodies[names_[at].sense(NameKind::body)->index];
        auto end = names_[at].end;
        auto next = at + 1;
        if (in_sentence(end) && lower(end) == "of") {
            const auto index = name_behind_article(end + 1);
            if (const auto of = index ? owners_at(*index) : std::nullopt)
                owners = {of->codes.front()}, end = names_[of->names.front()].end, next = of->names.front() + 1;
        }
        if (owners.empty() && !row.country.empty()) owners = {row.country};
        const auto title_after = in_sentence(end) ? name_at(end) : std::nullopt;
        if (!owners.empty() && title_after && names_[*title_after].is(NameKind::office))
            return title(*title_after, owners, begin);
        for (const auto& owner : owners) {
            auto kind = row;
            if (!kind.country.empty() && kind.country != owner) kind.country.clear();
            emit(begin, end, body_actor(knowledge_, kind, owner), "body", row.row);
        }
        done_ = std::max(done_, end);
        return next;
    }

    // A name that nothing around it adds to.
    void alone(const Name& name) {
        if (name.begin < done_ || inside_longer_entity(name)) return;
        for (const auto& sense : name.senses)
            if (emit_sense(name, sense)) return;
    }

    bool emit_sense(const Name& name, Sense sense) {
        const auto& known = knowledge_;
        switch (sense.kind) {
            case NameKind::country:
                return put(name, country_actor(known.countries[sense.index]), "name", known.countries[sense.index].row);
            case NameKind::adjective:
                put(name, country_actor(known.countries[sense.index]), "adjective", known.countries[sense.index].row);
                if (!name.is(NameKind::country)) out_.back().use = Use::modifies;
                return true;
            case NameKind::people:
                return put(name, country_actor(known.countries[sense.index]), "people", known.countries[sense.index].row);
            case NameKind::seat:
                put(name, country_actor(known.countries[sense.index]), "seat", known.countries[sense.index].row);
                if (!acts_like_government(parsed_, head_of(parsed_, name.begin, name.end))) as_place(name);
                return true;
            case NameKind::organization:
                return put(name, organization_actor(known.organizations[sense.index]), "name", known.organizations[sense.index].row);
            case NameKind::group:
                return put(name, group_actor(known.groups[sense.index]), "name", known.groups[sense.index].row);
            case NameKind::body: {
                const auto& row = known.bodies[sense.index];
                return !row.country.empty() && put(name, body_actor(known, row, ""), "name", row.row);
            }
            case NameKind::place:
                put(name, place_actor(known.places[sense.index]), "place", known.places[sense.index].row);
                out_.back().use = Use::place;
                return true;
            case NameKind::person:
                if (const auto named = person_after(name.begin, "", nullptr, "")) person(name.begin, *named);
                return true;
            default:
                return false;
        }
    }

    bool put(const Name& name, Actor actor, std::string_view rule, std::string_view row) {
        emit(name.begin, name.end, std::move(actor), rule, row);
        out_.back().span = name.span;
        if (stands_in_place(parsed_, out_.back().head)) out_.back().use = Use::place;
        if (modifies_noun(parsed_, out_.back().head)) out_.back().use = Use::modifies;
        return true;
    }

    // A seat that does not act is the city: its own name, in the country whose seat it is.
    void as_place(const Name& name) {
        auto& mention = out_.back();
        mention.use = Use::place;
        mention.actor = place_actor({std::string(schema::slice(parsed_.text, name.span)), mention.actor.code, mention.row});
    }

    // "Bank of China", "Michael Jordan", "China Daily": the name is part of a longer one that the tables do not know.
    bool inside_longer_entity(const Name& name) const {
        if (!name.is(NameKind::country) && !name.is(NameKind::seat) && !name.is(NameKind::place)) return false;
        constexpr std::array<std::string_view, 4> labels{"PERSON", "ORG", "WORK_OF_ART", "PRODUCT"};
        const auto* entity = entity_over(parsed_, name.begin, name.end);
        if (!entity || std::ranges::find(labels, entity->label) == labels.end()) return false;
        const auto first = skip_article(entity->begin);
        if (entity->label == "PERSON") return first < name.begin || name.end < entity->end;
        return first < name.begin && is_noun(first) && !name_at(first);
    }

    void emit(std::uint32_t begin, std::uint32_t end, Actor actor, std::string_view rule, std::string_view row,
              double confidence = 1) {
        LinkedMention mention{.begin = begin, .end = end, .head = head_of(parsed_, begin, end)};
        mention.span = {parsed_.tokens[begin].span.begin, parsed_.tokens[end - 1].span.end};
        mention.actor = std::move(actor);
        mention.rule = rule;
        mention.row = row;
        mention.confidence = confidence;
        out_.push_back(std::move(mention));
    }

    // "Yoshimasa Hayashi, Japan's foreign minister, …": one person told twice, and an unknown name gets its state.
    void appositions() {
        std::vector<LinkedMention> merged;
        for (auto& mention : out_) {
            const bool told_by_office = mention.rule == "office at date" || mention.rule == "state+office" ||
                                        (mention.rule == "state+noun" && !mention.actor.level.empty() && !plural(mention.begin, mention.end));
            const auto comma = told_by_office ? comma_before(mention.begin) : std::nullopt;
            if (!comma) {
                merged.push_back(std::move(mention));
            } else if (!merged.empty() && merged.back().actor.kind == ActorKind::person && merged.back().end == *comma &&
                       merged.back().actor.code == mention.actor.code) {
                if (merged.back().actor.office.empty()) merged.back().actor.office = mention.actor.office;
            } else if (const auto* entity = entity_ending(parsed_, *comma); entity && entity->label == "PERSON") {
                merged.push_back(named_by_apposition(*entity, mention));
            } else {
                merged.push_back(std::move(mention));
            }
        }
        out_ = std::move(merged);
    }

    std::optional<std::uint32_t> comma_before(std::uint32_t token) const {
        if (token > sentence_.begin && parsed_.tokens[token - 1].tag == "DT") --token;
        if (token > sentence_.begin && parsed_.form(token - 1) == ",") return token - 1;
        return std::nullopt;
    }

    LinkedMention named_by_apposition(const language::Entity& entity, const LinkedMention& office) {
        LinkedMention mention = office;
        const schema::ByteSpan span{parsed_.tokens[entity.begin].span.begin, parsed_.tokens[entity.end - 1].span.end};
        const auto name = schema::slice(parsed_.text, span);
        mention.begin = entity.begin;
        mention.head = head_of(parsed_, entity.begin, entity.end);
        mention.span = {span.begin, office.span.end};
        mention.rule = "name, office";
        if (office.actor.kind != ActorKind::person || surname(office.actor.name, office.actor.code) != surname(name, office.actor.code)) {
            mention.actor = unknown_person(knowledge_, name, office.actor.code, nullptr, office.actor.office);
            mention.actor.level = office.actor.level;
            mention.actor.sector = office.actor.sector;
            mention.row.clear();
        }
        remember(mention, surname(name, mention.actor.code), "");
        return mention;
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    language::Sentence sentence_;
    const std::vector<Name>& names_;
    std::optional<schema::Day> day_;
    Memory& memory_;
    std::uint32_t done_ = 0;  // tokens before this one have been read
    std::vector<LinkedMention> out_;
};

}  // namespace

std::vector<LinkedMention> compose(const Knowledge& knowledge, const Parsed& parsed, language::Sentence sentence,
                                   const std::vector<Name>& names, std::optional<schema::Day> day, Memory& memory) {
    return Composer(knowledge, parsed, sentence, names, day, memory).run();
}

}  // namespace entente::actors
