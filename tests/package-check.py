#!/usr/bin/env python3
"""Checks what every package says of itself and holds: description, README, licence, tags, icon, release notes, repository and
commit, XML documentation, bill of materials, changelog, the vectors with what they are read by, and a package of symbols with
the sources in it.

Usage: package-check.py FOLDER, which 'dotnet pack' filled.
"""
import json
import re
import sys
import xml.etree.ElementTree as Xml
import zipfile
from pathlib import Path

NAMES = ["AALL15P1.Protocol", "AALL15P1.Protocol.Fhir", "AALL15P1.Protocol.Rendering", "AALL15P1.Protocol.Testing",
         "AALL15P1.Protocol.Tool", "AALL15P1.Protocol.UnitsNet"]
TAGS = {"oncology", "paediatrics", "leukaemia", "infant", "protocol", "clinical-decision-support"}

folder = Path(sys.argv[1])
wrong: list[str] = []
versions = set()


def expect(is_so: bool, package: str, what: str) -> None:
    if not is_so:
        wrong.append(f"{package}: {what}")


def expect_vectors(package: zipfile.ZipFile, files: set[str], name: str) -> None:
    """The vectors stand with what they are read by: their page and schema, the rules, the schemas of each question and answer, the illustration."""
    expect({"VECTORS.md", "vectors.schema.json", "RULES.md"} <= files, name, "lacks VECTORS.md, vectors.schema.json or RULES.md")
    vectors = [vector for file in files if file.startswith("vectors/") and file.count("/") == 1 for vector in json.loads(package.read(file))]
    expect(len(vectors) > 900, name, f"has {len(vectors)} vectors")
    own = {"roadmap": ["roadmap"], "replay": ["record", "record-report"], "titrate": ["titration-history"]}
    schemas = {schema for vector in vectors for schema in own.get(vector["operation"], [f"{vector['operation']}.{side}" for side in ("input", "output")])}
    found = {file[len("vectors/schemas/"):-len(".schema.json")]: package.read(file).decode() for file in files if file.startswith("vectors/schemas/")}
    schemas |= {schema for text in found.values() for schema in re.findall(r'"\$ref": "urn:aall15p1:schema:([^"#]+)', text)}
    expect(schemas <= found.keys(), name, f"lacks the schemas: {sorted(schemas - found.keys())}")
    named = {vector["input"]["supplement"] for vector in vectors if isinstance(vector["input"].get("supplement"), str)}
    supplements = {file[len("vectors/supplements/"):-len(".supplement.json")] for file in files if file.startswith("vectors/supplements/")}
    expect(bool(named) and named <= supplements, name, f"lacks the supplements: {sorted(named - supplements)}")


for name in NAMES:
    found = [file for file in folder.glob(f"{name}.*.nupkg") if file.name[len(name) + 1].isdigit()]
    if len(found) != 1:
        wrong.append(f"{name}: found {len(found)} packages, expected one")
        continue

    with zipfile.ZipFile(found[0]) as package:
        files = set(package.namelist())
        metadata = next(iter(Xml.fromstring(package.read(f"{name}.nuspec"))))
        said = {element.tag.split("}")[1]: element for element in metadata}
        text = {tag: (element.text or "").strip() for tag, element in said.items()}
        versions.add(text.get("version", ""))
        expect(text.get("id") == name, name, f"is called {text.get('id')}")
        expect(len(text.get("description", "")) > 40 and text["description"] != "Package Description", name, "has no description of its own")
        expect(bool(text.get("authors")) and bool(text.get("copyright")), name, "names no authors or no copyright")
        expect(text.get("license") == "MIT" and said["license"].get("type") == "expression", name, "has no licence expression MIT")
        expect(text.get("readme") == "README.md" and "README.md" in files and len(package.read("README.md")) > 500, name, "has no README")
        expect(text.get("icon") == "icon.png" and "icon.png" in files and package.read("icon.png")[:4] == b"\x89PNG", name, "has no icon")
        expect(TAGS <= set(text.get("tags", "").split()), name, f"lacks tags: {sorted(TAGS - set(text.get('tags', '').split()))}")
        expect("CHANGELOG.md" in text.get("releaseNotes", "") and "CHANGELOG.md" in files, name, "has no release notes or no changelog")
        expect("sbom.cdx.json" in files, name, "has no bill of materials")
        repository = said.get("repository")
        expect(repository is not None and repository.get("type") == "git" and len(repository.get("commit") or "") == 40, name, "does not name its commit")
        assemblies = [file for file in files if file.startswith("lib/") and file.endswith(".dll")]
        if name != "AALL15P1.Protocol.Tool":
            expect(assemblies == [f"lib/net10.0/{name}.dll"], name, f"has the assemblies {assemblies}")
            expect(f"lib/net10.0/{name}.xml" in files, name, "has no XML documentation")
            expect(str(Path.cwd()).encode() not in package.read(f"lib/net10.0/{name}.dll") and b"/_/src" in package.read(f"lib/net10.0/{name}.dll"), name, "names a folder of the machine that built it")
        if name == "AALL15P1.Protocol.Testing":
            expect_vectors(package, files, name)
        if name == "AALL15P1.Protocol":
            expect({"RULES.md", "SOUP.md"} <= files, name, "lacks RULES.md or SOUP.md")

    symbols = found[0].with_suffix(".snupkg")
    if symbols.exists():
        with zipfile.ZipFile(symbols) as package:
            expect(any(file.endswith(".pdb") for file in package.namelist()), name, "has a package of symbols without symbols")
    else:
        wrong.append(f"{name}: has no package of symbols")

if len(versions) != 1:
    wrong.append(f"the packages have several versions: {sorted(versions)}")

print("\n".join(wrong) if wrong else f"{len(NAMES)} packages of version {next(iter(versions))} are complete")
sys.exit(1 if wrong else 0)
