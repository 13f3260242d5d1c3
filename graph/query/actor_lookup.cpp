#include "graph/query/actor_lookup.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <unicode/locid.h>

#include "graph/schema/did_you_mean.hpp"
#include "graph/schema/fold.hpp"
#include "graph/store/names.hpp"

namespace entente::query {
namespace {

using schema::ActorKind;
using schema::Error;
using schema::ErrorCode;
using schema::fold;
using schema::Result;
using schema::words;
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

}  // namespace

std::string_view name_of_country(std::string_view code) {
    const auto found = std::ranges::find(countries(), code, &Country::code);
    return found == countries().end() ? std::string_view() : std::string_view(found->name);
}

namespace {

class Lookup {
  public:
    Lookup(std::string_view argument, store::Store& store)
        : argument_(argument), wanted_(fold(argument)), names_(store) {}

    Result<Selector> find() {
        const auto steps = {&Lookup::by_id, &Lookup::by_name, &Lookup::by_office, &Lookup::by_surname,
                            &Lookup::by_words};
        if (wanted_.empty()) return std::unexpected(nobody());
        for (const auto step : steps) {
            const auto found = (this->*step)();
            if (!found) return std::unexpected(found.error());
            if (found->size() == 1) return found->front();
            if (found->size() > 1) return std::unexpected(ambiguous(*found));
        }
        return std::unexpected(nobody());
    }

  private:
    using Step = Result<Selectors>;

    Step by_id() {
        const auto named = names_.by_id(argument_);
        if (!named) return std::unexpected(named.error());
        if (named->empty()) return Selectors();
        const KnownActor& actor = named->front().actor;
        return Selectors{{Selector::By::id, actor.id, "", actor.name.empty() ? actor.id : actor.name}};
    }

    Step by_name() {
        Step found = select_all(names_.by_name(wanted_));
        if (!found) return found;
        const auto codes = names_.codes();
        if (!codes) return std::unexpected(codes.error());
        for (const auto& code : *codes)
            if (fold(code) == wanted_) add(*found, by_code(code));
        if (!found->empty()) return found;
        for (const auto& country : countries())
            if ((country.folded == wanted_ || country.alpha2 == wanted_) &&
                std::ranges::find(*codes, country.code) != codes->end())
                add(*found, by_code(country.code));
        return found;
    }

    // "foreign minister", "JPN foreign minister", "Japan foreign minister", "foreign minister of Japan"
    Step by_office() {
        Selectors found;
        if (auto added = add_offices(wanted_, {}, found); !added) return std::unexpected(added.error());
        const std::string_view all = wanted_;
        for (auto blank = all.find(' '); blank != all.npos; blank = all.find(' ', blank + 1)) {
            const auto before = all.substr(0, blank), after = all.substr(blank + 1);
            if (auto added = add_offices(after, before, found); !added) return std::unexpected(added.error());
            if (!after.starts_with("of ")) continue;
            if (auto added = add_offices(before, after.substr(3), found); !added)
                return std::unexpected(added.error());
        }
        return found;
    }

    // Those of the owner, by his code or name; "": of anybody.
    Result<void> add_offices(std::string_view office, std::string_view owner, Selectors& found) {
        const auto named = names_.by_office(office);
        if (!named) return std::unexpected(named.error());
        for (const auto& [name, actor, folded] : *named)
            if (owner.empty() || owner == fold(actor.code) || owner == fold(name_of_country(actor.code)))
                add(found, select_office(actor));
        return {};
    }

    Step by_surname() { return select_all(names_.persons_ending_in(wanted_)); }

    Step by_words() {
        const auto asked = words(wanted_);
        const auto longest =
            std::ranges::max_element(asked, {}, [](std::string_view word) { return word.size(); });
        return select_all(names_.with_word(*longest), [&](std::string_view name) {
            const auto has = words(name);
            return std::ranges::all_of(
                asked, [&](std::string_view word) { return std::ranges::find(has, word) != has.end(); });
        });
    }

    static Step select_all(
        const store::Names::Found& named,
        const std::function<bool(std::string_view)>& wanted = [](std::string_view) { return true; }) {
        if (!named) return std::unexpected(named.error());
        Selectors found;
        for (const auto& [folded, actor, office] : *named)
            if (wanted(folded)) add(found, select(actor));
        return found;
    }

    static Selector by_code(const std::string& code) {
        const auto name = name_of_country(code);
        return {Selector::By::code, code, "", name.empty() ? code : std::string(name)};
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

    Error nobody() {
        const auto named = names_.all();
        if (!named) return named.error();
        std::vector<std::string> names;
        for (const auto& [folded, actor, office] : *named) {
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
    store::Names names_;
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

Result<Selector> find_actor(std::string_view argument, store::Store& store) {
    return Lookup(argument, store).find();
}

}  // namespace entente::query
