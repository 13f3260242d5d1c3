#include "extractors/actors/knowledge.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "extractors/actors/archive.hpp"
#include "extractors/actors/image.hpp"

namespace entente::actors {
namespace {

// States whose people are written with the family name first.
constexpr std::array family_name_first{"CHN", "PRK", "KOR", "TWN", "HKG", "KHM"};

template <class Row>
const Row* row_at(const std::vector<Row>& rows, const std::unordered_map<std::string, std::uint32_t>& index,
                  std::string_view key) {
    const auto found = index.find(std::string(key));
    return found == index.end() ? nullptr : &rows[found->second];
}

schema::Day day(std::int32_t number) {
    return schema::Day{std::chrono::days{number}};
}

bool is_suffix(std::string_view atom) {
    return atom == "jr" || atom == "sr" || atom == "ii" || atom == "iii";
}

}  // namespace

const Country* SmallTables::country(std::string_view code) const {
    return row_at(countries, country_of, code);
}

const Organization* SmallTables::organization(std::string_view id) const {
    return row_at(organizations, organization_of, id);
}

const Noun* SmallTables::noun(std::string_view lemma) const {
    return row_at(nouns, noun_of, lemma);
}

const Description* SmallTables::description(std::string_view noun) const {
    return row_at(descriptions, description_of, noun);
}

const DictionaryAgent* SmallTables::agent(std::string_view noun) const {
    return row_at(agents, agent_of, noun);
}

bool SmallTables::is_organization(std::string_view code) const {
    return std::ranges::any_of(organizations, [&](const auto& known) { return known.code == code; });
}

const Country* SmallTables::country_by(std::string_view system, std::string_view value,
                                       schema::Day day) const {
    for (const auto& known : country_codes)
        if (known.system == system && known.value == value && known.period.covers(day))
            return country(known.code);
    return nullptr;
}

std::vector<std::string> SmallTables::members_on(std::string_view organization, schema::Day day) const {
    std::vector<std::string> members;
    const auto known = members_of.find(std::string(organization));
    if (known == members_of.end()) return members;
    for (const auto index : known->second)
        if (memberships[index].status == "member" && memberships[index].period.covers(day))
            members.push_back(memberships[index].member);
    return members;
}

bool SmallTables::is_member(std::string_view member, std::string_view organization, schema::Day day) const {
    const auto members = members_on(organization, day);
    return std::ranges::find(members, member) != members.end();
}

const Ambiguity* SmallTables::ambiguity(std::string_view name) const {
    return row_at(ambiguities, ambiguity_of, key(name));
}

void SmallTables::index() {
    for (std::uint32_t i = 0; i < countries.size(); ++i) country_of.emplace(countries[i].code, i);
    for (std::uint32_t i = 0; i < organizations.size(); ++i) organization_of.emplace(organizations[i].id, i);
    for (std::uint32_t i = 0; i < nouns.size(); ++i) noun_of.emplace(nouns[i].noun, i);
    for (std::uint32_t i = 0; i < descriptions.size(); ++i) description_of.emplace(descriptions[i].noun, i);
    for (std::uint32_t i = 0; i < agents.size(); ++i) agent_of.emplace(agents[i].noun, i);
    for (std::uint32_t i = 0; i < ambiguities.size(); ++i) ambiguity_of.emplace(key(ambiguities[i].name), i);
    for (std::uint32_t i = 0; i < memberships.size(); ++i)
        members_of[memberships[i].organization].push_back(i);
}

template <>
Term Records<Term>::operator[](std::size_t index) const {
    const auto& row = image_->terms[index];
    const auto& text = image_->strings;
    return {row.person,     text[row.owner], text[row.office], text[row.title], text[row.to],
            day(row.start), day(row.end),    row.open != 0,    text[row.row]};
}

template <>
Person Records<Person>::operator[](std::size_t index) const {
    const auto& row = image_->persons[index];
    return {image_->strings[row.id], image_->strings[row.name],
            image_->person_terms.subspan(row.terms_begin, row.terms_end - row.terms_begin),
            static_cast<Gender>(row.gender)};
}

template <>
Place Records<Place>::operator[](std::size_t index) const {
    const auto& row = image_->places[index];
    const auto& text = image_->strings;
    return {text[row.name], text[row.country], text[row.row], text[row.kind]};
}

int Knowledge::rank(const Term& term) const {
    constexpr std::array<std::string_view, 4> levels{"official", "senior", "minister", "head"};
    const Office* found = nullptr;
    for (const auto& office : offices)
        if (office.id == term.office && (office.only == term.owner || (!found && office.only.empty())))
            found = &office;
    return found ? static_cast<int>(std::ranges::find(levels, found->level) - levels.begin()) : 0;
}

std::vector<std::uint32_t> Knowledge::in_office(std::string_view owner, std::string_view office,
                                                schema::Day day, std::string_view to) const {
    std::vector<std::uint32_t> found;
    for (const auto index : holders[office_key(owner, office, to)]) {
        const auto known = terms[index];
        if (known.start <= day && day <= known.end) found.push_back(index);
    }
    return found;
}

std::optional<Term> Knowledge::term(const Person& person, std::optional<schema::Day> day) const {
    if (!day) return std::nullopt;
    std::optional<Term> best;
    int highest = -1;
    for (const auto index : person.terms) {
        const auto known = terms[index];
        const int height = rank(known);
        if (*day < known.start || known.end < *day || height < highest) continue;
        best = known;
        highest = height;
    }
    return best;
}

namespace {

// How many rows a sense of each kind of name can point to.
std::array<std::size_t, name_kinds> sense_limits(const SmallTables& small, const Image& image) {
    std::array<std::size_t, name_kinds> limits{};
    const auto set = [&](NameKind kind, std::size_t size) { limits[static_cast<std::size_t>(kind)] = size; };
    for (const auto kind : {NameKind::country, NameKind::adjective, NameKind::people, NameKind::seat})
        set(kind, small.countries.size());
    for (const auto kind : {NameKind::organization, NameKind::org_seat})
        set(kind, small.organizations.size());
    for (const auto kind : {NameKind::territory, NameKind::territory_adjective})
        set(kind, small.territories.size());
    set(NameKind::group, small.groups.size());
    set(NameKind::body, small.bodies.size());
    set(NameKind::office, small.offices.size());
    set(NameKind::noun, small.nouns.size());
    set(NameKind::dictionary, small.dictionary.size());
    set(NameKind::person, image.persons.size());
    set(NameKind::surname, image.persons.size());
    set(NameKind::place, image.places.size());
    return limits;
}

}  // namespace

schema::Result<Knowledge> open_knowledge(ImageBytes bytes, const std::string& file) {
    const auto image = Image::open(std::move(bytes), file);
    if (!image) return std::unexpected(image.error());
    const auto& opened = **image;
    Knowledge knowledge;
    ArchiveReader reader(opened.strings, opened.small_tables);
    reader(static_cast<SmallTables&>(knowledge));
    if (!reader.whole() || !opened.names.valid(sense_limits(knowledge, opened)) ||
        !opened.dictionary_names.valid(sense_limits(knowledge, opened)))
        return std::unexpected(schema::Error{schema::ErrorCode::invalid,
                                             "compiled actor tables are damaged: a name points nowhere", file,
                                             0, "build the program again, which writes it anew"});
    knowledge.index();
    knowledge.terms = {opened, opened.terms.size()};
    knowledge.persons = {opened, opened.persons.size()};
    knowledge.places = {opened, opened.places.size()};
    knowledge.names = opened.names;
    knowledge.dictionary_names = opened.dictionary_names;
    knowledge.holders = opened.holders;
    knowledge.surnames = opened.surnames;
    knowledge.image = *image;
    return knowledge;
}

schema::Result<Knowledge> build_knowledge(std::span<const TableText> tables, const UserActors& user) {
    auto bytes = compile_knowledge(tables, user);
    if (!bytes) return std::unexpected(bytes.error());
    return open_knowledge(*std::move(bytes), "the tables in memory");
}

std::string place_id(const Place& place) {
    return place.country.empty() ? slug(place.name) : fmt::format("{}/{}", place.country, slug(place.name));
}

std::string office_key(std::string_view owner, std::string_view office, std::string_view to) {
    auto key = fmt::format("{}/{}", owner, office);
    if (!to.empty()) key.append("/").append(to);
    return key;
}

std::string_view DictionaryActor::code_on(schema::Day day) const {
    const auto found = std::ranges::find_if(codes, [&](const auto& code) { return code.period.covers(day); });
    return found == codes.end() ? std::string_view() : std::string_view(found->code);
}

std::string surname(std::string_view name, std::string_view owner) {
    std::vector<Atom> atoms;
    cut(name.substr(0, name.find(" of ")), 0, 0, atoms);  // "Abdullah II of Jordan"
    while (atoms.size() > 1 && is_suffix(fold(atoms.back().text))) atoms.pop_back();
    if (atoms.empty()) return {};
    const bool first =
        atoms.size() > 1 && std::ranges::find(family_name_first, owner) != family_name_first.end();
    return fold(first ? atoms.front().text : atoms.back().text);
}

}  // namespace entente::actors
