// What each format keeps and loses, for people and for programs.
#pragma once

#include "app/commands.hpp"

namespace entente::app {

// To standard output.
schema::Result<Exit> list_formats();

}  // namespace entente::app
