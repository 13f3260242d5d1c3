#!/usr/bin/env python3
"""How often linking names the right actors, against labelled pages and sentences.

usage: linking.py ENTENTE GOLD.jsonl…

Each line of GOLD has "id", "text", perhaps "date", and "events" with "source" and "target" parties ("text", "code",
"sector"). Two questions, asked of what `entente actors` finds:
  pages      (lines with a withheld title): is the counterpart's country among the linked actors, and the person, where
             the title names one?
  sentences  (the others): where a party's own words stand in the sentence, do they carry the right code and sector?
"""
import collections
import json
import re
import subprocess
import sys
import unicodedata

OFFICE_WORDS = set(
    "president vice prime minister premier chancellor king queen emir sultan prince princess crown emperor pope mr mrs ms dr his her "
    "majesty highness holiness foreign defence defense affairs secretary of state general chairman chairwoman head director speaker "
    "ambassador republic kingdom federal federation the and for on in acting elect first deputy national security advisor adviser "
    "minister council commission presidential office union states united nations government economic development trade finance "
    "chief executive member members parliament party leader leaders delegation representative representatives special envoy "
    "governor mayor chairperson at with patriarch sheikh".split())


def folded(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def mentions_of(program, gold):
    found = collections.defaultdict(list)
    run = subprocess.run([program, "actors", "--from", "jsonl", "--format", "jsonl", gold], stdout=subprocess.PIPE)
    if run.returncode not in (0, 3):
        sys.exit(f"{program} actors failed with code {run.returncode}")
    for line in run.stdout.splitlines():
        mention = json.loads(line)
        found[mention["document"]].append(mention)
    return found


def acts_for(mention):
    return mention.get("code") or mention.get("country")


def right_code(mention, code):
    """The sentences' labels know one code for all organisations, IGO, and one for stateless armed groups, IMG."""
    if code == "IGO":
        return mention.get("kind") == "organization" or mention.get("sector") == "IGO"
    if code == "IMG":
        return mention.get("kind") == "group" and not acts_for(mention)
    return acts_for(mention) == code


def person_names(text, country_words):
    """What is left of a party's words without offices and countries: the name of a person, or nothing."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    return [word for word in words if word[0].isupper() and not set(folded(word)) & (OFFICE_WORDS | country_words)]


def country_words(mentions):
    words = set()
    for mention in mentions:
        if mention["kind"] in ("country", "place", "organization"):
            words.update(folded(mention["text"]), folded(mention["name"]))
    return words


def has_person(mentions, names, code):
    wanted = set(folded(" ".join(names)))
    return any(m["kind"] == "person" and acts_for(m) == code and wanted & set(folded(m["name"] + " " + m["text"]))
               for m in mentions)


def pages(lines, found):
    count = collections.Counter()
    known = country_words(m for mentions in found.values() for m in mentions)
    for line in lines:
        mentions = found[line["id"]]
        codes = {acts_for(mention) for mention in mentions}
        for event in line["events"]:
            for party in event["target"]:
                count["countries"] += 1
                count["country right"] += party["code"] in codes
                names = person_names(party["text"] or "", known)
                if names:
                    count["persons"] += 1
                    count["person right"] += has_person(mentions, names, party["code"])
    return count


def overlapping(line, mentions, words):
    begin = line["text"].find(words)
    if begin < 0:
        return None
    end = begin + len(words)
    over = [m for m in mentions if m["span"][0] < end and begin < m["span"][1]]
    return max(over, key=lambda m: min(m["span"][1], end) - max(m["span"][0], begin), default={}) if over else {}


def sentences(lines, found):
    count = collections.Counter()
    for line in lines:
        seen = set()
        for event in line["events"]:
            for party in event["source"] + event["target"]:
                key = (party.get("text"), party.get("code"))
                if not party.get("text") or not party.get("code") or key in seen:
                    continue
                seen.add(key)
                mention = overlapping(line, found[line["id"]], party["text"])
                if mention is None:
                    continue
                count["parties"] += 1
                count["linked"] += bool(mention)
                count["code right"] += right_code(mention, party["code"])
                if party.get("sector"):
                    count["with sector"] += 1
                    count["sector right"] += mention.get("sector") == party["sector"]
    return count


def share(count, part, whole):
    return f"{part} {count[part]} of {count[whole]} ({count[part] / max(1, count[whole]):.3f})"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        found = mentions_of(sys.argv[1], path)
        if "title_withheld" in lines[0]:
            count = pages(lines, found)
            figures = [share(count, "country right", "countries"), share(count, "person right", "persons")]
        else:
            count = sentences(lines, found)
            figures = [share(count, "linked", "parties"), share(count, "code right", "parties"),
                       share(count, "sector right", "with sector")]
        print(path.rsplit("/", 1)[-1] + ": " + ", ".join(figures))


if __name__ == "__main__":
    main()
