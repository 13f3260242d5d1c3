"""Makes one table of the terms of all sources: identities, duplicates, ends that are missing, and holders who exclude each other."""
import collections
import dataclasses

from . import terms
from .names import same_name, same_person, slug, telling, words

REIGNING = {"monarch", "supreme-leader", "pope", "leader"}
GENERIC = {"head-of-state": "official", "monarch": "official", "head-of-government": "official"}
# How long somebody may have been in office of whom the sources tell only the start (years): an open row that is older is known for its start.
LONG_SERVICE = {"head-of-state": 70, "monarch": 90, "crown-prince": 60, "supreme-leader": 60, "pope": 40, "party-general-secretary": 20,
                "head-of-government": 40, "vice-president": 25, "foreign-minister": 20, "defence-minister": 20, "governor": 12, "ambassador": 5}
USUAL_SERVICE = 8
SLOPPY = 62      # days by which two terms may overlap through careless dates
UNSEEN = 400     # days without news after which another may have held the office in between


def identify(rows, known, extra_names, states):
    """Wikidata ids for the rows without: the holder of the same office at that time, else the only one of that name in the state.
    extra_names: id → further names. A head of state who reigns gets the office that he has in the other sources."""
    holders, named, anywhere = collections.defaultdict(list), collections.defaultdict(set), collections.defaultdict(set)
    monarchies = {t.owner for t in known if t.office == "monarch" and not t.end}

    def note(term):
        holders[term.owner].append(term)
        for name in (term.name, *term.aliases, *extra_names.get(term.id, [])):
            key = tuple(sorted(words(name)))
            named[term.owner, key].add(term.id)
            named[term.owner, frozenset(telling(name))].add(term.id)
            anywhere[key].add(term.id)

    def called(term, row):
        names = (term.name, *term.aliases, *extra_names.get(term.id, []))
        return any(same_person(n, m) for n in names for m in (row.name, *row.aliases))

    by_name = {tuple(words(name)): person for person, names in extra_names.items() for name in names if len(words(name)) > 1}
    for term in known:
        note(term)
    for row in sorted(rows, key=lambda t: not t.id.startswith("Q")):
        offices = {row.office} | (REIGNING if row.office == "head-of-state" else set())
        same = [t for t in holders[row.owner] if t.office in offices and meet(t, row) and called(t, row)]
        row.id = by_name.get(tuple(words(row.name)), row.id)
        if not row.id.startswith("Q"):
            key = tuple(sorted(words(row.name)))
            everywhere = set() if row.owner in states else anywhere[key]
            choices = [{t.id for t in same if t.id.startswith("Q")}, {t.id for t in same}, named[row.owner, key], everywhere,
                       named[row.owner, frozenset(telling(row.name))]]
            row.id = next((min(c, key=len) for c in choices if len(c) == 1), row.id or f"{row.owner}/{slug(row.name)}")
        if row.office == "head-of-state":
            reign = next((t for t in same if t.office in REIGNING and t.id == row.id), None)
            if reign:
                row.office, row.title = reign.office, reign.title
            elif row.owner in monarchies:
                row.office, row.title = "monarch", "Monarch"
        note(row)


def meet(one, other, gap=31):
    """Two terms that may be one: they overlap, or follow each other within so many days."""
    def before(a, b):
        return bool(a.end) and terms.days(terms.last(a.end), terms.first(b.start)) > gap
    return not before(one, other) and not before(other, one)


def finer(base, other):
    """The date, more precise where the other says the same more precisely."""
    return other if base and other.startswith(base) else base


def join(one, other):
    """One term of two of the same person and office."""
    base, extra = (one, other) if one.trust <= other.trust else (other, one)
    follows = lambda a, b: terms.closing(a) and terms.days(terms.first(b.start), terms.last(terms.closing(a))) <= SLOPPY
    if one.trust == other.trust or (one.end and follows(one, other)) or (other.end and follows(other, one)):
        early, late = sorted([one, other], key=lambda t: (terms.first(t.start), -len(t.start)))
        base.start = finer(early.start, late.start)
        if early.end and late.end:
            base.end = max(early.end, late.end, key=lambda d: (terms.last(d), len(d)))
            shorter = min(early.end, late.end, key=len)
            base.end = finer(shorter, base.end) if base.end.startswith(shorter) else base.end
        elif early.end and not follows(early, late):
            base.end = early.end
        elif late.end:
            base.end = late.end
        else:
            base.end = ""
    else:
        base.start = finer(base.start, extra.start)
        if base.end:
            base.end = finer(base.end, extra.end)
        elif extra.end and terms.last(extra.end) > base.known_until:
            base.end = extra.end
    base.known_until = "" if base.end else max(one.known_until, other.known_until)
    if len(words(base.name)) == 1 < len(words(extra.name)):  # "Philippe", "Philippe of Belgium"
        base.name, extra.name = extra.name, base.name
    base.id = min(one.id, other.id, key=lambda i: (not i.startswith("Q"), len(i), i))
    base.aliases = (*base.aliases, *extra.aliases, extra.name)
    base.to, base.gender = base.to or extra.to, base.gender or extra.gender
    base.many, base.secondary = one.many and other.many, one.secondary and other.secondary
    return base


def alike(one, other):
    """Two entries for one person: the same name in the same office at the same time."""
    return not one.many and same_name(one.name, other.name) and terms.overlap(one, other) > 1


def without_duplicates(rows):
    """One row a term; terms of one person that follow each other are one."""
    found = []
    for row in sorted(rows, key=lambda t: (terms.first(t.start), t.trust, t.end or terms.FAR)):
        known = next((t for t in reversed(found) if (t.id == row.id or alike(t, row)) and meet(t, row, 2)), None)
        if known is None:
            found.append(row)
        else:
            joined = join(known, row)
            found[found.index(known)] = joined
    return found


def service(term):
    return LONG_SERVICE.get(term.office, USUAL_SERVICE) * 366


def close(row, day):
    """The term ended where the next began, unless that is so late that others may have come between."""
    if terms.days(terms.last(row.start), terms.first(day)) > service(row):
        row.end, row.known_until = "", terms.last(row.start)
    else:
        row.end, row.known_until = max(day, row.start), ""


def close_open(rows, by_hand=True):
    """Ends for the rows that lack them: the start of the next holder. by_hand: also for those filled in by hand."""
    for i, row in enumerate(rows):
        if row.trust < 2 and not by_hand:
            continue
        later = next((t for t in rows[i + 1:] if t.id != row.id and terms.first(t.start) > terms.last(row.start)), None)
        if not row.end and later and terms.days(row.known_until, terms.first(later.start)) <= UNSEEN:
            if later.trust <= row.trust or terms.first(later.start) > row.known_until:
                close(row, later.start)


def limit(row):
    """An open row that is older than people serve is known for its start only."""
    if not row.end and row.trust > 1 and terms.days(terms.last(row.start), row.known_until) > service(row):
        row.known_until = terms.last(row.start)


def demote(row):
    """The office was another's: what remains is the title."""
    row.office, row.many = GENERIC.get(row.office, "minister" if row.office.endswith("-minister") else "official"), True


def settle(a, b, titles):
    """Two holders of one office (a began first) who surely overlap: the better source stands, else the newer one follows, else the
    commoner title has the office, else they are marked."""
    if a.trust != b.trust:
        weak, strong = (a, b) if a.trust > b.trust else (b, a)
        if terms.first(weak.start) < terms.first(strong.start):
            weak.end, weak.known_until = strong.start, ""
        elif strong.end and (not weak.end or terms.last(weak.end) > terms.last(strong.end)):
            weak.start = max(strong.end, weak.start)
            weak.known_until = "" if weak.end else max(weak.known_until, terms.last(weak.start))
        else:
            demote(weak)
    elif stands_in(b, a):
        again = dataclasses.replace(a, start=b.end)
        a.end, a.known_until = b.start, ""
        return again
    elif terms.overlap(a, b) <= SLOPPY and terms.first(a.start) < terms.first(b.start):
        a.end, a.known_until = b.start, ""
    elif titles[a.title] != titles[b.title]:
        demote(min(a, b, key=lambda t: titles[t.title]))
    else:
        a.mark = b.mark = "joint"
    return None


def stands_in(b, a):
    """b held the office for a while in the midst of a's term."""
    return bool(b.end) and terms.first(a.start) < terms.first(b.start) and terms.last(b.end) < terms.first(terms.closing(a)) and \
        terms.days(terms.first(b.start), terms.last(b.end)) <= SLOPPY


def exclude(rows):
    """One holder at a time."""
    titles = collections.Counter(t.title for t in rows)
    for row in [t for t in rows if t.secondary]:
        if any(not t.secondary and t.id != row.id and terms.overlap(t, row) > 1 for t in rows):
            rows.remove(row)
    close_open(rows)
    office = rows[0].office if rows else ""
    pairs = [(a, b) for i, a in enumerate(rows) for b in rows[i + 1:]]
    while pairs:
        a, b = pairs.pop(0)
        if a.id != b.id and a.office == b.office == office and not (a.mark and b.mark) and terms.overlap(a, b) > 1:
            again = settle(a, b, titles)
            if again:  # what is left of a term that another interrupted meets the others too
                pairs += [tuple(sorted((again, other), key=lambda t: terms.first(t.start))) for other in rows if other is not a]
                rows.append(again)
    # A term that the others leave no day of was none.
    return [t for t in rows if not t.end or terms.last(t.end) >= terms.first(t.start)]


def has_one_holder(rows):
    """Whether a title that says nothing of it has one holder at a time: no two terms with known ends overlap."""
    ended = [t for t in rows if t.end]
    return not any(a.id != b.id and terms.overlap(a, b) > 31 for i, a in enumerate(ended) for b in ended[i + 1:])


def one_row_a_start(rows):
    """A person's terms of one kind that begin on one day, as those of a minister without a portfolio of offices.tsv, in one row with all titles."""
    found = {}
    for row in rows:
        known = found.setdefault((row.id, row.key, row.start), row)
        if known is not row and known.trust != row.trust:
            better, other = sorted((known, row), key=lambda t: t.trust)
            better.aliases = (*better.aliases, *other.aliases, other.name)
            found[row.id, row.key, row.start] = better
        elif known is not row:
            known.title = "; ".join(dict.fromkeys([*known.title.split("; "), *row.title.split("; ")]))
            known.end, known.known_until = max((t.end, t.known_until) for t in (known, row)) if known.end and row.end else \
                ("", max(filter(None, (known.known_until, row.known_until))))
            known.aliases = (*known.aliases, *row.aliases, row.name)
    return list(found.values())


HEADS = {"head-of-state", "head-of-government", "monarch", "supreme-leader"}
VAGUE = {"minister", "deputy-minister", "official", "legislator"}


def without_what_goes_with_it(rows):
    """Leaves out what a head of state or government also is ("Minister for the Union", "Leader of the House"): it would say less than
    what he is."""
    heads = collections.defaultdict(list)
    for row in rows:
        if row.office in HEADS:
            heads[row.id, row.owner].append(row)
    return [t for t in rows if t.office not in VAGUE or not any(terms.overlap(t, head) > 1 for head in heads[t.id, t.owner])]


def merge(rows):
    by_office = collections.defaultdict(list)
    for row in rows:
        by_office[row.key].append(row)
    result = []
    for key in sorted(by_office):
        group = by_office[key]
        if not all(t.many for t in group):
            for row in group:
                row.many = False
            result += exclude(without_duplicates(group))
            continue
        by_title = collections.defaultdict(list)
        for row in group:
            by_title[row.title].append(row)
        for title in sorted(by_title):
            one_title = without_duplicates(by_title[title])
            if has_one_holder(one_title):
                close_open(one_title, by_hand=False)
            result += one_title
    for row in result:
        limit(row)
        if row.many and not row.mark:
            row.mark = "several"
    return without_what_goes_with_it(one_row_a_start(result))
