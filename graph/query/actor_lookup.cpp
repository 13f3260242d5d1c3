#include "graph/query/actor_lookup.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/locid.h>

#include "graph/schema/did_you_mean.hpp"
#include "graph/schema/fold.hpp"

namespace entente::query {
namespace {

using schema::ActorKind;
using schema::Error;
using schema::ErrorCode;
using schema::fold;
using schema::Result;
using store::KnownActor;

using Selectors = std::vector<Selector>;

void add(Selectors& found, Selector selector) {
    const auto same = [&](const Selector& s) {
        return s.by == selector.by && s.value == selector.value && s.code == selector.code;
    };
    if (std::ranges::none_of(found, same)) found.push_back(std::move(selector));
}

bool stands_for_all(const KnownActor& actor) {
    return !actor.code.empty() && (actor.kind == ActorKind::country || actor.kind == ActorKind::organization);
}

// A country or an organisation is all who act for it; anybody else is himself.
Selector select(const KnownActor& actor) {
    const std::string& label = actor.name.empty() ? actor.id : actor.name;
    if (stands_for_all(actor)) return {Selector::By::code, actor.code, "", label};
    return {Selector::By::id, actor.id, "", label};
}

Selector select_office(const KnownActor& actor) {
    const std::string of = actor.code.empty() ? "" : " of " + actor.code;
    return {Selector::By::office, fold(actor.office), actor.code, actor.office + of};
}

struct Country {
    std::string code;  // alpha-3
    std::string name;
    std::string folded;
    std::string alpha2;  // folded
};

// ICU's names, for stores where a country itself is nobody, only those who act for it.
const std::vector<Country>& countries() {
    static const std::vector<Country> all = [] {
        std::vector<Country> list;
        for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) {
            const icu::Locale country("", *code);
            icu::UnicodeString display;
            std::string name;
            country.getDisplayCountry(icu::Locale::getEnglish(), display).toUTF8String(name);
            list.push_back({country.getISO3Country(), name, fold(name), fold(*code)});
        }
        return list;
    }();
    return all;
}

std::string_view name_of_country(std::string_view code) {
    const auto found = std::ranges::find(countries(), code, &Country::code);
    return found == countries().end() ? std::string_view() : std::string_view(found->name);
}

class Lookup {
  public:
    Lookup(std::string_view argument, std::span<const KnownActor> actors)
        : argument_(argument), wanted_(fold(argument)), actors_(actors) {}

    Result<Selector> find() const {
        const auto steps = {&Lookup::by_id, &Lookup::by_name, &Lookup::by_office, &Lookup::by_surname,
                            &Lookup::by_words};
        if (wanted_.empty()) return std::unexpected(nobody());
        for (const auto step : steps) {
            const Selectors found = (this->*step)();
            if (found.size() == 1) return found.front();
            if (found.size() > 1) return std::unexpected(ambiguous(found));
        }
        return std::unexpected(nobody());
    }

  private:
    Selectors by_id() const {
        for (const auto& actor : actors_)
            if (actor.id == argument_)
                return {{Selector::By::id, actor.id, "", actor.name.empty() ? actor.id : actor.name}};
        return {};
    }

    Selectors by_name() const {
        Selectors found;
        for (const auto& actor : actors_) {
            if (fold(actor.name) == wanted_)
                add(found, select(actor));
            else if (fold(actor.code) == wanted_)
                add(found, by_code(actor.code));
        }
        if (!found.empty()) return found;
        for (const auto& country : countries())
            if ((country.folded == wanted_ || country.alpha2 == wanted_) && acts_for(country.code))
                add(found, by_code(country.code));
        return found;
    }

    Selectors by_office() const {
        Selectors found;
        for (const auto& actor : actors_)
            if (!actor.office.empty() && is_office(actor)) add(found, select_office(actor));
        return found;
    }

    Selectors by_surname() const {
        Selectors found;
        for (const auto& actor : actors_) {
            if (actor.kind != ActorKind::person) continue;
            const std::string name = fold(actor.name);
            if (name.ends_with(" " + wanted_)) add(found, select(actor));
        }
        return found;
    }

    Selectors by_words() const {
        Selectors found;
        const auto asked = schema::words(wanted_);
        for (const auto& actor : actors_) {
            const std::string name = fold(actor.name);
            const auto has = schema::words(name);
            const auto in_name = [&](std::string_view word) {
                return std::ranges::find(has, word) != has.end();
            };
            if (!asked.empty() && std::ranges::all_of(asked, in_name)) add(found, select(actor));
        }
        return found;
    }

    static Selector by_code(const std::string& code) {
        const auto name = name_of_country(code);
        return {Selector::By::code, code, "", name.empty() ? code : std::string(name)};
    }

    bool acts_for(std::string_view code) const {
        return std::ranges::any_of(actors_, [code](const KnownActor& actor) { return actor.code == code; });
    }

    // "foreign minister", "JPN foreign minister", "Japan foreign minister", "foreign minister of Japan"
    bool is_office(const KnownActor& actor) const {
        const std::string office = fold(actor.office);
        if (wanted_ == office) return true;
        for (const auto& owner : {fold(actor.code), fold(name_of_country(actor.code))})
            if (!owner.empty() && (wanted_ == owner + " " + office || wanted_ == office + " of " + owner))
                return true;
        return false;
    }

    static std::string choice(const Selector& selector) {
        return selector.by == Selector::By::id ? fmt::format("{} ({})", selector.label, selector.value)
                                               : selector.label;
    }

    Error ambiguous(const Selectors& found) const {
        constexpr std::size_t most = 8;
        std::vector<std::string> choices;
        for (const auto& selector : found) choices.push_back(choice(selector));
        std::ranges::sort(choices);
        const std::size_t left = choices.size() > most ? choices.size() - most : 0;
        choices.resize(choices.size() - left);
        return {ErrorCode::usage,
                fmt::format("\"{}\" may be {} actors", argument_, found.size()),
                {},
                0,
                fmt::format("name one of: {}{}", fmt::join(choices, "; "),
                            left ? fmt::format("; and {} more", left) : "")};
    }

    Error nobody() const {
        std::vector<std::string> names;
        for (const auto& actor : actors_) {
            names.push_back(actor.name);
            names.push_back(actor.code);
            if (actor.kind == ActorKind::person)
                names.push_back(actor.name.substr(actor.name.rfind(' ') + 1));
        }
        const std::vector<std::string_view> views(names.begin(), names.end());
        auto hint = schema::did_you_mean(argument_, views);
        if (hint.empty()) hint = "an ACTOR is an id, a name, a surname, a country or its code, or an office";
        return {ErrorCode::not_found, fmt::format("the store has no actor \"{}\"", argument_), {}, 0, hint};
    }

    std::string_view argument_;
    std::string wanted_;
    std::span<const KnownActor> actors_;
};

}  // namespace

bool matches(const Selector& selector, const schema::Party& party) {
    switch (selector.by) {
        case Selector::By::id:
            return party.id == selector.value;
        case Selector::By::code:
            return party.code == selector.value;
        case Selector::By::office:
            return party.code == selector.code && fold(party.office) == selector.value;
    }
    return false;
}

Result<Selector> find_actor(std::string_view argument, std::span<const KnownActor> actors) {
    return Lookup(argument, actors).find();
}

}  // namespace entente::query
