"""Which records are right as edges, against documents whose every event is labelled.

An edge is right if type, parties, direction and status are: who did what to whom, and whether it happened. Labelled
events and records of a document are paired one to one, the most alike first, if half of the parties of both are common;
a record without a partner is wrong. A type is compared as an edge shows it: a planned meeting is an agreement, a
cancelled one a refusal. A label that two readers did not share ("agreed": false) is not wanted, and excuses one record.
"""
import collections
import json

# One name for a party that labels and records write differently.
SAME_PARTY = {"UNO": "UN", "UNSC": "UN", "EUR": "EU", "NAT": "NATO", "LAS": "AL"}
UNJUDGED = {"denied", "hypothetical"}  # statuses that the labels do not know


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def records_by_document(path):
    found = collections.defaultdict(list)
    for record in read(path):
        if record["status"] not in UNJUDGED:
            found[record["document"]].append(record)
    return found


def codes(event, side):
    found = set()
    for party in event.get(side) or []:
        code = party.get("code") or party.get("country") or ""
        if not code and party.get("id", "").startswith("org:"):
            code = party["id"][4:].split("/")[0]
        if code:
            found.add(SAME_PARTY.get(code.upper(), code.upper()))
    return frozenset(found)


class Edge:
    def __init__(self, event):
        self.actors, self.recipients = codes(event, "actor"), codes(event, "recipient")
        self.parties = self.actors | self.recipients
        status = event.get("status") or "happened"
        self.type = event["type"]
        if status == "planned" and self.type in ("CONSULT", "AID", "COOPERATE"):
            self.type = "AGREE"
        if status == "cancelled" and self.type in ("CONSULT", "AGREE"):
            self.type = "REJECT"
        self.occurred = status == "happened" or (status == "cancelled" and self.type == "REJECT")
        self.mutual = bool(event.get("reciprocal"))
        self.date = event.get("date")

    def same_sides(self, told):
        if self.parties != told.parties:
            return False
        free = not self.recipients or self.mutual or (self.type == "CONSULT" and not told.recipients)
        return free or (self.actors, self.recipients) == (told.actors, told.recipients)

    def makes_right(self, told):
        return self.type == told.type and self.occurred == told.occurred and self.same_sides(told)

    def likeness(self, told):
        common = len(self.parties & told.parties)
        every = len(self.parties | told.parties)
        if not every or 2 * common < every:
            return 0
        same_day = self.date == day(told.date)
        return (2 * common / every + (self.type == told.type) + 0.3 * self.same_sides(told) + 0.2 * same_day
                + 0.2 * (self.occurred == told.occurred))


def day(date):
    """A record's date as a label writes it: 2022-03-01, 2022-03, 2022."""
    if not isinstance(date, dict):
        return date
    return (date.get("start") or "")[:{"year": 4, "month": 7}.get(date.get("precision"), 10)] or None


def pair(wanted, told, free):
    ranked = sorted(((w.likeness(told[j]), -i, -j) for i, w in enumerate(wanted) for j in free), reverse=True)
    met, partner = set(), {}
    for likeness, i, j in ranked:
        if likeness > 0 and -i not in met and -j not in partner:
            met.add(-i)
            partner[-j] = wanted[-i]
    return partner


def judge(document, records):
    """How many events are wanted, and [(record, right?)] of all records that are not excused."""
    labelled = [(Edge(event), event.get("agreed", True)) for event in document["events"]]
    wanted = [edge for edge, agreed in labelled if agreed and edge.parties]
    doubtful = [edge for edge, agreed in labelled if not agreed and edge.parties]
    told = [Edge(record) for record in records]
    partner = pair(wanted, told, range(len(told)))
    excused = pair(doubtful, told, [j for j in range(len(told)) if j not in partner])
    judged = [(records[j], j in partner and partner[j].makes_right(told[j]))
              for j in range(len(told)) if j not in excused]
    return len(wanted), judged
