// Between a page's source and what it says: the encoding that it names, and the text of a node laid beside
// its source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::text {

// The encoding named by <meta charset> or <meta http-equiv="Content-Type"> in the page's first bytes, as the
// web reads such names (iso-8859-1 is windows-1252); "" where none is named, or it is UTF-8, or a byte order
// mark says otherwise.
std::string find_encoding(std::string_view bytes);

// A part of a node's text and the bytes of the source that it came from.
struct SourcePart {
    std::string_view text;
    std::size_t begin = 0;  // in the node's source
    std::size_t end = 0;
    bool verbatim = true;
};

// Lays `text`, as the parser decoded it, beside its source: equal stretches are verbatim, references such as
// &amp; are not. If the two cannot be laid beside each other, the whole is one part.
std::vector<SourcePart> align(std::string_view text, std::string_view source);

}  // namespace entente::text
