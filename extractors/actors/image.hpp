// The compiled tables: one read-only block of bytes, used where it lies. A process maps the file that the
// build wrote, pages it never touches are never read, and all processes share them.
//
//     header      magic, version, size, checksum, place of each section
//     sections    arrays of plain values, each on a multiple of 8: the strings by number, the small tables as
//     a
//                 stream of numbers (archive.hpp), terms, persons and places, and the look-up arrays
//                 (flat.hpp)
//
// The numbers are those of this machine; an image is made where it is used and not passed on. Opening checks
// everything that a later look-up relies on, so that a damaged or foreign file is refused and never read out
// of its bounds.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extractors/actors/knowledge.hpp"

namespace entente::actors {

// Bytes and whatever keeps them alive: a mapped file or a buffer. They begin on a multiple of 8.
struct ImageBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

// Compiles the tables; errors name file, line and remedy.
schema::Result<ImageBytes> compile_knowledge(std::span<const TableText> tables, const UserActors& user = {});

// `file` is named in the error where the image is refused.
schema::Result<Knowledge> open_knowledge(ImageBytes bytes, const std::string& file);

struct TermRow {
    std::uint32_t person, owner, office, title, to, row;  // all but the first: numbers of strings
    std::int32_t start, end;                              // days since 1970
    std::uint32_t open;
};

struct PersonRow {
    std::uint32_t id, name;
    std::uint32_t terms_begin, terms_end;  // in person_terms
    std::uint32_t gender;
};

struct PlaceRow {
    std::uint32_t name, country, kind, row;
};

enum class Section : std::uint32_t {
    string_offsets,
    string_chars,
    small_tables,
    terms,
    persons,
    person_terms,
    places,
    holder_slots,
    holder_values,
    surname_slots,
    surname_values,
    names,  // the first of a trie's own
    dictionary_names = names + 6,
};
inline constexpr std::size_t trie_sections = 6;
inline constexpr std::size_t sections = 11 + 2 * trie_sections;

constexpr Section after(Section section, std::uint32_t steps) {
    return static_cast<Section>(static_cast<std::uint32_t>(section) + steps);
}

// Where the header keeps the checksum, and what it is of: all that follows it.
inline constexpr std::size_t checksum_at = 24;
inline constexpr std::size_t checked_from = 32;
std::uint64_t checksum(std::span<const std::byte> bytes);

// An image that has been opened: its arrays.
class Image {
  public:
    static schema::Result<std::shared_ptr<const Image>> open(ImageBytes bytes, const std::string& file);

    Strings strings;
    std::span<const std::uint32_t> small_tables;
    std::span<const TermRow> terms;
    std::span<const PersonRow> persons;
    std::span<const std::uint32_t> person_terms;
    std::span<const PlaceRow> places;
    Lists holders;
    Lists surnames;
    NameTrie names;
    NameTrie dictionary_names;

  private:
    bool valid() const;

    ImageBytes bytes_;
};

// Gathers the sections and lays them out.
class ImageWriter {
  public:
    template <class T>
    void put(Section section, const std::vector<T>& values) {
        put_bytes(section, std::as_bytes(std::span(values)));
    }
    void put_bytes(Section section, std::span<const std::byte> bytes);
    ImageBytes finish() const;

  private:
    std::array<std::vector<std::byte>, sections> sections_;
};

}  // namespace entente::actors
