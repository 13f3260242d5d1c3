// How to cite a store: what it was made with and of what, as text, BibTeX or CITATION.cff.
#pragma once

#include <cstdint>
#include <string>

#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

enum class CitationStyle : std::uint8_t { text, bibtex, cff };

// `file`: the store's name, for the title. The same store gives the same text.
schema::Result<std::string> cite(store::Store& store, const std::string& file, CitationStyle style);

}  // namespace entente::query
