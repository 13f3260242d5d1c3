#include "app/output.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "tests/app/files.hpp"

using namespace entente;
using namespace entente::app;

TEST_CASE("a file appears whole, and only when it is finished") {
    const Folder folder;
    const auto path = folder.write("graph", "old");
    {
        auto output = Output::open(path);
        REQUIRE(output.has_value());
        output->stream() << std::string(200'000, 'n');
        CHECK(folder.read("graph") == "old");
        REQUIRE(output->finish().has_value());
        CHECK(folder.read("graph") == std::string(200'000, 'n'));
    }
    CHECK(folder.count() == 1);
}

TEST_CASE("an unfinished file leaves nothing behind") {
    const Folder folder;
    {
        auto output = Output::open((folder.path / "graph").string());
        REQUIRE(output.has_value());
        output->stream() << "half";
    }
    CHECK(folder.count() == 0);
}

TEST_CASE("a link stays a link") {
    const Folder folder;
    folder.write("real", "old");
    std::filesystem::create_symlink("real", folder.path / "link");
    auto output = Output::open((folder.path / "link").string());
    REQUIRE(output.has_value());
    output->stream() << "new";
    REQUIRE(output->finish().has_value());
    CHECK(std::filesystem::is_symlink(folder.path / "link"));
    CHECK(folder.read("real") == "new");
}

TEST_CASE("what cannot be written is told") {
    const Folder folder;
    const std::vector<std::pair<std::string, std::string>> rows{
        {folder.path, "Is a directory"},
        {folder.path / "no" / "such" / "folder", "No such file or directory"}};
    for (const auto& [path, message] : rows) {
        const auto output = Output::open(path);
        REQUIRE_FALSE(output.has_value());
        CHECK(output.error().message.find(message) != std::string::npos);
        CHECK(output.error().file == path);
    }
}

TEST_CASE("a full device is told at the end") {
    auto output = Output::open("/dev/full");
    REQUIRE(output.has_value());
    output->stream() << "text" << std::flush;
    CHECK(output->failed());
    const auto finished = output->finish();
    REQUIRE_FALSE(finished.has_value());
    CHECK(finished.error().message.find("No space left") != std::string::npos);
}
