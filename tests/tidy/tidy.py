#!/usr/bin/env python3
"""Holds the tree against the rules of the house: who may include whom, no cycles, no file that is never built, no
function or file that grew into a drawer, the layout of clang-format 14. Prints each fault with its place; exits 1 if any.

  tidy.py --source DIR [--compile-commands FILE]
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70

# The rows of the house, lowest first. A row may include itself and the rows named with it.
PLATFORM_FOR_SYNC = ["platform/base", "platform/text", "platform/json", "platform/http", "platform/database",
                     "platform/files", "platform/lan", "platform/secrets"]
SYNC = ["sync/model", "sync/store", "sync/search", "sync/shops", "sync/exchange"]
MAY_INCLUDE = {
    "platform/base": [],
    "platform/text": ["platform/base"],
    "platform/json": ["platform/base"],
    "platform": ["platform"],
    "sync/model": PLATFORM_FOR_SYNC,
    "sync/search": PLATFORM_FOR_SYNC + ["sync/model"],
    "sync/store": PLATFORM_FOR_SYNC + ["sync/model", "sync/search"],
    "sync/shops": PLATFORM_FOR_SYNC + ["sync/model"],
    "sync/exchange": PLATFORM_FOR_SYNC + ["sync/model", "sync/store", "sync/shops/shop.hpp",
                                           "sync/shops/customer_desk.hpp", "sync/shops/hold_desk.hpp",
                                           "sync/shops/pickup_desk.hpp"],
    "kiosk/config": ["platform/base", "platform/text", "platform/files", "platform/lan", "platform/printer",
                     "sync/model", "sync/shops", "sync/search/search_settings.hpp"],
    "kiosk/desk": ["platform/base", "platform/files", "platform/json"],
    "kiosk/engine": ["platform", "sync", "kiosk/config", "kiosk/desk"],
    "kiosk/ui": ["platform/base", "platform/text", "platform/display", "platform/scanner", "platform/secrets",
                 "sync/model", "kiosk/engine", "kiosk/config"],
    "kiosk/print": ["platform", "kiosk/engine/slip.hpp", "kiosk/engine/slip_printer.hpp", "kiosk/ui"],
    "kiosk/ctl": ["platform", "sync", "kiosk/config", "kiosk/desk"],
    "kiosk": ["platform", "sync", "kiosk"],
    "assets": ["platform", "sync", "assets"],
    "tests": ["platform", "sync", "kiosk", "assets", "tests"],
}
# Screens know the engine's plain values only.
UI_MAY_KNOW_OF_ENGINE = ["route.hpp", "comfort.hpp", "views.hpp", "snapshot.hpp", "intents.hpp"]
# Third-party headers that stay inside their room.
KEPT_INSIDE = {
    "sqlite3.h": ["platform/database", "sync/search"],  # search brings a tokenizer for FTS5
    "curl/": ["platform/http"],
    "avahi-": ["platform/lan"],
    "sodium.h": ["platform/secrets", "platform/base"],
    "SDL": ["platform/display", "platform/scanner"],
    "pixman": ["platform/display"],
    "zstd.h": ["platform/display"],
    "librsvg": ["platform/display"],
    "ft2build.h": ["platform/display"],
    "unicode/": ["platform/text"],
    "nlohmann/": ["platform/json", "sync/shops", "sync/store", "sync/exchange", "kiosk/ui", "kiosk/ctl", "kiosk/desk",
                  "kiosk/engine", "assets", "tests"],
    "toml++": ["kiosk/config"],
    "CLI/": ["kiosk", "assets", "tests"],
    "imgui": ["platform/display", "kiosk/ui"],
}
INCLUDE = re.compile(r'^\s*#include\s+([<"])([^>"]+)[>"]')


def sources(root):
    found = []
    for top in ("kiosk", "sync", "platform", "assets", "tests"):
        found += [p for pattern in ("*.cpp", "*.hpp") for p in (root / top).rglob(pattern) if "node_modules" not in p.parts]
    return sorted(found)


def row_of(name):
    fits = [row for row in MAY_INCLUDE if name == row or name.startswith(row + "/")]
    return max(fits, key=len) if fits else None


def within(name, folders):
    return any(name == f or name.startswith(f + "/") for f in folders)


def includes(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def check_arrows(root, files):
    faults = []
    for path in files:
        name = path.relative_to(root).as_posix()
        row = row_of(name)
        for number, own, target in includes(path):
            where = f"{name}:{number}"
            if own:
                if not (root / target).exists():
                    faults.append(f"{where}: includes {target}, which does not exist; write the full path from the root")
                    continue
                if not within(target, [row] + MAY_INCLUDE[row]):
                    faults.append(f"{where}: {row} may not include {target}")
                if row == "sync/shops" and target.startswith("sync/shops/"):
                    mine, theirs = name.split("/")[2], target.split("/")[2]
                    if "." not in theirs and mine != theirs:
                        faults.append(f"{where}: one shop's folder may not include another's")
                if row == "kiosk/ui" and target.startswith("kiosk/engine/"):
                    if target.rsplit("/", 1)[1] not in UI_MAY_KNOW_OF_ENGINE:
                        faults.append(f"{where}: screens know views and intents only, not {target}")
            else:
                for prefix, rooms in KEPT_INSIDE.items():
                    if target.startswith(prefix) and not within(name, rooms) and not name.startswith("tests/"):
                        faults.append(f"{where}: <{target}> stays inside {', '.join(rooms)}")
    return faults


def check_cycles(root, files):
    graph = {p.relative_to(root).as_posix(): [t for _, own, t in includes(p) if own] for p in files}
    faults, state = [], {}

    def visit(node, trail):
        state[node] = "open"
        for target in graph.get(node, []):
            if state.get(target) == "open":
                faults.append(f"{node}: include cycle through {' -> '.join(trail + [node, target])}")
            elif target in graph and target not in state:
                visit(target, trail + [node])
        state[node] = "done"

    for node in graph:
        if node not in state:
            visit(node, [])
    return faults


ANONYMOUS = re.compile(r"namespace \{\n(.*?)\n\}  // namespace\n", re.DOTALL)
OWN_NAME = re.compile(r"(?:enum class|struct|class) (\w+)|(?:constexpr|const) [\w:<>, ]+? (\w+)(?:\{|\[| =)")


def check_names(root, files):
    """A library's files are compiled together, a few at a time: what each keeps to itself needs a name of its own."""
    faults, seen = [], {}
    for path in files:
        if path.suffix != ".cpp" or path.is_relative_to(root / "tests"):
            continue
        library = next((p for p in path.parents if (p / "CMakeLists.txt").exists()), root)
        for inner in ANONYMOUS.findall(path.read_text()):
            for line in inner.splitlines():
                match = OWN_NAME.match(line)
                name = match and (match[1] or match[2])
                if name and seen.setdefault((library, name), path) != path:
                    other = seen[library, name].relative_to(root)
                    faults.append(f"{path.relative_to(root)}: {name} is a name in {other} too, and the two may be compiled together")
    return faults


def compiled_files(commands):
    """What the targets compile. A library's files may be compiled together, in a file of CMake's that includes them."""
    for entry in json.loads(commands.read_text()):
        file = pathlib.Path(entry["file"])
        if file.parent.name == "Unity" and file.name.startswith("unity_"):
            yield from map(pathlib.Path, re.findall(r'^#include "(.+)"$', file.read_text(), re.MULTILINE))
        else:
            yield file


def check_built(root, files, commands):
    built = {file.resolve() for file in compiled_files(commands)}
    faults = [f"{p.relative_to(root)}: no target builds this file" for p in files
              if p.suffix == ".cpp" and p.resolve() not in built]
    used = {target for p in files for _, own, target in includes(p) if own}
    faults += [f"{p.relative_to(root)}: nobody includes this header" for p in files
               if p.suffix == ".hpp" and p.relative_to(root).as_posix() not in used]
    return faults


def function_lengths(text):
    """Yields (line, length) of each function body. Leans on clang-format: a body ends at a brace in its head's column."""
    lines = text.splitlines()
    head = re.compile(r"^( {0,12})(?!namespace|class |struct |enum |union |extern |else|for |while |if |switch |do |\}|//)"
                      r"\S.*\)[^=;]*\{$")
    for number, line in enumerate(lines):
        match = head.match(line)
        if not match or re.search(r"^\s*(for|while|if|switch|return|catch)\b", line):
            continue
        closing = match.group(1) + "}"
        for end in range(number + 1, len(lines)):
            if lines[end].rstrip(";),") == closing:
                yield number + 1, end - number + 1
                break


def check_sizes(root, files):
    faults = []
    for path in files:
        name = path.relative_to(root).as_posix()
        text = path.read_text()
        count = text.count("\n")
        if count > FILE_LINES_MAX:
            faults.append(f"{name}: {count} lines; at {FILE_LINES_MAX} a file has become a drawer, split it by subject")
        for line, length in function_lengths(text):
            if length > FUNCTION_LINES_MAX:
                faults.append(f"{name}:{line}: a function of {length} lines; {FUNCTION_LINES_MAX} is the most")
    return faults


def check_words(root, files):
    faults = []
    smells = [(re.compile(r"\bSELECT\b.*\bFROM\b"), ("sync/store", "sync/search", "platform/database", "tests"), "SQL"),
              (re.compile(r"(system_clock|steady_clock)::now\(\)"), ("platform", "tests"), "the time"),
              (re.compile(r"\bImGui::(Button|Text|Begin|Selectable|InputText)\b"), ("tests",), "a raw ImGui widget")]
    for path in files:
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for pattern, rooms, what in smells:
                if pattern.search(line) and not within(name, rooms):
                    faults.append(f"{name}:{number}: {what} does not belong here")
    return faults


def check_format(root, files):
    tool = shutil.which("clang-format-14")
    if not tool:
        print("tidy: clang-format 14 is not in this release of Debian; the layout is checked on Debian 12")
        return []
    done = subprocess.run([tool, "--dry-run", *map(str, files)], capture_output=True, text=True)
    return sorted({f"{line.split(': warning')[0]}: run clang-format-14 -i" for line in done.stderr.splitlines()
                   if ": warning" in line})


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--source", type=pathlib.Path, required=True)
    options.add_argument("--compile-commands", type=pathlib.Path)
    chosen = options.parse_args()
    root = chosen.source.resolve()
    files = sources(root)
    faults = check_arrows(root, files) + check_cycles(root, files) + check_sizes(root, files) + check_words(root, files)
    faults += check_names(root, files) + check_format(root, files)
    if chosen.compile_commands:
        faults += check_built(root, files, chosen.compile_commands)
    print("\n".join(faults) if faults else f"tidy: {len(files)} files keep the rules")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
