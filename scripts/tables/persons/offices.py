"""From a title as a source gives it to the office of offices.tsv, by the patterns of office_patterns.tsv."""
import collections
import functools
import re

Office = collections.namedtuple("Office", "id owner many secondary")
DEPUTIES = {"foreign-minister": "deputy-foreign-minister", "defence-minister": "deputy-defence-minister"}


def plain(title):
    """Lower case, British spelling, no brackets."""
    text = re.sub(r"\s*\([^)]*\)", "", title).lower().replace("&", "and").replace("’", "'")
    for american, british in (("defense", "defence"), ("labor ", "labour "), ("chairwoman", "chairwoman")):
        text = text.replace(american, british)
    text = re.sub(r"labor$", "labour", text)
    return re.sub(r"\s+", " ", text).strip(" ,")


class Patterns:
    def __init__(self, rows, country_names):
        """country_names: code → names of the state, as "of …" may follow a title."""
        self.rows = {"title": [], "rank": [], "portfolio": []}
        for row in rows:
            only = set((row["only"] or "").split())
            self.rows[row["kind"]].append((re.compile(row["pattern"]), only, row["office"], row["owner"] or "", row["holders"] == "many"))
        self.own = {code: re.compile(" of (the )?(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")$")
                    for code, names in country_names.items() if names}

    @functools.lru_cache(maxsize=None)
    def offices(self, title, owner):
        """The offices that the title means, the main one first; a title that fits nothing is an official's."""
        text = plain(title)
        if owner in self.own:
            text = self.own[owner].sub("", text)
        minister = self.minister(text, owner)
        whole = self.lookup("title", text, owner)
        # A pattern with "minister" in it stands behind the portfolios: it is what is left over.
        if whole and not (minister and whole.id in ("minister", "deputy-minister")):
            return (whole,)
        return minister or (Office("official", owner, True, False),)

    def lookup(self, kind, text, owner):
        for pattern, only, office, other, many in self.rows[kind]:
            if (not only or owner in only) and pattern.fullmatch(text):
                return Office(office, other or owner, many, False)
        return None

    def minister(self, text, owner):
        for pattern, only, rank, _, _ in self.rows["rank"]:
            found = pattern.match(text) if not only or owner in only else None
            if not found:
                continue
            rest = text[found.end():]
            if rank == "deputy":
                portfolio = self.portfolios(rest, owner)
                return (Office(DEPUTIES.get(portfolio[0].id, "deputy-minister") if portfolio else "deputy-minister", owner, True, False),)
            return tuple(self.portfolios(rest, owner)) or (Office("minister", owner, True, False),)
        return ()

    def portfolios(self, text, owner):
        found = []
        for part in [text, *re.split(r",? and (?:the )?|, ?(?:the )?", text)]:
            office = self.lookup("portfolio", part.strip(), owner)
            if office and all(office.id != known.id for known in found):
                found.append(office._replace(secondary=bool(found)))
        return found
