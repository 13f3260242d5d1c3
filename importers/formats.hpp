// The one list of formats that are read: help, error messages, docs and tests are made from it.
#pragma once

#include <span>
#include <string_view>

#include "graph/schema/result.hpp"
#include "importers/importer.hpp"

namespace entente::importers {

struct Format {
    std::string_view name;                         // as `--from` takes it
    std::span<const std::string_view> extensions;  // of its files, with the dot
    std::string_view writers;                      // whose files are read
    bool (*recognises)(std::string_view head);     // by the first bytes of a file
    bool has_nodes_file;                           // may have a table of nodes beside it
    Read read;
};

std::span<const Format> formats();

schema::Result<const Format*> find_format(std::string_view name);

// By the ending of the file's name, where packed files may end in .gz or .zst behind it; else by its first
// bytes, some hundreds where there are as many.
schema::Result<const Format*> find_format_of(std::string_view file, std::string_view head);

}  // namespace entente::importers
