#include "app/digest.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <span>
#include <vector>

#include "app/data_file.hpp"

namespace entente::app {

std::string sha256(std::string_view bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.finish();
}

Sha256::Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
}

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    bytes_ += bytes.size();
}

std::string Sha256::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string hex;
    for (const auto byte : std::span(digest).first(size)) hex += fmt::format("{:02x}", byte);
    return hex;
}

schema::Result<std::string> sha256_of_folder(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->is_regular_file()) names.push_back(fs::relative(entry->path(), folder).generic_string());
    }
    if (error)
        return std::unexpected(schema::Error{schema::ErrorCode::io, error.message(), folder.string(), 0, ""});
    std::ranges::sort(names);
    std::string all;
    for (const auto& name : names) {
        const auto bytes = read_file(folder / name);
        if (!bytes) return std::unexpected(bytes.error());
        all += fmt::format("{} {}\n", sha256(*bytes), name);
    }
    return sha256(all);
}

schema::Result<std::string> sha256_of_files(const std::vector<std::string>& paths) {
    std::string all;
    for (const auto& path : paths) {
        const auto text = read_file(path);
        if (!text) return std::unexpected(text.error());
        all += sha256(*text);
    }
    return sha256(all);
}

}  // namespace entente::app
