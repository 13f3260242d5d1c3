#include "graph/store/tables.hpp"

#include <fmt/format.h>
#include <string>

namespace entente::store {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

// `number` is the rowid that other tables and the full-text index refer to; it means nothing outside of the
// file.
constexpr const char* read_tables = R"(
CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT, title_basis TEXT, publisher TEXT, publisher_basis TEXT, url TEXT, url_basis TEXT,
    date_start TEXT, date_end TEXT, date_precision TEXT, date_basis TEXT, language TEXT,
    text_hash TEXT NOT NULL, text TEXT NOT NULL, origin TEXT, input TEXT, signature BLOB
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
)";

constexpr const char* input_tables = R"(
CREATE TABLE inputs (
    path TEXT PRIMARY KEY NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, documents INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE memberships (
    organization TEXT NOT NULL, member TEXT NOT NULL, since TEXT NOT NULL, until TEXT,
    PRIMARY KEY (organization, member, since)
) WITHOUT ROWID;
CREATE INDEX documents_by_date ON documents (date_start);
)";

// What is derived no longer follows from the records once these change.
constexpr const char* triggers = R"(
CREATE TRIGGER records_added AFTER INSERT ON records BEGIN
    INSERT INTO evidence_index (rowid, evidence) VALUES (new.number, new.evidence);
    DELETE FROM derived;
END;
CREATE TRIGGER records_removed AFTER DELETE ON records BEGIN
    INSERT INTO evidence_index (evidence_index, rowid, evidence) VALUES ('delete', old.number, old.evidence);
    DELETE FROM derived;
END;
)";

// {0}: main or temp; {1}, {2}: references within the file. Events are numbered in order of their dates, so
// that an index ending in the event's number is in order of time.
constexpr const char* derived_tables = R"(
CREATE TABLE {0}.derived (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE {0}.copies (document TEXT PRIMARY KEY NOT NULL, first TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE {0}.events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, type TEXT, cameo TEXT, goldstein REAL, score REAL,
    quad INTEGER, reciprocal INTEGER NOT NULL, scope TEXT NOT NULL, foreground INTEGER NOT NULL, format TEXT,
    date_start TEXT, date_end TEXT, date_precision TEXT, place TEXT, place_country TEXT, topic TEXT,
    document TEXT NOT NULL, sentence INTEGER NOT NULL, confidence REAL NOT NULL,
    parties INTEGER NOT NULL, mentions INTEGER NOT NULL, documents INTEGER NOT NULL, sources INTEGER NOT NULL
);
CREATE INDEX {0}.events_by_act ON events (act, status, number);
CREATE TABLE {0}.event_records (
    record INTEGER PRIMARY KEY {1},
    event INTEGER NOT NULL {2},
    alike TEXT, score REAL NOT NULL, reason TEXT
);
CREATE INDEX {0}.event_records_by_event ON event_records (event, record);
CREATE TABLE {0}.event_participants (
    event INTEGER NOT NULL {2},
    list TEXT NOT NULL, position INTEGER NOT NULL,
    id TEXT NOT NULL, name TEXT, kind TEXT NOT NULL, code TEXT, country TEXT, sector TEXT, office TEXT, level TEXT,
    role TEXT, side INTEGER,
    PRIMARY KEY (event, list, position)
) WITHOUT ROWID;
CREATE INDEX {0}.event_participants_by_id ON event_participants (id, event);
CREATE INDEX {0}.event_participants_by_code ON event_participants (code, event);
CREATE TABLE {0}.event_accounts (
    event INTEGER NOT NULL {2},
    field TEXT NOT NULL, value TEXT NOT NULL, sources INTEGER NOT NULL, records INTEGER NOT NULL,
    chosen INTEGER NOT NULL,
    PRIMARY KEY (event, field, value)
) WITHOUT ROWID;
CREATE TABLE {0}.actors (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, name TEXT, kind TEXT NOT NULL, code TEXT, country TEXT, sector TEXT, events INTEGER NOT NULL
);
CREATE TABLE {0}.actor_names (
    folded TEXT NOT NULL, id TEXT NOT NULL, name TEXT, kind TEXT NOT NULL, code TEXT, country TEXT, office TEXT,
    folded_office TEXT
);
CREATE INDEX {0}.actor_names_by_name ON actor_names (folded);
CREATE INDEX {0}.actor_names_by_office ON actor_names (folded_office, code);
CREATE INDEX {0}.actor_names_by_id ON actor_names (id);
CREATE INDEX {0}.actor_names_by_code ON actor_names (code);
CREATE TABLE {0}.ends (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE {0}.dyads (
    a INTEGER NOT NULL, b INTEGER NOT NULL, meeting INTEGER NOT NULL, event INTEGER NOT NULL, way INTEGER NOT NULL,
    PRIMARY KEY (a, b, meeting, event)
) WITHOUT ROWID;
CREATE TABLE {0}.ties (
    a INTEGER NOT NULL, b INTEGER NOT NULL, events INTEGER NOT NULL, meetings INTEGER NOT NULL,
    first TEXT, last TEXT,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
)";

// For people and programs that read the file themselves: their columns stay what they are while the tables
// change.
constexpr const char* views = R"(
CREATE VIEW v_records AS
    SELECT r.id, r.document, e.id AS event, r.act, r.mode, r.status, r.type, r.cameo, r.goldstein, r.quad,
           r.date_start, r.date_end, r.date_precision, r.scope, r.foreground, r.place, r.confidence, r.evidence,
           d.date_start AS published, d.publisher, d.url, x.alike, x.score AS alike_score, x.reason AS alike_reason
    FROM records r JOIN documents d ON d.id = r.document
    LEFT JOIN event_records x ON x.record = r.number LEFT JOIN events e ON e.number = x.event;
CREATE VIEW v_events AS
    SELECT e.id, e.act, e.mode, e.status, e.type, e.cameo, e.goldstein, e.score, e.quad, e.reciprocal, e.scope,
           e.foreground, e.format, e.date_start, e.date_end, e.date_precision, e.place, e.place_country, e.topic,
           e.confidence, e.parties, e.mentions, e.documents, e.sources, e.document, r.evidence
    FROM events e JOIN records r ON r.id = e.id;
CREATE VIEW v_participants AS
    SELECT e.id AS event, p.list, p.position, p.id AS actor, p.name, p.kind, p.code, p.country, p.sector, p.office,
           p.level, p.role, p.side, e.act, e.status, e.date_start, e.date_end
    FROM event_participants p JOIN events e ON e.number = p.event;
CREATE VIEW v_dyads AS
    SELECT e.id AS event, a.key AS source, b.key AS target, d.way = 0 AS mutual, e.act, e.mode, e.status, e.type,
           e.quad, e.goldstein, e.foreground, e.date_start, e.date_end, e.date_precision, e.parties, e.confidence
    FROM dyads d JOIN ends a ON a.number = d.a JOIN ends b ON b.number = d.b JOIN events e ON e.number = d.event
    WHERE a.key NOT LIKE '=%' AND b.key NOT LIKE '=%' AND (d.way = 1 OR (d.way = 0 AND a.key < b.key));
CREATE VIEW v_meetings AS
    SELECT e.id AS event, a.key AS one, b.key AS other, e.mode, e.status, e.foreground, e.date_start, e.date_end,
           e.date_precision, e.place, e.place_country, e.topic, e.parties, e.confidence
    FROM dyads d JOIN ends a ON a.number = d.a JOIN ends b ON b.number = d.b JOIN events e ON e.number = d.event
    WHERE d.meeting = 1 AND a.key NOT LIKE '=%' AND b.key NOT LIKE '=%' AND a.key < b.key;
)";

std::string derived_in(std::string_view schema) {
    const bool in_file = schema == "main";
    return fmt::format(fmt::runtime(derived_tables), schema,
                       in_file ? "REFERENCES records(number) ON DELETE CASCADE" : "",
                       in_file ? "REFERENCES events(number) ON DELETE CASCADE" : "");
}

std::string version_line() {
    return fmt::format("PRAGMA user_version = {};", tables_version);
}

// Undone as a whole where a statement fails.
Result<void> in_one_transaction(Connection& sql, const std::string& statements) {
    auto done = sql.script(("BEGIN IMMEDIATE;" + statements + "COMMIT;").c_str());
    if (!done) (void)sql.script("ROLLBACK");
    return done;
}

}  // namespace

Result<void> create_tables(Connection& sql) {
    if (auto set = sql.script("PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE;"); !set) return set;
    return in_one_transaction(sql, std::string(read_tables) + input_tables + derived_in("main") + triggers +
                                       views + "PRAGMA application_id = 1164866661;" + version_line());
}

Result<void> migrate_tables(Connection& sql, std::int64_t version) {
    if (version != 1)
        return std::unexpected(Error{ErrorCode::unsupported, fmt::format("has tables of version {}", version),
                                     sql.path(), 0, "build the store anew"});
    return in_one_transaction(sql, std::string("ALTER TABLE documents ADD COLUMN signature BLOB;"
                                               "DROP TRIGGER records_added; DROP TRIGGER records_removed;") +
                                       input_tables + derived_in("main") + triggers + views + version_line());
}

Result<void> create_temporary_tables(Connection& sql, const std::optional<schema::Day>& known_by) {
    std::string statements;
    if (known_by) {
        statements = fmt::format(
            "CREATE TEMP VIEW documents AS SELECT * FROM main.documents WHERE date_end <= '{0}';"
            "CREATE TEMP VIEW records AS SELECT r.* FROM main.records r JOIN main.documents d ON d.id = "
            "r.document "
            "WHERE d.date_end <= '{0}';",
            schema::to_iso(*known_by));
    }
    return sql.script((statements + derived_in("temp")).c_str());
}

Result<void> clear_derived_tables(Connection& sql) {
    return sql.script(
        "DELETE FROM derived; DELETE FROM ties; DELETE FROM dyads; DELETE FROM ends; DELETE FROM actor_names;"
        "DELETE FROM actors; DELETE FROM event_accounts; DELETE FROM event_participants; DELETE FROM "
        "event_records;"
        "DELETE FROM events; DELETE FROM copies;");
}

}  // namespace entente::store
