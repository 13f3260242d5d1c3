// "Georgia" is a country, a state of the US or a woman's name: a name with several meanings is read by its
// neighbours and by what else the text is about, as ambiguous.tsv tells.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/knowledge.hpp"

namespace entente::actors {

// Of one text; keeps what it has found out about each name.
class Meanings {
  public:
    Meanings(const Knowledge& knowledge, std::string_view text) : knowledge_(knowledge), text_(text) {}

    // The senses that a name has here, of those the tables give it. `words` are the folded atoms of the
    // sentence, and [begin, end) the name among them. None: it is no actor here.
    std::vector<Sense> choose(std::span<const std::string> words, std::size_t begin, std::size_t end,
                              const std::vector<Sense>& senses);

  private:
    const Meaning& spoken_for(const Ambiguity& ambiguity, std::span<const std::string> words);
    std::size_t support(const Meaning& meaning) const;

    const Knowledge& knowledge_;
    std::string_view text_;
    std::string
        words_;  // the whole text, folded, one blank before and after each word; made when first needed
    std::map<const Meaning*, std::size_t> support_;
};

}  // namespace entente::actors
