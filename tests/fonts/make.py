#!/usr/bin/env python3
"""Makes Squares-Regular.ttf, a face for tests whose every glyph is a filled square.

    pip install 'fonttools==4.68.0'
    python3 make.py

It has a few characters of the scripts that the bundled fonts lack, and no weight but 400.
"""
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

TEXTS = (
    " .,·–()0123456789",
    "東京で働いています履歴書",  # Japanese
    "设计开发系统简历",  # Chinese
    "מהנדס תוכנה",  # Hebrew
    "हिन्दी में लिखा",  # Devanagari
    "\u1112\u119e\u11ab",  # old Hangul, in letters
)


def square():
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def main():
    chars = sorted({c for text in TEXTS for c in text})
    names = {ord(c): f"u{ord(c):04X}" for c in chars}
    order = [".notdef", *names.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(names)
    empty = {".notdef", names[ord(" ")]}
    font.setupGlyf({name: TTGlyphPen(None).glyph() if name in empty else square() for name in order})
    font.setupHorizontalMetrics({name: (1000, 100) for name in order})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares-Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=400)
    font.setupPost(keepGlyphNames=False)
    font.setupHead(unitsPerEm=1000, created=0, modified=0)
    font.save(Path(__file__).resolve().parent / "Squares-Regular.ttf")


main()
