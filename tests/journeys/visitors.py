# SPDX-License-Identifier: EUPL-1.2
"""Visitors of the counter, each with answers of its own, and the scripts that play them."""
import json
import random

from programs import SOURCE

QUESTIONS = json.loads((SOURCE / "config/questionnaires/balie.json").read_text())["questions"]
TITLES = {question["id"]: question["text"]["nl"] for question in QUESTIONS}


def answers_of(serial):
    """What visitor number so-and-so answers; no two early visitors answer alike."""
    chance = random.Random(serial)
    answers = {}
    for question in QUESTIONS:
        kind = question["type"]
        if kind == "mark":
            answers[question["id"]] = chance.choice([*range(1, 11), "na"])
        elif kind == "text":
            answers[question["id"]] = f"{serial:05}"
        else:
            answers[question["id"]] = chance.choice(question["choices"])["id"]
    if answers["suggestie"] == "nee":
        del answers["suggestie_tekst"]
    return answers


def tap_for(question, answer):
    kind = next(q["type"] for q in QUESTIONS if q["id"] == question)
    if kind == "text":
        return f"type {answer}\ntap next"
    if answer == "na":
        return "tap na"
    return f"tap {'mark' if kind == 'mark' else 'choice'}:{answer}"


def script_of(serial):
    """One interview. After each answer it says that the next screen was seen."""
    answers = answers_of(serial)
    asked = list(answers)
    lines = ["tap start"]
    for question, following in zip(asked, [*asked[1:], None]):
        lines.append(tap_for(question, answers[question]))
        lines.append(f"expect {TITLES[following] if following else 'Bedankt'}")
    return "\n".join([*lines, "tap done", ""])
