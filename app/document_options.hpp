// The options that every command that reads documents has: what to read, in which form, what is known of it,
// how much is accepted, on how many threads.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/input_list.hpp"
#include "extractors/text/options.hpp"

namespace CLI {
class App;
}

namespace entente::app {

struct DocumentOptions {
    std::vector<std::string> paths;
    FileFilter filter;
    std::string from;
    std::string date;
    text::Options text;
    // Parsing takes about 1.3 KB of memory a token, so that a text's length bounds what a worker takes.
    // (spaCy refuses texts of more than a million characters for the same reason.)
    std::size_t max_text_bytes = 1'000'000;
    std::size_t jobs = 0;
};

// `records`: a file of records may stand for documents, too.
void declare(CLI::App& cli, DocumentOptions& options, bool records = false);

// The command line, checked and read: what declare() took as words.
struct DocumentPlan {
    InputList list;
    text::Options text;
    text::Given given;  // what --date says of every document
    std::size_t max_text_bytes = 1'000'000;
    std::size_t jobs = 1;
};

schema::Result<DocumentPlan> plan(const DocumentOptions& options);

}  // namespace entente::app
