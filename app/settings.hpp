// What every command is given: where the language model and the tables lie, and how much to say.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::app {

struct Settings {
    std::string model;                // --model; "" where not given
    std::string data;                 // --data
    std::vector<std::string> actors;  // --actors, each a file
    std::vector<std::string> frames;  // --frames
    bool our_frames = true;           // --frames none: false
    std::vector<std::string> verbs;   // --verbs
    std::string weights;              // --weights
    std::string log_level = "info";
};

// The option, else the environment (ENTENTE_MODEL, ENTENTE_DATA), else relative to the program: the model
// that scripts/run unpacked to build/model, the tables of the source tree, or share/entente of an
// installation.
schema::Result<std::filesystem::path> find_model(const Settings& settings);
schema::Result<std::filesystem::path> find_data(const Settings& settings);

// The compiled actor tables that lie beside the program, or that ENTENTE_ACTORS_IMAGE names; none: nullopt.
std::optional<std::filesystem::path> find_actor_image();

// Logs go to standard error; colours only on a terminal, and never with NO_COLOR.
void start_log(const Settings& settings);

}  // namespace entente::app
