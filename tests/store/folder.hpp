// A folder of its own for a test, which goes with it.
#pragma once

#include <filesystem>
#include <stdlib.h>
#include <string>
#include <string_view>

namespace entente::test {

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
    std::string file(std::string_view name) const { return (path / name).string(); }
};

}  // namespace entente::test
