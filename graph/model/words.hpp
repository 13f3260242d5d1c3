// How alike two sentences are, for telling one happening from another: the words that are no names, no
// function words and no numbers, cut to their beginnings so that "visited" and "visit" are one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/schema/record.hpp"

namespace entente::model {

// Of the record's evidence without what names its parties and its place: hashes, sorted, each once.
std::vector<std::uint32_t> telling_words(const schema::Record& record);

// Does the sentence say that something was put off to another day ("postponed", "moved to", "put back")?
bool tells_of_another_day(std::string_view sentence);

// What the smaller set shares with the other one, from 0 to 1; 0 where one says next to nothing (fewer than 3
// words). Requires: sorted, each once.
double alike(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace entente::model
