// A file of an older version keeps what it holds and becomes one of this.
#include <doctest/doctest.h>
#include <filesystem>
#include <sqlite3.h>
#include <unistd.h>

#include "graph/store/record_json.hpp"
#include "graph/store/store.hpp"
#include "tests/store/sample.hpp"

namespace entente::store {
namespace {

// As version 1 of the tables was made.
constexpr const char* version_1 = R"(
PRAGMA journal_mode = DELETE;
BEGIN IMMEDIATE;
CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT, title_basis TEXT, publisher TEXT, publisher_basis TEXT, url TEXT, url_basis TEXT,
    date_start TEXT, date_end TEXT, date_precision TEXT, date_basis TEXT, language TEXT,
    text_hash TEXT NOT NULL, text TEXT NOT NULL, origin TEXT, input TEXT
) WITHOUT ROWID;
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    act TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, type TEXT, cameo TEXT, goldstein REAL, quad INTEGER,
    date_start TEXT, date_end TEXT, date_precision TEXT, scope TEXT NOT NULL, foreground INTEGER NOT NULL,
    place TEXT, confidence REAL NOT NULL, evidence TEXT NOT NULL, json TEXT NOT NULL
);
CREATE INDEX records_by_document ON records (document, position);
CREATE INDEX records_by_act ON records (act, status, date_start);
CREATE TABLE participants (
    record INTEGER NOT NULL REFERENCES records(number) ON DELETE CASCADE,
    list TEXT NOT NULL, position INTEGER NOT NULL,
    id TEXT NOT NULL, name TEXT, kind TEXT NOT NULL, code TEXT, country TEXT, sector TEXT, office TEXT, level TEXT,
    role TEXT, side INTEGER,
    PRIMARY KEY (record, list, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_id ON participants (id);
CREATE INDEX participants_by_code ON participants (code);
CREATE TABLE failures (
    input TEXT NOT NULL, document TEXT NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (input, document)
) WITHOUT ROWID;
CREATE TABLE manifest (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE evidence_index USING fts5 (
    evidence, content = 'records', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER records_added AFTER INSERT ON records BEGIN
    INSERT INTO evidence_index (rowid, evidence) VALUES (new.number, new.evidence);
END;
CREATE TRIGGER records_removed AFTER DELETE ON records BEGIN
    INSERT INTO evidence_index (evidence_index, rowid, evidence) VALUES ('delete', old.number, old.evidence);
END;
PRAGMA application_id = 1164866661;
PRAGMA user_version = 1;
COMMIT;
)";

void run(sqlite3* file, const std::string& sql) {
    char* message = nullptr;
    sqlite3_exec(file, sql.c_str(), nullptr, nullptr, &message);
    const std::string complaint = message ? message : "";
    sqlite3_free(message);
    REQUIRE(complaint == "");
}

TEST_CASE("version 1 becomes this version by being opened for writing") {
    std::string folder = (std::filesystem::temp_directory_path() / "entente-migration-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()));
    const std::string path = folder + "/old.db";
    const auto record = test::full_record();
    sqlite3* file = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &file) == SQLITE_OK);
    run(file, version_1);
    run(file, "INSERT INTO documents (id, text_hash, text) VALUES ('sample-1', 'h', 'text')");
    run(file,
        "INSERT INTO records (id, document, position, act, status, scope, foreground, confidence, evidence, "
        "json) "
        "VALUES ('" +
            record.id + "', 'sample-1', 0, 'CONSULT', 'happened', 'international', 1, 0.9, 'words', '" +
            to_json(record) + "')");
    sqlite3_close(file);

    const auto refused = Store::open_read_only(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().hint.contains("entente build"));
    {
        auto store = Store::open(path);
        REQUIRE(store);
        CHECK(store->records().value() == std::vector{record});
        CHECK(store->document("sample-1").value()->signature.empty());
        CHECK(store->derived_by()->empty());
        REQUIRE(store->close());
    }
    auto store = Store::open_read_only(path);
    REQUIRE(store);
    CHECK(store->counts().value() == Counts{1, 1, 0});
    CHECK(store->records({.words = "words"})->size() == 1);
    CHECK(store->events()->empty());
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace entente::store
