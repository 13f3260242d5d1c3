"""usage: rdf.py FIXTURE_EVENTS FIXTURE
Reads both serialisations of RDF with rdflib, and the N-Triples with Raptor: the same statements in each, and every
value of every event as it went in."""
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile

from common import run

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
PROV = "http://www.w3.org/ns/prov#"
ENT = "urn:entente:vocabulary#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"


def text(value):
    """As the exporter says that it writes it."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


class Reader:
    def __init__(self, graph):
        from rdflib import URIRef
        self.graph, self.iri = graph, URIRef

    def all(self, subject, predicate):
        return [value for value in self.graph.objects(subject, self.iri(predicate))]

    def one(self, subject, predicate):
        values = self.all(subject, predicate)
        assert len(values) <= 1, (subject, predicate, values)
        return values[0] if values else None

    def text(self, subject, predicate):
        value = self.one(subject, predicate)
        return None if value is None else str(value)

    def label(self, subject):
        return None if subject is None else self.text(subject, RDFS + "label")

    def party(self, role):
        actor = self.one(role, RDF + "value")
        side = self.text(role, ENT + "side")
        found = {"id": self.text(actor, DCTERMS + "identifier"), "name": self.label(role),
                 "role": self.label(self.one(role, SEM + "roleType")), "side": None if side is None else int(side)}
        for key in ("office", "code", "country", "level", "sector"):
            found[key] = self.text(role, ENT + key)
        return {key: value for key, value in found.items() if value is not None}

    def parties(self, event, which):
        number = lambda role: int(str(role).rsplit("-", 1)[1])
        roles = sorted(self.all(event, ENT + "party"), key=number)
        return [self.party(role) for role in roles if self.text(role, ENT + "list") == which]

    def dates(self, event):
        for start, end in (("hasBeginTimeStamp", "hasEndTimeStamp"), ("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")):
            if self.one(event, SEM + start) is not None:
                return self.text(event, SEM + start), self.text(event, SEM + end)
        return None, None

    def event(self, event):
        place = self.one(event, SEM + "hasPlace")
        evidence = self.one(event, ENT + "evidence")
        start, end = self.dates(event)
        found = {"id": self.text(event, DCTERMS + "identifier"), "type": self.label(self.one(event, SEM + "eventType")),
                 "evidence": evidence and self.text(evidence, PROV + "value"),
                 "place": place and self.label(place), "place_country": place and self.text(place, ENT + "country"),
                 "date_start": start, "date_end": end, "date_precision": self.text(event, ENT + "datePrecision"),
                 "confidence": float(self.one(event, ENT + "confidence"))}
        if evidence is not None:
            found["document"] = self.text(self.one(evidence, PROV + "wasQuotedFrom"), DCTERMS + "identifier")
        for key in ("act", "mode", "status", "topic"):
            found[key] = self.text(event, ENT + key)
        found = {key: value for key, value in found.items() if value is not None}
        found["actor"], found["recipient"] = self.parties(event, "actor"), self.parties(event, "recipient")
        found["accounts"] = [{"field": self.text(a, ENT + "field"), "value": self.text(a, ENT + "value"),
                              "chosen": bool(self.one(a, ENT + "chosen").toPython())}
                             for a in sorted(self.all(event, ENT + "account"))]
        return found


def cleaned(value):
    if isinstance(value, dict):
        return {key: cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    return text(value)


def by_field(accounts):
    return sorted(json.dumps(account, sort_keys=True) for account in accounts)


def raptor_count(path):
    """Statements that Raptor reads, none of them with an error or a warning."""
    done = subprocess.run(["rapper", "-i", "ntriples", "-o", "ntriples", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    errors = [line for line in done.stderr.decode().splitlines() if "rror" in line or "arning" in line]
    if done.returncode or errors:
        sys.exit(f"rapper: {errors[:3]}")
    return len(done.stdout.splitlines())


def main(tool, fixture):
    if importlib.util.find_spec("rdflib") is None or shutil.which("rapper") is None:
        print("python3-rdflib or raptor2-utils is not installed")
        sys.exit(77)
    import rdflib
    rdflib.NORMALIZE_LITERALS = False
    triples, jsonld = run(tool, fixture, "ntriples"), run(tool, fixture, "jsonld")
    lines = triples.decode("utf-8").split("\n")[:-1]
    assert len(lines) == len(set(lines)), "a statement is made twice"
    from_triples = rdflib.Graph().parse(data=triples.decode("utf-8"), format="nt")
    from_jsonld = rdflib.Graph().parse(data=jsonld.decode("utf-8"), format="json-ld")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "events.nt")
        with open(path, "wb") as file:
            file.write(triples)
        raptor = raptor_count(path)
    print(f"statements: {len(lines)} lines, rdflib {len(from_triples)}, JSON-LD {len(from_jsonld)}, Raptor {raptor}")
    if not len(lines) == len(from_triples) == len(from_jsonld) == raptor:
        sys.exit("not the same number of statements")
    if set(from_triples) != set(from_jsonld):
        for triple in list(set(from_triples) - set(from_jsonld))[:3]:
            print("only in N-Triples:", triple)
        for triple in list(set(from_jsonld) - set(from_triples))[:3]:
            print("only in JSON-LD: ", triple)
        sys.exit("not the same statements")
    reader = Reader(from_jsonld)
    events = {reader.text(event, DCTERMS + "identifier"): event
              for event in from_jsonld.subjects(rdflib.RDF.type, rdflib.URIRef(SEM + "Event"))}
    wanted = [json.loads(line) for line in run(tool, fixture, "expected").decode("utf-8", "replace").split("\n")[:-1]]
    assert len(events) == len(wanted), (len(events), len(wanted))
    for event in map(cleaned, wanted):
        found = reader.event(events[event["id"]])
        for side in (event, found):
            side["accounts"] = by_field(side["accounts"])
        if "evidence" not in event:
            event.pop("document", None)  # stands beside the sentence
        if event != found:
            sys.exit(f"expected {event}\nfound    {found}")
    print(f"{len(wanted)} events equal")


main(*sys.argv[1:])
