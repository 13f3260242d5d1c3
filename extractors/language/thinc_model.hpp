// Reads the weights that spaCy's components keep on disk: thinc's `Model.to_dict` in msgpack, a list of nodes in
// walk() order, each with its name, dimensions, attributes and arrays. Knows nothing of what the nodes compute; the
// layers (tok2vec, transition_scorer, tagger) pick theirs by name and check every size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/msgpack.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

struct ThincNode {
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;  // each still in msgpack
    std::map<std::string, FloatArray, std::less<>> parameters;

    // The parameter if it is there and has this shape; an error that names node and sizes otherwise.
    schema::Result<const FloatArray*> parameter(std::string_view name, const std::vector<std::size_t>& shape) const;
};

struct ThincModel {
    std::string file;  // for errors
    std::vector<ThincNode> nodes;

    // All nodes with exactly this name, in walk order.
    std::vector<const ThincNode*> named(std::string_view name) const;
    // The only node with this name.
    schema::Result<const ThincNode*> only(std::string_view name) const;
};

// bytes: the file's content; file: its name for errors. Shims, unknown dtypes and arrays whose data do not fill their
// shape are refused.
schema::Result<ThincModel> parse_thinc_model(std::string bytes, std::string file);

// An attribute as a whole number, or the list of strings it holds.
schema::Result<std::int64_t> integer_attribute(const ThincModel& model, const ThincNode& node,
                                               std::string_view name);
schema::Result<std::vector<std::string>> strings_attribute(const ThincModel& model, const ThincNode& node,
                                                           std::string_view name);

}  // namespace entente::language
