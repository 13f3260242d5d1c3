#include "app/input_list.hpp"

#include <doctest/doctest.h>

#include "tests/app/files.hpp"

using namespace entente;
using namespace entente::app;

TEST_CASE("folders are spelled out in the order of names; what has no known ending is counted") {
    const Folder folder;
    std::filesystem::create_directories(folder.path / "b" / "deep");
    std::filesystem::create_directories(folder.path / ".git");
    for (const auto* name :
         {"c.txt", "a.jsonl", "b/deep/x.md", "b/page.html.gz", "notes", ".git/y.txt", ".hidden.txt"})
        folder.write(name, "x");
    const auto root = folder.path.string();
    const auto list = list_inputs({root}, {});
    REQUIRE(list.has_value());
    CHECK(list->inputs == std::vector<Input>{{root + "/a.jsonl", text::Format::jsonl},
                                             {root + "/b/deep/x.md", text::Format::markdown},
                                             {root + "/b/page.html.gz", text::Format::html},
                                             {root + "/c.txt", text::Format::text}});
    CHECK(list->passed_over == 1);
    const auto forced = list_inputs({root}, text::Format::html);
    REQUIRE(forced.has_value());
    CHECK(forced->inputs.size() == 5);
    CHECK(forced->passed_over == 0);
}

TEST_CASE("what is named outright is read, its form guessed where its name says nothing") {
    const Folder folder;
    const auto file = folder.write("notes", "x");
    const auto list = list_inputs({"-", file}, {});
    REQUIRE(list.has_value());
    CHECK(list->inputs == std::vector<Input>{{"-", std::nullopt}, {file, std::nullopt}});
}

TEST_CASE("a path that does not exist stops the run before it starts") {
    const Folder folder;
    const auto list = list_inputs({folder.write("a.txt", "x"), (folder.path / "none").string()}, {});
    REQUIRE_FALSE(list.has_value());
    CHECK(list.error().code == schema::ErrorCode::not_found);
    CHECK(list.error().file == (folder.path / "none").string());
}
