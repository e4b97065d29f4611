#!/usr/bin/env python3
"""Every text of the screens is worded in every language, keeps its places in braces, and stands in the source in a way
that the extraction sees. Prints each fault; exits 1 if any.

  translations_test.py --source DIR
"""
import argparse
import gettext
import pathlib
import re
import subprocess
import sys
import tempfile

PLACE = re.compile(r"\{[^{}]*\}")
# French sets these off by a space, which must not end a line.
LOOSE_MARK = re.compile(r" [?!:;»]|« ")
# A text that is chosen inside the call, such as tr(many ? "two" : "one"), is not seen by the extraction. What is passed
# on was marked with translatable() where it stands.
CHOICE = re.compile(r"(?<![A-Za-z0-9_])(?:tr|trn|trc|translatable)\(\s*[^\"\s)][^\"();]*\"")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def catalogue(po, folder):
    compiled = folder / (po.stem + ".mo")
    run("msgfmt", "-o", compiled, po)
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)._catalog


def forms_of(worded):
    """How many plural forms the catalogue's header promises."""
    return int(re.search(r"nplurals=(\d+)", worded[""]).group(1))


def template_entries(text, folder):
    """The texts of the template, as the keys that Python's gettext gives to compiled ones."""
    po = folder / "template.po"
    po.write_text(text)
    english = folder / "english.po"
    run("msgen", "--force-po", "-o", english, po)
    return {key: text for key, text in catalogue(english, folder).items() if key != ""}


def places(text):
    return sorted(PLACE.findall(text))


def check_catalogue(po, wanted, folder):
    worded = catalogue(po, folder)
    faults = []
    if f"Language: {po.stem}\n" not in worded[""]:
        faults.append(f"{po.name}: its header names another language")
    every_form = {(key[0], form): text for key, text in wanted.items() if isinstance(key, tuple)
                  for form in range(forms_of(worded))}
    for key, english in {**every_form, **wanted}.items():
        if isinstance(key, tuple) and key not in every_form:
            continue  # a language may have fewer forms than English
        plain = key[0] if isinstance(key, tuple) else key
        if not worded.get(key):
            faults.append(f"{po.name}: '{plain}' is not worded; run assets/translations/update")
        elif places(worded[key]) != places(english) and isinstance(key, str):
            faults.append(f"{po.name}: '{plain}' has other places than {places(english)}")
        elif isinstance(key, tuple) and not set(places(worded[key])) <= set(places(english)):
            faults.append(f"{po.name}: '{plain}' has places that are not in {places(english)}")
        if po.stem == "fr" and LOOSE_MARK.search(worded.get(key, "")):
            faults.append(f"{po.name}: '{plain}' has a mark that may stand alone on a line; U+00A0 keeps it")
    return list(dict.fromkeys(faults))


def check_calls(root):
    faults = []
    for path in sorted((root / "kiosk").rglob("*.[ch]pp")):
        text = path.read_text()
        for call in CHOICE.finditer(text):
            line = text.count("\n", 0, call.start()) + 1
            faults.append(f"{path.relative_to(root)}:{line}: a text must stand first in the call that translates it")
    return faults


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--source", type=pathlib.Path, required=True)
    root = arguments.parse_args().source
    folder_of_catalogues = root / "assets" / "translations"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wanted = template_entries(run(folder_of_catalogues / "extract"), folder)
        faults = check_calls(root)
        for po in sorted(folder_of_catalogues.glob("*.po")):
            faults += check_catalogue(po, wanted, folder)
    print("\n".join(faults) if faults else f"{len(wanted)} texts are worded in every language")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
