"""Names: folding, the better of two spellings, and the other forms under which the news writes a person."""
import re
import unicodedata

LETTERS = str.maketrans({"ł": "l", "đ": "d", "ı": "i", "ø": "o", "ə": "e", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"})
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
MOST_ALIASES = 6
PARTICLES = {"bin", "ben", "ibn", "bint", "al", "el", "abu", "abd", "ould", "de", "da", "do", "dos", "del", "la", "van", "von", "der", "den", "di", "jr", "sr"}


def fold(text):
    plain = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(name):
    return re.findall(r"[a-z0-9]+", fold(name).replace("'", ""))


def slug(name):
    return "-".join(words(name))


def telling(name):
    """The words that tell people apart: no particles, no initials."""
    found = words(name)
    return {w for w in found if len(w) > 1 and w not in PARTICLES} or set(found)


def same_name(one, other):
    """One name, perhaps with fewer of its words."""
    a, b = telling(one), telling(other)
    return a == b or (min(len(a), len(b)) >= 2 and (a <= b or b <= a))


def one_given_name(one, other):
    """Not two brothers: the first word of one is in the other, or spelt a little otherwise there."""
    a, b = ([w for w in words(name) if w in telling(name)] for name in (one, other))
    return a[0] in b or b[0] in a or distance(a[0], b[0]) <= 2


def same_person(one, other):
    """Two spellings of one holder of one office at one time."""
    a, b = telling(one), telling(other)
    return a == b or (len(a & b) >= 2 and one_given_name(one, other)) or (len(a & b) == 1 and (a <= b or b <= a))


def without_bracket(title):
    return re.sub(r"\s*\(.*\)$", "", title).strip()


def distance(one, other):
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        before = row
    return before[-1]


def better(label, title):
    """The label, or the encyclopedia's title where the label looks misspelt (or has nothing in common with it)."""
    if not title:
        return label
    a, b = words(label), words(title)
    if not a or not set(a) & set(b):
        return title if a != b and len(b) > 1 else label
    apart = [(x, y) for x, y in zip(a, b) if x != y]
    misspelt = len(a) == len(b) and len(apart) == 1 and len(apart[0][0]) > 3 and distance(*apart[0]) <= 2
    return title if misspelt else label


def read_variants(rows):
    """word → other spellings of it, from the lists of equal names."""
    variants = {}
    for row in rows:
        group = row["spellings"].split("|")
        for word in group:
            variants.setdefault(fold(word), [w for w in group if fold(w) != fold(word)])
    return variants


def spellings(name, variants):
    """The name with one of its words spelt otherwise, and without the Arabic article; hyphens and accents do not count."""
    parts = re.split(r"([ -]+)", name)
    for i in range(0, len(parts), 2):
        for other in variants.get(fold(parts[i]), []):
            yield "".join([*parts[:i], other, *parts[i + 1:]])
    bare = re.sub(r"(?i)\b(al|el)-(?=\w)", "", name)
    if bare != name and " " in bare:
        yield bare


def without_middle(name):
    """ "Joseph R. Biden" as "Joseph Biden"."""
    short = re.sub(r"(?<=\w) (?:[A-Z]\. )+(?=\w)", " ", name)
    return [short] if short != name else []


def without_middle_name(name):
    """ "Madeleine Korbel Albright" as "Madeleine Albright"; for names of the English pattern only."""
    parts = name.replace(",", "").split()
    tail = 2 if fold(parts[-1]).strip(".") in SUFFIXES else 1
    return [" ".join([parts[0], parts[-tail]])] if len(parts) == 2 + tail and len(parts[-tail]) > 2 else []


def aliases(name, given, others, variants, respell):
    """Further names of a person: those given by hand, those that the sources give, then variants; none twice, none that the program
    folds alike, and none of one word, unless given."""
    seen, found = {tuple(words(name))}, []

    def take(candidates, most, least=2):
        for candidate in candidates:
            key = tuple(words(candidate))
            if len(key) >= least and key not in seen and len(found) < most:
                seen.add(key)
                found.append(candidate)

    take(given, len(given), 1)
    take(others, max(MOST_ALIASES, len(found)))
    for known in [name, *found]:
        take(without_middle(known), max(MOST_ALIASES, len(found)))
    if respell:
        most = len(found) + 4
        for known in [name, *[n for n in found[:2] if " " in n]]:
            take(spellings(known, variants), most)
    return tuple(found)
