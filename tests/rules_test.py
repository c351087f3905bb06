#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every rule of the table in README.md names tests, and every test it names exists."""
import pathlib
import re
import sys

TESTS = pathlib.Path(__file__).resolve().parent
RULES = 19
TEXT = r'"((?:[^"\\]|\\.)*)"'
IN_CPP = re.compile(r"\bTEST_CASE(?:_TEMPLATE)?\(\s*((?:" + TEXT + r"\s*)+)")
IN_CMAKE = re.compile(r"\b(?:zuil_program_test\(|add_test\(NAME\s+)\s*(" + TEXT + ")")


def names_in(file, pattern):
    for call in pattern.finditer(file.read_text()):
        yield "".join(re.findall(TEXT, call.group(1)))


def names_of_tests():
    names = set()
    for file in TESTS.rglob("*.cpp"):
        names.update(names_in(file, IN_CPP))
    for file in TESTS.rglob("CMakeLists.txt"):
        names.update(names_in(file, IN_CMAKE))
    return names


def main():
    table = (TESTS / "README.md").read_text()
    rows = dict(re.findall(r"^\| *(\d+) \|[^|]*\|(.*)\|$", table, re.MULTILINE))
    wrong = [f"the table has no rule {number}" for number in range(1, RULES + 1)
             if str(number) not in rows]
    known = names_of_tests()
    for number, cell in rows.items():
        named = re.findall("`([^`]+)`", cell)
        if not named:
            wrong.append(f"rule {number} has no test")
        wrong += [f"rule {number} names a test that is not there: {name}" for name in named
                  if not any(test.startswith(name) for test in known)]
    print("\n".join(wrong) or f"{len(rows)} rules, each with its tests")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
