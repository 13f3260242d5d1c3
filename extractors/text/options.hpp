// What a reader is told besides the bytes: what the caller already knows of the document, and how much of an
// input is accepted. Input is hostile until read: each limit is there so that one bad document costs a
// message, not the run.
#pragma once

#include <cstdint>
#include <string>

#include "extractors/text/document.hpp"

namespace entente::text {

struct Limits {
    std::uint64_t max_document_bytes = 16U << 20;  // of one document, as it comes in
    std::uint64_t max_line_bytes = 16U << 20;      // of one line of JSONL, row of CSV, tag of XML
    std::uint32_t max_depth = 256;  // of nested HTML elements, JSON values, Markdown containers, XML elements
};

// The columns of a table by their names; "" for the usual ones.
struct CsvColumns {
    std::string text, id, date, title, publisher, url;
};

struct Options {
    Limits limits;
    CsvColumns csv;
    bool any_language = false;  // read text in other languages, too (it is English that the model knows)
    std::string date_from;      // file name pattern, see file_date.hpp; "" for none
};

// Each Known comes with its basis; what the document says itself wins where Basis puts it first.
struct Given {
    Known id;
    KnownDate date;
    Known title;
    Known publisher;
    Known url;
    std::string file_name;  // for date_from; never makes an id
};

}  // namespace entente::text
