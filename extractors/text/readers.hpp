// The readers: the bytes of one document in, a Document or an error out. No reader touches a file, a clock or
// a log; the same bytes give the same document everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/text/document.hpp"
#include "extractors/text/options.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

// Paragraphs, headings, list items and captions by their layout; what a saved page has around its text is
// skipped. A first line that looks like a headline is the title.
schema::Result<Document> read_text(std::string_view bytes, const Given& given, const Options& options);

// One line of JSONL, an object: {"id","text","date","title","source","url"}, of which only text must be
// there. Every other field is kept through in Document::extra. The text is left as it is, character for
// character.
schema::Result<Document> read_jsonl(std::string_view line, const Given& given, const Options& options);

// CommonMark, with tables; the fields of a front matter (--- title: … ---) are the document's.
schema::Result<Document> read_markdown(std::string_view bytes, const Given& given, const Options& options);

// The main text of a page, without navigation, and what <meta>, JSON-LD and <time> say about it.
schema::Result<Document> read_html(std::string_view bytes, const Given& given, const Options& options);

// csv and xml (news: RSS, Atom, NITF) hold many documents: csv.hpp and news_xml.hpp cut them out.
enum class Format : std::uint8_t { text, jsonl, markdown, html, csv, xml };

// Fails for a format that holds many.
schema::Result<Document> read(Format format, std::string_view bytes, const Given& given,
                              const Options& options);

std::string_view name(Format format);
std::optional<Format> parse_format(std::string_view name);

// By the file's extension (.gz and .zst apart).
std::optional<Format> format_of_name(std::string_view file_name);

// The same; where that says nothing, by how the bytes begin.
Format guess_format(std::string_view file_name, std::string_view first_bytes);

}  // namespace entente::text
