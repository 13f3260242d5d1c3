// What the tests of linking and reading share: the tables of data/, and the language model that scripts/test
// unpacks.
#pragma once

#include <string>
#include <string_view>

#include "extractors/actors/knowledge.hpp"
#include "extractors/language/model.hpp"

namespace entente::tests {

// A file of the source tree; the test fails where it cannot be read.
std::string read_source(std::string_view path);

const actors::Knowledge& knowledge();
const language::Model& model();

// Parses with a workspace that all tests share.
language::Parsed parse(std::string_view text);

}  // namespace entente::tests
