#include "app/actor_cards.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>

#include "extractors/actors/dictionary.hpp"
#include "extractors/actors/values.hpp"

namespace entente::app {
namespace {

using actors::Knowledge;
using actors::Period;
using actors::Term;
using schema::Day;
using Kind = FoundActor::Kind;

std::string iso(Day day) {
    return day == Period::earliest || day == Period::latest ? "" : schema::to_iso(day);
}

// An open term says nothing about the days after the one it was last seen open on.
std::string end_of(const Term& term) {
    return term.open ? fmt::format("open on {}", schema::to_iso(term.end)) : schema::to_iso(term.end);
}

std::string on_day(const Term& term, Day day) {
    if (term.start <= day && day <= term.end) return "yes";
    return term.open && day > term.end ? "last known" : "";
}

class Maker {
  public:
    Maker(const Knowledge& knowledge, Day day, const RowCells& cells)
        : knowledge_(knowledge), day_(day), cells_(cells) {}

    ActorCard make(const FoundActor& found) const {
        switch (found.kind) {
            case Kind::country:
                return country(knowledge_.countries[found.index]);
            case Kind::organization:
                return organization(knowledge_.organizations[found.index]);
            case Kind::group:
                return simple(actors::group_actor(knowledge_.groups[found.index]),
                              knowledge_.groups[found.index].row);
            case Kind::body:
                return simple(actors::body_actor(knowledge_, knowledge_.bodies[found.index], found.owner),
                              knowledge_.bodies[found.index].row);
            case Kind::office:
                return office(knowledge_.offices[found.index], found.owner);
            case Kind::person:
                return person(knowledge_.persons[found.index]);
            case Kind::place:
                return simple(actors::place_actor(knowledge_.places[found.index]),
                              std::string(knowledge_.places[found.index].row));
            case Kind::territory:
                return territory(knowledge_.territories[found.index]);
            case Kind::dictionary:
                break;
        }
        return dictionary(knowledge_.dictionary[found.index]);
    }

  private:
    // The table's cells are the facts, those of id and name apart.
    void add_cells(ActorCard& card, std::string_view row) const {
        for (auto& fact : cells_(row)) {
            constexpr std::array<std::string_view, 3> shown{"id", "name", "code"};
            if (std::ranges::find(shown, fact.first) == shown.end()) card.facts.push_back(std::move(fact));
        }
        card.facts.emplace_back("row", row);
    }

    ActorCard simple(const actors::Actor& actor, std::string_view row) const {
        ActorCard card{actor.id, actor.name, std::string(schema::name(actor.kind)), {}, {}};
        if (!actor.code.empty()) card.facts.emplace_back("code", actor.code);
        add_cells(card, row);
        return card;
    }

    ActorCard country(const actors::Country& country) const {
        auto card = simple(actors::country_actor(country), country.row);
        std::vector<std::string> before;
        for (const auto& other : knowledge_.countries)
            if (std::ranges::find(other.successors, country.code) != other.successors.end())
                before.push_back(fmt::format("{} ({})", other.code, other.name));
        if (!before.empty())
            card.facts.emplace_back("predecessors", fmt::format("{}", fmt::join(before, ", ")));
        card.lists.push_back(codes(country));
        card.lists.push_back(former_names(country));
        card.lists.push_back(offices_of(country.code));
        card.lists.push_back(memberships(country.code));
        return card;
    }

    CardList codes(const actors::Country& country) const {
        CardList list{"codes", {"system", "value", "from", "until"}, {}};
        for (const auto& code : knowledge_.country_codes)
            if (code.code == country.code)
                list.rows.push_back({code.system, code.value, iso(code.period.from), iso(code.period.until)});
        return list;
    }

    CardList former_names(const actors::Country& country) const {
        CardList list{"former names", {"name", "from", "until"}, {}};
        for (const auto& former : knowledge_.former_names)
            if (former.code == country.code)
                list.rows.push_back({former.name, iso(former.period.from), iso(former.period.until)});
        return list;
    }

    // Who holds an office of this state or organisation on the day, and where the table ends before the day,
    // who was the last.
    CardList offices_of(std::string_view owner) const {
        CardList list{"offices on the day", {"office", "holder", "id", "start", "end", "on day", "row"}, {}};
        std::vector<std::string_view> done;
        for (const auto& office : knowledge_.offices) {
            const bool theirs = office.only.empty() || office.only == owner;
            if (!theirs || std::ranges::find(done, office.id) != done.end()) continue;
            done.push_back(office.id);
            for (const auto index : current(knowledge_.holders[actors::office_key(owner, office.id)])) {
                const auto term = knowledge_.terms[index];
                const auto holder = knowledge_.persons[term.person];
                list.rows.push_back({office.id, std::string(holder.name), fmt::format("person:{}", holder.id),
                                     schema::to_iso(term.start), end_of(term), on_day(term, day_),
                                     std::string(term.row)});
            }
        }
        return list;
    }

    // The terms that cover the day; where there is none, the latest of those that were open before it.
    std::vector<std::uint32_t> current(std::span<const std::uint32_t> terms) const {
        std::vector<std::uint32_t> found, last;
        for (const auto index : terms) {
            const auto term = knowledge_.terms[index];
            const auto status = on_day(term, day_);
            if (status == "yes") found.push_back(index);
            if (status != "last known") continue;
            if (last.empty() || knowledge_.terms[last.front()].start < term.start) last = {index};
        }
        return found.empty() ? last : found;
    }

    CardList memberships(std::string_view member) const {
        CardList list{"memberships on the day", {"organization", "status", "from", "until"}, {}};
        for (const auto& row : knowledge_.memberships)
            if (row.member == member && row.period.covers(day_))
                list.rows.push_back(
                    {row.organization, row.status, iso(row.period.from), iso(row.period.until)});
        return list;
    }

    ActorCard organization(const actors::Organization& organization) const {
        auto card = simple(actors::organization_actor(organization), organization.row);
        CardList members{"members on the day", {"member", "name", "status", "from", "until"}, {}};
        for (const auto& row : knowledge_.memberships)
            if (row.organization == organization.id && row.period.covers(day_))
                members.rows.push_back({row.member, name_of(row.member), row.status, iso(row.period.from),
                                        iso(row.period.until)});
        CardList bodies{"bodies", {"id", "name"}, {}};
        for (const auto& other : knowledge_.organizations)
            if (other.id.starts_with(organization.id + "/")) bodies.rows.push_back({other.id, other.name});
        card.lists.push_back(std::move(members));
        card.lists.push_back(offices_of(organization.id));
        card.lists.push_back(memberships(organization.id));
        card.lists.push_back(std::move(bodies));
        return card;
    }

    std::string name_of(std::string_view owner) const {
        const auto actor = actors::owner_actor(knowledge_, owner);
        return actor ? actor->name : std::string(owner);
    }

    ActorCard office(const actors::Office& office, std::string_view owner) const {
        const auto actor = actors::office_actor(knowledge_, office, owner);
        auto card = simple(actor, office.row);
        CardList list{"holders", {"holder", "id", "title", "to", "start", "end", "on day", "row"}, {}};
        for (const auto index : by_start(knowledge_.holders[actors::office_key(owner, office.id)])) {
            const auto term = knowledge_.terms[index];
            const auto holder = knowledge_.persons[term.person];
            list.rows.push_back({std::string(holder.name), fmt::format("person:{}", holder.id),
                                 std::string(term.title), std::string(term.to), schema::to_iso(term.start),
                                 end_of(term), on_day(term, day_), std::string(term.row)});
        }
        card.lists.push_back(std::move(list));
        return card;
    }

    std::vector<std::uint32_t> by_start(std::span<const std::uint32_t> terms) const {
        std::vector<std::uint32_t> sorted(terms.begin(), terms.end());
        std::ranges::stable_sort(sorted, {}, [&](auto index) { return knowledge_.terms[index].start; });
        return sorted;
    }

    ActorCard person(const actors::Person& person) const {
        ActorCard card{fmt::format("person:{}", person.id), std::string(person.name), "person", {}, {}};
        CardList terms{
            "terms", {"office", "for", "to", "title", "start", "end", "on day", "source", "row"}, {}};
        for (const auto index : person.terms) {
            const auto term = knowledge_.terms[index];
            const auto cells = cells_(std::string(term.row));
            const auto source = std::ranges::find(cells, "source", &Fact::first);
            const auto aliases = std::ranges::find(cells, "aliases", &Fact::first);
            if (aliases != cells.end() && std::ranges::find(card.facts, *aliases) == card.facts.end())
                card.facts.push_back(*aliases);
            terms.rows.push_back({std::string(term.office), std::string(term.owner), std::string(term.to),
                                  std::string(term.title), schema::to_iso(term.start), end_of(term),
                                  on_day(term, day_), source == cells.end() ? "" : source->second,
                                  std::string(term.row)});
        }
        card.lists.push_back(std::move(terms));
        return card;
    }

    ActorCard territory(const actors::Territory& territory) const {
        ActorCard card{"place:" + territory.id, territory.name, "place", {}, {}};
        add_cells(card, territory.row);
        return card;
    }

    ActorCard dictionary(const actors::DictionaryActor& actor) const {
        ActorCard card{"", actor.names.front(), "dictionary", {}, {}};
        card.facts.emplace_back("names", fmt::format("{}", fmt::join(actor.names, "|")));
        card.facts.emplace_back("code on the day", actor.code_on(day_));
        card.facts.emplace_back("row", actor.row);
        CardList list{"codes", {"code", "from", "until"}, {}};
        for (const auto& code : actor.codes)
            list.rows.push_back({code.code, iso(code.period.from), iso(code.period.until)});
        card.lists.push_back(std::move(list));
        return card;
    }

    const Knowledge& knowledge_;
    Day day_;
    const RowCells& cells_;
};

}  // namespace

ActorCard make_card(const Knowledge& knowledge, const FoundActor& found, Day day, const RowCells& cells) {
    auto card = Maker(knowledge, day, cells).make(found);
    std::erase_if(card.lists, [](const CardList& list) { return list.rows.empty(); });
    std::erase_if(card.facts, [](const Fact& fact) { return fact.second.empty(); });
    return card;
}

}  // namespace entente::app
