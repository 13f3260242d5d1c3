// Names as the news writes them, and a trie that finds them.
//
// Text and tables are cut into the same small units, whatever the tokenizer did: an atom is a run of letters
// and digits, without diacritics and in lower case; "U.S." is the atom "us", "U.S.-Japan" two atoms, and a
// comma is an atom of its own. What lower-casing loses is kept beside it, since "US" is a country and "us" is
// not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/schema/span.hpp"

namespace entente::actors {

enum class Case : std::uint8_t { lower, capital, upper };

struct Atom {
    std::string_view text;  // as written
    schema::ByteSpan span;  // in the text that was cut
    Case written = Case::lower;
    std::uint32_t token = 0;  // of the parse, where the text was one
};

// The atoms of one token or phrase, appended; spans are shifted by `offset`.
void cut(std::string_view text, std::uint32_t offset, std::uint32_t token, std::vector<Atom>& atoms);

// Lower case, without diacritics and dots: "Türkiye" → "turkiye", "U.S." → "us".
std::string fold(std::string_view text);

// The folded words of a name joined by blanks, to look names up by: "U.S.-Japan" → "us japan".
std::string key(std::string_view text);

// Lower-case words joined by hyphens, for ids: "Yoshimasa Hayashi" → "yoshimasa-hayashi".
std::string slug(std::string_view text);

// What a name can stand for; `index` points into the table of that kind.
enum class NameKind : std::uint8_t {
    country,
    adjective,
    people,
    seat,
    organization,
    group,
    body,
    office,
    person,
    surname,
    place,
    noun,
    org_seat,             // "Brussels" of the EU
    territory,            // "Crimea"
    territory_adjective,  // "Crimean", "Crimeans"
    dictionary            // a name of a user's dictionary
};

struct Sense {
    NameKind kind{};
    std::uint32_t index = 0;

    friend bool operator==(const Sense&, const Sense&) = default;
};

struct NameMatch {
    std::size_t atoms = 0;      // how many the name has; 0 where there is no name
    std::vector<Sense> senses;  // in table order
};

// Phrases → senses. A look-up costs one hash probe an atom, however many names there are.
class NameTrie {
  public:
    void add(std::string_view phrase, Sense sense);

    // Number of this folded atom, or `unknown`; atoms of a text are numbered once, then walked from any
    // start.
    std::uint32_t number(std::string_view folded) const;
    static constexpr std::uint32_t unknown = 0xFFFFFFFF;

    // The longest name that starts at atoms[0]; numbers[i] is the number of atoms[i].
    NameMatch longest(std::span<const Atom> atoms, std::span<const std::uint32_t> numbers) const;

  private:
    struct Entry {
        Sense sense;
        std::uint64_t cases = 0;  // two bits an atom: the Case that the text must have at least
    };

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // (node, atom number) → node
    std::vector<std::vector<Entry>> entries_{1};              // by node
};

}  // namespace entente::actors
