// What every reader does last: the fields that the caller knows, the date by its order of trust, the id, the
// language.
#pragma once

#include "extractors/text/document.hpp"
#include "extractors/text/options.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

// Takes `candidate` where it is known, and known by a basis that stands before the present one's.
void prefer(Known& known, Known candidate);
void prefer(KnownDate& known, KnownDate candidate);

// Requires: text and blocks are there. Language is set after date and id, which do not depend on it.
void finish(Document& document, const Given& given, const Options& options);

// Refuses an input over the limit, or so large that spans could not count it.
schema::Result<void> check_size(std::string_view bytes, const Limits& limits);

// "d_" and 16 hexadecimal digits: a hash of the text alone, the same on every machine and for every path.
std::string content_id(std::string_view text);

}  // namespace entente::text
