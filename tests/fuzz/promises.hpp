// What every Document promises, whatever the input was. A broken promise aborts, which is how a fuzzer learns
// of it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "extractors/text/readers.hpp"
#include "extractors/text/sentence_hints.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::fuzz {

inline void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

inline bool begins_character(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

inline void check_blocks(const text::Document& document) {
    std::uint32_t end = 0;
    for (const text::Block& block : document.blocks) {
        promise(block.span.begin >= end, "blocks are in order and do not overlap");
        promise(block.span.begin < block.span.end, "no block is empty");
        promise(block.span.end <= document.text.size(), "blocks lie within the text");
        promise(begins_character(document.text, block.span.begin), "blocks begin with a character");
        promise(begins_character(document.text, block.span.end), "blocks end behind a character");
        end = block.span.end;
    }
}

inline void check_origin(const text::Document& document, std::string_view input) {
    std::uint32_t end = 0;
    for (const text::Piece& piece : document.origin) {
        promise(piece.span.begin == end && piece.span.end > end, "pieces cover the text in order");
        promise(piece.origin <= piece.origin_end && piece.origin_end <= input.size(),
                "origins lie within the input");
        if (piece.verbatim) {
            promise(piece.origin_end - piece.origin == piece.span.size(),
                    "verbatim pieces keep their length");
            promise(slice(document.text, piece.span) == input.substr(piece.origin, piece.span.size()),
                    "verbatim pieces are as in the input");
        }
        end = piece.span.end;
    }
    promise(end == document.text.size(), "pieces cover all of the text");
}

inline void check_hints(const text::Document& document) {
    std::int64_t last = -1;
    for (const text::SentenceHint& hint : text::sentence_hints(document)) {
        promise(std::int64_t{hint.byte} > last, "hints are sorted, each byte once");
        promise(hint.byte < document.text.size(), "hints lie within the text");
        promise(begins_character(document.text, hint.byte), "hints stand on characters");
        last = hint.byte;
    }
}

inline void check(const schema::Result<text::Document>& document, std::string_view input) {
    if (!document) {
        promise(!document.error().message.empty(), "errors say what is wrong");
        return;
    }
    promise(!schema::find_bad_utf8(document->text), "text is UTF-8");
    promise(!schema::find_bad_utf8(document->title.value), "title is UTF-8");
    promise(!schema::find_bad_utf8(document->publisher.value), "publisher is UTF-8");
    promise(!schema::find_bad_utf8(document->url.value), "URL is UTF-8");
    promise(!schema::find_bad_utf8(document->extra), "extra fields are UTF-8");
    promise(!document->id.value.empty(), "there is an id");
    check_blocks(*document);
    check_origin(*document, input);
    check_hints(*document);
}

}  // namespace entente::fuzz
