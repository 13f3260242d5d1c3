// A document: one text, what is known about it, and how that was known. The document owns the UTF-8;
// everything later holds byte spans into `text` (or into `title`, which is read as sentence 0).
//
// `text` is what a person would read: of HTML and Markdown the main text, of plain text the text with bad
// UTF-8 repaired. `origin` leads each of its bytes back to the bytes that came in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/span.hpp"

namespace entente::text {

// How a document's field came to be known; in this order of trust where several say something.
enum class Basis : std::uint8_t {
    none,       // not known
    field,      // a field of the input (JSONL) or the caller's own (--date)
    html_meta,  // <meta>, JSON-LD or <time> of the page
    dateline,   // "TOKYO, Jan. 7 (…) —" at the head of the text
    file_name,  // --date-from PATTERN
    option,     // --date
    inferred,   // the latest absolute date of the text
    content,    // an id that is the hash of the content; a title that is the text's first line
};

struct Known {
    std::string value;
    Basis basis = Basis::none;

    friend bool operator==(const Known&, const Known&) = default;
};

struct KnownDate {
    std::optional<schema::DateRange> value;
    Basis basis = Basis::none;

    friend bool operator==(const KnownDate&, const KnownDate&) = default;
};

struct Warning {
    std::string message;
    std::uint64_t offset = 0;  // in the input's bytes

    friend bool operator==(const Warning&, const Warning&) = default;
};

// What a stretch of text is. Headlines, captions and bullets are sentences of their own; text in a language
// that the model does not read is kept, for offsets, and passed over.
enum class BlockKind : std::uint8_t { paragraph, heading, list_item, caption, quotation, skipped };

struct Block {
    schema::ByteSpan span;
    BlockKind kind = BlockKind::paragraph;

    friend bool operator==(const Block&, const Block&) = default;
};

// text[span] came from input[origin, origin + span.size()); pieces lie in order and do not overlap. A piece
// whose `verbatim` is false (an entity such as &amp;, a repaired byte) came as a whole from input[origin,
// origin_end).
struct Piece {
    schema::ByteSpan span;
    std::uint64_t origin = 0;
    std::uint64_t origin_end = 0;
    bool verbatim = true;

    friend bool operator==(const Piece&, const Piece&) = default;
};

struct Document {
    Known id;
    KnownDate date;
    Known title;
    Known publisher;
    Known url;
    Known language;  // ISO 639-1, by detection or by the input
    std::string text;
    std::vector<Block> blocks;  // in order, without overlap; together they cover all that is to be read
    std::vector<Piece> origin;  // see Piece
    std::vector<Warning> warnings;
    std::string extra;  // other JSONL fields, as one JSON object, kept through; "" where there are none
};

// Maps byte offsets of one text to code points. Made once a text; a look-up is O(1) for ASCII, else O(log n).
class CodePoints {
  public:
    explicit CodePoints(std::string_view text);
    std::uint32_t at(std::uint32_t byte) const;

    schema::CodePointSpan of(schema::ByteSpan span) const { return {at(span.begin), at(span.end)}; }

  private:
    struct Mark {
        std::uint32_t byte;     // first byte after a character of more than one byte
        std::uint32_t surplus;  // bytes less code points up to there
    };

    std::vector<Mark> marks_;
};

std::string_view name(Basis basis);
std::string_view name(BlockKind kind);

}  // namespace entente::text
