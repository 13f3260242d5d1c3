// One program writes a store at a time. SQLite's own locks last for a transaction and make a second writer
// wait; this one lasts as long as the store is open for writing, and a second writer is refused at once.
#pragma once

#include <string>
#include <utility>

#include "graph/schema/result.hpp"

namespace entente::store {

// flock(2) on the store's own file: no file of its own that could be left behind, and the kernel lets go of
// it when the program ends in whatever way. Close SQLite's connections first: closing any descriptor of a
// file drops the locks that the process holds on it by fcntl(2), which are SQLite's.
class WriteLock {
  public:
    // Makes the file where there is none. Where it cannot be opened the lock is empty: SQLite says better
    // why.
    static schema::Result<WriteLock> take(const std::string& path);

    WriteLock() = default;
    WriteLock(WriteLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    WriteLock& operator=(WriteLock&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~WriteLock();

  private:
    explicit WriteLock(int fd) : fd_(fd) {}

    int fd_ = -1;
};

}  // namespace entente::store
