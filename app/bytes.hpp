// Where bytes come from: a file or standard input, plain, gzip or Zstandard. Packed data is recognised by its
// first bytes, so that a pipe works like a file, and unpacked as a stream, so that memory does not depend on
// its size.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/digest.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

class Bytes {
  public:
    virtual ~Bytes() = default;
    // Fills the front of `into`; 0 at the end. Requires: `into` is not empty.
    virtual schema::Result<std::size_t> read(std::span<char> into) = 0;
};

// "-" is standard input. A name in .gz or .zst whose content is not packed that way is refused. `sum` is fed
// with the bytes as they come from the disk, before they are unpacked.
schema::Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path,
                                                  std::shared_ptr<Sha256> sum = nullptr);

// The same as a stream, which is how the readers of extractors/text take it. A stream cannot say why it
// ended: ask error() when it has.
class ByteStream : public std::istream {
  public:
    explicit ByteStream(std::unique_ptr<Bytes> bytes);
    ~ByteStream() override;

    // The first bytes, some thousands where there are as many; they are still to be read.
    std::string_view head();
    const std::optional<schema::Error>& error() const;

  private:
    class Buffer;
    std::unique_ptr<Buffer> buffer_;
};

// "-" is shown as "<stdin>".
std::string display_name(const std::string& path);

}  // namespace entente::app
