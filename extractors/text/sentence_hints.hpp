// Where sentences surely begin, and where they surely do not, by what a reader of news sees before any
// parsing: a headline, a dateline, a bullet; a full stop behind "Gen." A hint is given only where it is
// certain; the parser decides the rest. (It is trained on other layouts and splits names and quotations; on
// its own it gets a tenth wrong.)
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/text/document.hpp"

namespace entente::text {

struct SentenceHint {
    std::uint32_t byte = 0;  // first byte of a word of document.text
    bool start = false;      // a sentence begins here; false: none does

    friend bool operator==(const SentenceHint&, const SentenceHint&) = default;
};

// Sorted by byte, each byte once. Words without a hint may or may not begin a sentence. Skipped blocks have
// one hint, at their start.
std::vector<SentenceHint> sentence_hints(const Document& document);

}  // namespace entente::text
