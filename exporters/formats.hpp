// The one list of graph formats: help, error messages and docs are made from it.
#pragma once

#include <span>
#include <string_view>

#include "exporters/exporter.hpp"
#include "graph/schema/result.hpp"

namespace entente::exporters {

struct Format {
    std::string_view name;       // as `-f` takes it
    std::string_view extension;  // of a file, with its dot
    std::string_view what;       // who reads it
    std::string_view keeps;
    std::string_view loses;
    Export write;
};

std::span<const Format> formats();

schema::Result<const Format*> find_format(std::string_view name);

// By the ending of a file's name.
schema::Result<const Format*> find_format_of_file(std::string_view file);

}  // namespace entente::exporters
