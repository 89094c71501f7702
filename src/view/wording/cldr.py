#!/usr/bin/env python3
"""Writes what Unicode's CLDR knows of a language into its catalogue in `labels/`: names of months, patterns of dates, units of time,
rules for plurals, quotation marks, names of languages. Catalogues that were worded by hand before (`NAMES_ONLY`) take names of
languages alone.

    git clone --depth 1 https://github.com/unicode-org/cldr-json
    python3 src/view/wording/cldr.py cldr-json/cldr-json

CLDR 47.0.0 was used. A language's catalogue needs the lines that are filled, each with its key and nothing else."""

import json
import pathlib
import re
import sys

NAMES_ONLY = ["en", "ko", "ja", "zh", "de", "fr", "es", "pt"]
# What CLDR calls a language otherwise.
CLDR = {"zh-TW": "zh-Hant", "no": "nb"}
# A day is a night, too, in CLDR's units.
BY_HAND = [("nb", "days"), ("nn", "days"), ("sv", "days")]
# The sign for a year, which tables leave out.
YEAR_SIGN = re.compile(r"[\s\u202f\u00a0]*'(г|р)'\.?")

HERE = pathlib.Path(__file__).parent
LABELS = HERE / "labels"


def read(root, package, code, name):
    code = CLDR.get(code, code)
    path = root / package / "main" / code / f"{name}.json"
    return json.loads(path.read_text())["main"][code]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def flow(pairs):
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def listed(texts):
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def pattern(cldr, months):
    """A pattern with the names of fields, and which lists of months it uses."""
    cldr = YEAR_SIGN.sub("", cldr)
    used = {}

    def field(match):
        literal, letters = match.groups()
        if literal is not None:
            return literal or "'"
        kind, width = letters[0], len(letters)
        if kind == "y":
            return "{year}"
        if kind == "d":
            return "{d}" if width == 1 else "{dd}"
        if width < 3:
            return "{m}" if width == 1 else "{mm}"
        form, place = ("format", "name") if kind == "M" else ("stand-alone", "alone")
        used[place] = list(months[form]["abbreviated" if width == 3 else "wide"].values())
        return "{" + place + "}"

    text = re.sub(r"'([^']*)'|(y+|M+|L+|d+)", field, cldr)
    return text.replace("\u202f", " ").replace("\u00a0", " "), used


def form(year, month, day, months):
    used, pairs = {}, []
    for name, cldr in (("year", year), ("month", month), ("day", day)):
        text, lists = pattern(cldr, months)
        pairs.append((name, quoted(text)))
        for place, names in lists.items():
            assert used.setdefault(place, names) == names, (cldr, "two lists of months in one form")
    pairs += [("names" if place == "name" else place, listed(names)) for place, names in sorted(used.items(), reverse=True)]
    return flow(pairs)


def plural(units, unit):
    counts = {}
    for key, text in units["long"][f"duration-{unit}"].items():
        match = re.fullmatch(r"unitPattern-count-(one|two|few|many|other)", key)
        if match:
            counts[match[1]] = quoted(text.replace("{0}", "{}").replace("\u00a0", " "))
    counts.setdefault("one", counts["other"])
    return flow([(count, counts[count]) for count in ("one", "two", "few", "many", "other") if count in counts])


def rules(root, code):
    path = root / "cldr-core" / "supplemental" / "plurals.json"
    all_rules = json.loads(path.read_text())["supplemental"]["plurals-type-cardinal"][CLDR.get(code, code).split("-")[0]]
    found = [(key.removeprefix("pluralRule-count-"), rule.split("@")[0].strip()) for key, rule in all_rules.items()]
    return flow([(count, quoted(rule)) for count, rule in found if count in ("one", "two", "few", "many")])


def languages(root, code, codes, text):
    names = read(root, "cldr-localenames-full", code, "languages")["localeDisplayNames"]["languages"]
    names = {**names, "zh-TW": names.get("zh-Hant", names["zh"])}
    # What was worded by hand stays, and says whether names are capitals.
    said = dict(re.findall(r'"?([\w-]+)"?: ([^,{}]+)', re.search(r"^languages: {(.*)}$", text, re.M)[1])) if code in NAMES_ONLY else {}
    capital = any(name[0].isupper() for name in said.values())
    new = {it: quoted(names[it][:1].upper() + names[it][1:] if capital else names[it]) for it in codes}
    return flow([(quoted(it) if it in ("no", "zh-TW") else it, said.get(it, new[it])) for it in codes])


def lines(root, code, codes, text):
    yield "languages", languages(root, code, codes, text)
    if code in NAMES_ONLY:
        return
    gregorian = read(root, "cldr-dates-full", code, "ca-gregorian")["dates"]["calendars"]["gregorian"]
    formats, months = gregorian["dateTimeFormats"]["availableFormats"], gregorian["months"]
    year = formats["y"]
    yield "short", form(year, formats["yMMM"], formats["yMMMd"], months)
    yield "long", form(year, formats["yMMMM"], gregorian["dateFormats"]["long"], months)
    units = read(root, "cldr-units-full", code, "units")["units"]
    for key, unit in (("years", "year"), ("months", "month"), ("hours", "hour"), ("days", "day")):
        yield key, plural(units, unit)
    yield "plural", rules(root, code)
    marks = read(root, "cldr-misc-full", code, "delimiters")["delimiters"]
    yield "quotes", listed(marks[mark] for mark in (
        "quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd",
    ))


def main():
    root = pathlib.Path(sys.argv[1])
    rust = (HERE / ".." / ".." / "language.rs").read_text()
    named = re.search(r"NAMED: &\[&str\] = &\[(.*?)\];", rust, re.S)[1]
    codes = re.findall(r'"([\w-]+)"', named)
    for path in sorted(LABELS.glob("*.yaml")):
        text = path.read_text()
        written = lines(root, path.stem, codes, text)
        for key, value in (line for line in written if (path.stem, line[0]) not in BY_HAND):
            # A name of a field, two levels deep, has the same key as some units.
            old = re.compile(rf"^((?:  )?){key}:(?: [\[{{].*)?$", re.M)
            text, count = old.subn(lambda match: f"{match[1]}{key}: {value}", text, count=1)
            assert count == 1, (path, key)
        path.write_text(text)


main()
