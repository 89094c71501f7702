#!/usr/bin/env python3
"""Make Jikji Sans out of Pretendard: the same letters on 1000 units per em in place of 2048.

    pip install 'fonttools==4.68.0' 'cffsubr==0.4.0'
    python3 rescale.py PRETENDARD

PRETENDARD  folder with Pretendard-{Regular,Medium,SemiBold,Bold}.otf
            (npm pretendard 1.3.9, dist/public/static/)

Pretendard is a CID-keyed CFF font whose FontMatrix stands in its font dictionaries only, which MuPDF before 1.25 applies twice:
it takes the letters of a PDF for half as large as they are, and its text falls to pieces. A font of 1000 units needs no matrix.
The name is reserved by the licence, so that what is changed has another.

Coordinates are rounded where they stand, not step by step as they are written, so that no error adds up along an outline;
hints are rounded in the same way and stay on the edges that they belong to.
"""
import sys
from pathlib import Path

import cffsubr
from fontTools.cffLib import specializer
from fontTools.misc.roundTools import otRound
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from subset import HERE, save

FAMILY = "Jikji Sans"
RESERVED = "Pretendard"
UNITS = 1000
# An edge without a stem is hinted as one of this width, whatever the units.
GHOSTS = (-20, -21)
STEMS = ("hstem", "hstemhm", "vstem", "vstemhm")
DRAWING = {"rmoveto": 2, "rlineto": 2, "rrcurveto": 6}


class Scale:
    """Numbers of a font, brought to other units."""

    def __init__(self, units):
        self.factor = UNITS / units

    def number(self, value):
        return otRound(value * self.factor)

    def stems(self, edges):
        """Pairs of a distance from the stem before and a width."""
        out, at, done = [], 0, 0
        for distance, width in zip(edges[::2], edges[1::2]):
            first, last = at + distance, at + distance + width
            start = self.number(first)
            end = start + width if width in GHOSTS else self.number(last)
            out += [start - done, end - start]
            at, done = last, end
        return out

    def outline(self, charstring, old, new):
        """Scale what a glyph draws, and its width and hints; `old` and `new` are its private dictionary before and after."""
        commands = specializer.generalizeCommands(specializer.programToCommands(charstring.program))
        x = y = 0
        for index, (op, values) in enumerate(commands):
            if op in STEMS or op == "" and index > 0 and not isinstance(values[0], bytes):
                values[:] = self.stems(values)
            elif op == "" and not isinstance(values[0], bytes):
                values[:] = [self.number(values[0] + old["nominalWidthX"]) - new["nominalWidthX"]]
            elif op in DRAWING:
                assert len(values) == DRAWING[op]
                for i in range(0, len(values), 2):
                    from_x, from_y = self.number(x), self.number(y)
                    x, y = x + values[i], y + values[i + 1]
                    values[i : i + 2] = self.number(x) - from_x, self.number(y) - from_y
            else:
                assert op in ("", "hintmask", "cntrmask", "endchar"), op
        charstring.program = specializer.commandsToProgram(specializer.specializeCommands(commands, generalizeFirst=False))

    def private(self, private):
        """Scale what hinting needs to know; the values before and after."""
        old = {key: getattr(private, key, 0) for key in ("nominalWidthX", "defaultWidthX")}
        for key in ("nominalWidthX", "defaultWidthX", "StdHW", "StdVW", "BlueShift"):
            if hasattr(private, key):
                setattr(private, key, self.number(getattr(private, key)))
        for key in ("BlueValues", "OtherBlues", "FamilyBlues", "FamilyOtherBlues", "StemSnapH", "StemSnapV"):
            if getattr(private, key, None):
                setattr(private, key, [self.number(value) for value in getattr(private, key)])
        zones = private.BlueValues + getattr(private, "OtherBlues", [])
        highest = max(top - bottom for bottom, top in zip(zones[::2], zones[1::2]))
        # A size in pixels per unit; by the specification no zone may be as high as a pixel at it.
        private.BlueScale = round(min(private.BlueScale / self.factor, 1 / highest), 5)
        return old, {key: getattr(private, key, 0) for key in old}

    def cff(self, cff):
        cff.desubroutinize()
        top = cff.topDictIndex[0]
        privates = {id(font.Private): self.private(font.Private) for font in top.FDArray}
        for name in top.charset:
            charstring, _ = top.CharStrings.getItemAndSelector(name)
            self.outline(charstring, *privates[id(charstring.private)])
        for dictionary in (top, *top.FDArray):
            dictionary.rawDict.pop("FontMatrix", None)
            vars(dictionary).pop("FontMatrix", None)
        top.UnderlinePosition = self.number(top.UnderlinePosition)
        top.UnderlineThickness = self.number(top.UnderlineThickness)


def rename(font):
    """Take the reserved name out of every name that the font goes by. Notices of rights and of where it comes from stay."""
    names = font["name"]
    style = names.getDebugName(17) or names.getDebugName(2)
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    version = names.getDebugName(5).split(";")[0]
    texts = {3: f"{version.removeprefix('Version ')};jikji;{postscript}", 5: f"{version};1000 units for jikji", 6: postscript}
    for record in names.names:
        if record.nameID in (1, 4, 16):
            record.string = record.toUnicode().replace(RESERVED, FAMILY)
        elif record.nameID in texts:
            record.string = texts[record.nameID]
    change = f"{RESERVED} {version.removeprefix('Version ')}, changed for jikji: 1000 units per em in place of 2048, and this name"
    names.setName(change, 10, 3, 1, 0x409)
    top = font["CFF "].cff.topDictIndex[0]
    font["CFF "].cff.fontNames[0] = postscript
    top.FullName, top.FamilyName = f"{FAMILY} {style}", FAMILY
    for dictionary in top.FDArray:
        dictionary.FontName = postscript


def build(source, out):
    font = TTFont(source, recalcTimestamp=False)
    assert RESERVED in font["name"].getDebugName(1) and "FontMatrix" in font["CFF "].cff.topDictIndex[0].FDArray[0].rawDict
    scale = Scale(font["head"].unitsPerEm)
    # Taken out while the others are scaled; the names of the glyphs are its own.
    font.getGlyphOrder()
    cff = font["CFF "]
    del font["CFF "]
    scale_upem(font, UNITS)
    font["CFF "] = cff
    scale.cff(cff.cff)
    rename(font)
    cffsubr.subroutinize(font)
    save(font, out)


def main(folder):
    for style in ("Regular", "Medium", "SemiBold", "Bold"):
        build(Path(folder, f"{RESERVED}-{style}.otf"), HERE / "jikji-sans" / f"JikjiSans-{style}.otf")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
