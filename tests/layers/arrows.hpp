// Which folder may include which. The arrows are declared beside the sources (entente_layer in each
// CMakeLists.txt); declarations alone drift, since the linker is content with more than they say. So the
// includes themselves are read.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente::layers {

using Arrows = std::map<std::string, std::set<std::string>>;

// One `folder: may include …` a line, as entente_write_layers writes it.
Arrows parse_arrows(std::string_view text);

// A closed way through the arrows, "a → b → a"; "" where there is none.
std::string find_cycle(const Arrows& arrows);

// Is `to` declared for `from`, or for a folder that `from` may include?
bool reaches(const Arrows& arrows, const std::string& from, const std::string& to);

// A library that only some folders use: includes that begin with `prefix` are for `folders`.
struct Reserved {
    std::string prefix;
    std::set<std::string> folders;
};

// All that is wrong with the includes of the sources under root/top…, one `file:line: what` each, in order of
// file.
std::vector<std::string> check(const Arrows& arrows, const std::vector<Reserved>& reserved,
                               const std::filesystem::path& root, const std::vector<std::string>& top);

}  // namespace entente::layers
