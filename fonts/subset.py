#!/usr/bin/env python3
"""Rebuild the changed faces in this folder: Noto Serif KR, Jikji Hanja, Jikji Symbols and Noto Emoji.

    pip install 'fonttools==4.68.0'
    python3 subset.py CJK SERIF_KR SANS_KR NOTO EMOJI

CJK       folder with NotoSerifCJK-{Regular,Bold}.ttc and NotoSansCJK-Regular.ttc
          (Debian package fonts-noto-cjk 1:20220127+repack1-1)
SERIF_KR  NotoSerifKR_400Regular.ttf (npm @expo-google-fonts/noto-serif-kr 0.4.3)
SANS_KR   NotoSansKR_400Regular.ttf (npm @expo-google-fonts/noto-sans-kr 0.4.3)
NOTO      folder with NotoSans{Symbols2,Math,}-Regular.ttf
          (Debian package fonts-noto-core 20201225-1)
EMOJI     NotoEmoji_400Regular.ttf (npm @expo-google-fonts/noto-emoji 0.4.7)

The outlines come from the CFF collections, which are half the size of the
TrueType builds; the two KR files are read only for their list of Hanja, since
the collections hold those of China and Japan too. They lack a few of the 4,888
Hanja of KS X 1001, which are added, and so is what the program's own words in
Japanese and Chinese need. Run it again when src/view/wording/labels/ changes for these.
"""
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER

HERE = Path(__file__).resolve().parent
KOREAN_FACE = 1  # index in every Noto CJK collection


def chars(*ranges):
    """The code points of ranges written as in Unicode charts: "3400-4DBF"."""
    out = set()
    for r in ranges:
        first, _, last = r.partition("-")
        out.update(range(int(first, 16), int(last or first, 16) + 1))
    return out


def ks_x_1001_hanja():
    """The Hanja of KS X 1001: rows CA to FD of EUC-KR, 94 each."""
    return {ord(bytes([row, cell]).decode("euc_kr")) for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF)}


def label_ideographs():
    """The ideographs of the program's own words in every language."""
    labels = HERE.parent / "src" / "view" / "wording" / "labels"
    assert labels.is_dir()
    return HANJA & {ord(c) for path in labels.glob("*.yaml") for c in path.read_text(encoding="utf-8")}


HANJA = chars("3400-4DBF", "4E00-9FFF", "F900-FAFF")
COMPAT_JAMO = chars("3131-318E")
OLD_HANGUL = chars("1100-11FF", "302E-302F", "A960-A97F", "D7B0-D7FF")
KANA = chars("3041-30FF", "31F0-31FF")
SYMBOLS = chars(
    "2000-2BFF",  # punctuation, currency, arrows, mathematics, ①, ■, ★, ✓
    "3000-302D", "3030-303F",  # CJK punctuation
    "3200-32CB", "3358-33FF",  # ㈜ ㉮ ㊞, ㎡ ㏊
    "FF01-FF60", "FFE0-FFE6",  # full width
)
# Letterlike signs, fractions, arrows, mathematics, technical signs, shapes, dingbats. What Unicode shows as an emoji unless a text asks
# otherwise is left to the emoji face.
SIGNS = chars("2100-218F", "2190-23FF", "25A0-27BF", "2900-297F", "2B00-2BFF") - chars(
    "231A-231B", "23E9-23EC", "23F0", "23F3", "25FD-25FE", "2614-2615", "2648-2653", "267F", "2693", "26A1",
    "26AA-26AB", "26BD-26BE", "26C4-26C5", "26CE", "26D4", "26EA", "26F2-26F3", "26F5", "26FA", "26FD", "2705",
    "270A-270B", "2728", "274C", "274E", "2753-2755", "2757", "2795-2797", "27B0", "27BF", "2B1B-2B1C", "2B50", "2B55",
)
LETTERS = chars("20-7E", "A0-17F", "18F", "192", "1CD-1DC", "1F8-1F9", "218-21B",
                "2B0-36F", "370-3FF", "400-45F", "1E80-1E85", "1EA0-1EF9")


def build(collection, family, style, keep, features, out):
    """Cut `keep` out of the Korean face of a collection; name it `family`."""
    options = Options()
    options.hinting = False
    options.layout_features = features
    options.layout_scripts = [f"{s}.{lang}" for s in ("DFLT", "latn", "grek", "cyrl", "kana", "hang", "hani")
                              for lang in ("dflt", "KOR")]
    options.drop_tables += ["vhea", "vmtx", "VORG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]

    font = TTFont(collection, fontNumber=KOREAN_FACE, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep & font.getBestCmap().keys())
    subsetter.subset(font)

    postscript = rename(font, family, style)
    names = font["name"]
    cff = font["CFF "].cff
    cff.fontNames[0] = postscript
    top = cff.topDictIndex[0]
    for key, text in (("FullName", names.getDebugName(4)), ("FamilyName", family)):
        if hasattr(top, key):
            setattr(top, key, text)

    save(font, out)


def build_signs(folder, out):
    """Cut the signs out of several fonts and put them into one, each from the first that has it."""
    options = Options()
    options.hinting = False
    options.drop_tables += ["MATH", "GSUB", "GPOS", "GDEF", "vhea", "vmtx"]
    left = {0x20} | SIGNS
    with TemporaryDirectory() as parts:
        paths = []
        for name in ("NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf", "NotoSans-Regular.ttf"):
            font = TTFont(Path(folder, name), recalcTimestamp=False)
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=left & font.getBestCmap().keys())
            subsetter.subset(font)
            left -= font.getBestCmap().keys()
            paths.append(Path(parts, name))
            font.save(paths[-1])
        head = TTFont(paths[0])["head"]
        font = Merger().merge([str(path) for path in paths])
        # The merger writes the time at which it runs.
        font.recalcTimestamp = False
        font["head"].created, font["head"].modified = head.created, head.modified
        rename(font, "Jikji Symbols", "Regular")
        save(font, out)


def build_emoji(path, out):
    """Have emoji of several characters composed by a feature that is always on, not by one that a layout may switch off."""
    font = TTFont(path, recalcTimestamp=False)
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        record.FeatureTag = {"ccmp": "rlig"}.get(record.FeatureTag, record.FeatureTag)
    for table in ("vhea", "vmtx", "gasp", "STAT"):
        del font[table]
    save(font, out)


def rename(font, family, style):
    """Call a font `family`; its PostScript name."""
    full = family if style == "Regular" else f"{family} {style}"
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    version = names.getDebugName(5).split(";")[0]
    for name_id, text in {1: family, 2: style, 3: f"{version};jikji;{postscript}",
                          4: full, 5: f"{version};subset for jikji", 6: postscript}.items():
        names.setName(text, name_id, 3, 1, 0x409)
    return postscript


def save(font, out):
    """Write a font, and say what it has."""
    # The same bytes whether HarfBuzz is installed or not.
    font.cfg[USE_HARFBUZZ_REPACKER] = False
    out.parent.mkdir(exist_ok=True)
    font.save(out)
    print(f"{out.relative_to(HERE)}: {out.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")


def main(cjk, serif_kr, sans_kr, noto, emoji):
    def hanja_of(path):
        return ks_x_1001_hanja() | label_ideographs() | (HANJA & TTFont(path, lazy=True).getBestCmap().keys())

    serif = LETTERS | SYMBOLS | COMPAT_JAMO | KANA | chars("AC00-D7A3") | hanja_of(serif_kr)
    for style in ("Regular", "Bold"):
        build(Path(cjk, f"NotoSerifCJK-{style}.ttc"), "Noto Serif KR", style, serif,
              ["kern", "liga", "locl", "ccmp", "mark", "tnum", "lnum", "pnum"],
              HERE / "noto-serif-kr" / f"NotoSerifKR-{style}.otf")

    hanja = {0x20, 0xA0} | SYMBOLS | COMPAT_JAMO | OLD_HANGUL | KANA | hanja_of(sans_kr)
    build(Path(cjk, "NotoSansCJK-Regular.ttc"), "Jikji Hanja", "Regular", hanja,
          ["locl", "ccmp", "mark", "ljmo", "vjmo", "tjmo"],
          HERE / "jikji-hanja" / "JikjiHanja-Regular.otf")
    build_signs(noto, HERE / "jikji-symbols" / "JikjiSymbols-Regular.ttf")
    build_emoji(emoji, HERE / "noto-emoji" / "NotoEmoji-Regular.ttf")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
