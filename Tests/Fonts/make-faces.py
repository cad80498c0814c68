#!/usr/bin/env python3
"""Makes the two faces that the tests of wider forms set type in. No face of the catalogue has such forms.

    python3 make-faces.py        (needs fontTools; writes beside itself, the same bytes each time)

Letters are frames, wide or narrow, some with a bar: shapes that tell one from another in a proof, and no more. Arabic ones
stand on a bar from edge to edge, so that they join.

VaraqAlternates.ttf  `jalt` gives h, m, n, o, u and beh, teh, seen, noon a form a quarter wider.
VaraqAxis.ttf        a `wdth` axis from 75 to 125: all letters grow with it, the space does not. Latin only.

Both are in the public domain (CC0 1.0), as their name tables say.
"""
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

EM, STROKE, BEARING = 1000, 60, 40
LATIN = {letter: 300 + 40 * (index * 7 % 11) for index, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
MARKS = {"space": (0x20, 250), "period": (0x2E, 240), "comma": (0x2C, 240), "hyphen": (0x2D, 320)}
ARABIC = {"alef": (0x627, 260), "beh": (0x628, 520), "teh": (0x62A, 520), "dal": (0x62F, 380), "reh": (0x631, 340),
          "seen": (0x633, 640), "lam": (0x644, 330), "meem": (0x645, 420), "noon": (0x646, 460), "waw": (0x648, 400),
          "yeh": (0x64A, 540)}
WIDER = ["h", "m", "n", "o", "u", "beh", "teh", "seen", "noon"]


def box(pen, left, bottom, right, top, hollow=False):
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    if hollow:
        corners.reverse()
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def frame(width, height, bar):
    """A hollow box, with a bar across it at a fifth of its height for each of `bar`."""
    pen = TTGlyphPen(None)
    box(pen, BEARING, 0, width - BEARING, height)
    edges = [0] + [height * step // 5 for step in bar] + [height - STROKE]
    for low, high in zip(edges, edges[1:]):
        box(pen, BEARING + STROKE, low + STROKE, width - BEARING - STROKE, high, hollow=True)
    return pen.glyph()


def joined(width, height):
    pen = TTGlyphPen(None)
    box(pen, 0, 0, width, STROKE)
    if height:
        box(pen, width // 3, STROKE, width * 2 // 3, height)
    return pen.glyph()


def outlines(arabic):
    """Glyphs, advances and characters by name."""
    glyphs, widths, characters = {".notdef": frame(500, 700, [])}, {".notdef": 500}, {}
    for index, (letter, width) in enumerate(LATIN.items()):
        bar = [step for step in (1, 3) if index & step]
        glyphs[letter], widths[letter], characters[ord(letter)] = frame(width, 700 if letter in "bdfhklt" else 500, bar), width, letter
    for name, (code, width) in MARKS.items():
        pen = TTGlyphPen(None)
        if name == "hyphen":
            box(pen, BEARING, 200, width - BEARING, 200 + STROKE)
        elif name != "space":
            box(pen, 80, -80 if name == "comma" else 0, 160, 80)
        glyphs[name], widths[name], characters[code] = pen.glyph(), width, name
    if arabic:
        for index, (name, (code, width)) in enumerate(ARABIC.items()):
            glyphs[name], widths[name], characters[code] = joined(width, 200 + 50 * (index * 3 % 8)), width, name
        glyphs["tatweel"], widths["tatweel"], characters[0x640] = joined(180, 0), 180, "tatweel"
    return glyphs, widths, characters


def start(name, glyphs, widths, characters):
    font = FontBuilder(EM, isTTF=True)
    font.font.recalcTimestamp = False
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap(characters)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({glyph: (width, font.font["glyf"][glyph].xMin if glyphs[glyph].numberOfContours else 0)
                                 for glyph, width in widths.items()})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=500, sCapHeight=700)
    font.setupNameTable({
        "familyName": name, "styleName": "Regular", "fullName": name, "psName": name.replace(" ", "") + "-Regular",
        "copyright": "No rights reserved: in the public domain.", "licenseDescription": "CC0 1.0 Universal",
        "licenseInfoURL": "https://creativecommons.org/publicdomain/zero/1.0/"}, mac=False)
    font.setupPost(keepGlyphNames=False)
    font.updateHead(created=0, modified=0)
    return font


def alternates():
    glyphs, widths, characters = outlines(arabic=True)
    for name in WIDER:
        wide = widths[name] * 5 // 4
        glyphs[name + ".wide"] = joined(wide, 450) if name in ARABIC else frame(wide, 700 if name == "h" else 500, [2])
        widths[name + ".wide"] = wide
    font = start("Varaq Alternates", glyphs, widths, characters)
    rules = "\n".join(f"sub {name} from [{name}.wide];" for name in WIDER)
    addOpenTypeFeaturesFromString(font.font, f"""
        languagesystem DFLT dflt; languagesystem latn dflt; languagesystem arab dflt;
        feature jalt {{ {rules} }} jalt;""")
    return font


def axis():
    glyphs, widths, characters = outlines(arabic=False)
    font = start("Varaq Axis", glyphs, widths, characters)
    font.setupFvar([("wdth", 75, 100, 125, "Width")], [])
    table, variations = font.font["glyf"], {}
    for name, width in widths.items():
        points = list(table[name].getCoordinates(table)[0])
        if name == "space" or not points:
            continue
        # Of the outline, then of the four points that carry the advance: the second one.
        def moved(share):
            return [(round(x * share), 0) for x, _ in points] + [(0, 0), (round(width * share), 0), (0, 0), (0, 0)]
        variations[name] = [TupleVariation({"wdth": (0, 1, 1)}, moved(0.25)), TupleVariation({"wdth": (-1, -1, 0)}, moved(-0.25))]
    font.setupGvar(variations)
    return font


folder = Path(__file__).parent
alternates().save(folder / "VaraqAlternates.ttf")
axis().save(folder / "VaraqAxis.ttf")
