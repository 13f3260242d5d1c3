// What the command line names as input, spelled out: files as they are given or as a pattern finds them,
// folders with all that can be read in them, each with the format in which it is to be read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/text/readers.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

struct Input {
    std::string path;                    // "-" is standard input
    std::optional<text::Format> format;  // none: to be guessed from the first bytes

    friend bool operator==(const Input&, const Input&) = default;
};

struct InputList {
    std::vector<Input> inputs;    // folders in the order of their files' names, so that a run can be repeated
    std::size_t passed_over = 0;  // files in folders whose ending says nothing; with `from` there are none
};

// Which files of a folder, by patterns of the shell: "*.html" is asked of a file's name, "2024/*.html" of its
// path within the folder.
struct FileFilter {
    std::vector<std::string> include;  // none: all
    std::vector<std::string> exclude;  // a folder that matches is not looked into
};

// `from` holds for all of them; without it the ending decides, and its first bytes of a file that was named
// outright or is included by a pattern. A path that does not exist, or a pattern that finds nothing, is an
// error before anything is read.
schema::Result<InputList> list_inputs(const std::vector<std::string>& paths, std::optional<text::Format> from,
                                      const FileFilter& filter = {});

// Bytes on the disk; none where an input is a pipe or the like.
std::optional<std::uint64_t> size_of(const InputList& list);

}  // namespace entente::app
