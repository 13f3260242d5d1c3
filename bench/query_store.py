#!/usr/bin/env python3
"""A store of many events for the benchmark of queries (bench/queries.cpp), grown out of a real one.

usage: query_store.py REAL.db OUT.db [--events 1000000]

Every event of the real store is repeated, with other people: who is a country, an organisation or a body stays who he
is, anybody else becomes one of as many copies of himself as there are repetitions, mostly the copy of that repetition
and at times another one, so that the copies know each other. So how many events a person or a pair of persons has is
distributed as in the real store, while states have as many times more as the store is larger. Days move by up to a
year. Each event has one record in one document. Derived tables follow from the events as in graph/derive; a record's
json is empty, so that proofs cannot be asked for. The same arguments give the same store.
"""
import argparse
import datetime
import pathlib
import random
import sqlite3

STAYS = ("country:", "org:", "body:", "=")


def copy_of(key, number):
    return key if number == 0 or key.startswith(STAYS) else f"{key}~{number}"


def schema(real, out):
    """The tables, indexes, triggers and views of the real store; the triggers and indexes come after the rows."""
    objects = real.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL "
                           "AND name NOT LIKE 'evidence_index_%' ORDER BY rowid").fetchall()
    later = [sql for kind, _, sql in objects if kind in ("index", "trigger", "view")]
    for kind, _, sql in objects:
        if kind == "table":
            out.execute(sql)
    return later


def shift(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat() if day else None


def plan(real, wanted, chance):
    """(start, end, event, repetition, days) of each event to write, in order of time, undated last."""
    events = real.execute("SELECT number, date_start, date_end FROM events ORDER BY number").fetchall()
    made = []
    for i in range(wanted):
        number, start, end = events[i % len(events)]
        days = chance.randrange(-365, 366) if i >= len(events) else 0
        made.append((start is None, shift(start, days) or "", shift(end, days) or "", number, i // len(events)))
    made.sort(key=lambda row: row[:3])
    return made


class Real:
    """The events of the real store by number."""

    def __init__(self, real):
        rows = real.execute("SELECT e.*, r.evidence FROM events e JOIN records r ON r.id = e.id").fetchall()
        self.events = {row[0]: row for row in rows}
        self.columns = [name for _, name, *_ in real.execute("PRAGMA table_info(events)")]
        self.parties, self.dyads = {}, {}
        for row in real.execute("SELECT * FROM event_participants ORDER BY event, list, position"):
            self.parties.setdefault(row[0], []).append(row[1:])
        self.keys = dict(real.execute("SELECT number, key FROM ends"))
        for a, b, meeting, event, way in real.execute("SELECT a, b, meeting, event, way FROM dyads"):
            self.dyads.setdefault(event, []).append((a, b, meeting, way))
        self.names = real.execute("SELECT * FROM actor_names").fetchall()
        self.actors = real.execute("SELECT * FROM actors").fetchall()


def write_events(real, made, out, chance):
    ends, repetitions = {}, max(row[4] for row in made) + 1
    at = {name: i for i, name in enumerate(real.columns)}
    places = ",".join("?" * len(real.columns))
    for number, (_, start, end, event, repetition) in enumerate(made, 1):
        row = list(real.events[event])
        evidence = row.pop()
        copies = {}

        def who(key):
            if key not in copies:
                copies[key] = chance.randrange(repetitions) if chance.random() < 0.1 else repetition
            return copy_of(key, copies[key])

        identity = f"r_{number:09d}"
        document = f"d_{number:09d}"
        row[at["number"]], row[at["id"]], row[at["document"]] = number, identity, document
        row[at["date_start"]], row[at["date_end"]] = start or None, end or None
        row[at["mentions"]] = row[at["documents"]] = row[at["sources"]] = 1
        out.execute("INSERT INTO documents (id, date_start, date_end, date_precision, text_hash, text) "
                    "VALUES (?, ?, ?, 'day', ?, '')", (document, start or None, end or None, identity))
        out.execute("INSERT INTO records VALUES (?,?,?,0,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'{}')",
                    (number, identity, document, *(row[at[name]] for name in (
                        "act", "mode", "status", "type", "cameo", "goldstein", "quad", "date_start", "date_end",
                        "date_precision", "scope", "foreground", "place", "confidence")), evidence))
        out.execute(f"INSERT INTO events VALUES ({places})", row)
        out.execute("INSERT INTO event_records VALUES (?, ?, NULL, 1, NULL)", (number, number))
        for party in real.parties[event]:
            party = (number, *party[:2], who(party[2]), *party[3:])
            out.execute(f"INSERT INTO event_participants VALUES ({','.join('?' * len(party))})", party)
        for a, b, meeting, way in real.dyads.get(event, ()):
            one, other = (ends.setdefault(who(real.keys[k]), len(ends) + 1) for k in (a, b))
            out.execute("INSERT OR IGNORE INTO unsorted VALUES (?, ?, ?, ?, ?)", (one, other, meeting, number, way))
    out.executemany("INSERT INTO ends VALUES (?, ?)", ((number, key) for key, number in ends.items()))
    return repetitions


def write_cast(real, repetitions, out):
    def name(text, number):
        return text if number == 0 or text is None else f"{text} {number}"

    for number in range(repetitions):
        for folded, key, called, *rest in real.names:
            if number == 0 or not key.startswith(STAYS):
                row = (name(folded, number), copy_of(key, number), name(called, number), *rest)
                out.execute(f"INSERT INTO actor_names VALUES ({','.join('?' * len(row))})", row)
        for _, key, called, kind, code, country, sector, _ in real.actors:
            if number == 0 or not key.startswith(STAYS):
                out.execute("INSERT INTO actors VALUES (NULL, ?, ?, ?, ?, ?, ?, 0)",
                            (copy_of(key, number), name(called, number), kind, code, country, sector))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("real", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--events", type=int, default=1_000_000)
    given = arguments.parse_args()
    chance = random.Random(6)
    real = sqlite3.connect(f"file:{given.real}?mode=ro", uri=True)
    given.out.unlink(missing_ok=True)
    out = sqlite3.connect(given.out, isolation_level=None)
    out.executescript("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
    later = schema(real, out)
    out.execute("CREATE TEMP TABLE unsorted (a, b, meeting, event, way, PRIMARY KEY (event, a, b)) WITHOUT ROWID")
    world = Real(real)
    repetitions = write_events(world, plan(real, given.events, chance), out, chance)
    write_cast(world, repetitions, out)
    out.execute("INSERT INTO dyads SELECT * FROM unsorted ORDER BY a, b, meeting, event")
    for sql in later:
        out.execute(sql)
    out.execute("UPDATE actors SET events = (SELECT count(*) FROM event_participants p WHERE p.id = actors.id)")
    out.execute("INSERT INTO evidence_index (evidence_index) VALUES ('rebuild')")
    out.execute("""INSERT INTO ties SELECT d.a, d.b, count(*), sum(d.meeting), min(e.date_start), max(e.date_end)
                   FROM dyads d JOIN events e ON e.number = d.event
                   JOIN ends a ON a.number = d.a JOIN ends b ON b.number = d.b
                   WHERE e.status = 'happened' AND e.foreground AND (a.key LIKE '=%') = (b.key LIKE '=%')
                   GROUP BY d.a, d.b""")
    out.execute("INSERT INTO derived VALUES ('identity', 'default')")
    for pragma in ("application_id", "user_version"):
        out.execute(f"PRAGMA {pragma} = {real.execute(f'PRAGMA {pragma}').fetchone()[0]}")
    out.execute("COMMIT")
    for table in ("events", "event_participants", "actors", "dyads", "ties"):
        print(table, out.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


if __name__ == "__main__":
    main()
