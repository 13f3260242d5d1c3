// Where bytes come from: a file or standard input, plain, gzip or Zstandard. Packed data is recognised by its first
// bytes, so that a pipe works like a file, and unpacked as a stream, so that memory does not depend on its size.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "graph/schema/result.hpp"

namespace entente::app {

class Bytes {
public:
    virtual ~Bytes() = default;
    // Fills the front of `into`; 0 at the end. Requires: `into` is not empty.
    virtual schema::Result<std::size_t> read(std::span<char> into) = 0;
};

// "-" is standard input. A name in .gz or .zst whose content is not packed that way is refused.
schema::Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path);

// All of it, unless there is more than `limit`: then an error of code `limit`, after reading no more than that.
schema::Result<std::string> read_all(Bytes& bytes, std::size_t limit);

// "-" is shown as "<stdin>".
std::string display_name(const std::string& path);

}  // namespace entente::app
