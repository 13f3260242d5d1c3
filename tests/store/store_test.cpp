#include "graph/store/store.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/store/record_json.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/sample.hpp"

namespace entente::store {
namespace {

using namespace schema;
namespace fs = std::filesystem;

using test::Folder;

StoredDocument sample_document(std::string id) {
    return {.id = id,
            .title = {"Ministers meet", "field"},
            .publisher = {"Gazette", "html_meta"},
            .url = {},
            .date = parse_date("2022-01-07").value(),
            .date_basis = "dateline",
            .language = "en",
            .text_hash = "hash of " + id,
            .text = "Foreign Ministers Ana Ruiz and Tomas Berg held a virtual meeting on 6-7 January 2022.",
            .origin = "[]",
            .input = id + ".txt"};
}

std::vector<Record> sample_records(const std::string& document, int count, std::uint64_t seed) {
    test::Random random(seed);
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) {
        records.push_back(test::random_record(random));
        records.back().id = fmt::format("r_{}_{}", document, i);
        records.back().document = document;
    }
    return records;
}

template <class T>
T value(Result<T> result) {
    if (!result) FAIL(describe(result.error()));
    return *std::move(result);
}

void good(const Result<void>& result) {
    if (!result) FAIL(describe(result.error()));
}

Store filled(const std::string& path) {
    Store store = value(Store::open(path));
    good(store.begin());
    for (const std::string id : {"b", "a"})
        good(store.put(sample_document(id), sample_records(id, 20, static_cast<unsigned char>(id[0]))));
    good(store.commit());
    return store;
}

TEST_CASE("documents and records come back as they were put, by document and order") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    CHECK(value(store.counts()) == Counts{2, 40, 0});
    CHECK(value(store.document_ids()) == std::vector<std::string>{"a", "b"});
    CHECK(value(store.document("a")) == sample_document("a"));
    CHECK_FALSE(value(store.document("c")));
    std::vector<Record> expected = sample_records("a", 20, 'a');
    std::ranges::copy(sample_records("b", 20, 'b'), std::back_inserter(expected));
    CHECK(value(store.records()) == expected);
}

TEST_CASE("running again changes nothing; a document's records are replaced") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    const auto before = value(store.records());
    for (const std::string id : {"a", "b"})
        good(store.put(sample_document(id), sample_records(id, 20, static_cast<unsigned char>(id[0]))));
    CHECK(value(store.records()) == before);
    const auto fewer = sample_records("a", 3, 99);
    good(store.put(sample_document("a"), fewer));
    CHECK(value(store.counts()) == Counts{2, 23, 0});
    StoredDocument later = sample_document("a");
    later.date.reset();
    later.title = {"Another title", "html_meta"};
    good(store.put(later, {}));
    CHECK(value(store.counts()) == Counts{2, 20, 0});
    CHECK(value(store.document("a")) == later);
}

TEST_CASE("a changed document takes the place of what was there under its id") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    StoredDocument other = sample_document("a");
    other.text_hash = "another";
    other.text = "Another text.";
    good(store.put(other, sample_records("a", 2, 7)));
    CHECK(value(store.document("a")) == other);
    CHECK(value(store.counts()) == Counts{2, 22, 0});
    CHECK(value(store.contains("a", "another")));
    CHECK_FALSE(value(store.contains("a", "hash of a")));
    CHECK_FALSE(value(store.contains("c", "another")));
}

TEST_CASE("one record id in two documents is a conflict, and leaves what was there") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    const auto before = value(store.records());
    auto stolen = sample_records("c", 3, 5);
    stolen[2].id = "r_a_0";
    const auto stolen_put = store.put(sample_document("c"), stolen);
    REQUIRE_FALSE(stolen_put);
    CHECK(stolen_put.error().message == "has record r_a_0 already, in another document");
    auto foreign = sample_records("d", 1, 5);
    foreign[0].document = "a";
    CHECK(store.put(sample_document("d"), foreign).error().message ==
          "record r_d_0 belongs to document \"a\", not to \"d\"");
    CHECK(value(store.records()) == before);
    CHECK(value(store.counts()) == Counts{2, 40, 0});
}

TEST_CASE("an error in a batch leaves the batch's other documents") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    good(store.begin());
    good(store.put(sample_document("c"), sample_records("c", 2, 1)));
    auto stolen = sample_records("d", 2, 1);
    stolen[1].id = "r_a_0";
    CHECK_FALSE(store.put(sample_document("d"), stolen));
    good(store.put(sample_document("e"), sample_records("e", 2, 1)));
    good(store.commit());
    CHECK(value(store.document_ids()) == std::vector<std::string>{"a", "b", "c", "e"});
    CHECK(value(store.counts()) == Counts{4, 44, 0});
}

TEST_CASE("what is not committed is undone") {
    const Folder folder;
    {
        Store store = filled(folder.file("graph.db"));
        good(store.begin());
        good(store.put(sample_document("c"), sample_records("c", 2, 1)));
    }
    Store store = value(Store::open_read_only(folder.file("graph.db")));
    CHECK(value(store.document_ids()) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("killed while writing, the store reopens whole and a second run finishes") {
    const Folder folder;
    const std::string path = folder.file("graph.db");
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto store = Store::open(path);
        if (!store || !store->begin() || !store->put(sample_document("a"), sample_records("a", 5, 1)) ||
            !store->commit())
            _exit(1);
        if (!store->begin() || !store->put(sample_document("b"), sample_records("b", 500, 1))) _exit(2);
        ::kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    Store store = value(Store::open(path));
    CHECK(value(store.document_ids()) == std::vector<std::string>{"a"});
    CHECK(value(store.records()) == sample_records("a", 5, 1));
    good(store.put(sample_document("b"), sample_records("b", 500, 1)));
    CHECK(value(store.counts()) == Counts{2, 505, 0});
}

TEST_CASE("a closed store is one plain file") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    good(store.close());
    CHECK_FALSE(fs::exists(folder.file("graph.db-wal")));
    CHECK_FALSE(fs::exists(folder.file("graph.db-shm")));
    Store reader = value(Store::open_read_only(folder.file("graph.db")));
    CHECK(value(reader.counts()) == Counts{2, 40, 0});
    CHECK_FALSE(reader.set_manifest("a", "b"));
}

TEST_CASE("readers see a store that is being written") {
    const Folder folder;
    Store writer = filled(folder.file("graph.db"));
    good(writer.begin());
    good(writer.put(sample_document("c"), {}));
    Store reader = value(Store::open_read_only(folder.file("graph.db")));
    CHECK(value(reader.counts()).documents == 2);
    good(writer.commit());
    CHECK(value(reader.counts()).documents == 3);
}

TEST_CASE("manifest and failures are kept, replaced and forgotten") {
    const Folder folder;
    Store store = filled(folder.file("graph.db"));
    good(store.set_manifest("model", "en_core_web_sm 3.8.0"));
    good(store.set_manifest("program", "0.1"));
    good(store.set_manifest("program", "0.2"));
    CHECK(value(store.manifest()) ==
          std::map<std::string, std::string>{{"model", "en_core_web_sm 3.8.0"}, {"program", "0.2"}});
    good(store.put_failure({"c.txt", "", "is empty"}));
    good(store.put_failure({"c.txt", "", "is too large"}));
    good(store.put_failure({"d.jsonl:3", "d", "not JSON"}));
    CHECK(value(store.failures()) ==
          std::vector<Failure>{{"c.txt", "", "is too large"}, {"d.jsonl:3", "d", "not JSON"}});
    good(store.put(sample_document("c"), {}));
    CHECK(value(store.failures()) == std::vector<Failure>{{"d.jsonl:3", "d", "not JSON"}});
}

TEST_CASE("the store knows the actors of its records, each combination once") {
    const Folder folder;
    Store store = value(Store::open(folder.file("graph.db")));
    Record first = test::full_record(), later = test::full_record();
    later.id = "r_later";
    later.actor[0].office = "Prime Minister";
    first.document = later.document = "a";
    good(store.put(sample_document("a"), std::vector{first, later}));
    const KnownActor ruiz{"person:ESP/ana-ruiz", "Ana Ruiz", ActorKind::person, "ESP", "ESP",
                          "Foreign Minister"};
    KnownActor promoted = ruiz;
    promoted.office = "Prime Minister";
    const KnownActor berg{"person:SWE/tomas-berg", "Tomas Berg", ActorKind::person, "SWE", "SWE",
                          "Foreign Minister"};
    CHECK(value(store.actors()) == std::vector{ruiz, promoted, berg});
}

Record dated(std::string id, std::string_view date, double confidence) {
    Record record = test::full_record();
    record.id = std::move(id);
    record.document = "a";
    record.date.reset();
    if (!date.empty()) record.date = EventDate{parse_date(date).value(), DateBasis::text, {}};
    record.confidence = confidence;
    return record;
}

TEST_CASE("records are filtered by act, status, date, confidence and words of the evidence") {
    const Folder folder;
    Store store = value(Store::open(folder.file("graph.db")));
    std::vector<Record> records = {dated("r_0", "2022-01-06", 0.9), dated("r_1", "2022-01", 0.5),
                                   dated("r_2", "", 0.9), dated("r_3", "2023", 0.9)};
    records[1].status = Status::planned;
    records[2].act = "AID";
    records[3].evidence.text = "Café \"Zürich\" — talks; on-going.";
    good(store.put(sample_document("a"), records));

    struct Case {
        RecordFilter filter;
        std::string_view expected;
    };
    const auto day = [](std::string_view text) { return parse_date(text).value().start; };
    const Case cases[] = {
        {{}, "r_0 r_1 r_2 r_3 "},
        {{.act = "CONSULT"}, "r_0 r_1 r_3 "},
        {{.act = "CONSULT", .status = Status::happened}, "r_0 r_3 "},
        {{.from = day("2022-01-06")}, "r_0 r_1 r_3 "},
        {{.from = day("2022-01-31")}, "r_1 r_3 "},
        {{.to = day("2022-01-05")}, "r_1 "},
        {{.from = day("2022-01-07"), .to = day("2022-12-31")}, "r_1 "},
        {{.min_confidence = 0.6}, "r_0 r_2 r_3 "},
        {{.words = "virtual meeting"}, "r_0 r_1 r_2 "},
        {{.words = "meeting virtual"}, ""},
        {{.words = "cafe zurich"}, "r_3 "},
        {{.words = "\"Zürich\" talks; on-going"}, "r_3 "},
        {{.words = "NEAR( OR *"}, ""},
        {{.words = ""}, ""},
    };
    for (const auto& [filter, expected] : cases) {
        std::string ids;
        for (const auto& record : value(store.records(filter))) ids += record.id + " ";
        CHECK(ids == expected);
    }
}

TEST_CASE("the full-text index follows replaced records") {
    const Folder folder;
    Store store = value(Store::open(folder.file("graph.db")));
    Record record = dated("r_0", "2022", 1);
    good(store.put(sample_document("a"), {{record}}));
    record.evidence.text = "They signed a treaty.";
    good(store.put(sample_document("a"), {{record}}));
    CHECK(value(store.records({.words = "virtual"})).empty());
    CHECK(value(store.records({.words = "treaty"})).size() == 1);
}

void write(const std::string& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string read(const std::string& path) {
    if (!fs::is_regular_file(path)) return {};
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void run_sql(const std::string& path, const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

std::string complaint(const Result<Store>& store) {
    return store ? "" : describe(store.error());
}

TEST_CASE("files that are no store are refused by name, and not changed") {
    const Folder folder;
    write(folder.file("text"),
          "This is a text, and longer than the header of an SQLite file, which has 100 bytes. " +
              std::string(1000, '.'));
    run_sql(folder.file("foreign"), "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    filled(folder.file("newer"));
    run_sql(folder.file("newer"), "PRAGMA user_version = 3; PRAGMA journal_mode = DELETE");
    write(folder.file("empty"), "");
    fs::create_directory(folder.file("folder"));

    struct Case {
        std::string_view name;
        std::string_view expected;
        bool writable;  // the same complaint where it is opened for writing
    };
    const Case cases[] = {
        {"text",
         "is not an Entente store (SQLite: file is not a database); name a file that `entente build` wrote",
         true},
        {"foreign",
         "is an SQLite file of another program; name a file that `entente build` wrote, or a new one", true},
        {"newer", "was written by a newer version of the program (tables 3, known 2); update the program",
         true},
        {"empty", "is empty; name a file that `entente build` wrote", false},
        {"missing", "there is no such file; `entente build INPUT -o FILE` makes one", false},
        {"folder", "is a folder; name a file in it", true},
        {"no/such/graph.db", "there is no such file; `entente build INPUT -o FILE` makes one", false},
    };
    for (const auto& [name, expected, writable] : cases) {
        const std::string path = folder.file(name);
        const std::string before = read(path);
        const std::string full = path + ": " + std::string(expected);
        CHECK(complaint(Store::open_read_only(path)) == full);
        if (writable) CHECK(complaint(Store::open(path)) == full);
        CHECK(read(path) == before);
    }
    CHECK(complaint(Store::open(folder.file("no/such/graph.db"))).find("cannot be opened") !=
          std::string::npos);
}

// Opens, reads all there is; the first complaint.
std::string read_all(const std::string& path) {
    auto store = Store::open_read_only(path);
    if (!store) return describe(store.error());
    if (const auto records = store->records(); !records) return describe(records.error());
    for (const auto id : {"a", "b"})
        if (const auto document = store->document(id); !document) return describe(document.error());
    return "";
}

TEST_CASE("a damaged store gives an error that says so, never a crash") {
    const Folder folder;
    good(filled(folder.file("graph.db")).close());
    const std::string whole = read(folder.file("graph.db"));
    REQUIRE(read_all(folder.file("graph.db")) == "");
    const std::string path = folder.file("broken.db");

    write(path, whole.substr(0, whole.size() / 2));
    CHECK(read_all(path).find("is damaged") != std::string::npos);

    test::Random random(11);
    int complaints = 0;
    for (int i = 0; i < 200; ++i) {
        std::string bytes = whole;
        for (int j = 0; j < 40; ++j)
            bytes[100 + test::below(random, bytes.size() - 100)] = static_cast<char>(random());
        write(path, bytes);
        const auto said = read_all(path);
        if (!said.empty()) ++complaints;
        if (!said.empty()) CHECK(said.starts_with(path + ": "));
    }
    CHECK(complaints > 100);
}

}  // namespace
}  // namespace entente::store
