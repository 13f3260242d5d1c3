#include "app/data_file.hpp"

#include "app/bytes.hpp"
#include "extractors/text/lines.hpp"

namespace entente::app {
namespace {

constexpr std::uint64_t kMostBytes = 1U << 30;

}  // namespace

schema::Result<std::string> read_file(const std::filesystem::path& path) {
    auto bytes = open_bytes(path.string());
    if (!bytes) return std::unexpected(bytes.error());
    ByteStream stream(std::move(*bytes));
    auto text = text::read_all(stream, kMostBytes);
    if (stream.error()) return std::unexpected(*stream.error());
    if (!text) return std::unexpected(schema::at(text.error(), path.string()));
    return text;
}

schema::Result<DataFile> read_data_file(const Settings& settings, std::string_view name) {
    const auto folder = find_data(settings);
    if (!folder) return std::unexpected(folder.error());
    const auto path = *folder / name;
    auto text = read_file(path);
    if (!text) return std::unexpected(text.error());
    return DataFile{path.string(), std::move(*text)};
}

}  // namespace entente::app
