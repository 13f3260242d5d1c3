// What the command line names as input, spelled out: files as they are given, folders with all that can be
// read in them, each with the format in which it is to be read.
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

// `from` holds for all of them; without it the ending decides, and of a file named outright its first bytes.
// A path that does not exist is an error before anything is read.
schema::Result<InputList> list_inputs(const std::vector<std::string>& paths,
                                      std::optional<text::Format> from);

// Bytes on the disk; none where an input is a pipe or the like.
std::optional<std::uint64_t> size_of(const InputList& list);

}  // namespace entente::app
