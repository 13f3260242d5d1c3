// What a parse looks like to other programs: spaCy's own JSON, CoNLL-U, and the input of spaCy's displaCy pictures.
// Offsets count code points, as in Python.
#pragma once

#include <iosfwd>
#include <optional>
#include <string_view>

#include "extractors/language/parsed.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

enum class ParseFormat : std::uint8_t { spacy_json, conllu, displacy };

// By the name that the command line uses: "spacy-json", "conllu", "displacy".
std::optional<ParseFormat> parse_format(std::string_view name);

// One document. spacy_json: the object of spaCy's Doc.to_json() on a line. conllu: its sentences, with `# newdoc`; id names
// the document. displacy: one line a sentence, as displacy.render(manual=True) takes it. Text that is not UTF-8 must
// have been repaired before. A stream that fails is reported.
schema::Result<void> write(std::ostream& out, ParseFormat format, const Parsed& parsed, std::string_view id);

}  // namespace entente::language
