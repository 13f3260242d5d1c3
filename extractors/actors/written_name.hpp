// A person's name as the text writes it, whether or not a table has it: where it begins behind a title, and
// where it ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/actors/recognise.hpp"

namespace entente::actors {

struct Written {
    std::uint32_t begin = 0;  // tokens
    std::uint32_t end = 0;
    std::string text{};

    bool full() const { return text.contains(' '); }
};

// What may stand between a title and the name: "President-elect", "Prime Minister Mr".
std::uint32_t skip_honorifics(const language::Parsed& parsed, language::Sentence sentence,
                              std::uint32_t token, bool after_title);

// A run of proper nouns at the token, within the person whom the model sees there; where it sees none, only
// if `anything` that is written like a name will do. It ends where a name of another kind begins, and where a
// word comes again ("Igor Levitin Levitin IgorMinister").
std::optional<Written> written_name(const language::Parsed& parsed, language::Sentence sentence,
                                    const std::vector<Name>& names, std::uint32_t token, bool anything);

// Two spellings of one name: all words of the one are in the other, spelt alike, a little otherwise
// ("Champi", "Ciampi"), or, for one of them, with the same beginning ("Rakhmonov", "Rahmon").
bool is_spelling_of(std::string_view written, std::string_view name);

}  // namespace entente::actors
