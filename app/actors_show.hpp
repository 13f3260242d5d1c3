// entente actors show: what the program knows of an actor, as of a day.
#pragma once

#include "app/commands.hpp"

namespace entente::app {

// A subcommand of `entente actors`.
Run declare_actors_show(CLI::App& cli);

}  // namespace entente::app
