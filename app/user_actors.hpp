// What the user knows of actors (--actors FILE): tables of ours with rows of his own, several in one file
// where each has a line "# table" before it, and dictionaries of the older coders, known by their shape.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/data_file.hpp"
#include "extractors/actors/dictionary.hpp"
#include "extractors/actors/knowledge.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// Owns the texts that the tables are views of.
struct UserFiles {
    std::deque<std::string> texts;
    actors::UserActors actors;
};

// Lines of a dictionary that had to be left out are told as warnings, each with its line: the rest is read. A
// file that cannot be read is an error.
schema::Result<UserFiles> read_user_actors(const std::vector<std::string>& paths);

// A text of several tables as one text each. Lines keep their numbers, for messages.
std::vector<std::string> split_tables(std::string_view text);
inline constexpr std::string_view table_mark = "# table";

// Warns of every line that was left out or mended, and says how many. what: "12 actors and 3 role nouns".
void report(std::span<const actors::DictionaryIssue> issues, const std::string& path,
            const std::string& what);
void report(const actors::Dictionary& dictionary, const std::string& path);

}  // namespace entente::app
