// Tables as read → image.
#include <algorithm>

#include "extractors/actors/archive.hpp"
#include "extractors/actors/draft.hpp"

namespace entente::actors {
namespace {

std::int32_t number(schema::Day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

std::vector<TermRow> term_rows(const Draft& draft, StringsBuilder& strings) {
    std::vector<TermRow> rows;
    rows.reserve(draft.terms.size());
    for (const auto& term : draft.terms)
        rows.push_back({term.person, strings.number(term.owner), strings.number(term.office),
                        strings.number(term.title), strings.number(term.to), strings.append(term.row),
                        number(term.start), number(term.end), term.open ? 1U : 0U});
    return rows;
}

// All terms, those of a person together and by start.
std::vector<std::uint32_t> terms_by_person(const Draft& draft) {
    std::vector<std::uint32_t> order(draft.terms.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](auto index) {
        return std::pair(draft.terms[index].person, draft.terms[index].start);
    });
    return order;
}

std::vector<PersonRow> person_rows(const Draft& draft, StringsBuilder& strings) {
    std::vector<PersonRow> rows;
    rows.reserve(draft.persons.size());
    for (const auto& person : draft.persons)
        rows.push_back({strings.append(person.id), strings.number(person.name), 0, 0,
                        static_cast<std::uint32_t>(person.gender)});
    for (const auto& term : draft.terms) ++rows[term.person].terms_end;
    std::uint32_t begin = 0;
    for (auto& row : rows) {
        row.terms_begin = begin;
        begin = row.terms_end += begin;
    }
    return rows;
}

std::vector<PlaceRow> place_rows(const Draft& draft, StringsBuilder& strings) {
    std::vector<PlaceRow> rows;
    rows.reserve(draft.places.size());
    for (const auto& place : draft.places)
        rows.push_back({strings.number(place.name), strings.number(place.country), strings.number(place.kind),
                        strings.append(place.row)});
    return rows;
}

void put_strings(ImageWriter& writer, Section offsets, Section chars, const Strings& strings) {
    writer.put_bytes(offsets, std::as_bytes(strings.offsets));
    writer.put_bytes(chars, std::as_bytes(std::span(strings.chars)));
}

void put_trie(ImageWriter& writer, Section first, const NameTrieBuilder& trie) {
    const auto arrays = trie.build();
    put_strings(writer, first, after(first, 1), trie.atoms().view());
    writer.put(after(first, 2), arrays.atom_slots);
    writer.put(after(first, 3), arrays.edges);
    writer.put(after(first, 4), arrays.entry_begins);
    writer.put(after(first, 5), arrays.entries);
}

}  // namespace

ImageBytes compile(const Draft& draft) {
    StringsBuilder strings;
    ArchiveWriter small(strings);
    small(static_cast<const SmallTables&>(draft));
    ImageWriter writer;
    writer.put(Section::small_tables, small.words);
    writer.put(Section::terms, term_rows(draft, strings));
    writer.put(Section::persons, person_rows(draft, strings));
    writer.put(Section::person_terms, terms_by_person(draft));
    writer.put(Section::places, place_rows(draft, strings));
    const auto holders = draft.holders.build(strings);
    writer.put(Section::holder_slots, holders.slots);
    writer.put(Section::holder_values, holders.values);
    const auto surnames = draft.surnames.build(strings);
    writer.put(Section::surname_slots, surnames.slots);
    writer.put(Section::surname_values, surnames.values);
    put_strings(writer, Section::string_offsets, Section::string_chars, strings.view());
    put_trie(writer, Section::names, draft.names);
    put_trie(writer, Section::dictionary_names, draft.dictionary_names);
    return writer.finish();
}

schema::Result<ImageBytes> compile_knowledge(std::span<const TableText> tables, const UserActors& user) {
    const auto draft = read_tables(tables, user);
    if (!draft) return std::unexpected(draft.error());
    return compile(*draft);
}

}  // namespace entente::actors
