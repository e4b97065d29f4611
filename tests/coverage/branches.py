#!/usr/bin/env python3
"""Counts the branches of some source files that were taken, from what a build with --coverage left behind.
branches.py BUILD SOURCE..."""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile


def gcov(notes):
    """What gcov knows of one object file, by source file."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["gcov", "--json-format", "--branch-probabilities", str(notes)], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
        for report in pathlib.Path(folder).glob("*.gcov.json.gz"):
            yield from json.loads(gzip.decompress(report.read_bytes()))["files"]


def branches_of(build, source):
    """{(line, which): times taken}. Those that only an exception takes are left out."""
    taken = {}
    for notes in build.rglob(f"{source.name}.gcno"):
        for file in gcov(notes.resolve()):
            if not file["file"].endswith(str(source)):
                continue
            seen = {}
            for line in file["lines"]:
                for branch in line["branches"]:
                    if branch["throw"]:
                        continue
                    place = (line["line_number"], seen.setdefault(line["line_number"], 0))
                    seen[line["line_number"]] += 1
                    taken[place] = taken.get(place, 0) + branch["count"]
    return taken


def main():
    build = pathlib.Path(sys.argv[1])
    total = hit = 0
    for source in map(pathlib.Path, sys.argv[2:]):
        taken = branches_of(build, source)
        if not taken:
            print(f"{source}: nothing was measured")
            continue
        missed = sorted({line for (line, _), count in taken.items() if count == 0})
        of_file = sum(1 for count in taken.values() if count > 0)
        total += len(taken)
        hit += of_file
        print(f"{source}: {of_file} of {len(taken)} branches; not all of lines {', '.join(map(str, missed)) or 'none'}")
    print(f"{100 * hit / max(1, total):.1f} % of {total} branches were taken")


if __name__ == "__main__":
    main()
