// The one list of formats: help, error messages, docs and the tests with real readers are made from it.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "exporters/event_exporter.hpp"
#include "graph/schema/result.hpp"

namespace entente::exporters {

// A profile or a part of a format, by the name that options take.
struct Choice {
    std::string_view name;
    std::string_view what;
};

// What a graph has that a format may lose.
enum class Property { nodes, edges, parallel_edges, ids, kinds, dates, unicode, numbers, missing_values };
inline constexpr std::array properties{Property::nodes,   Property::edges,   Property::parallel_edges,
                                       Property::ids,     Property::kinds,   Property::dates,
                                       Property::unicode, Property::numbers, Property::missing_values};
std::string_view name(Property property);  // "parallel edges"

struct Loss {
    Property property;
    std::string_view how;
};

struct Format {
    std::string_view name;       // as `-f` takes it
    std::string_view extension;  // of a file, with its dot; of a part "." + the part stands before it
    std::string_view readers;    // who reads it
    std::string_view summary;
    std::span<const Choice> profiles;  // the first is taken where none is asked for; may be empty
    std::span<const Choice> parts;     // files of their own; empty: one file is all
    std::string_view shape;            // in which a knowledge graph is best written in it
    std::span<const Loss> losses;      // what is not in it is kept
    // How it is written: as a property graph, or as events; neither where the caller writes it himself from
    // what lies in his store.
    Write write = nullptr;
    WriteEvents write_events = nullptr;
    bool placed = false;  // a picture: nodes must lie somewhere
};

std::span<const Format> formats();

schema::Result<const Format*> find_format(std::string_view name);

// By the ending of a file's name; of several that fit, the longest.
schema::Result<const Format*> find_format_of_file(std::string_view file);

// A name of the list, or the first for "". An error of usage where it is not in it; `what` is "profile" or
// "part".
schema::Result<std::string_view> find_choice(std::span<const Choice> choices, std::string_view name,
                                             std::string_view what, std::string_view format);

}  // namespace entente::exporters
