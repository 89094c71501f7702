#!/usr/bin/env python3
"""Makes the faces for tests, whose every glyph is a filled square.

    pip install 'fonttools==4.68.0'
    python3 make.py

Squares-Regular.ttf has a few characters of the scripts that the bundled fonts lack, and no weight but 400.
SquaresCID-Regular.otf has Latin letters in the make of Pretendard: CID-keyed CFF with 2048 units per em, which only a
FontMatrix in its font dictionary scales.
"""
from pathlib import Path

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

TEXTS = (
    " .,·–()0123456789",
    "東京で働いています履歴書",  # Japanese
    "设计开发系统简历",  # Chinese
    "מהנדס תוכנה",  # Hebrew
    "हिन्दी में लिखा",  # Devanagari
    "\u1112\u119e\u11ab",  # old Hangul, in letters
)
LETTERS = " .,-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
HERE = Path(__file__).resolve().parent


def square(pen, units):
    pen.moveTo((units // 10, 0))
    for x, y in ((1, 7), (9, 7), (9, 0)):
        pen.lineTo((x * units // 10, y * units // 10))
    pen.closePath()
    return pen


def build(family, texts, units, is_ttf):
    chars = sorted({c for text in texts for c in text})
    names = {ord(c): f"u{ord(c):04X}" if is_ttf else f"cid{number:05}" for number, c in enumerate(chars, 1)}
    order = [".notdef", *names.values()]
    empty = {".notdef", names[ord(" ")]}
    font = FontBuilder(units, isTTF=is_ttf)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(names)
    if is_ttf:
        pens = {name: TTGlyphPen(None) if name in empty else square(TTGlyphPen(None), units) for name in order}
        font.setupGlyf({name: pen.glyph() for name, pen in pens.items()})
    else:
        pens = {name: T2CharStringPen(units, None) for name in order}
        charstrings = {name: (pen if name in empty else square(pen, units)).getCharString() for name, pen in pens.items()}
        font.setupCFF(f"{family}-Regular", {"FullName": family}, charstrings, {})
        key_by_cid(font.font["CFF "].cff.topDictIndex[0], f"{family}-Regular", units)
    font.setupHorizontalMetrics({name: (units, units // 10) for name in order})
    font.setupHorizontalHeader(ascent=8 * units // 10, descent=-2 * units // 10)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": f"{family}-Regular"}, mac=is_ttf)
    font.setupOS2(sTypoAscender=8 * units // 10, sTypoDescender=-2 * units // 10, usWeightClass=400)
    font.setupPost(keepGlyphNames=False)
    font.setupHead(unitsPerEm=units, created=0, modified=0)
    font.save(HERE / f"{family}-Regular.{'ttf' if is_ttf else 'otf'}")


def key_by_cid(top, name, units):
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), len(top.charset)
    dictionary = FontDict()
    dictionary.setCFF2(False)
    dictionary.FontName, dictionary.FontMatrix, dictionary.Private = name, [1 / units, 0, 0, 1 / units, 0, 0], top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(dictionary)
    top.FDSelect.format, top.FDSelect.gidArray = 3, [0] * len(top.charset)
    strings = top.CharStrings
    strings.fdArray, strings.fdSelect = top.FDArray, top.FDSelect
    for key in ("Private", "FontMatrix", "Encoding"):
        vars(top).pop(key, None)
        top.rawDict.pop(key, None)


build("Squares", TEXTS, 1000, True)
build("SquaresCID", [LETTERS], 2048, False)
