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

TEST_CASE("patterns choose files of folders, by name or by path, and leave out files and folders") {
    const Folder folder;
    std::filesystem::create_directories(folder.path / "2024" / "drafts");
    for (const auto* name : {"a.html", "b.txt", "c.dat", "2024/d.html", "2024/e.txt", "2024/drafts/f.html"})
        folder.write(name, "x");
    const auto root = folder.path.string();
    const auto found = [&](const FileFilter& filter) {
        const auto list = list_inputs({root}, {}, filter);
        std::string names;
        for (const auto& input : list.value().inputs) names += input.path.substr(root.size() + 1) + " ";
        return names;
    };
    CHECK(found({}) == "2024/d.html 2024/drafts/f.html 2024/e.txt a.html b.txt ");
    CHECK(found({{"*.html"}, {}}) == "2024/d.html 2024/drafts/f.html a.html ");
    CHECK(found({{"2024/*"}, {}}) == "2024/d.html 2024/e.txt ");
    CHECK(found({{"*.html", "b*"}, {"drafts"}}) == "2024/d.html a.html b.txt ");
    CHECK(found({{}, {"2024/*.txt", "[ab].*"}}) == "2024/d.html 2024/drafts/f.html ");
    CHECK(found({{"*.dat"}, {}}) == "c.dat ");  // asked for, so its form is guessed
    CHECK(list_inputs({folder.write("out.txt", "x")}, {}, {{"*.html"}, {}}).value().inputs.size() == 1);
}

TEST_CASE("a pattern is spelled out in order; one that finds nothing is an error") {
    const Folder folder;
    for (const auto* name : {"b.txt", "a.html", "c.csv", "[x].txt"}) folder.write(name, "x");
    const auto root = folder.path.string();
    CHECK(list_inputs({root + "/?.{txt,html}"}, {}).value().inputs ==
          std::vector<Input>{{root + "/a.html", text::Format::html}, {root + "/b.txt", text::Format::text}});
    CHECK(list_inputs({root + "/[x].txt"}, {}).value().inputs ==
          std::vector<Input>{{root + "/[x].txt", text::Format::text}});
    const auto none = list_inputs({root + "/*.md"}, {});
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().message == "no file or folder is found by this pattern");
}

TEST_CASE("the inputs' size is known where all are files") {
    const Folder folder;
    const auto file = folder.write("a.txt", "12345");
    CHECK(size_of(*list_inputs({file, folder.write("b.txt", "123")}, {})) == 8U);
    CHECK_FALSE(size_of(*list_inputs({file, "-"}, {})));
}
