// groups.tsv, bodies.tsv, offices.tsv, persons.tsv and persons_current.tsv, nouns.tsv, descriptions.tsv.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "extractors/actors/tables.hpp"

namespace entente::actors {
namespace {

using schema::Result;

Result<void> read_group(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 7> kinds{"",         "armed",   "party",    "separatist",
                                                    "movement", "company", "religious"};
    if (auto good = check_one_of(line, "kind", kinds); !good) return good;
    if (auto good = check_country(draft, line, line["country"]); !good) return good;
    const auto period = line.period();
    if (!period) return std::unexpected(period.error());
    const auto index = next(draft.groups);
    draft.groups.push_back({line.text("id"), line.text("name"), line.text("country"), line.text("sector"),
                            line.place(), line.text("kind"), line.text("wikidata"), *period});
    add_names(draft, line["name"], {NameKind::group, index});
    add_names(draft, line["aliases"], {NameKind::group, index});
    return {};
}

Result<void> read_body(Draft& draft, const Line& line) {
    auto country = line.text("country");
    if (country == "*") country.clear();
    if (auto good = check_country(draft, line, country); !good) return good;
    const auto index = next(draft.bodies);
    draft.bodies.push_back({line.text("id"), country, line.text("name"), line.text("sector"), line.place()});
    add_names(draft, line["name"], {NameKind::body, index});
    add_names(draft, line["aliases"], {NameKind::body, index});
    return {};
}

// "minister of foreign affairs" → "ministers of foreign affairs", "foreign secretary" → "foreign
// secretaries".
std::string plural(std::string_view title) {
    auto end = title.size();
    for (const auto* link : {" of ", " for ", " to "}) end = std::min(end, title.find(link));
    std::string noun(title.substr(0, end));
    if (noun.ends_with('y'))
        noun.replace(noun.size() - 1, 1, "ies");
    else
        noun += 's';
    return noun + std::string(title.substr(end));
}

Result<void> read_office(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 4> levels{"head", "minister", "senior", "official"};
    if (auto good = check_one_of(line, "level", levels); !good) return good;
    if (auto good = check_owner(draft, line, line["only"]); !good) return good;
    const auto index = next(draft.offices);
    draft.offices.push_back({line.text("id"), line.text("only"), line.text("name"), line.text("level"),
                             line.text("sector"), line["speaks"] == "yes", line.place()});
    for (const auto title : schema::split_list(line["titles"])) {
        draft.names.add(title, {NameKind::office, index});
        draft.names.add(plural(title), {NameKind::office, index});
    }
    return {};
}

Result<void> read_noun(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 3> kinds{"country", "force", "group"};
    if (auto good = check_one_of(line, "as", kinds); !good) return good;
    const auto as = line["as"];
    const auto kind = as == "country" ? Noun::As::country : as == "force" ? Noun::As::force : Noun::As::group;
    draft.noun_of.emplace(line.text("noun"), next(draft.nouns));
    draft.nouns.push_back({kind, line.text("noun"), line.text("sector"), line.text("level"), line.place()});
    return {};
}

Result<void> read_description(Draft& draft, const Line& line) {
    constexpr std::array<std::string_view, 10> kinds{"country", "organization", "body",          "group",
                                                     "person",  "other person", "other country", "persons",
                                                     "sides",   "bare"};
    Description description{fold(line["noun"]), {}, {}, line.place()};
    for (const auto kind : schema::split_list(line["kind"])) {
        if (auto good = check_one_of(line, "kind", kind, kinds); !good) return good;
        description.kinds.emplace_back(kind);
    }
    for (const auto value : schema::split_list(line["of"])) description.of.emplace_back(value);
    draft.descriptions.push_back(std::move(description));
    return {};
}

// "Schröder" is written "Schroeder" where there are no umlauts.
std::string without_umlauts(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> spellings{
        {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}}};
    std::string plain(name);
    for (const auto& [umlaut, letters] : spellings)
        for (auto at = plain.find(umlaut); at != std::string::npos; at = plain.find(umlaut, at))
            plain.replace(at, umlaut.size(), letters);
    return plain;
}

// "Jun'ichirō" is written "Junichiro".
std::string without_apostrophes(std::string_view name) {
    std::string plain(name);
    for (const std::string_view mark : {"'", "’", "ʻ", "ʿ"})
        for (auto at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at))
            plain.erase(at, mark.size());
    return plain;
}

// "Kishida Fumio": as Japan itself writes a name, and lately others, too.
std::string family_first(std::string_view name, std::string_view owner) {
    const auto blank = name.find(' ');
    const bool two = blank != std::string_view::npos && blank == name.rfind(' ');
    return owner == "JPN" && two ? fmt::format("{} {}", name.substr(blank + 1), name.substr(0, blank))
                                 : std::string(name);
}

class PersonReader {
  public:
    explicit PersonReader(Draft& draft) : draft_(draft) {
        for (const auto& office : draft.offices) offices_.insert(office.id);
    }

    Result<void> read(const Line& line) {
        auto term = read_term(line);
        if (!term) return std::unexpected(term.error());
        const auto person = person_of(line);
        if (!person) return std::unexpected(person.error());
        term->person = *person;
        const auto index = next(draft_.terms);
        // ";several" and ";joint" in `source`: the office has several holders, and alone does not tell who is
        // meant.
        if (!line["source"].contains(';')) draft_.holders.add(office_key(term->owner, term->office), index);
        if (!term->to.empty()) draft_.holders.add(office_key(term->owner, term->office, term->to), index);
        draft_.terms.push_back(*std::move(term));
        return {};
    }

  private:
    Result<Term> read_term(const Line& line) {
        Term term{.owner = line["for"], .office = line["office"], .title = line["title"], .to = line["to"]};
        term.row = draft_.keep(line.place());
        term.open = line["end"].empty();
        if (term.owner.empty()) return line.fail("`for` is empty", "name whose office it is");
        for (const auto& code : {term.owner, term.to})
            if (auto good = check_owner(draft_, line, code); !good) return std::unexpected(good.error());
        if (!offices_.contains(term.office))
            return line.fail(fmt::format("unknown office \"{}\"", term.office), "offices.tsv lists them");
        const auto start = line.date("start");
        if (!start) return std::unexpected(start.error());
        const auto end = line.date(term.open ? "known_until" : "end");
        if (!end) return std::unexpected(end.error());
        term.start = start->start;
        term.end = end->end;
        if (term.end < term.start)
            return line.fail("the term ends before it starts", "swap or mend the dates");
        return term;
    }

    // A person's rows share an id; what the first one says of the person holds, names are gathered.
    Result<std::uint32_t> person_of(const Line& line) {
        const auto name = line["name"];
        if (line["id"].empty() || name.empty())
            return line.fail("the person has no id or no name", "give both");
        const auto gender = gender_of(line);
        if (!gender) return std::unexpected(gender.error());
        const auto [known, fresh] = known_.try_emplace(line["id"], next(draft_.persons));
        const auto index = known->second;
        if (fresh) {
            draft_.persons.push_back({line["id"], name, {}, *gender});
            add_surname(surname(name, line["for"]), index);
        }
        // "King Salman", "Pope Francis": by their given name.
        constexpr std::array<std::string_view, 3> by_given_name{"monarch", "crown-prince", "pope"};
        if (std::ranges::find(by_given_name, line["office"]) != by_given_name.end())
            add_surname(fold(name.substr(0, name.find(' '))), index);
        // A name of one word ("Salman") is no proof of who is meant, unless the table lists it as an alias.
        if (name.contains(' ')) add_names(draft_, name, {NameKind::person, index});
        for (const auto& plain : {without_umlauts(name), without_apostrophes(name)})
            if (plain != name && name.contains(' ')) {
                draft_.names.add(plain, {NameKind::person, index});
                add_surname(surname(plain, line["for"]), index);
            }
        if (const auto turned = family_first(without_apostrophes(name), line["for"]); turned != name)
            draft_.names.add(turned, {NameKind::person, index});
        add_names(draft_, line["aliases"], {NameKind::person, index});
        for (const auto alias : schema::split_list(line["aliases"]))
            if (alias.contains(' ')) add_surname(surname(alias, line["for"]), index);
        if (*gender != Gender::unknown) draft_.persons[index].gender = *gender;
        return index;
    }

    // "Schröder" is "Schroeder", too; a surname leads to a person once.
    void add_surname(std::string surname, std::uint32_t index) {
        if (seen_surnames_.emplace(surname, index).second) draft_.surnames.add(std::move(surname), index);
    }

    static Result<Gender> gender_of(const Line& line) {
        constexpr std::array<std::string_view, 3> genders{"", "m", "f"};
        if (auto good = check_one_of(line, "gender", genders); !good) return std::unexpected(good.error());
        const auto gender = line["gender"];
        return gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
    }

    Draft& draft_;
    std::unordered_set<std::string_view> offices_;
    std::unordered_map<std::string_view, std::uint32_t> known_;  // by id
    std::set<std::pair<std::string, std::uint32_t>> seen_surnames_;
};

}  // namespace

Result<void> read_groups(Draft& draft, Lines lines) {
    return each(draft, lines, read_group);
}

Result<void> read_bodies(Draft& draft, Lines lines) {
    return each(draft, lines, read_body);
}

Result<void> read_offices(Draft& draft, Lines lines) {
    return each(draft, lines, read_office);
}

Result<void> read_nouns(Draft& draft, Lines lines) {
    return each(draft, lines, read_noun);
}

Result<void> read_descriptions(Draft& draft, Lines lines) {
    return each(draft, lines, read_description);
}

Result<void> read_persons(Draft& draft, Lines lines) {
    PersonReader reader(draft);
    for (const auto& line : lines)
        if (auto read = reader.read(line); !read) return read;
    return {};
}

}  // namespace entente::actors
