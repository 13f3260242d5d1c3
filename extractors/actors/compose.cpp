#include "extractors/actors/compose.hpp"

#include <algorithm>

#include "extractors/actors/apposition.hpp"
#include "extractors/actors/lone_name.hpp"
#include "extractors/actors/offices.hpp"
#include "extractors/actors/person_name.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"
#include "extractors/actors/words.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

class Composer {
  public:
    Composer(const Knowledge& knowledge, const Parsed& parsed, language::Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, Memory& memory)
        : knowledge_(knowledge),
          parsed_(parsed),
          sentence_(sentence),
          names_(names),
          words_(knowledge, parsed, sentence, names),
          day_(day),
          memory_(memory) {}

    std::vector<LinkedMention> run() {
        for (std::size_t at = 0; at < names_.size();) at = step(at);
        return merge_appositions(knowledge_, parsed_, sentence_, std::move(out_), memory_);
    }

  private:
    // Each step reads a stretch that starts with names_[at] and returns the next name to read.
    std::size_t step(std::size_t at) {
        if (names_[at].begin < done_) return at + 1;
        if (const auto owners = words_.owners_at(at)) return owned(*owners);
        if (names_[at].is(NameKind::office) && words_.has_noun(names_[at]))
            return title(at, {}, names_[at].begin);
        if (is_common_body(names_[at])) return body(at, {}, names_[at].begin);
        alone(names_[at]);
        return at + 1;
    }

    bool is_common_body(const Name& name) const {
        const auto* sense = name.sense(NameKind::body);
        return sense && knowledge_.bodies[sense->index].country.empty();
    }

    // A singular noun belongs to the last of several states that can stand alone ("Japan, China and the US
    // president").
    void keep_last_owner(Owners& owners) {
        for (std::size_t i = 0; i + 1 < owners.names.size(); ++i) alone(names_[owners.names[i]]);
        owners.codes = {owners.codes.back()};
        owners.begin = names_[owners.names.back()].begin;
    }

    std::size_t owned(Owners owners) {
        const auto last = owners.names.back();
        if (const auto noun = noun_before(owners.begin))
            return owned_noun(*noun, owners, *noun, owners.end, last + 1);
        const auto after = words_.skip_possessive(owners.end);
        const auto thing = words_.skip_modifiers(after);
        const auto name = words_.in_sentence(thing) ? words_.name_at(thing) : std::nullopt;
        if (name && names_[*name].is(NameKind::office) && words_.has_noun(names_[*name])) {
            if (!words_.plural(names_[*name].begin, names_[*name].end) && !owners.adjectives)
                keep_last_owner(owners);
            return title(*name, owners.codes, owners.begin);
        }
        if (name && names_[*name].is(NameKind::body)) {
            if (!owners.adjectives) keep_last_owner(owners);
            return body(*name, owners.codes, owners.begin);
        }
        if (words_.in_sentence(thing) && !name && words_.is_noun(thing) &&
            knowledge_.noun(parsed_.tokens[thing].lemma)) {
            if (!words_.plural(thing, thing + 1) && !owners.adjectives) keep_last_owner(owners);
            return owned_noun(thing, owners, owners.begin, thing + 1, last + 1);
        }
        for (const auto index : owners.names) alone(names_[index]);
        return last + 1;
    }

    // "officials from", "the people of": the role noun before the owners.
    std::optional<std::uint32_t> noun_before(std::uint32_t token) const {
        auto at = token;
        if (at > sentence_.begin && parsed_.tokens[at - 1].tag == "DT") --at;
        if (at < sentence_.begin + 2 || (words_.lower(at - 1) != "of" && words_.lower(at - 1) != "from"))
            return std::nullopt;
        const auto noun = at - 2;
        if (parsed_.tokens[at - 1].head != static_cast<std::int32_t>(noun)) return std::nullopt;
        if (noun < done_ || !words_.is_noun(noun) || !knowledge_.noun(parsed_.tokens[noun].lemma))
            return std::nullopt;
        return noun;
    }

    std::size_t owned_noun(std::uint32_t noun, const Owners& owners, std::uint32_t begin, std::uint32_t end,
                           std::size_t next) {
        const auto lemma = parsed_.tokens[noun].lemma;
        const auto* row = knowledge_.noun(lemma);
        // "The Russian government of …" is not read twice; "Chinese leader Xi Jinping" goes on to the name.
        if (row->level == "head" || row->level == "minister" || row->level == "official" ||
            row->level == "senior")
            if (const auto named = person_after(end, owners.codes.back(), nullptr, "", true))
                return person(begin, *named);
        for (const auto& code : owners.codes) {
            // "his French counterpart": the office of the person named before, in the other state.
            const auto* office =
                lemma == "counterpart" ? office_by_id(knowledge_, memory_.last_office, code) : nullptr;
            if (office)
                holder(begin, end, *office, code, office->name);
            else
                emit(begin, end, noun_actor(knowledge_, *row, lemma, code), "state+noun", row->row);
        }
        done_ = std::max(done_, end);
        return next;
    }

    // "Japanese Minister for Foreign Affairs X and Minister of Defense Y": the second title is Japanese, too.
    std::vector<std::string> shared_owner(std::size_t at) const {
        if (out_.empty() || out_.back().actor.kind != ActorKind::person || out_.back().actor.code.empty())
            return {};
        const auto& before = out_.back();
        auto token = words_.after_link(before.end);
        if (token == before.end || token != names_[at].begin) return {};
        return {before.actor.code};
    }

    std::size_t title(std::size_t at, std::vector<std::string> owners, std::uint32_t begin) {
        auto end = names_[at].end;
        auto next = at + 1;
        if (words_.in_sentence(end) &&
            (words_.lower(end) == "of" || words_.lower(end) == "for" || words_.lower(end) == "at")) {
            const auto index = words_.name_behind_article(end + 1);
            if (const auto of = index ? words_.owners_at(*index) : std::nullopt) {
                if (words_.plural(names_[at].begin, names_[at].end) || of->codes.size() == 1)
                    owners = of->codes, end = of->end, next = of->names.back() + 1;
                else
                    owners = {of->codes.front()}, end = names_[of->names.front()].end,
                    next = of->names.front() + 1;
            } else if (const auto* body = index ? names_[*index].sense(NameKind::body) : nullptr;
                       body && owners.empty() && !knowledge_.bodies[body->index].country.empty()) {
                owners = {knowledge_.bodies[body->index].country}, end = names_[*index].end,
                next = *index + 1;
            }
        }
        const auto first = owners.empty() ? std::string() : owners.front();
        const auto* office = office_named(knowledge_, names_[at], first);
        if (!office) return at + 1;
        if (owners.empty() && office->speaks) owners = {office->only};
        const auto title = std::string(schema::slice(parsed_.text, names_[at].span));
        // "Vice President Harris and President Macron": only a name that nobody bears on the day shares the
        // owner.
        if (owners.empty()) {
            const auto known = person_after(end, "", office, title);
            if (known && !known->actor.code.empty()) return person(begin, *known);
            owners = shared_owner(at);
        }
        const auto post = post_of(*office, end);
        if (const auto named =
                person_after(post ? post->end : end, owners.empty() ? "" : owners.front(), office, title))
            return person(begin, *named);
        if (owners.empty()) return recall(at, *office, begin);
        for (const auto& owner : owners) {
            const auto* own = office_named(knowledge_, names_[at], owner);
            holder(begin, end, own ? *own : *office, owner, title, post ? post->codes.front() : "");
        }
        done_ = std::max(done_, end);
        return next;
    }

    // "Ambassador to Mexico": where he is posted.
    std::optional<Owners> post_of(const Office& office, std::uint32_t end) const {
        if (office.id != "ambassador" || !words_.in_sentence(end) || words_.lower(end) != "to")
            return std::nullopt;
        const auto index = words_.name_behind_article(end + 1);
        return index ? words_.owners_at(*index) : std::nullopt;
    }

    std::optional<NamedPerson> person_after(std::uint32_t token, std::string_view owner, const Office* office,
                                            std::string title, bool apposition = false) const {
        return name_person(knowledge_, parsed_, sentence_, names_, day_, memory_,
                           {.token = token,
                            .owner = std::string(owner),
                            .office = office,
                            .title = std::move(title),
                            .apposition = apposition});
    }

    std::size_t person(std::uint32_t begin, const NamedPerson& named) {
        if (!named.actor.code.empty()) {
            emit(begin, named.end, named.actor, named.rule, named.row, named.confidence);
            out_.back().function = named.office;
            out_.back().gender = named.gender;
            out_.back().flag = named.flag;
            remember(out_.back(), named.surname, named.office);
        }
        done_ = named.end;
        const auto next = std::ranges::lower_bound(names_, named.end, {}, &Name::begin);
        return static_cast<std::size_t>(next - names_.begin());
    }

    void remember(const LinkedMention& mention, const std::string& surname, const std::string& office) {
        introduce(memory_, surname, mention);
        if (office.empty()) return;
        memory_.offices.insert_or_assign(office, mention);
        memory_.last_office = office;
    }

    // "the Japanese foreign minister": whoever held the office on the day, else the office itself.
    void holder(std::uint32_t begin, std::uint32_t end, const Office& office, const std::string& owner,
                const std::string& title, std::string_view to = {}) {
        const auto* noun = knowledge_.noun(office.id);
        if (noun && office.id == "leader")
            return emit(begin, end, noun_actor(knowledge_, *noun, office.id, owner), "state+noun", noun->row);
        auto mention = holder_of(knowledge_, office, owner, title, day_, to);
        place(mention, begin, end);
        const bool person = mention.actor.kind == ActorKind::person;
        out_.push_back(std::move(mention));
        remember(out_.back(), person ? surname(out_.back().actor.name, owner) : "", office.id);
    }

    // "the president", after the document has said who that is.
    std::size_t recall(std::size_t at, const Office& office, std::uint32_t begin) {
        const bool definite = begin > sentence_.begin && words_.lower(begin - 1) == "the";
        // "President Ramaphosa", whom nobody knows, is not the president named before.
        const auto next = names_[at].end;
        const bool named = words_.in_sentence(next) && parsed_.tokens[next].pos == "PROPN";
        if (named) return at + 1;
        const auto* known =
            definite || parsed_.tokens[begin].pos == "PROPN" ? holder_named(names_[at], office.id) : nullptr;
        if (known) {
            const auto again = *known;
            emit(begin, names_[at].end, again.actor, "office again", again.row, 0.8);
            out_.back().function = office.id;
            out_.back().gender = again.gender;
        }
        done_ = names_[at].end;
        return at + 1;
    }

    // Who held that office when the document last named a holder; nobody where it has just named two. A title
    // that one state alone uses ("Secretary of State") is that state's.
    const LinkedMention* holder_named(const Name& title, const std::string& office) const {
        std::vector<const LinkedMention*> found, own;
        const bool general = std::ranges::any_of(title.senses, [&](Sense sense) {
            return sense.kind == NameKind::office && knowledge_.offices[sense.index].only.empty();
        });
        const auto add = [&](const LinkedMention& mention) {
            if (mention.function != office) return;
            add_new(found, mention);
            const auto of_state = [&](Sense sense) {
                return sense.kind == NameKind::office &&
                       knowledge_.offices[sense.index].only == mention.actor.code;
            };
            if (!general && std::ranges::any_of(title.senses, of_state)) add_new(own, mention);
        };
        for (const auto& said : memory_.said) add(said.mention);
        for (const auto& mention : out_) add(mention);
        if (own.size() == 1) return own.front();
        if (!found.empty()) return found.size() == 1 ? found.front() : nullptr;
        const auto known = memory_.offices.find(office);
        return known == memory_.offices.end() ? nullptr : &known->second;
    }

    static void add_new(std::vector<const LinkedMention*>& all, const LinkedMention& mention) {
        const auto same = [&](const LinkedMention* known) { return known->actor.id == mention.actor.id; };
        if (std::ranges::none_of(all, same)) all.push_back(&mention);
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
        if (name.begin < done_ || words_.inside_longer_entity(name)) return;
        for (const auto& sense : name.senses)
            if (emit_sense(name, sense)) return;
    }

    bool emit_sense(const Name& name, Sense sense) {
        if (sense.kind == NameKind::person) {
            if (const auto named = person_after(name.begin, "", nullptr, "")) person(name.begin, *named);
            return true;
        }
        auto mention = lone_name(knowledge_, parsed_, words_, name, sense);
        if (!mention) return false;
        out_.push_back(*std::move(mention));
        if (sense.kind == NameKind::adjective) named_behind(name);
        return true;
    }

    // "with the Iranian, Hossein Amirabdollahian, in": the name that follows is who is meant.
    void named_behind(const Name& name) {
        const auto nationality = out_.back();
        const bool comma = words_.in_sentence(name.end) && parsed_.form(name.end) == ",";
        if (!comma || modifies_noun(parsed_, nationality.head)) return;
        const auto named = person_after(name.end, nationality.actor.code, nullptr, "", true);
        if (!named) return;
        out_.pop_back();
        person(name.begin, *named);
    }

    void emit(std::uint32_t begin, std::uint32_t end, Actor actor, std::string_view rule,
              std::string_view row, double confidence = 1) {
        LinkedMention mention{.actor = std::move(actor)};
        place(mention, begin, end);
        mention.rule = rule;
        mention.row = row;
        mention.confidence = confidence;
        out_.push_back(std::move(mention));
    }

    void place(LinkedMention& mention, std::uint32_t begin, std::uint32_t end) const {
        mention.begin = begin;
        mention.end = end;
        mention.head = head_of(parsed_, begin, end);
        mention.span = {parsed_.tokens[begin].span.begin, parsed_.tokens[end - 1].span.end};
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    language::Sentence sentence_;
    const std::vector<Name>& names_;
    Words words_;
    std::optional<schema::Day> day_;
    Memory& memory_;
    std::uint32_t done_ = 0;  // tokens before this one have been read
    std::vector<LinkedMention> out_;
};

}  // namespace

std::vector<LinkedMention> compose(const Knowledge& knowledge, const Parsed& parsed,
                                   language::Sentence sentence, const std::vector<Name>& names,
                                   std::optional<schema::Day> day, Memory& memory) {
    return Composer(knowledge, parsed, sentence, names, day, memory).run();
}

}  // namespace entente::actors
