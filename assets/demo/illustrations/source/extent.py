"""How far the elements of a drawing reach, in their own user units: the areas that blurs need.

The box of an element is never too small, and for curves and arcs a little too large (control points count).
"""
import re
import xml.etree.ElementTree as ElementTree

NUMBER = re.compile(r'[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?')
STEP = re.compile(r'([MLHVCSQTAZ])([^MLHVCSQTAZ]*)', re.IGNORECASE)
ARITY = {'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}
XLINK = '{http://www.w3.org/1999/xlink}href'


class Unknown(Exception):
    """Nothing is known about this element; whoever asks takes the whole drawing."""


def joined(boxes):
    boxes = list(boxes)
    if not boxes:
        raise Unknown('an element without a shape')
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def arc_numbers(text):
    """The flags of an arc may stand without a space behind them ("0 01")."""
    numbers, at = [], 0
    while match := (re.compile('[01]').search(text, at) if len(numbers) % 7 in (3, 4) else NUMBER.search(text, at)):
        numbers.append(float(match[0]))
        at = match.end()
    return numbers


def path_box(data):
    points, here, start = [], (0.0, 0.0), (0.0, 0.0)
    for letter, text in STEP.findall(data):
        command, relative = letter.upper(), letter.islower()
        numbers = arc_numbers(text) if command == 'A' else [float(n) for n in NUMBER.findall(text)]
        if command == 'Z':
            here = start
            continue
        for at in range(0, len(numbers), ARITY[command]):
            part = numbers[at:at + ARITY[command]]
            origin = here if relative else (0.0, 0.0)
            if command == 'H':
                here = (origin[0] + part[0], here[1])
            elif command == 'V':
                here = (here[0], origin[1] + part[0])
            elif command == 'A':
                reach = 2 * max(abs(part[0]), abs(part[1]))
                end = (origin[0] + part[5], origin[1] + part[6])
                near = joined([(*here, *here), (*end, *end)])
                # An arc never leaves its ellipse, which touches both ends.
                points += [(near[2] - reach, near[3] - reach), (near[0] + reach, near[1] + reach)]
                here = end
            else:
                points += [(origin[0] + part[i], origin[1] + part[i + 1]) for i in range(0, len(part), 2)]
                here = points[-1]
            if command == 'M' and at == 0:
                start = here
            points.append(here)
    return joined((x, y, x, y) for x, y in points)


def own_box(element, ids):
    number = lambda name: float(element.get(name, '0'))
    tag = element.tag.rsplit('}', 1)[-1]
    if tag == 'path':
        return path_box(element.get('d', ''))
    if tag in ('ellipse', 'circle'):
        rx, ry = (number('r'), number('r')) if tag == 'circle' else (number('rx'), number('ry'))
        return (number('cx') - rx, number('cy') - ry, number('cx') + rx, number('cy') + ry)
    if tag == 'rect':
        return (number('x'), number('y'), number('x') + number('width'), number('y') + number('height'))
    if tag == 'use' and element.get('x') is None and element.get('y') is None:
        target = ids[(element.get('href') or element.get(XLINK))[1:]]
        return box_of(target, ids, placed=True)
    if tag == 'g':
        return joined(box_of(child, ids, placed=True) for child in element)
    raise Unknown(tag)


def box_of(element, ids, placed=False):
    """placed: as its parent sees it, so with its own transform."""
    if placed and element.get('transform') is not None:
        raise Unknown('a transform')
    return own_box(element, ids)


def stroke_of(element, parents):
    """The widest stroke on it, inherited or below it."""
    widths = [float(e.get('stroke-width', '0')) for e in element.iter()]
    while element is not None:
        widths.append(float(element.get('stroke-width', '1')))
        element = parents.get(element)
    return max(widths)


def clips_of(element, ids, parents):
    """The boxes of the clips around it, as far up as nothing is moved: beyond them, nothing of it is seen."""
    boxes = []
    while element.get('transform') is None and (element := parents.get(element)) is not None:
        name = re.fullmatch(r'url\(#(.+)\)', element.get('clip-path', ''))
        if not name:
            continue
        try:
            boxes.append(joined(box_of(child, ids, placed=True) for child in ids[name[1]]))
        except Unknown:
            pass
    return boxes


def filtered_boxes(svg, whole):
    """For each element with a filter, in the order of the text: its box with its stroke, or `whole`, and the boxes of
    the clips around it."""
    root = ElementTree.fromstring(svg)
    ids = {element.get('id'): element for element in root.iter() if element.get('id')}
    parents = {child: parent for parent in root.iter() for child in parent}
    boxes = []
    for element in root.iter():
        if element.get('filter') is None:
            continue
        try:
            x, y, right, bottom = box_of(element, ids)
            # A mitred corner may reach out further than half of the stroke.
            stroke = stroke_of(element, parents)
            box = (x - stroke, y - stroke, right + stroke, bottom + stroke)
        except Unknown:
            box = whole
        boxes.append((box, clips_of(element, ids, parents)))
    return boxes
