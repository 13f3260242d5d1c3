#include "graph/store/run.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "tests/store/folder.hpp"

namespace entente::store {
namespace {

using namespace schema;
namespace fs = std::filesystem;

using test::Folder;

template <class T>
T value(Result<T> result) {
    if (!result) FAIL(describe(result.error()));
    return *std::move(result);
}

void good(const Result<void>& result) {
    if (!result) FAIL(describe(result.error()));
}

StoredDocument document(std::string id, std::string text, std::string input) {
    StoredDocument row;
    row.id = std::move(id);
    row.text_hash = "hash of " + text;
    row.text = std::move(text);
    row.input = std::move(input);
    return row;
}

using Ids = std::vector<std::string>;

Ids gone(Run& run, const std::string& lost) {
    Ids ids;
    good(run.find_gone([&](const std::string& file) { return file == lost; },
                       [&](std::string_view id, std::string_view) { ids.emplace_back(id); }));
    return ids;
}

Store filled(const std::string& path) {
    Store store = value(Store::open(path));
    good(store.put(document("a1", "one", "a.jsonl:1"), {}));
    good(store.put(document("a2", "two", "a.jsonl:2"), {}));
    good(store.put(document("b1", "three", "b.jsonl:1"), {}));
    good(store.put(document("c", "four", "c.txt"), {}));
    return store;
}

TEST_CASE("a place is a file, or a file and a line") {
    const std::pair<const char*, const char*> cases[] = {{"a.jsonl:12", "a.jsonl"},
                                                         {"a.txt", "a.txt"},
                                                         {"", ""},
                                                         {"12", "12"},
                                                         {":12", ":12"},
                                                         {"a:", "a:"},
                                                         {"a:b", "a:b"},
                                                         {"a:1:2", "a:1"},
                                                         {"file7", "file7"},
                                                         {"a.txt12", "a.txt12"}};
    for (const auto& [place, file] : cases) CHECK_MESSAGE(file_of(place) == file, place);
}

TEST_CASE("one id with two texts is a conflict within a run, and a changed document between two") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    Run run = value(Run::begin(store));
    CHECK(value(run.claim("a1", "hash of one")));
    CHECK_FALSE(value(run.claim("a1", "hash of one")));
    const auto conflict = run.claim("a1", "hash of another");
    REQUIRE_FALSE(conflict);
    CHECK(conflict.error().code == ErrorCode::conflict);
    CHECK(describe(conflict.error()) ==
          "document \"a1\" came before in this run, with another text (from a.jsonl:1); give the two texts "
          "ids of "
          "their own");
    Run next = value(Run::begin(store));
    CHECK(value(next.claim("a1", "hash of another")));
    good(store.put(document("a1", "another", "a.jsonl:1"), {}));
    CHECK(value(store.document("a1"))->text == "another");
    CHECK(value(store.counts()).documents == 4);
}

TEST_CASE("gone is what the files of a run do not give any more, and what came from a file that is lost") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    Run run = value(Run::begin(store));
    CHECK(value(run.claim("a2", "hash of two")));
    CHECK(gone(run, "").empty());  // a.jsonl has not been read whole
    good(run.end_file("a.jsonl"));
    CHECK(gone(run, "") == Ids{"a1"});
    good(store.put_failure({"c.txt", "", "broken"}));
    good(store.put_failure({"b.jsonl:7", "", "broken"}));
    CHECK(gone(run, "c.txt") == Ids{"a1", "c"});
    CHECK(value(run.remove_gone()) == 2);
    CHECK(value(store.document_ids()) == Ids{"a2", "b1"});
    CHECK(value(store.failures()) == std::vector<Failure>{{"b.jsonl:7", "", "broken"}});
}

TEST_CASE("a document that came from elsewhere this time is not gone") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    Run run = value(Run::begin(store));
    CHECK(value(run.claim("a1", "hash of one")));
    good(run.set_input("a1", "moved.jsonl:9"));
    good(run.end_file("a.jsonl"));
    CHECK(gone(run, "") == Ids{"a2"});
    CHECK(value(store.document("a1"))->input == "moved.jsonl:9");
}

TEST_CASE("what a document was goes, unless this run put it") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    Run run = value(Run::begin(store));
    CHECK(value(run.drop("c")));
    CHECK_FALSE(value(run.drop("c")));
    CHECK(value(run.claim("b1", "hash of three")));
    CHECK_FALSE(value(run.drop("b1")));
    CHECK(value(store.document_ids()) == Ids{"a1", "a2", "b1"});
}

TEST_CASE("a file that is read again has not failed yet, nor has another file of a like name") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    const Ids stay = {"a", "a.jsonl", "a.jsonl:x1", "a.jsonl2:1", "a.jsonl:", "b.jsonl:1"};
    for (const auto& input : stay) good(store.put_failure({input, "", "broken"}));
    for (const std::string input : {"a.jsonl:1", "a.jsonl:20"})
        good(store.put_failure({input, "d", "broken"}));
    Run run = value(Run::begin(store));
    good(run.begin_file("a.jsonl"));
    Ids left;
    for (const auto& failure : value(store.failures())) left.push_back(failure.input);
    CHECK(left == Ids{"a", "a.jsonl2:1", "a.jsonl:", "a.jsonl:x1", "b.jsonl:1"});
}

TEST_CASE("files are kept as they were read, until they are read again or lost") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    Run run = value(Run::begin(store));
    const InputFile a{"a.jsonl", "0a", 120, 2};
    const InputFile b{"b.jsonl", "0b", 60, 1};
    for (const auto& file : {b, a, a}) good(run.put_input(file));
    CHECK(value(run.inputs()) == std::vector<InputFile>{a, b});
    good(run.begin_file("a.jsonl"));
    CHECK(value(run.inputs()) == std::vector<InputFile>{b});
    CHECK(gone(run, "b.jsonl") == Ids{"b1"});
    CHECK(value(run.remove_gone()) == 1);
    CHECK(value(run.inputs()).empty());
}

TEST_CASE("a store opened read-only has runs, too") {
    const Folder folder;
    good(filled(folder.file("graph.db")).close());
    Store store = value(Store::open_read_only(folder.file("graph.db")));
    Run run = value(Run::begin(store));
    CHECK(value(run.claim("b1", "hash of three")));
    good(run.end_file("b.jsonl"));
    CHECK(gone(run, "c.txt") == Ids{"c"});
}

TEST_CASE("a second writer is refused at once, and let in when the first has ended, killed or not") {
    const Folder folder;
    const auto path = folder.file("graph.db");
    {
        const Store store = filled(path);
        const auto second = Store::open(path);
        REQUIRE_FALSE(second);
        CHECK(second.error().message == "is being written by another program");
        CHECK(Store::open_read_only(path).has_value());
    }
    CHECK(Store::open(path).has_value());
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const auto store = Store::open(path);
        (void)!write(ready[1], store ? "y" : "n", 1);
        pause();
        _exit(0);
    }
    char held = 'n';
    REQUIRE(read(ready[0], &held, 1) == 1);
    CHECK(held == 'y');
    CHECK_FALSE(Store::open(path).has_value());
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    CHECK(value(value(Store::open(path)).counts()).documents == 4);
    close(ready[0]);
    close(ready[1]);
}

}  // namespace
}  // namespace entente::store
