// What the case tables of tests/cases expect of the linker, and how far its mentions meet that. The tables
// were written without sight of the linker: a surface stands where a reader would put it and a person bears
// the name of the public lists, so spans count by overlap and names through every name that the tables give
// the person.
//
//   surface@2=country:JPN       the second "surface" is Japan; without @n it stands in the text once
//   surface@1=person:A+person:B both, and nobody else
//   surface@1!country:JPN       whatever it is, it is not Japan
//   surface@1=?                 must not be linked
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/mention.hpp"

namespace entente::tests {

struct Expected {
    std::string_view surface;
    schema::ByteSpan span{};
    bool barred = false;                  // "!"
    std::vector<std::string_view> ids{};  // empty for "?"
};

// Links, not rows: "both sides" has two.
struct Score {
    int right = 0;
    int wrong = 0;
    int missed = 0;

    Score& operator+=(const Score& other);
    bool clean() const { return wrong == 0 && missed == 0; }
    double precision() const;
    double recall() const;
};

// The items of a cell, "|" between them; the test fails where one does not name a stretch of the text.
std::vector<Expected> parse_expected(std::string_view text, std::string_view cell);

Score judge(const Expected& expected, std::span<const actors::LinkedMention> mentions);

// Whether this is a name of the person in any row of the tables: "Sergei_Lavrov", "Kim Jong Un".
bool is_called(const actors::Actor& person, std::string_view name);

// Whether some row or title list calls this office of the state so: "FRA", "foreign-minister", "Minister of
// …".
bool is_title(std::string_view country, std::string_view office, std::string_view title);

}  // namespace entente::tests
