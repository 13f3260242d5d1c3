// What the store's three source files share. Not for other layers; use store.hpp.
#pragma once

#include "graph/store/sqlite.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

struct Store::Impl {
    Connection sql;
};

}  // namespace entente::store
