#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The schema accepts what is shipped and sees the mistakes it says it sees (broken.json)."""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("SKIP: python3-jsonschema is not installed")
    sys.exit(77)

HERE = pathlib.Path(__file__).parent
CONFIG = HERE.parents[2] / "config"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def patched(document, patch):
    """JSON Patch (RFC 6902) as far as broken.json uses it: add, replace, remove."""
    result = copy.deepcopy(document)
    for step in patch:
        *parents, last = step["path"].removeprefix("/").split("/")
        place = result
        for part in parents:
            place = place[int(part)] if isinstance(place, list) else place[part]
        if isinstance(place, list) and last == "-":
            place.append(step["value"])
        elif step["op"] == "remove":
            del place[int(last) if isinstance(place, list) else last]
        else:
            place[int(last) if isinstance(place, list) else last] = step["value"]
    return result


def main():
    schema = read(CONFIG / "questionnaire.schema.json")
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    faults = []
    every_type = HERE / "every_type.json"
    for path in [*sorted((CONFIG / "questionnaires").glob("*.json")), every_type]:
        faults += [f"{path.name}: {e.json_path}: {e.message}" for e in
                   validator.iter_errors(read(path))]
        if not (path.parent / read(path)["$schema"]).samefile(CONFIG / "questionnaire.schema.json"):
            faults.append(f"{path.name}: $schema names another file")
    mistakes = read(HERE / "broken.json")["mistakes"]
    for mistake in mistakes:
        seen = not validator.is_valid(patched(read(every_type), mistake["patch"]))
        if seen != mistake["schema"]:
            faults.append(f"{mistake['name']}: " + ("is seen" if seen else "is not seen"))
    print(*faults, f"{len(mistakes)} mistakes tried, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


sys.exit(main())
