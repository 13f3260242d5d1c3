#include "app/actor_search.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "extractors/actors/names.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace entente::app {
namespace {

using actors::Atom;
using actors::Knowledge;
using actors::NameKind;
using actors::Sense;
using Found = std::vector<FoundActor>;
using Kind = FoundActor::Kind;

void add(Found& found, FoundActor actor) {
    if (std::ranges::find(found, actor) == found.end()) found.push_back(std::move(actor));
}

template <class Rows>
void add_where(Found& found, Kind kind, const Rows& rows, auto is_meant) {
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        if (is_meant(rows[i])) add(found, {kind, i, {}});
}

class Search {
  public:
    Search(const Knowledge& knowledge, std::string_view query) : knowledge_(knowledge), query_(query) {
        actors::cut(query, 0, 0, atoms_);
        for (auto& atom : atoms_) {
            atom.written = actors::Case::upper;  // "japan" and "JAPAN" are asked for like "Japan"
            numbers_.push_back(knowledge.names.number(actors::fold(atom.text)));
        }
    }

    Found find() const {
        for (const auto step : {&Search::by_id, &Search::by_name, &Search::by_office, &Search::by_surname})
            if (auto found = (this->*step)(); !found.empty()) return found;
        return {};
    }

  private:
    Found by_id() const {
        const auto colon = query_.find(':');
        const auto prefix = colon == std::string_view::npos ? "" : query_.substr(0, colon);
        const auto id = prefix.empty() ? query_ : query_.substr(colon + 1);
        const auto wanted = [&](std::string_view kind) { return prefix.empty() || prefix == kind; };
        const auto same = [&](const auto& row) { return row.id == id; };
        Found found;
        if (wanted("country"))
            add_where(found, Kind::country, knowledge_.countries,
                      [&](const auto& row) { return row.code == id; });
        if (wanted("org")) add_where(found, Kind::organization, knowledge_.organizations, same);
        if (wanted("group")) add_where(found, Kind::group, knowledge_.groups, same);
        if (wanted("person")) add_where(found, Kind::person, knowledge_.persons, same);
        if (wanted("place")) {
            add_where(found, Kind::place, knowledge_.places,
                      [&](const auto& row) { return actors::place_id(row) == id; });
            add_where(found, Kind::territory, knowledge_.territories, same);
        }
        const auto slash = id.find('/');
        if (slash == std::string_view::npos) return found;
        const auto owner = id.substr(0, slash);
        const auto rest = id.substr(slash + 1);
        if (wanted("body")) add_bodies(found, owner, rest);
        if (wanted("office")) add_office(found, owner, rest);
        return found;
    }

    void add_bodies(Found& found, std::string_view owner, std::string_view id) const {
        for (std::uint32_t i = 0; i < knowledge_.bodies.size(); ++i) {
            const auto& body = knowledge_.bodies[i];
            if (body.id == id &&
                (body.country.empty() ? knowledge_.country(owner) != nullptr : body.country == owner))
                add(found, {Kind::body, i, std::string(owner)});
        }
    }

    // The row of the office that this owner has: one of its own before the general one.
    void add_office(Found& found, std::string_view owner, std::string_view id) const {
        if (!knowledge_.country(owner) && !knowledge_.is_organization(owner)) return;
        std::optional<std::uint32_t> row;
        for (std::uint32_t i = 0; i < knowledge_.offices.size(); ++i) {
            const auto& office = knowledge_.offices[i];
            if (office.id != id || (!office.only.empty() && office.only != owner)) continue;
            if (!row || !office.only.empty()) row = i;
        }
        if (row) add(found, {Kind::office, *row, std::string(owner)});
    }

    actors::NameMatch name_at(std::size_t at) const {
        return knowledge_.names.longest(std::span(atoms_).subspan(at), std::span(numbers_).subspan(at));
    }

    Found by_name() const {
        Found found;
        if (atoms_.empty()) return found;
        const auto match = name_at(0);
        if (match.atoms == atoms_.size())
            for (const auto& sense : match.senses) add_sense(found, sense);
        return found;
    }

    void add_sense(Found& found, const Sense& sense) const {
        switch (sense.kind) {
            case NameKind::country:
            case NameKind::adjective:
            case NameKind::people:
            case NameKind::seat:
                return add(found, {Kind::country, sense.index, {}});
            case NameKind::organization:
            case NameKind::org_seat:
                return add(found, {Kind::organization, sense.index, {}});
            case NameKind::group:
                return add(found, {Kind::group, sense.index, {}});
            case NameKind::body:
                return add(found, {Kind::body, sense.index, knowledge_.bodies[sense.index].country});
            case NameKind::office:
                if (const auto& only = knowledge_.offices[sense.index].only; !only.empty())
                    add(found, {Kind::office, sense.index, only});
                return;
            case NameKind::person:
                return add(found, {Kind::person, sense.index, {}});
            case NameKind::place:
                return add(found, {Kind::place, sense.index, {}});
            case NameKind::territory:
            case NameKind::territory_adjective:
                return add(found, {Kind::territory, sense.index, {}});
            case NameKind::dictionary:
                return add(found, {Kind::dictionary, sense.index, {}});
            case NameKind::surname:
            case NameKind::noun:
                return;
        }
    }

    // "Japanese foreign minister", "foreign minister of Japan", "US defense secretary".
    Found by_office() const {
        Found found;
        if (atoms_.empty()) return found;
        const auto first = name_at(0);
        if (first.atoms == 0 || first.atoms == atoms_.size()) return found;
        auto at = first.atoms;
        if (actors::fold(atoms_[at].text) == "of") ++at;
        if (at < atoms_.size() && actors::fold(atoms_[at].text) == "the") ++at;
        if (at == atoms_.size()) return found;
        const auto second = name_at(at);
        if (at + second.atoms != atoms_.size()) return found;
        for (const auto& [owners, offices] : {std::pair(&first, &second), std::pair(&second, &first)})
            for (const auto& owner : owners->senses)
                for (const auto& office : offices->senses) add_owned(found, owner, office);
        return found;
    }

    void add_owned(Found& found, const Sense& owner, const Sense& thing) const {
        std::string code;
        if (owner.kind == NameKind::country || owner.kind == NameKind::adjective)
            code = knowledge_.countries[owner.index].code;
        else if (owner.kind == NameKind::organization)
            code = knowledge_.organizations[owner.index].code;
        else
            return;
        if (thing.kind == NameKind::office)
            add_office(found, code, knowledge_.offices[thing.index].id);
        else if (thing.kind == NameKind::body && knowledge_.bodies[thing.index].country.empty())
            add_bodies(found, code, knowledge_.bodies[thing.index].id);
    }

    Found by_surname() const {
        Found found;
        for (const auto index : knowledge_.surnames[actors::fold(query_)])
            add(found, {Kind::person, index, {}});
        return found;
    }

    const Knowledge& knowledge_;
    std::string_view query_;
    std::vector<Atom> atoms_;
    std::vector<std::uint32_t> numbers_;
};

}  // namespace

std::vector<FoundActor> find_actors(const Knowledge& knowledge, std::string_view query) {
    return Search(knowledge, query).find();
}

std::string suggest_actor(const Knowledge& knowledge, std::string_view query) {
    std::vector<std::string_view> names;
    const auto take = [&](const auto& rows) {
        for (const auto& row : rows) names.push_back(row.name);
    };
    take(knowledge.countries);
    take(knowledge.organizations);
    take(knowledge.persons);
    take(knowledge.groups);
    take(knowledge.bodies);
    take(knowledge.territories);
    std::ranges::copy(knowledge.surnames.keys(), std::back_inserter(names));
    // Of equally near ones the first in the alphabet.
    std::ranges::stable_sort(names);
    auto hint = schema::did_you_mean(query, names);
    if (hint.empty())
        hint =
            "an actor is a name, a code (JPN, ASEAN), an id (office:JPN/foreign-minister) or an office with "
            "whose it is (Japanese foreign minister)";
    return hint;
}

}  // namespace entente::app
