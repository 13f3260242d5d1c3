#include "extractors/actors/lone_name.hpp"

#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;

class Reader {
  public:
    Reader(const Knowledge& knowledge, const Parsed& parsed, const Words& words, const Name& name)
        : knowledge_(knowledge), parsed_(parsed), words_(words), name_(name) {}

    std::optional<LinkedMention> read(Sense sense) const {
        switch (sense.kind) {
            case NameKind::country: {
                const auto& row = knowledge_.countries[sense.index];
                return mention(country_actor(row), "name", row.row);
            }
            case NameKind::adjective:
                return adjective(knowledge_.countries[sense.index]);
            case NameKind::people:
                return people(knowledge_.countries[sense.index]);
            case NameKind::seat:
                return seat(knowledge_.countries[sense.index]);
            case NameKind::org_seat:
                return org_seat(knowledge_.organizations[sense.index]);
            case NameKind::organization: {
                const auto& row = knowledge_.organizations[sense.index];
                return mention(organization_actor(row), "name", row.row);
            }
            case NameKind::group: {
                const auto& row = knowledge_.groups[sense.index];
                return mention(group_actor(row), "name", row.row);
            }
            case NameKind::body: {
                const auto& row = knowledge_.bodies[sense.index];
                if (row.country.empty()) return std::nullopt;  // every state has one
                return mention(body_actor(knowledge_, row, ""), "name", row.row);
            }
            case NameKind::territory: {
                const auto& row = knowledge_.territories[sense.index];
                return place(mention(territory_actor(row), "territory", row.row));
            }
            case NameKind::place: {
                const auto row = knowledge_.places[sense.index];
                return place(mention(place_actor(row), "place", row.row));
            }
            default:
                return std::nullopt;
        }
    }

  private:
    LinkedMention mention(Actor actor, std::string_view rule, std::string_view row) const {
        LinkedMention mention{.begin = name_.begin, .end = name_.end, .head = head()};
        mention.span = name_.span;
        mention.actor = std::move(actor);
        mention.rule = rule;
        mention.row = row;
        if (stands_in_place(parsed_, mention.head)) mention.use = Use::place;
        if (modifies_noun(parsed_, mention.head) || hyphenated_before_noun()) mention.use = Use::modifies;
        return mention;
    }

    std::uint32_t head() const { return head_of(parsed_, name_.begin, name_.end); }

    static LinkedMention place(LinkedMention mention) {
        mention.use = Use::place;
        return mention;
    }

    LinkedMention adjective(const Country& country) const {
        auto found = mention(country_actor(country), "adjective", country.row);
        if (name_.is(NameKind::country)) return found;
        if (const auto* row = is_one_of_them(found) ? knowledge_.noun("people") : nullptr)
            found.actor = noun_actor(knowledge_, *row, "people", country.code), found.rule = "people";
        else
            found.use = Use::modifies;
        return found;
    }

    // "shot a Palestinian", "one Iraqi was killed"
    bool is_one_of_them(const LinkedMention& found) const {
        const auto before = found.begin > 0 ? parsed_.tokens[found.begin - 1].norm : std::string_view();
        return found.use != Use::modifies && is_any(before, {"a", "an", "one", "another", "young"}) &&
               is_any(parsed_.tokens[found.head].tag, {"NN", "NNP"}) && !followed_by_noun();
    }

    bool followed_by_noun() const {
        return words_.in_sentence(name_.end) &&
               is_any(parsed_.tokens[name_.end].tag, {"NN", "NNS", "NNP", "JJ"});
    }

    // "The Iranians agreed" tells of the state, "five Palestinians were killed" of people.
    LinkedMention people(const Country& country) const {
        const auto* row = words_.has_definite_article(name_.begin) ? nullptr : knowledge_.noun("people");
        auto actor = row ? noun_actor(knowledge_, *row, "people", country.code) : country_actor(country);
        return mention(std::move(actor), "people", country.row);
    }

    // A seat that does not act is the city: its own name, in the country whose seat it is.
    LinkedMention seat(const Country& country) const {
        auto found = mention(country_actor(country), "seat", country.row);
        if (acts_like_government(parsed_, found.head)) return found;
        found.actor = place_actor({schema::slice(parsed_.text, name_.span), country.code, country.row});
        return place(std::move(found));
    }

    std::optional<LinkedMention> org_seat(const Organization& organization) const {
        if (!acts_like_government(parsed_, head())) return std::nullopt;
        return mention(organization_actor(organization), "seat", organization.row);
    }

    // "U.S.-Japan ties": one token to the parser, and no label of it is to be trusted.
    bool hyphenated_before_noun() const {
        const auto& token = parsed_.tokens[name_.begin].span;
        return name_.end == name_.begin + 1 && name_.span != token &&
               parsed_.form(name_.begin).contains('-') && words_.in_sentence(name_.end) &&
               words_.is_noun(name_.end);
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    const Words& words_;
    const Name& name_;
};

}  // namespace

std::optional<LinkedMention> lone_name(const Knowledge& knowledge, const Parsed& parsed, const Words& words,
                                       const Name& name, Sense sense) {
    return Reader(knowledge, parsed, words, name).read(sense);
}

}  // namespace entente::actors
