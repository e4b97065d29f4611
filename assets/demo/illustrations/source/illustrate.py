#!/usr/bin/env python3
"""Build, check, recolour and render the product drawings of the demo shop.

  illustrate.py assemble                  every NAME.body here -> ../NAME.svg (self-contained, what ships)
  illustrate.py lint                      check every ../*.svg, and the colourways against them
  illustrate.py render NAME... [options]  PNG files of some drawings, to look at
  illustrate.py sheet SHEET OUT.png       board: all defaults; stress: white, black, plum; colourways: all of them

Rendering needs rsvg-convert (librsvg2-bin) 2.54 or newer, sheets need ImageMagick. How to draw one: README.md.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.dom.minidom
import xml.etree.ElementTree as ElementTree

import extent

SOURCE = pathlib.Path(__file__).resolve().parent
DRAWINGS = SOURCE.parent
COLOURWAYS = DRAWINGS / 'colourways.json'
MAX_BYTES = 16000
HEX = re.compile('#[0-9A-F]{6}')

# Studio backgrounds: wall, floor, air.
BACKGROUNDS = {
    'paper': ('#DFD8CC', '#EEE9E1', '#FAF8F4'),
    'mist': ('#C6D8D8', '#DDE9E8', '#F2F8F7'),
    'sand': ('#DCC9B0', '#EADCC9', '#F8EFE2'),
    'clay': ('#D6B29B', '#E6CCBB', '#F6E5DA'),
    'sage': ('#C0CCB5', '#D9E1D0', '#EFF4E9'),
    'stone': ('#CBCDD2', '#E0E2E5', '#F5F6F8'),
    'petrol': ('#0D4A54', '#17606B', '#3F909A'),
    'ink': ('#22272A', '#343A3D', '#636B6F'),
}

# Crops: x, y, width, height in drawing units, then width and height in pixels.
CROPS = {
    'card': (0, 0, 843, 600, 472, 336),
    'hero': (-102, 0, 1045, 600, 1080, 620),
    'list': (62, 4, 718, 586, 190, 155),
    'tall': (60, -190, 720, 908, 856, 1080),
}

# What a body writes for a colour, and the token it stands for.
SYMBOLS = {
    '$H': 'glow', '$L': 'light', '$B': 'base', '$D': 'dark', '$E': 'deep',
    '$A': 'accent', '$I': 'accentlight', '$K': 'accentmid', '$J': 'accentdark',
    '$W': 'wall', '$F': 'floor', '$G': 'air',
}

# Base colour and background of the three stress sheets.
STRESS = (('#F3F1EC', 'mist'), ('#24282B', 'sand'), ('#7A3B5E', 'sage'))

STUDIO_PAINTS = '''\
<linearGradient id="sweep" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="620">\
<stop offset=".5" stop-color="$W"/><stop offset=".78" stop-color="$F"/></linearGradient>
<radialGradient id="air" gradientUnits="userSpaceOnUse" cx="270" cy="150" r="600">\
<stop offset="0" stop-color="$G" stop-opacity=".85"/><stop offset=".55" stop-color="$G" stop-opacity=".3"/>\
<stop offset="1" stop-color="$G" stop-opacity="0"/></radialGradient>
<radialGradient id="edge" gradientUnits="userSpaceOnUse" cx="390" cy="300" r="800">\
<stop offset=".45" stop-color="#1A1410" stop-opacity="0"/><stop offset="1" stop-color="#1A1410" stop-opacity=".2"/>\
</radialGradient>
'''
STUDIO = '''\
<g id="part-studio"><path fill="url(#sweep)" d="M-800-800H1640V1400H-800z"/>\
<path fill="url(#air)" d="M-800-800H1640V1400H-800z"/><path fill="url(#edge)" d="M-800-800H1640V1400H-800z"/></g>'''


# --- Colour: one hex value becomes the steps from glow to deep, in OKLCH -------------------------------------------


def oklch_of(colour):
    """Lightness, chroma and hue (radians) of '#RRGGBB'."""
    def linear(channel):
        return channel / 12.92 if channel <= .04045 else ((channel + .055) / 1.055) ** 2.4
    r, g, b = (linear(int(colour[i:i + 2], 16) / 255) for i in (1, 3, 5))
    l = (.4122214708 * r + .5363325363 * g + .0514459929 * b) ** (1 / 3)
    m = (.2119034982 * r + .6806995451 * g + .1073969566 * b) ** (1 / 3)
    s = (.0883024619 * r + .2817188376 * g + .6299787005 * b) ** (1 / 3)
    lightness = .2104542553 * l + .793617785 * m - .0040720468 * s
    green_red = 1.9779984951 * l - 2.428592205 * m + .4505937099 * s
    blue_yellow = .0259040371 * l + .7827717662 * m - .808675766 * s
    return lightness, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red)


def linear_rgb(lightness, chroma, hue):
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    l = (lightness + .3963377774 * a + .2158037573 * b) ** 3
    m = (lightness - .1055613458 * a - .0638541728 * b) ** 3
    s = (lightness - .0894841775 * a - 1.291485548 * b) ** 3
    return (4.0767416621 * l - 3.3077115913 * m + .2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - .3413193965 * s,
            -.0041960863 * l - .7034186147 * m + 1.707614701 * s)


def hex_of(lightness, chroma, hue):
    """'#RRGGBB'; chroma is lowered until the colour is one the screen has."""
    rgb = linear_rgb(lightness, chroma, hue)
    while chroma > .001 and (min(rgb) < -.0005 or max(rgb) > 1.0005):
        chroma *= .97
        rgb = linear_rgb(lightness, chroma, hue)

    def encoded(channel):
        channel = min(1, max(0, channel))
        return round(255 * (12.92 * channel if channel <= .0031308 else 1.055 * channel ** (1 / 2.4) - .055))
    return '#' + ''.join(f'{encoded(channel):02X}' for channel in rgb)


def steps(colour):
    lightness, chroma, hue = oklch_of(colour)
    return {
        'glow': hex_of(min(.985, lightness + .17), chroma * .72, hue),
        'light': hex_of(min(.965, lightness + .075), chroma * .94, hue),
        'base': colour.upper(),
        'dark': hex_of(lightness * .83, chroma * .92, hue),
        'deep': hex_of(lightness * .63, chroma * .70, hue),
    }


def tokens(base, accent, background, taken=()):
    """Token name -> literal. Every literal is unique in the file, so that replacing one never touches another."""
    companion = steps(accent)
    wall, floor, air = BACKGROUNDS[background]
    result = steps(base) | {
        'accent': companion['base'], 'accentlight': companion['glow'], 'accentmid': companion['light'],
        'accentdark': companion['dark'], 'wall': wall, 'floor': floor, 'air': air}
    seen = set(taken)
    for name, colour in result.items():
        while colour in seen:
            colour = f'#{int(colour[1:], 16) ^ 1:06X}'
        result[name] = colour
        seen.add(colour)
    return result


# --- From a body to a drawing, and from one colour to another ------------------------------------------------------


# No crop of a drawing reaches beyond this area.
WHOLE = (-200, -300, 1040, 900)


def size_of(box, reach):
    return (box[2] - box[0] + 2 * reach) * (box[3] - box[1] + 2 * reach)


def gathered(svg):
    """Neighbours that are blurred alike are blurred together, as long as that takes no larger area: a renderer spends
    about as much on beginning a blur as on 50,000 square units of one."""
    shape = r'<(?:path|ellipse|circle|rect) (?:(?!transform=|clip-path=)[^<>])*?filter="url\(#s(\d+)\)"[^<>]*/>'

    def joined(run, size):
        if len(run) == 1:
            return run[0]
        plain = ''.join(re.sub(r' filter="url\(#s\d+\)"', '', element) for element in run)
        return f'<g filter="url(#s{size})">{plain}</g>'

    def gather(match):
        result, run, size, box = '', [], None, None
        for element in re.finditer(shape, match[0]):
            own = extent.own_box(ElementTree.fromstring(element[0]), {})
            reach = 3 * int(element[1])
            both = extent.joined([own, box]) if run and element[1] == size else None
            if both and size_of(both, reach) < size_of(box, reach) + size_of(own, reach) + 50000:
                run, box = run + [element[0]], both
                continue
            if run:
                result += joined(run, size)
            run, size, box = [element[0]], element[1], own
        return result + joined(run, size)

    return re.sub(f'(?:{shape})+', gather, svg)


def blurred(svg):
    """url(#s8) is a Gaussian of 8 units. Each use gets an area of its own, as large as what it blurs: a renderer's work
    grows with that area, and on the whole drawing it takes seconds. Areas are rounded outwards, so that some are shared."""
    boxes = iter(extent.filtered_boxes(svg, WHOLE))
    filters = {}

    def place(match):
        box, clips = next(boxes)
        size = re.fullmatch(r's(\d+)', match[1])
        if not size:
            return match[0]
        reach = 3 * int(size[1])
        limits = [WHOLE] + [(left - reach, top - reach, right + reach, bottom + reach) for left, top, right, bottom in clips]
        x, y = (math.floor(max(box[side] - reach, *(limit[side] for limit in limits)) / 20) * 20 for side in (0, 1))
        right, bottom = (math.ceil(min(box[side] + reach, *(limit[side] for limit in limits)) / 20) * 20
                         for side in (2, 3))
        area = (int(size[1]), x, y, right - x, bottom - y)
        return f'filter="url(#{filters.setdefault(area, f"s{area[0]}-{len(filters)}")})"'

    svg = re.sub(r'filter="url\(#([\w-]+)\)"', place, svg)
    written = ''.join(
        f'<filter id="{name}" filterUnits="userSpaceOnUse" x="{x}" y="{y}" width="{width}" height="{height}">'
        f'<feGaussianBlur stdDeviation="{size}"/></filter>\n' for (size, x, y, width, height), name in filters.items())
    return svg.replace('<defs>\n', '<defs color-interpolation-filters="sRGB">\n' + written, 1)


def assembled(source):
    """A body (first line: base=#.. accent=#.. bg=name) as a self-contained SVG in its default colours."""
    head, body = source.split('\n', 1)
    default = dict(field.split('=') for field in head.split())
    values = tokens(default['base'], default['accent'], default['bg'], HEX.findall(body))
    body = body.replace('<defs>', '<defs>\n' + STUDIO_PAINTS.rstrip('\n'), 1)
    body = body.replace('</defs>', '</defs>\n' + STUDIO, 1)
    used = ' '.join(f'{name}={values[name]}' for symbol, name in SYMBOLS.items() if symbol in body)
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 600">\n<!-- zuil-tokens {used} -->\n'
           f'{body.strip()}\n</svg>\n')
    for symbol, name in SYMBOLS.items():
        svg = svg.replace(symbol, values[name])
    return blurred(gathered(svg))


def token_map(svg):
    return dict(re.findall(r'(\w+)=(#[0-9A-F]{6})', re.search(r'zuil-tokens (.*?) -->', svg).group(1)))


def recoloured(svg, base=None, accent=None, background=None):
    """All literals are replaced in one pass: one after another, a new value could be taken for an old one."""
    old = token_map(svg)
    # The last digit is left out: tokens() may have flipped its lowest bit.
    current = next(name for name, paints in BACKGROUNDS.items() if paints[0][:6] == old['wall'][:6])
    new = tokens(base or old['base'], accent or old.get('accent', '#8A5A3A'), background or current)
    replacement = {literal: new[name] for name, literal in old.items()}
    return HEX.sub(lambda match: replacement.get(match[0], match[0]), svg)


def read_drawing(name):
    return (DRAWINGS / f'{name}.svg').read_text()


def drawing_names():
    return sorted(path.stem for path in DRAWINGS.glob('*.svg'))


def read_colourways():
    return json.loads(COLOURWAYS.read_text())


# --- Rendering -----------------------------------------------------------------------------------------------------


def render(svg, crop, out):
    x, y, width, height, pixels_wide, pixels_high = CROPS[crop]
    sized = svg.replace(
        'viewBox="0 0 840 600"',
        f'width="{pixels_wide}" height="{pixels_high}" viewBox="{x} {y} {width} {height}"'
        ' preserveAspectRatio="xMidYMid slice"', 1)
    subprocess.run(['rsvg-convert', '-o', str(out)], input=sized.encode(), check=True)


def sheet_pictures(kind):
    """The pictures of a contact sheet, as (svg, crop), and how many stand in a row."""
    if kind == 'board':
        return [(read_drawing(name), 'card') for name in drawing_names()], 4
    if kind == 'stress':
        return [(recoloured(read_drawing(name), base, None, background), 'list')
                for name in drawing_names() for base, background in STRESS], 4 * len(STRESS)
    return [(recoloured(read_drawing(name), way['base'], way['accent'], way['background']), 'card')
            for name, ways in sorted(read_colourways().items()) for way in ways], 6


def make_sheet(kind, out):
    pictures, columns = sheet_pictures(kind)
    with tempfile.TemporaryDirectory() as folder:
        files = [f'{folder}/{number}.png' for number in range(len(pictures))]
        for (svg, crop), file in zip(pictures, files):
            render(svg, crop, file)
        subprocess.run(['montage', *files, '-tile', f'{columns}x', '-geometry', '+6+6', '-background', '#F6F4F1',
                        '-depth', '8', out], check=True)


# --- Checks --------------------------------------------------------------------------------------------------------


def drawing_faults(svg):
    """What is wrong with one drawing: form, size, ids, references, tokens, forbidden elements."""
    faults = []
    try:
        xml.dom.minidom.parseString(svg)
    except Exception as error:  # expat's own error class is not part of the documented interface
        faults.append(f'not well-formed: {error}')
    if len(svg) > MAX_BYTES:
        faults.append(f'{len(svg)} bytes, at most {MAX_BYTES}')
    head, body = svg.split('-->', 1)
    values = dict(re.findall(r'(\w+)=(#[0-9A-F]{6})', head))
    faults += [f'no token {name}' for name in ('base', 'wall', 'floor', 'air') if name not in values]
    faults += [f'unused token {name}' for name, literal in values.items() if literal not in body]
    if len(set(values.values())) < len(values):
        faults.append('two tokens share a literal')
    ids = re.findall(r' id="([^"]+)"', svg)
    faults += [f'duplicate id {name}' for name in sorted(set(ids)) if ids.count(name) > 1]
    faults += [f'missing #{name}'
               for name in sorted(set(re.findall(r'(?:url\(#|href="#)([\w-]+)', svg)) - set(ids))]
    faults += [f'forbidden {text}' for text in re.findall(
        r'<(?:text|image|script|style|foreignObject)\b|https?://(?!www\.w3\.org/2000/svg)', svg)]
    return faults


def colourway_faults(names):
    if not COLOURWAYS.exists():
        return ['colourways.json is missing']
    ways = read_colourways()
    faults = [f'{name}: no colourway' for name in names if name not in ways]
    for name, choices in ways.items():
        if name not in names:
            faults.append(f'{name}: colourways but no drawing')
        for way in choices:
            if way['background'] not in BACKGROUNDS:
                faults.append(f'{name}: unknown background {way["background"]}')
            faults += [f'{name}: {way[part]} is not an upper-case hex colour'
                       for part in ('base', 'accent') if not HEX.fullmatch(way[part])]
    return faults


def lint():
    names = drawing_names()
    faults = [f'{name}: {fault}' for name in names for fault in drawing_faults(read_drawing(name))]
    faults += [f'{path.stem}: ../{path.stem}.svg is not what assemble makes' for path in sorted(SOURCE.glob('*.body'))
               if path.stem not in names or read_drawing(path.stem) != assembled(path.read_text())]
    faults += colourway_faults(names)
    print('\n'.join(faults) if faults else f'{len(names)} drawings, no faults')
    return 1 if faults else 0


def assemble():
    for path in sorted(SOURCE.glob('*.body')):
        (DRAWINGS / f'{path.stem}.svg').write_text(assembled(path.read_text()))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest='command', required=True)
    commands.add_parser('assemble')
    commands.add_parser('lint')
    one = commands.add_parser('render')
    one.add_argument('names', nargs='+')
    one.add_argument('--crop', choices=CROPS, default='card')
    one.add_argument('--base', help='#RRGGBB')
    one.add_argument('--accent', help='#RRGGBB')
    one.add_argument('--background', choices=BACKGROUNDS)
    one.add_argument('--into', default='.', help='folder for NAME-CROP.png')
    many = commands.add_parser('sheet')
    many.add_argument('kind', choices=('board', 'stress', 'colourways'))
    many.add_argument('out')
    return parser.parse_args()


def main():
    chosen = arguments()
    if chosen.command == 'assemble':
        assemble()
    elif chosen.command == 'lint':
        return lint()
    elif chosen.command == 'render':
        for name in chosen.names:
            svg = recoloured(read_drawing(name), chosen.base, chosen.accent, chosen.background)
            render(svg, chosen.crop, pathlib.Path(chosen.into) / f'{name}-{chosen.crop}.png')
    else:
        make_sheet(chosen.kind, chosen.out)
    return 0


if __name__ == '__main__':
    sys.exit(main())
