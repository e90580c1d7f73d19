"""What the tests reach of the core, by folder, and the lines that none does. Usage: coverage.py COBERTURA-FILE"""
import collections
import re
import sys
import xml.etree.ElementTree as tree

lines = collections.defaultdict(dict)
branches = collections.defaultdict(dict)
for unit in tree.parse(sys.argv[1]).iter("class"):
    name = unit.get("filename").replace("\\", "/")
    if "/obj/" in name or name.endswith(".g.cs"):
        continue
    path = re.sub(r"^.*src/AALL15P1\.Protocol/", "", name)
    for line in unit.iter("line"):
        number = int(line.get("number"))
        lines[path][number] = max(lines[path].get(number, 0), int(line.get("hits")))
        taken = re.search(r"\((\d+)/(\d+)\)", line.get("condition-coverage") or "")
        if taken:
            branches[path][number] = max(branches[path].get(number, (0, 0)), (int(taken[1]), int(taken[2])))


def percent(part, whole):
    return f"{100 * part / whole:5.1f} %" if whole else "      -"


def row(name, paths):
    every = [hits for path in paths for hits in lines[path].values()]
    choices = [choice for path in paths for choice in branches[path].values()]
    print(f"{name:14} {percent(sum(hits > 0 for hits in every), len(every))} of {len(every):5} lines, "
          f"{percent(sum(a for a, _ in choices), sum(b for _, b in choices))} of {sum(b for _, b in choices):5} branches")


folders = collections.defaultdict(list)
for path in lines:
    folders[path.split("/")[0] if "/" in path else "(front door)"].append(path)
for path in sorted(lines):
    missed = [number for number in sorted(lines[path]) if lines[path][number] == 0]
    if missed:
        print(f"{path}: no test reaches {', '.join(map(str, missed))}")
for name in sorted(folders):
    row(name, folders[name])
row("all", list(lines))
