// SHA-256 of what goes into a graph, so that the store can say what it was made of and whether that has
// changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <openssl/types.h>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::app {

// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

// The same of bytes that come in parts.
class Sha256 {
  public:
    Sha256();
    void add(std::string_view bytes);
    std::uint64_t bytes() const { return bytes_; }
    // Of all that was added; once.
    std::string finish();

  private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
    std::uint64_t bytes_ = 0;
};

// Of all files in a folder, with their names, in the order of these.
schema::Result<std::string> sha256_of_folder(const std::filesystem::path& folder);

// Of what these files hold, in the order given.
schema::Result<std::string> sha256_of_files(const std::vector<std::string>& paths);

}  // namespace entente::app
