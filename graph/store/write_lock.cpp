#include "graph/store/write_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

Result<WriteLock> WriteLock::take(const std::string& path) {
    if (path == ":memory:") return WriteLock();
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) return WriteLock();
    WriteLock lock(fd);
    // A file system without locks (ENOTSUP, ENOLCK) leaves it to SQLite.
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return lock;
    return std::unexpected(Error{ErrorCode::io, "is being written by another program", path, 0,
                                 "wait until that is done, or write to another file and combine the two"});
}

WriteLock::~WriteLock() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace entente::store
