// What the store's source files share. Not for other layers; use store.hpp.
#pragma once

#include "graph/store/sqlite.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write_lock.hpp"

namespace entente::store {

struct Store::Impl {
    WriteLock lock;  // empty where the store is only read; goes after the connection
    Connection sql;
};

}  // namespace entente::store
