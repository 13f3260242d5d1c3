#include "extractors/actors/image.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <fmt/format.h>

namespace entente::actors {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

// Raised whenever the layout changes or the tables are read in another way.
constexpr std::uint32_t version = 1;
constexpr std::array<char, 8> magic{'E', 'n', 't', 'A', 'c', 't', 'o', 'r'};

struct Extent {
    std::uint64_t offset, size;
};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t sections;
    std::uint64_t size;
    std::uint64_t checksum;  // of all that follows
    std::array<Extent, entente::actors::sections> extents;
};
static_assert(offsetof(Header, checksum) == checksum_at && offsetof(Header, extents) == checked_from);

constexpr std::size_t aligned(std::size_t size) {
    return (size + 7) / 8 * 8;
}

std::unexpected<Error> refuse(const std::string& file, std::string message,
                              ErrorCode code = ErrorCode::invalid) {
    return std::unexpected(
        Error{code, std::move(message), file, 0, "build the program again, which writes it anew"});
}

template <class T>
bool take(std::span<const std::byte> bytes, const Header& header, Section section,
          std::span<const T>& values) {
    const auto& extent = header.extents[static_cast<std::size_t>(section)];
    if (extent.offset % 8 != 0 || extent.offset > bytes.size() ||
        extent.size > bytes.size() - extent.offset || extent.size % sizeof(T) != 0)
        return false;
    values = {reinterpret_cast<const T*>(bytes.data() + extent.offset), extent.size / sizeof(T)};
    return true;
}

bool take(std::span<const std::byte> bytes, const Header& header, Section section, std::string_view& chars) {
    std::span<const char> values;
    if (!take(bytes, header, section, values)) return false;
    chars = {values.data(), values.size()};
    return true;
}

bool take(std::span<const std::byte> bytes, const Header& header, Section first, NameTrie& trie) {
    return take(bytes, header, first, trie.atoms.offsets) &&
           take(bytes, header, after(first, 1), trie.atoms.chars) &&
           take(bytes, header, after(first, 2), trie.atom_slots) &&
           take(bytes, header, after(first, 3), trie.edges) &&
           take(bytes, header, after(first, 4), trie.entry_begins) &&
           take(bytes, header, after(first, 5), trie.entries);
}

Result<Header> read_header(const ImageBytes& image, const std::string& file) {
    Header header{};
    if (image.bytes.size() < sizeof(header) || reinterpret_cast<std::uintptr_t>(image.bytes.data()) % 8 != 0)
        return refuse(file, "no compiled actor tables: too short");
    std::memcpy(&header, image.bytes.data(), sizeof(header));
    if (header.magic != magic) return refuse(file, "no compiled actor tables");
    if (header.version != version || header.sections != sections)
        return refuse(file,
                      fmt::format("compiled actor tables of version {}, not {}", header.version, version),
                      ErrorCode::unsupported);
    if (header.size != image.bytes.size())
        return refuse(file, fmt::format("compiled actor tables of {} bytes are {} long", header.size,
                                        image.bytes.size()));
    if (header.checksum != checksum(image.bytes.subspan(checked_from)))
        return refuse(file, "compiled actor tables are damaged: their checksum is another");
    return header;
}

}  // namespace

// Four lanes of eight bytes: as fast as memory; sizes are multiples of 8.
std::uint64_t checksum(std::span<const std::byte> bytes) {
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    std::uint64_t word = 0;
    for (std::size_t at = 0; at + sizeof(word) <= bytes.size(); at += sizeof(word)) {
        std::memcpy(&word, bytes.data() + at, sizeof(word));
        auto& lane = lanes[at / sizeof(word) % lanes.size()];
        lane = std::rotl((lane ^ word) * 0x9E3779B97F4A7C15, 29);
    }
    std::uint64_t sum = bytes.size();
    for (const auto lane : lanes) sum = std::rotl((sum ^ lane) * 0x9E3779B97F4A7C15, 31);
    return sum;
}

bool Image::valid() const {
    const auto text = [&](auto... numbers) { return ((numbers < strings.size()) && ...); };
    return strings.valid() &&
           std::ranges::all_of(terms,
                               [&](const TermRow& term) {
                                   return term.person < persons.size() &&
                                          text(term.owner, term.office, term.title, term.to, term.row);
                               }) &&
           std::ranges::all_of(persons,
                               [&](const PersonRow& person) {
                                   return text(person.id, person.name) &&
                                          person.terms_begin <= person.terms_end &&
                                          person.terms_end <= person_terms.size();
                               }) &&
           std::ranges::all_of(person_terms, [&](auto term) { return term < terms.size(); }) &&
           std::ranges::all_of(places,
                               [&](const PlaceRow& place) {
                                   return text(place.name, place.country, place.kind, place.row);
                               }) &&
           holders.valid(terms.size()) && surnames.valid(persons.size());
}

Result<std::shared_ptr<const Image>> Image::open(ImageBytes given, const std::string& file) {
    const auto header = read_header(given, file);
    if (!header) return std::unexpected(header.error());
    auto image = std::make_shared<Image>();
    const auto bytes = given.bytes;
    const bool whole = take(bytes, *header, Section::string_offsets, image->strings.offsets) &&
                       take(bytes, *header, Section::string_chars, image->strings.chars) &&
                       take(bytes, *header, Section::small_tables, image->small_tables) &&
                       take(bytes, *header, Section::terms, image->terms) &&
                       take(bytes, *header, Section::persons, image->persons) &&
                       take(bytes, *header, Section::person_terms, image->person_terms) &&
                       take(bytes, *header, Section::places, image->places) &&
                       take(bytes, *header, Section::holder_slots, image->holders.slots) &&
                       take(bytes, *header, Section::holder_values, image->holders.values) &&
                       take(bytes, *header, Section::surname_slots, image->surnames.slots) &&
                       take(bytes, *header, Section::surname_values, image->surnames.values) &&
                       take(bytes, *header, Section::names, image->names) &&
                       take(bytes, *header, Section::dictionary_names, image->dictionary_names);
    if (!whole) return refuse(file, "compiled actor tables are damaged: a section does not fit");
    image->holders.strings = image->surnames.strings = image->strings;
    if (!image->valid()) return refuse(file, "compiled actor tables are damaged: a row points nowhere");
    image->bytes_ = std::move(given);
    return image;
}

void ImageWriter::put_bytes(Section section, std::span<const std::byte> bytes) {
    sections_[static_cast<std::size_t>(section)].assign(bytes.begin(), bytes.end());
}

ImageBytes ImageWriter::finish() const {
    Header header{magic, version, static_cast<std::uint32_t>(sections), 0, 0, {}};
    auto size = aligned(sizeof(header));
    for (std::size_t i = 0; i < sections; ++i) {
        header.extents[i] = {size, sections_[i].size()};
        size += aligned(sections_[i].size());
    }
    header.size = size;
    const auto buffer = std::make_shared<std::vector<std::uint64_t>>(size / sizeof(std::uint64_t));
    const auto bytes = std::as_writable_bytes(std::span(*buffer));
    for (std::size_t i = 0; i < sections; ++i)
        std::ranges::copy(sections_[i],
                          bytes.begin() + static_cast<std::ptrdiff_t>(header.extents[i].offset));
    std::memcpy(bytes.data(), &header, sizeof(header));
    header.checksum = checksum(bytes.subspan(checked_from));
    std::memcpy(bytes.data(), &header, sizeof(header));
    return {bytes, buffer};
}

}  // namespace entente::actors
