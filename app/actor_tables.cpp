#include "app/actor_tables.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spdlog/spdlog.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/data_file.hpp"
#include "app/table_folder.hpp"
#include "app/user_actors.hpp"

namespace entente::app {
namespace {

namespace fs = std::filesystem;
using actors::ImageBytes;
using actors::Knowledge;
using schema::Error;
using schema::ErrorCode;
using schema::Result;

Result<TableFolder<actors::TableText>> read_tables(const Settings& settings) {
    return read_folder<actors::TableText>(settings, "actors/", actors::table_names, actors::may_be_left_out);
}

Result<ImageBytes> compile(const Settings& settings, const actors::UserActors& user) {
    const auto tables = read_tables(settings);
    if (!tables) return std::unexpected(tables.error());
    auto bytes = actors::compile_knowledge(tables->texts, user);
    if (bytes) return bytes;
    const auto is_users = [&](const auto& table) { return table.name == bytes.error().file; };
    if (std::ranges::any_of(user.tables, is_users)) return bytes;
    return within(settings, "actors", bytes.error());
}

// Like make: the image is that of these tables where it is not older than any of them. That their sizes are
// the same, too, tells another folder's tables from those that it was made of.
bool is_of(const Knowledge& knowledge, const fs::path& image, const fs::path& tables) {
    std::error_code error;
    const auto made = fs::last_write_time(image, error);
    std::size_t present = 0;
    for (const auto name : actors::table_names) {
        const auto path = tables / name;
        const auto changed = fs::last_write_time(path, error);
        if (error) continue;
        ++present;
        const auto source = std::ranges::find(knowledge.sources, name, &actors::TableSource::name);
        if (source == knowledge.sources.end() || changed > made ||
            fs::file_size(path, error) != source->bytes)
            return false;
    }
    return present == knowledge.sources.size();
}

std::optional<Knowledge> compiled(const Settings& settings) {
    const auto image = find_actor_image();
    const auto data = find_data(settings);
    if (!image || !data) return std::nullopt;
    auto bytes = map_file(*image);
    auto knowledge = bytes ? actors::open_knowledge(*std::move(bytes), image->string())
                           : Result<Knowledge>(std::unexpected(bytes.error()));
    if (!knowledge) {
        spdlog::warn("{}; the tables are compiled in memory", schema::describe(knowledge.error()));
        return std::nullopt;
    }
    if (!is_of(*knowledge, *image, *data / "actors")) {
        spdlog::debug("{}: not of these tables, which are compiled in memory", image->string());
        return std::nullopt;
    }
    return *std::move(knowledge);
}

}  // namespace

Result<ImageBytes> map_file(const fs::path& path) {
    const auto fail = [&](int code) {
        return std::unexpected(Error{code == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                                     std::strerror(code), path.string(), 0,
                                     "check the path and its permissions"});
    };
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail(errno);
    struct stat info{};
    const bool known = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
    const auto size = known ? static_cast<std::size_t>(info.st_size) : 0;
    void* const begin = known ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    const int code = known ? errno : EINVAL;
    ::close(fd);
    if (begin == MAP_FAILED) return fail(code);
    std::shared_ptr<const void> owner(begin, [size](void* mapped) { ::munmap(mapped, size); });
    return ImageBytes{{static_cast<const std::byte*>(begin), size}, std::move(owner)};
}

Result<ImageBytes> compile_actors(const Settings& settings) {
    return compile(settings, {});
}

Result<Knowledge> open_actors(const Settings& settings) {
    if (settings.actors.empty())
        if (auto knowledge = compiled(settings)) return *std::move(knowledge);
    const auto user = read_user_actors(settings.actors);
    if (!user) return std::unexpected(user.error());
    auto bytes = compile(settings, user->actors);
    if (!bytes) return std::unexpected(bytes.error());
    return actors::open_knowledge(*std::move(bytes), "the tables in memory");
}

}  // namespace entente::app
