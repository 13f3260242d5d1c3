#include "extractors/actors/image.hpp"

#include <algorithm>
#include <cstring>
#include <doctest/doctest.h>
#include <random>

#include "tests/actors/tables.hpp"
#include "tests/support/engine.hpp"

using namespace entente;
using actors::ImageBytes;
using actors::Knowledge;
using tests::day;

namespace {

ImageBytes small_image() {
    const auto tables = tests::small_tables();
    auto image = actors::compile_knowledge(tests::views(tables));
    REQUIRE(image.has_value());
    return *std::move(image);
}

// A copy that a test may damage; it begins on a multiple of 8.
ImageBytes copy_of(std::span<const std::byte> bytes) {
    auto buffer = std::make_shared<std::vector<std::uint64_t>>(bytes.size() / 8 + 1);
    std::memcpy(buffer->data(), bytes.data(), bytes.size());
    return {std::as_bytes(std::span(*buffer)).first(bytes.size()), buffer};
}

std::byte& byte_at(const ImageBytes& image, std::size_t at) {
    return const_cast<std::byte&>(image.bytes[at]);
}

std::string refusal(ImageBytes image) {
    const auto opened = actors::open_knowledge(std::move(image), "actors.image");
    return opened ? "" : schema::describe(opened.error());
}

// The checksum of a damaged image as it would have to be, so that the checks behind it are reached.
void reseal(const ImageBytes& image) {
    const auto sum = actors::checksum(image.bytes.subspan(actors::checked_from));
    std::memcpy(&byte_at(image, actors::checksum_at), &sum, sizeof(sum));
}

std::vector<std::uint32_t> numbers(const Knowledge& known, const std::vector<actors::Atom>& atoms) {
    std::vector<std::uint32_t> out;
    for (const auto& atom : atoms) out.push_back(known.names.number(actors::fold(atom.text)));
    return out;
}

bool has_sense(const Knowledge& known, std::string_view name, actors::Sense sense) {
    std::vector<actors::Atom> atoms;
    actors::cut(name, 0, 0, atoms);
    const auto match = known.names.longest(atoms, numbers(known, atoms));
    return match.atoms == atoms.size() && std::ranges::find(match.senses, sense) != match.senses.end();
}

}  // namespace

TEST_CASE("an image holds what the tables say") {
    const auto known = actors::open_knowledge(small_image(), "actors.image");
    REQUIRE(known.has_value());
    CHECK(known->countries.size() == 3);
    CHECK(known->country("DDR")->period == actors::Period{day("1949-10-07"), day("1990-10-02")});
    CHECK(known->country("FRA")->period == actors::Period{});
    CHECK(known->organization("UN")->row == "organizations.tsv:2");
    REQUIRE(known->persons.size() == 3);
    const auto person = known->persons[1];
    CHECK(person.id == "Q2");
    CHECK(person.gender == actors::Gender::male);
    REQUIRE(person.terms.size() == 1);
    const auto term = known->terms[person.terms[0]];
    CHECK(term.person == 1);
    CHECK(term.owner == "FRA");
    CHECK(term.to == "DEU");
    CHECK(term.open);
    CHECK(term.start == day("2021-01-01"));
    CHECK(term.end == day("2023-06-30"));
    CHECK(term.row == "persons.tsv:3");
    CHECK(known->places[0].kind == "city");
    CHECK(actors::place_id(known->places[0]) == "FRA/lyon");
    CHECK(actors::place_id(known->places[1]) == "baltic-sea");
    CHECK(known->surnames["arc"].size() == 1);
    CHECK(known->surnames["nobody"].empty());
    CHECK(known->sources.size() == tests::small_tables().size());
    CHECK(has_sense(*known, "East Germany", {actors::NameKind::country, 2}));
    CHECK(has_sense(*known, "Gaul", {actors::NameKind::country, 0}));
    CHECK(has_sense(*known, "Brussels", {actors::NameKind::org_seat, 1}));
    CHECK(has_sense(*known, "Saarlanders", {actors::NameKind::territory_adjective, 0}));
    CHECK(has_sense(*known, "Lyons", {actors::NameKind::place, 0}));
}

TEST_CASE("every row of the shipped tables is found again by its name and its keys") {
    const auto& known = tests::knowledge();
    for (std::uint32_t i = 0; i < known.persons.size(); ++i) {
        const auto person = known.persons[i];
        REQUIRE(!person.terms.empty());
        if (person.name.contains(' '))
            CHECK_MESSAGE(has_sense(known, person.name, {actors::NameKind::person, i}), person.name);
        auto last = actors::Period::earliest;
        for (const auto index : person.terms) {
            const auto term = known.terms[index];
            CHECK(term.person == i);
            CHECK(last <= term.start);
            last = term.start;
        }
    }
    for (const auto key : known.holders.keys())
        for (const auto index : known.holders[key]) {
            const auto term = known.terms[index];
            const bool any = key == actors::office_key(term.owner, term.office);
            CHECK_MESSAGE((any || key == actors::office_key(term.owner, term.office, term.to)), key);
        }
    for (std::uint32_t i = 0; i < known.places.size(); ++i)
        CHECK_MESSAGE(has_sense(known, known.places[i].name, {actors::NameKind::place, i}),
                      known.places[i].name);
    for (std::uint32_t i = 0; i < known.countries.size(); ++i)
        CHECK(has_sense(known, known.countries[i].name, {actors::NameKind::country, i}));
}

TEST_CASE("the same tables give the same bytes") {
    const auto one = small_image();
    const auto two = small_image();
    CHECK(std::ranges::equal(one.bytes, two.bytes));
}

TEST_CASE("a foreign or damaged image is refused, and never read out of its bounds") {
    const auto image = small_image();
    CHECK(refusal(image) == "");
    CHECK(refusal({}) ==
          "actors.image: no compiled actor tables: too short; build the program again, which "
          "writes it anew");
    struct Row {
        std::size_t at;
        std::string_view error;
    };
    const Row rows[] = {
        {0, "actors.image: no compiled actor tables;"},
        {8, "actors.image: compiled actor tables of version "},
        {16, "actors.image: compiled actor tables of "},
        {24, "actors.image: compiled actor tables are damaged: their checksum is another"},
        {40, "actors.image: compiled actor tables are damaged: their checksum is another"},
        {image.bytes.size() / 2,
         "actors.image: compiled actor tables are damaged: their checksum is another"},
    };
    for (const auto& row : rows) {
        const auto damaged = copy_of(image.bytes);
        byte_at(damaged, row.at) ^= std::byte{0x41};
        CHECK_MESSAGE(refusal(damaged).starts_with(row.error), refusal(damaged));
    }
    for (std::size_t size = 0; size < image.bytes.size(); size += 97)
        CHECK(!refusal(copy_of(image.bytes.first(size))).empty());
}

// With a checksum that fits, only the other checks stand between a wrong number and memory that is not ours:
// what opens must answer.
TEST_CASE("an image whose numbers are wrong is refused, or can be asked without harm") {
    const auto image = small_image();
    std::mt19937 random(7);  // NOLINT: the same damages in every run
    std::uniform_int_distribution<std::size_t> place(actors::checked_from, image.bytes.size() - 1);
    std::uniform_int_distribution<int> value(0, 255);
    std::size_t opened = 0;
    for (int round = 0; round < 4000; ++round) {
        const auto damaged = copy_of(image.bytes);
        for (int i = 0; i < 1 + round % 3; ++i)
            byte_at(damaged, place(random)) = static_cast<std::byte>(value(random));
        reseal(damaged);
        const auto known = actors::open_knowledge(damaged, "actors.image");
        if (!known) continue;
        ++opened;
        std::size_t read = 0;
        for (const auto& person : known->persons) read += person.name.size() + person.terms.size();
        for (const auto& term : known->terms) read += term.title.size() + term.row.size();
        for (const auto& known_place : known->places) read += actors::place_id(known_place).size();
        for (const auto* text : {"France", "East Germany", "Anna Arc", "Bo", "the Baltic"}) {
            has_sense(*known, text, {});
            read += known->surnames[text].size() + known->holders[text].size();
        }
        read += known->in_office("FRA", "ambassador", day("2022-01-01"), "DEU").size();
        CHECK(read > 0);
    }
    CHECK(opened > 0);
}
