"""Which offices of which states have no holder in which years since 2000."""
import collections

from . import terms

OFFICES = {"head of state": {"head-of-state", "monarch", "supreme-leader", "pope", "leader"},
           "head of government": {"head-of-government"}, "foreign minister": {"foreign-minister"},
           "defence minister": {"defence-minister"}}
YEARS = range(2000, 2026)
WORTH_TELLING = 60  # days of a year without a holder


def without_holder(spans, year):
    """Days of the year that none of the spans (first day, last day) covers."""
    left, day = 0, f"{year}-01-01"
    for start, end in sorted(spans):
        if end < day:
            continue
        left += max(0, terms.days(day, min(start, f"{year}-12-31")))
        day = max(day, end)
        if day > f"{year}-12-31":
            return left
    return left + max(0, terms.days(day, f"{year}-12-31"))


def report(table, states):
    """A line a state and office: the years in which it has no holder for some time."""
    spans = collections.defaultdict(list)
    for term in table:
        for office, ids in OFFICES.items():
            if term.office in ids:
                spans[term.owner, office].append((terms.first(term.start), terms.last(terms.closing(term))))
    lines = []
    for state in sorted(states):
        for office in OFFICES:
            known = spans[state, office]
            missing = [year for year in YEARS if without_holder(known, year) > WORTH_TELLING]
            if missing:
                lines.append(f"{state}\t{office}\t{' '.join(map(str, missing))}")
    return "\n".join(["state\toffice\tyears", *lines]) + "\n"
