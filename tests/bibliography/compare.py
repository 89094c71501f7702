#!/usr/bin/env python3
"""Has pandoc's citeproc set styles.json in five citation styles, and writes what it says to expect/.

    pip install pypandoc_binary==1.17      # pandoc 3.9, which is to be on the PATH
    git clone https://github.com/citation-style-language/styles
    git -C styles checkout f25316f71c0006867950b25d6d2064f5d8dd591a
    python3 tests/bibliography/compare.py styles

The commit is the one whose styles hayagriva 0.10.1 holds. styles.bib says the same as styles.json. tests/bibliography.rs
compares what jikji sets of each with the files in expect/.
A line is a reference: its key, a tab, its text without emphasis and without its number.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
# What jikji calls a style, and its file.
STYLES = {
    "apa": "apa",
    "ieee": "ieee",
    "chicago-author-date": "chicago-author-date",
    "nature": "nature",
    "vancouver": "nlm-citation-sequence",
}


def pandoc(arguments, text=""):
    done = subprocess.run(["pandoc", *arguments], input=text, capture_output=True, text=True, check=True)
    return done.stdout


def plain(node):
    """The characters of a part of pandoc's document, without the number at its beginning."""
    if isinstance(node, list):
        return "".join(map(plain, node))
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Span":
        return "" if "csl-left-margin" in content[0][1] else plain(content[1])
    if kind == "Quoted":
        left, right = ("‘", "’") if content[0]["t"] == "SingleQuote" else ("“", "”")
        return left + plain(content[1]) + right
    if kind in ("Link", "Div"):
        return plain(content[1])
    return plain(content)


def references(node):
    """The references of a document, by key."""
    if isinstance(node, list):
        for inner in node:
            yield from references(inner)
    elif isinstance(node, dict):
        if node.get("t") == "Div" and node["c"][0][0].startswith("ref-"):
            yield node["c"][0][0].removeprefix("ref-"), " ".join(plain(node["c"][1]).split())
        else:
            yield from references(list(node.values()))


def main(styles):
    source = HERE / "styles.json"
    keys = [item["id"] for item in json.loads(source.read_text(encoding="utf-8"))]
    for name, file in STYLES.items():
        document = f"---\nnocite: '@*'\nlang: en-US\nbibliography: {source}\ncsl: {styles / file}.csl\n---\n"
        found = dict(references(json.loads(pandoc(["-f", "markdown", "--citeproc", "-t", "json"], document))))
        lines = [f"{key}\t{found[key]}\n" for key in keys]
        (HERE / "expect" / f"{name}.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
