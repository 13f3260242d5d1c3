#include "app/data_file.hpp"

#include "app/bytes.hpp"
#include "extractors/text/lines.hpp"

namespace entente::app {
namespace {

constexpr std::uint64_t kMostBytes = 1U << 30;

}  // namespace

schema::Result<DataFile> read_data_file(const Settings& settings, std::string_view name) {
    const auto folder = find_data(settings);
    if (!folder) return std::unexpected(folder.error());
    auto path = (*folder / name).string();
    auto bytes = open_bytes(path);
    if (!bytes) return std::unexpected(bytes.error());
    ByteStream stream(std::move(*bytes));
    auto text = text::read_all(stream, kMostBytes);
    if (stream.error()) return std::unexpected(*stream.error());
    if (!text) return std::unexpected(schema::at(text.error(), path));
    return DataFile{std::move(path), std::move(*text)};
}

}  // namespace entente::app
