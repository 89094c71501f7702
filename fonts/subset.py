#!/usr/bin/env python3
"""Rebuild the subsetted faces in this folder: Noto Serif KR and Jikji Hanja.

    pip install 'fonttools==4.68.0'
    python3 subset.py CJK SERIF_KR SANS_KR

CJK       folder with NotoSerifCJK-{Regular,Bold}.ttc and NotoSansCJK-Regular.ttc
          (Debian package fonts-noto-cjk 1:20220127+repack1-1)
SERIF_KR  NotoSerifKR_400Regular.ttf (npm @expo-google-fonts/noto-serif-kr 0.4.3)
SANS_KR   NotoSansKR_400Regular.ttf (npm @expo-google-fonts/noto-sans-kr 0.4.3)

The outlines come from the CFF collections, which are half the size of the
TrueType builds; the two KR files are read only for their list of Hanja, since
the collections hold those of China and Japan too. They lack a few of the 4,888
Hanja of KS X 1001, which are added.
"""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

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

    full = family if style == "Regular" else f"{family} {style}"
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    version = names.getDebugName(5).split(";")[0]
    for name_id, text in {1: family, 2: style, 3: f"{version};jikji;{postscript}",
                          4: full, 5: f"{version};subset for jikji", 6: postscript}.items():
        names.setName(text, name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = postscript
    top = cff.topDictIndex[0]
    for key, text in (("FullName", full), ("FamilyName", family)):
        if hasattr(top, key):
            setattr(top, key, text)

    out.parent.mkdir(exist_ok=True)
    font.save(out)
    print(f"{out.relative_to(HERE)}: {out.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")


def main(cjk, serif_kr, sans_kr):
    def korean_hanja(path):
        return ks_x_1001_hanja() | (HANJA & TTFont(path, lazy=True).getBestCmap().keys())

    serif = LETTERS | SYMBOLS | COMPAT_JAMO | chars("AC00-D7A3") | korean_hanja(serif_kr)
    for style in ("Regular", "Bold"):
        build(Path(cjk, f"NotoSerifCJK-{style}.ttc"), "Noto Serif KR", style, serif,
              ["kern", "liga", "locl", "ccmp", "mark", "tnum", "lnum", "pnum"],
              HERE / "noto-serif-kr" / f"NotoSerifKR-{style}.otf")

    hanja = {0x20, 0xA0} | SYMBOLS | COMPAT_JAMO | OLD_HANGUL | KANA | korean_hanja(sans_kr)
    build(Path(cjk, "NotoSansCJK-Regular.ttc"), "Jikji Hanja", "Regular", hanja,
          ["locl", "ccmp", "mark", "ljmo", "vjmo", "tjmo"],
          HERE / "jikji-hanja" / "JikjiHanja-Regular.otf")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
