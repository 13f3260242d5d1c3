"""A term: who held which office when. Dates are ISO texts, possibly partial ("2004", "2004-03"), and stay so."""
import dataclasses
import datetime

COLUMNS = ["id", "name", "aliases", "gender", "for", "office", "to", "title", "start", "end", "known_until", "source"]
FAR = "9999-12-31"
# Whose word counts where two sources contradict each other: what two people filled in alike, then what one is certain of,
# then Wikidata, then the lists that are kept less well.
TRUST = {"hand": 0, "hand-once": 1, "eps": 2, "wlc": 2, "pocom": 3}


@dataclasses.dataclass
class Term:
    id: str
    name: str
    owner: str
    office: str
    title: str
    start: str
    source: str
    end: str = ""
    known_until: str = ""
    to: str = ""
    gender: str = ""
    aliases: tuple = ()
    many: bool = False       # the office has several holders at a time
    secondary: bool = False  # a further portfolio of a merged ministry
    mark: str = ""           # "joint": holds the office together with another; "several": the office has several holders

    @property
    def trust(self):
        return TRUST[self.source.split(":")[0]]

    @property
    def key(self):
        return (self.owner, self.office, self.to)

    def row(self):
        source = f"{self.source};{self.mark}" if self.mark else self.source
        return [self.id, self.name, "|".join(self.aliases), self.gender, self.owner, self.office, self.to, self.title, self.start,
                self.end, self.known_until, source]


def last_day(year, month):
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day


def first(date):
    """The first day that a partial date may mean."""
    return (date + "-01-01")[:10] if len(date) in (4, 7) and len(date) == 4 else (date + "-01")[:10]


def last(date):
    """The last day that a partial date may mean."""
    if len(date) == 10:
        return date
    year, month = int(date[:4]), int(date[5:7]) if len(date) == 7 else 12
    return f"{year:04}-{month:02}-{last_day(year, month):02}"


def is_date(text):
    try:
        return len(text) in (4, 7, 10) and bool(datetime.date.fromisoformat(first(text)))
    except ValueError:
        return False


def days(one, other):
    """Days from one to the other."""
    return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days


def closing(term):
    """The last day for which the term is known."""
    return term.end or term.known_until


def certain(term):
    """The days on which the term surely ran: from the latest start to the earliest end."""
    end = closing(term)
    return last(term.start), first(end) if end else last(term.start)


def overlap(one, other):
    """How many days both surely ran; a hand-over day, which both count as theirs, is none."""
    (a, b), (c, d) = certain(one), certain(other)
    begin, end = max(a, c), min(b, d)
    return days(begin, end) if begin < end else 0
