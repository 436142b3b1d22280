#!/usr/bin/env python3
"""Makes the label fonts of this folder out of Google's Noto fonts (SIL Open Font License 1.1).

Run it only to change what is covered: the files it makes are kept in the repository.
Needs Debian's fonts-noto-core, fonts-noto-cjk and fonttools:

    python3 resources/fonts/build.py

Every font is cut to the characters that addresses and product names are written in, and loses its
hints: the rasterizer draws outlines at the size of the label and never reads them. The CJK font has
one weight (the rasterizer thickens it itself) and the Japanese, Korean, simplified and traditional
shapes of a character, chosen by OpenType's `locl` feature.
"""

import subprocess
from pathlib import Path

HERE = Path(__file__).parent
CORE = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto")

LATIN = "0020-007E,00A0-024F,0250-02AF,02B0-02FF,0300-036F,1E00-1EFF"
GREEK_CYRILLIC = "0370-03FF,0400-052F,1F00-1FFF"
MARKS = "2000-206F,2070-209F,20A0-20BF,2100-214F,2190-2193,2212,25CC"
COMMON = "0020-007E,00A0,200C-200F,25CC"

SMALL = {
    "NotoSans": f"{LATIN},{GREEK_CYRILLIC},{MARKS}",
    "NotoSansArabic": f"{COMMON},0600-06FF,0750-077F,08A0-08FF,FB50-FDFF,FE70-FEFF",
    "NotoSansHebrew": f"{COMMON},0590-05FF,20AA,FB1D-FB4F",
    "NotoSansThai": f"{COMMON},0E00-0E7F",
    "NotoSansDevanagari": f"{COMMON},0900-097F,1CD0-1CFF,20B9,A8E0-A8FF",
    "NotoSansArmenian": f"{COMMON},0530-058F,FB13-FB17",
    "NotoSansGeorgian": f"{COMMON},10A0-10FF,1C90-1CBF,2D00-2D2F",
    "NotoSansBengali": f"{COMMON},0964-0965,0980-09FF",
    "NotoSansTamil": f"{COMMON},0964-0965,0B80-0BFF",
}


def double_byte(codec: str, first: range) -> set[int]:
    """The characters that two bytes, the first in `first`, stand for in an old national encoding."""
    found = set()
    for lead in first:
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


def cjk_characters() -> set[int]:
    every = range(0xA1, 0xFF)
    return (
        double_byte("euc_jp", every)  # JIS X 0208, levels 1 and 2
        | double_byte("gb2312", every)
        | double_byte("big5", range(0xA1, 0xC7))  # level 1
        | double_byte("euc_kr", every)  # KS X 1001
        | set(range(0x3000, 0x3100))
        | set(range(0x3105, 0x3130))
        | set(range(0xFF01, 0xFFEF))
        | set(range(0x20, 0x7F))
    ) - set(range(0x370, 0x530))  # Greek and Cyrillic of those sets come from Noto Sans


def subset(source: Path, target: str, unicodes: str, *more: str) -> None:
    output = HERE / target
    subprocess.run(
        ["pyftsubset", source, f"--unicodes={unicodes}", f"--output-file={output}", "--no-hinting",
         "--desubroutinize" if source.suffix == ".ttc" else "--no-notdef-outline",
         "--drop-tables+=DSIG,meta,STAT,BASE,vhea,vmtx,VORG", *more],
        check=True,
    )
    print(f"{output.stat().st_size:>9} {target}")


def main() -> None:
    for family, unicodes in SMALL.items():
        for weight in ("Regular", "Bold"):
            subset(CORE / f"{family}-{weight}.ttf", f"{family}-{weight}.ttf", unicodes)
    unicodes = ",".join(f"{code:X}" for code in sorted(cjk_characters()))
    subset(CJK / "NotoSansCJK-Regular.ttc", "NotoSansCJK-Regular.otf", unicodes,
           "--font-number=0", "--layout-features=locl,ccmp,ljmo,vjmo,tjmo")


if __name__ == "__main__":
    main()
