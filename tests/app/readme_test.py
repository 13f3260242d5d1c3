#!/usr/bin/env python3
"""Runs the README or a page of docs/: every command of a ```console block, in order, and compares what it prints with what
stands there. Of the README the table of edges, the paths and docs/samples.svg, its picture, are checked, too.

usage: readme_test.py README ENTENTE MODEL [--write]

A line that begins with "$ " is a command (continued after a backslash), the lines after it are its output; "…" stands
for anything. --write puts what was printed in place of output that holds no "…", and draws the picture again.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def blocks(text):
    for match in re.finditer(r"^```console\n(.*?)^```$", text, re.M | re.S):
        yield match.start(1), match.group(1)


def steps(block):
    """(command, output, the command as it is written) of a block."""
    found, lines = [], block.splitlines()
    while lines:
        line = lines.pop(0)
        if not line.startswith("$ "):
            found[-1][1].append(line)
            continue
        command = line[2:]
        while command.endswith("\\"):
            line += "\n" + lines[0]
            command = command[:-1] + lines.pop(0).strip()
        found.append((command, [], line))
    return [(command, "\n".join(output), line) for command, output, line in found]


def same(expected, got):
    pattern = ".*?".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, got, re.S) is not None


def run(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True, capture_output=True, timeout=300)
    return (done.stdout + done.stderr).rstrip("\n")


EDGE = re.compile(r"^\| (.+?) \| ([A-Z]+)(?: ([a-z-]+))?, ([a-z-]+) \| (.+?) \| (.*?) ?\| (.+?) \|$", re.M)


def check_edges(text, folder, environment):
    """Every row of the table of edges is told by a record of samples/."""
    lines = subprocess.run(["entente", "extract", "samples"], cwd=folder, env=environment, text=True, capture_output=True)
    records = [json.loads(line) for line in lines.stdout.splitlines()]
    rows = EDGE.findall(text)

    def told(row, record):
        source, act, mode, status, target, date, sentence = row
        targets = record["recipient"] or record["actor"]
        return (record["act"] == act and record["status"] == status and mode in ("", record.get("mode"))
                and source in [party["name"] for party in record["actor"]]
                and target in [party["name"] for party in targets]
                and date == record.get("date", {}).get("start", "")
                and sentence == record["evidence"]["text"].strip().replace("\n", " "))

    missing = [row for row in rows if not any(told(row, record) for record in records)]
    return [f"no record tells: {' | '.join(row)}" for row in missing] + ([] if rows else ["no table of edges"])


def check_paths(root):
    """Files that README and docs/ARCHITECTURE.md name are there; a name without a folder is in that of the name before."""
    wrong = []
    for document in ("README.md", "docs/ARCHITECTURE.md"):
        folder = root
        for name in re.findall(r"`([\w./-]+\.(?:cpp|hpp|tsv|md|py|txt|html|cmake))`", (root / document).read_text()):
            path = root / name if "/" in name else folder / name
            folder = path.parent
            if not path.exists() and not (root / name).exists():
                wrong.append(f"{document} names {name}, which is not there")
    return wrong


def picture_edges(svg):
    """The edges of a picture, by their ends."""
    return sorted(re.findall(r'class="edge"><title>(.*?)</title>', svg))


def check_picture(root, folder, environment):
    said = run("entente build samples -o picture.db && entente export picture.db --status any -o picture.svg", folder, environment)
    if not (pathlib.Path(folder) / "picture.svg").exists():
        return [f"samples/ cannot be drawn: {said}"]
    now, kept = (pathlib.Path(folder) / "picture.svg").read_text(), root / "docs/samples.svg"
    if picture_edges(now) and picture_edges(now) == picture_edges(kept.read_text()):
        return []
    if "--write" in sys.argv:
        kept.write_text(now)
    return ["docs/samples.svg is not what samples/ gives now"]


def main():
    readme, program, model = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    is_readme = readme.name == "README.md"
    root = readme.parent if is_readme else readme.parents[1]
    environment = dict(os.environ, ENTENTE_MODEL=str(model), ENTENTE_DATA=str(root / "data"),
                       PATH=f"{program.parent}:{os.environ['PATH']}")
    text, wrong, count = readme.read_text(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "samples").symlink_to(root / "samples")
        for _, block in blocks(readme.read_text()):
            for command, expected, written in steps(block):
                count += 1
                got = run(command, folder, environment)
                if same(expected, got):
                    continue
                if "--write" in sys.argv and "…" not in expected:
                    text = text.replace(f"{written}\n{expected}".rstrip("\n") + "\n", f"{written}\n{got}\n", 1)
                wrong.append(f"$ {command}\n--- README\n{expected}\n--- now\n{got}")
        if is_readme:
            wrong += check_edges(readme.read_text(), folder, environment)
            wrong += check_paths(root)
            wrong += check_picture(root, folder, environment)
    if "--write" in sys.argv:
        readme.write_text(text)
    print("\n\n".join(wrong))
    print(f"{count} commands, {len(wrong)} findings (where the README is what is wrong, --write mends its output)")
    sys.exit(1 if wrong or count == 0 else 0)


if __name__ == "__main__":
    main()
