#!/usr/bin/env python3
"""A build that is killed, runs out of disk or may not write, and what is left of the store.

usage: crash.py ENTENTE MODEL DATA FOLDER [--kills N] [--documents N] [--readers N] [--seed N]

Makes its inputs in FOLDER, and a store of them without trouble. Then builds another one with trouble:

  kills      SIGKILL at random times, in a first build and in one that replaces and prunes
  disk full  a limit on the size of files that grows, and a full file system where this process may mount one
  read-only  a folder without the right to write, and a file system mounted so where that may be done
  readers    processes that ask the store in a loop while it is built
  writers    a second build on the same store

After each trouble the store must be whole (SQLite's integrity_check and foreign_key_check, every document with all of
its records, every record with its parties and its entry in the full-text index); the build that then runs to its end
must export, byte for byte, what the undisturbed one does, and hold the same rows.
"""
import argparse
import contextlib
import json
import multiprocessing
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

COUNTRIES = ("Kenya Sudan Canada Mexico Poland Latvia Japan France Germany Brazil Chile Peru India China Russia Ukraine "
             "Egypt Israel Jordan Iraq Iran Turkey Greece Italy Spain Portugal Norway Sweden Finland Denmark").split()
DEEDS = ["condemned {b} on {d}.", "thanked {b} for its help on {d}.", "signed a trade agreement with {b} on {d}.",
         "held talks with {b} in Geneva on {d}.", "imposed sanctions on {b} on {d}.", "accused {b} of espionage on {d}.",
         "sent humanitarian aid to {b} on {d}.", "recalled its ambassador from {b} on {d}."]
MONTHS = ("January February March April May June July August September October November December").split()
TABLES = {  # what must be the same, and in which order; numbers of rows are a store's own
    "documents": "SELECT * FROM documents ORDER BY id",
    "records": "SELECT id, document, position, json FROM records ORDER BY id",
    "participants": "SELECT r.id, p.list, p.position, p.id, p.role FROM participants p JOIN records r ON r.number = p.record "
                    "ORDER BY 1, 2, 3",
    "failures": "SELECT * FROM failures ORDER BY 1, 2",
    "inputs": "SELECT * FROM inputs ORDER BY 1",
    "events": "SELECT id, act, status, date_start FROM events ORDER BY 1",
    "manifest": "SELECT * FROM manifest ORDER BY 1",
}


def sentence(dice):
    a, b = dice.sample(COUNTRIES, 2)
    day = f"{dice.choice(MONTHS)} {dice.randint(1, 28)}, {dice.randint(2001, 2024)}"
    return f"{a} {dice.choice(DEEDS).format(b=b, d=day)}"


def documents(count, seed):
    dice = random.Random(seed)
    return {f"doc-{dice.getrandbits(40):010x}": " ".join(sentence(dice) for _ in range(5)) for _ in range(count)}


def write_lines(path, texts):
    with open(path, "w", encoding="utf-8") as out:
        for name, text in texts.items():
            out.write(json.dumps({"id": name, "date": "2024-06-01", "text": text}) + "\n")
        out.write("a line that is no JSON\n")


class Failed(Exception):
    pass


def require(good, what):
    if not good:
        raise Failed(what)


class Builder:
    """The program, its inputs, and the stores that it makes of them without trouble."""

    def __init__(self, program, model, data, folder, count):
        self.program, self.folder = program, folder
        self.env = dict(os.environ, ENTENTE_MODEL=str(model), ENTENTE_DATA=str(data))
        first = documents(count, 1)
        later = dict(list(first.items())[count // 10:])  # a tenth is gone, a tenth is changed, a tenth is new
        later.update((name, text + " Iceland thanked Malta.") for name, text in list(later.items())[:count // 10])
        later.update(documents(count // 10, 2))
        write_lines(folder / "first.jsonl", first)
        write_lines(folder / "later.jsonl", later)
        self.input = folder / "input.jsonl"
        self.stages = ["first", "later"]
        self.seconds, self.exports, self.rows, self.counts = {}, {}, {}, {}
        for stage in self.stages:
            start = time.monotonic()
            ended = self.finish(folder / "calm.db", stage)
            self.seconds[stage] = time.monotonic() - start
            self.exports[stage], self.rows[stage] = self.export(folder / "calm.db"), rows(folder / "calm.db")
            self.counts.update(records_by_text(folder / "calm.db"))
            require(ended == 3, f"one line of the input is broken, but the exit code was {ended}")
        require(len(self.rows["first"]["records"]) > count, "the sample gives too few records")
        require(self.exports["first"] != self.exports["later"], "the two stages must differ")

    def command(self, store, stage):
        link = self.folder / "link"
        link.unlink(missing_ok=True)
        link.symlink_to(self.folder / f"{stage}.jsonl")
        link.replace(self.input)
        return [self.program, "build", "input.jsonl", "-o", store, "--jobs", "2", "--prune"]

    def start(self, store, stage, **how):
        return subprocess.Popen(self.command(store, stage), cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, **how)

    def run(self, store, stage, **how):
        process = self.start(store, stage, **how)
        _, err = process.communicate()
        return process.returncode, err

    def finish(self, store, stage):
        code, err = self.run(store, stage)
        require(code == 3, f"the build does not go on: exit {code}, {err}")
        return code

    def export(self, store):
        ran = subprocess.run([self.program, "export", store, "-f", "graphml", "--status", "any", "--background"], cwd=self.folder, env=self.env,
                             capture_output=True)
        require(ran.returncode == 0, f"export failed: {ran.stderr.decode()}")
        return ran.stdout

    def check_whole(self, store):
        """Returns how many documents there are."""
        if not store.exists() or store.stat().st_size == 0:
            return 0
        with connect(store) as sql:
            require(sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity_check")
            require(sql.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign_key_check")
            return check_batch(sql, self.counts)

    def check_same(self, store, stage):
        self.check_whole(store)
        for table, expected in self.rows[stage].items():
            require(rows(store)[table] == expected, f"{table} differ from the undisturbed run's")
        require(self.export(store) == self.exports[stage], "the export differs from the undisturbed run's")


def connect(store):
    return contextlib.closing(
        sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=20, isolation_level=None))


def has_tables(sql):
    return sql.execute("SELECT count(*) FROM sqlite_master WHERE name = 'manifest'").fetchone()[0] == 1


def rows(store):
    with connect(store) as sql:
        return {table: sql.execute(query).fetchall() for table, query in TABLES.items()}


def records_by_text(store):
    with connect(store) as sql:
        return dict(((name, text), count) for name, text, count in sql.execute(
            "SELECT id, text_hash, (SELECT count(*) FROM records WHERE document = d.id) FROM documents d"))


def check_batch(sql, counts):
    """One look at a store, in one transaction. Returns how many documents there are."""
    sql.execute("BEGIN")
    try:
        if not has_tables(sql):
            return 0
        seen = 0
        for name, text, count in sql.execute(
                "SELECT id, text_hash, (SELECT count(*) FROM records WHERE document = d.id) FROM documents d"):
            seen += 1
            require(counts[name, text] == count, f"{name} has {count} of its {counts[name, text]} records")
        alone = sql.execute("SELECT count(*) FROM records WHERE number NOT IN (SELECT record FROM participants)")
        require(alone.fetchone()[0] == 0, "a record without its parties")
        records, indexed = sql.execute(
            "SELECT (SELECT count(*) FROM records), (SELECT count(*) FROM evidence_index_docsize)").fetchone()
        require(records == indexed, f"{records} records, {indexed} entries of the full-text index")
        return seen
    finally:
        sql.execute("COMMIT")


def fresh(folder, name):
    for file in folder.glob(f"{name}*"):
        file.unlink()
    return folder / name


def kill_often(builder, kills, dice):
    """Each store is killed until it is finished; then the second stage is, on the same one."""
    store, stage, done, finished = fresh(builder.folder, "killed.db"), "first", 0, 0
    while done < kills:
        process = builder.start(store, stage)
        time.sleep(dice.uniform(0, builder.seconds[stage]))
        process.kill()
        process.communicate()
        builder.check_whole(store)
        if process.returncode == -signal.SIGKILL:
            done += 1
        if process.returncode == 3 or dice.random() < 0.1 or done == kills:
            builder.finish(store, stage)
            builder.check_same(store, stage)
            finished += 1
            store = store if stage == "first" else fresh(builder.folder, "killed.db")
            stage = "later" if stage == "first" else "first"
    return f"{done} kills, {finished} builds finished after them"


def limit_size(size):
    def before_start():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return before_start


def fill_disk(builder):
    """A growing limit on the size of a file, which SQLite meets as it does a full disk."""
    store, met = fresh(builder.folder, "full.db"), 0
    whole = (builder.folder / "calm.db").stat().st_size
    for stage in builder.stages:
        for part in (0.01, 0.1, 0.3, 0.6):
            code, err = builder.run(store, stage, preexec_fn=limit_size(int(whole * part)))
            builder.check_whole(store)
            met += code == 1
            require(code in (1, 3), f"exit {code}: {err}")
            require(code == 3 or "error: " + str(store) in err, f"the message does not name the store: {err}")
        builder.finish(store, stage)
        builder.check_same(store, stage)
    require(met >= 4, "the limit was hardly met")
    return f"{met} builds stopped by a limit on the size of files"


def mount(options, folder):
    return os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
                                                stderr=subprocess.DEVNULL).returncode == 0


def fill_file_system(builder):
    folder = builder.folder / "small"
    folder.mkdir(exist_ok=True)
    size = (builder.folder / "calm.db").stat().st_size
    if not mount(f"size={size // 2}", folder):
        return "not tried: no right to mount"
    try:
        code, err = builder.run(folder / "g.db", "first")
        require(code == 1 and "full" in err, f"exit {code}: {err}")
        builder.check_whole(folder / "g.db")
        for option, expected in ((f"remount,size={size * 8}", 3), ("remount,ro", 1), ("remount,rw", 3)):
            subprocess.run(["mount", "-o", option, folder], check=True)
            code, err = builder.run(folder / "g.db", "first")
            require(code == expected, f"after {option} exit {code}: {err}")
            require(code == 3 or "g.db" in err, f"the message does not name the store: {err}")
        builder.check_same(folder / "g.db", "first")
    finally:
        subprocess.run(["umount", folder], check=False)
    return "a full and a read-only file system"


def forbid(builder):
    """A folder in which the user may not write; root may write everywhere and becomes nobody for it."""
    folder = builder.folder / "forbidden"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o555)
    become = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None
    try:
        code, err = builder.run(folder / "g.db", "first", preexec_fn=become)
    finally:
        folder.chmod(0o755)
    if code not in (0, 1, 3):
        return f"not tried: the program cannot be run by another user (exit {code})"
    require(code == 1 and "g.db" in err, f"exit {code}: {err}")
    require(not list(folder.iterdir()), "something was left in a folder that must not be written")
    builder.finish(folder / "g.db", "first")
    builder.check_same(folder / "g.db", "first")
    return "a folder that must not be written"


def read_often(store, counts, ended, results):
    looks = most = 0
    try:
        while not ended.is_set():
            if not store.exists() or store.stat().st_size == 0:
                continue
            with connect(store) as sql:
                for _ in range(5):
                    seen = check_batch(sql, counts)
                    require(seen >= most, f"{most} documents, then {seen}")
                    most, looks = seen, looks + 1
        results.put((looks, most, None))
    except (Failed, sqlite3.Error) as error:
        results.put((looks, most, str(error)))


def ask_often(builder, store, ended, results):
    looks = 0
    while not ended.is_set():
        if store.exists() and store.stat().st_size > 0:
            ran = subprocess.run([builder.program, "query", "meetings", store], env=builder.env,
                                 capture_output=True, text=True)
            if ran.returncode != 0 and "is empty" not in ran.stderr:
                results.put((looks, 0, ran.stderr))
                return
            looks += 1
    results.put((looks, 0, None))


def read_during_build(builder, readers):
    store = fresh(builder.folder, "read.db")
    ended, results = multiprocessing.Event(), multiprocessing.Queue()
    askers = readers // 4
    crowd = [multiprocessing.Process(target=ask_often, args=(builder, store, ended, results)) for _ in range(askers)]
    crowd += [multiprocessing.Process(target=read_often, args=(store, builder.counts, ended, results))
              for _ in range(readers - askers)]
    for reader in crowd:
        reader.start()
    try:
        builder.finish(store, "first")
    finally:
        ended.set()
        found = [results.get(timeout=60) for _ in crowd]
        for reader in crowd:
            reader.join()
    for _, _, error in found:
        require(error is None, f"a reader saw: {error}")
    builder.check_same(store, "first")
    return f"{readers} readers, {sum(looks for looks, _, _ in found)} looks at the store"


def write_twice(builder):
    """The first build is halted while the second tries, so that it cannot have ended before."""
    store = fresh(builder.folder, "twice.db")
    first = builder.start(store, "first")
    while not store.exists() or store.stat().st_size == 0:
        time.sleep(0.001)
    first.send_signal(signal.SIGSTOP)
    start = time.monotonic()
    try:
        code, err = builder.run(store, "first")
    finally:
        first.send_signal(signal.SIGCONT)
    seconds = time.monotonic() - start
    first.communicate()
    require(code == 1 and "is being written by another program" in err, f"exit {code}: {err}")
    require(first.returncode == 3, "the first build was disturbed by the second")
    builder.check_same(store, "first")
    return f"a second build refused in {seconds:.2f} s"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=24)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    shutil.rmtree(args.folder, ignore_errors=True)
    args.folder.mkdir(parents=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    program, model, data, folder = (path.resolve() for path in (args.program, args.model, args.data, args.folder))
    builder = Builder(program, model, data, folder, args.documents)
    print("undisturbed:", ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in builder.seconds.items()))
    troubles = {"kills": lambda: kill_often(builder, args.kills, random.Random(args.seed)),
                "disk full": lambda: fill_disk(builder),
                "file systems": lambda: fill_file_system(builder),
                "read-only": lambda: forbid(builder),
                "readers": lambda: read_during_build(builder, args.readers),
                "writers": lambda: write_twice(builder)}
    failed = 0
    for name, trouble in troubles.items():
        start = time.monotonic()
        try:
            said = trouble()
        except Failed as failure:
            said, failed = f"FAILED: {failure}", failed + 1
        print(f"{name}: {said} ({time.monotonic() - start:.1f} s)", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
