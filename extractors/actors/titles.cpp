#include "extractors/actors/titles.hpp"

#include <algorithm>

#include "extractors/actors/offices.hpp"
#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

class TitleReader {
  public:
    TitleReader(Composition& composition, std::size_t at)
        : composition_(composition),
          knowledge_(composition.knowledge()),
          parsed_(composition.parsed()),
          names_(composition.names()),
          words_(composition.words()),
          at_(at),
          end_(names_[at].end),
          next_(at + 1) {}

    std::size_t read(std::vector<std::string> owners, std::uint32_t begin) {
        read_owner_behind(owners);
        const auto* office = office_named(knowledge_, title(), owners.empty() ? "" : owners.front());
        if (!office) return at_ + 1;
        if (owners.empty() && office->speaks) owners = {office->only};
        const auto written = std::string(schema::slice(parsed_.text, title().span));
        // "Vice President Harris and President Macron": only a name that nobody bears on the day shares the
        // owner.
        if (owners.empty()) {
            const auto known = composition_.person_after(end_, "", office, written);
            if (known && !known->actor.code.empty()) return composition_.add_person(begin, *known);
            owners = shared_owner();
            // "The Vice President and the Prime Minister": he who was named before.
            const bool named = words_.in_sentence(end_) && parsed_.tokens[end_].pos == "PROPN";
            if (!owners.empty() && !named && holder_named(office->id)) owners.clear();
        }
        const auto post = post_of(*office);
        const auto behind = post ? post->end : end_;
        const auto owner = owners.empty() ? std::string() : owners.front();
        if (const auto named = composition_.person_after(behind, owner, office, written))
            return add_persons(begin, *named, owner, *office);
        if (local_) return at_ + 1;
        if (owners.empty()) return recall(*office, begin);
        for (const auto& whose : owners) {
            const auto* own = office_named(knowledge_, title(), whose);
            composition_.add_holder(begin, end_, own ? *own : *office, whose, written,
                                    post ? post->codes.front() : "");
        }
        composition_.done_until(end_);
        return next_;
    }

  private:
    const Name& title() const { return names_[at_]; }

    // "of Japan", "at the UN", "of the Quai d'Orsay", "of Kharkiv".
    void read_owner_behind(std::vector<std::string>& owners) {
        if (!words_.in_sentence(end_) || !is_any(words_.lower(end_), {"of", "for", "at"})) return;
        const auto index = words_.name_behind_article(end_ + 1);
        if (!index) return;
        if (const auto of = words_.owners_at(*index)) {
            const bool all = words_.plural_title(title()) || of->codes.size() == 1;
            owners = all ? of->codes : std::vector{of->codes.front()};
            end_ = all ? of->end : names_[of->names.front()].end;
            next_ = (all ? of->names.back() : of->names.front()) + 1;
            return;
        }
        const auto* body = names_[*index].sense(NameKind::body);
        const auto country =
            body ? knowledge_.bodies[body->index].country : words_.place_country(names_[*index]);
        if (!owners.empty() || country.empty()) return;
        local_ = !body;
        owners = {country};
        end_ = names_[*index].end;
        next_ = *index + 1;
    }

    // "Japanese Minister for Foreign Affairs X and Minister of Defense Y": the second title is Japanese, too.
    std::vector<std::string> shared_owner() const {
        if (composition_.mentions().empty()) return {};
        const auto& before = composition_.mentions().back();
        if (before.actor.kind != schema::ActorKind::person || before.actor.code.empty()) return {};
        const auto token = words_.after_link(before.end);
        if (token == before.end || token != title().begin) return {};
        return {before.actor.code};
    }

    // "Ambassador to Mexico": where he is posted.
    std::optional<Owners> post_of(const Office& office) const {
        if (office.id != "ambassador" || !words_.in_sentence(end_) || words_.lower(end_) != "to")
            return std::nullopt;
        const auto index = words_.name_behind_article(end_ + 1);
        return index ? words_.post_at(*index) : std::nullopt;
    }

    // "Senators Richard Blumenthal and Lindsey Graham": a plural is the title of every name of the list.
    std::size_t add_persons(std::uint32_t begin, const NamedPerson& first, const std::string& owner,
                            const Office& office) {
        auto next = composition_.add_person(begin, first);
        if (!words_.plural_title(title()) || owner.empty()) return next;
        for (auto end = first.end;;) {
            const auto token = words_.after_link(end);
            if (token == end || !words_.begins_person(token)) return next;
            const auto another = composition_.person_after(token, owner, &office, first.actor.office);
            if (!another) return next;
            next = composition_.add_person(token, *another);
            end = another->end;
        }
    }

    // "the president", after the document has said who that is.
    std::size_t recall(const Office& office, std::uint32_t begin) {
        // "President Ramaphosa", whom nobody knows, is not the president named before.
        const auto next = title().end;
        if (words_.in_sentence(next) && parsed_.tokens[next].pos == "PROPN") return at_ + 1;
        const bool definite = words_.has_definite_article(begin);
        if (definite || parsed_.tokens[begin].pos == "PROPN")
            if (const auto* known = holder_named(office.id)) {
                const auto again = *known;
                composition_.add(begin, next, again.actor, "office again", again.row, 0.8);
                composition_.last().function = office.id;
                composition_.last().gender = again.gender;
            }
        composition_.done_until(next);
        return at_ + 1;
    }

    // Who held that office when the document last named a holder; nobody where it has just named two. A title
    // that one state alone uses ("Secretary of State") is that state's.
    const LinkedMention* holder_named(const std::string& office) const {
        std::vector<const LinkedMention*> found, own;
        const auto of_office = [&](Sense sense, const std::string& only) {
            return sense.kind == NameKind::office && knowledge_.offices[sense.index].only == only;
        };
        const auto used_by = [&](const std::string& only) {
            return std::ranges::any_of(title().senses, [&](Sense sense) { return of_office(sense, only); });
        };
        const bool general = used_by("");
        const auto add = [&](const LinkedMention& mention) {
            if (mention.function != office) return;
            add_new(found, mention);
            if (!general && used_by(mention.actor.code)) add_new(own, mention);
        };
        for (const auto& said : composition_.memory().said) add(said.mention);
        for (const auto& mention : composition_.mentions()) add(mention);
        if (own.size() == 1) return own.front();
        if (found.size() > 1) return of_speaker(found);
        if (!found.empty()) return found.front();
        const auto known = composition_.memory().offices.find(office);
        return known == composition_.memory().offices.end() ? nullptr : &known->second;
    }

    // "Downing Street said the prime minister …": of several that of the side whose words these are.
    const LinkedMention* of_speaker(const std::vector<const LinkedMention*>& found) const {
        const auto& here = composition_.mentions();
        const auto speaker = std::ranges::find_if(here.rbegin(), here.rend(), [&](const auto& mention) {
            return mention.use == Use::acts && is_subject(parsed_, mention.head);
        });
        if (speaker == here.rend() || speaker->actor.kind == schema::ActorKind::person) return nullptr;
        const auto theirs = std::ranges::find_if(
            found, [&](const auto* holder) { return holder->actor.code == speaker->actor.code; });
        return theirs == found.end() ? nullptr : *theirs;
    }

    static void add_new(std::vector<const LinkedMention*>& all, const LinkedMention& mention) {
        const auto same = [&](const LinkedMention* known) { return known->actor.id == mention.actor.id; };
        if (std::ranges::none_of(all, same)) all.push_back(&mention);
    }

    Composition& composition_;
    const Knowledge& knowledge_;
    const language::Parsed& parsed_;
    const std::vector<Name>& names_;
    const Words& words_;
    std::size_t at_;
    std::uint32_t end_;   // of the title with whose it is, tokens
    std::size_t next_;    // the next name
    bool local_ = false;  // "the mayor of Kharkiv": of a place, and no office that the tables know
};

}  // namespace

std::size_t read_title(Composition& composition, std::size_t at, std::vector<std::string> owners,
                       std::uint32_t begin) {
    return TitleReader(composition, at).read(std::move(owners), begin);
}

}  // namespace entente::actors
