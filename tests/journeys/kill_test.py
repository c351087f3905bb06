#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Kills the kiosk, the uploader and the collector, each at random moments while the others work,
and proves that nothing is lost and nothing counted twice.

  kill_test.py --build build/release [--kills 200] [--seed 1]

Scripted visitors answer the counter questionnaire; each types a serial number of its own. The
script says what was seen: a next question, or "Bedankt". Afterwards, in the collector:
- every interview whose "Bedankt" was seen is there exactly once, complete, with its answers;
- of every other interview there is at most one response, and it holds at least every answer after
  which a next question was seen, and none that was not given;
- there is nothing else, and the device's own count of what it sealed says the same."""
import argparse
import pathlib
import random
import threading
import time

from programs import Programs, kept_on_failure, require
from visitors import answers_of, script_of

PER_START = 40  # interviews in one script; a kill comes long before the last


class Visitor:
    """One interview that was begun, or may have been when the kiosk was killed."""

    def __init__(self, serial):
        self.answers = answers_of(serial)
        self.serial = serial
        self.seen = 0  # answers after which the next screen was seen

    def thanked(self):
        return self.seen == len(self.answers)

    def could_have_left(self, response):
        given = response["answers"]
        expected = dict(list(self.answers.items())[:len(given)])
        *before, last = expected
        typed = response["disposition"] != "complete" and last in ("toelichting", "suggestie_tekst")
        if typed:  # killed while typing
            return (all(given.get(name) == expected[name] for name in before)
                    and expected[last].startswith(given.get(last, "?"))
                    and len(given) >= self.seen)
        complete = len(given) == len(self.answers)
        return (given == expected and len(given) >= self.seen
                and (complete or response["disposition"] != "complete"))


class Murders:
    """Threads that start one program again and again and kill it, each until all had enough."""

    def __init__(self, programs, kills, seed):
        self.programs = programs
        self.kills = kills
        self.chance = random.Random(seed)
        self.counts = {"zuil": 0, "zuil-sync": 0, "zuil-collector": 0}
        self.visitors = []
        self.failure = None

    def over(self):
        return self.failure or min(self.counts.values()) >= self.kills

    def kill_after(self, name, process, most):
        """True when it was still running."""
        time.sleep(self.chance.uniform(0, most))
        running = process.poll() is None
        process.kill()
        process.wait()
        self.counts[name] += running
        return running

    def play(self, visitors, most=None):
        """A kiosk for these visitors, killed within `most` seconds; the time it lived."""
        file = self.programs.folder / "visitors.zuil"
        file.write_text("".join(script_of(visitor.serial) for visitor in visitors))
        began = time.monotonic()
        process = self.programs.start_kiosk("--headless", "--window", "360x640", "--script", file,
                                            "--shots", self.programs.folder)
        killed = most is not None and self.kill_after("zuil", process, most)
        # What was said before the kill is still in the pipe after it.
        seen = process.stdout.read().count("seen: ")
        require(killed or process.wait() == 0, "a script failed: see the file \"log\"")
        for visitor in visitors:
            visitor.seen = min(seen, len(visitor.answers))
            seen -= visitor.seen
            self.visitors.append(visitor)
            if not visitor.thanked():
                break  # the next one never came
        return time.monotonic() - began

    def kiosk(self):
        one_visit = self.play([Visitor(0)])
        while not self.over():
            first = self.visitors[-1].serial + 1
            self.play([Visitor(first + number) for number in range(PER_START)], 1.5 * one_visit)

    def sync(self):
        while not self.over():
            process = self.programs.start_sync("--once", "--tries", "2")
            self.kill_after("zuil-sync", process, 0.3)

    def collector(self):
        while not self.over():
            process = self.programs.start_collector()
            self.kill_after("zuil-collector", process, 0.6)

    def commit(self):
        def guarded(work):
            try:
                work()
            except (SystemExit, Exception) as failure:  # ends the others too
                self.failure = failure
        threads = [threading.Thread(target=guarded, args=(work,))
                   for work in (self.kiosk, self.sync, self.collector)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.failure:
            raise self.failure


def matched(some, others, fits):
    """How many of `some` find a partner of their own among `others` (Kuhn's algorithm)."""
    partner = {}

    def find(index, tried):
        for place, other in enumerate(others):
            if place in tried or not fits(some[index], other):
                continue
            tried.add(place)
            if place not in partner or find(partner[place], tried):
                partner[place] = index
                return True
        return False
    return sum(find(index, set()) for index in range(len(some)))


def check_responses(responses, visitors):
    rest = {response["id"]: response for response in responses}
    require(len(rest) == len(responses), "an id is there twice")
    for visitor in filter(Visitor.thanked, visitors):
        own = [r for r in rest.values() if r["answers"].get("toelichting") == f"{visitor.serial:05}"]
        require(len(own) == 1, f"visitor {visitor.serial} was thanked and is there {len(own)} times")
        require(own[0]["disposition"] == "complete" and own[0]["answers"] == visitor.answers,
                f"visitor {visitor.serial} was thanked, but the collector has other answers")
        del rest[own[0]["id"]]
    others = [visitor for visitor in visitors if not visitor.thanked()]
    rest = list(rest.values())
    for response in rest:
        require(any(visitor.could_have_left(response) for visitor in others),
                f"nobody gave these answers: {response}")
    fits = Visitor.could_have_left
    require(matched(rest, others, lambda r, v: fits(v, r)) == len(rest),
            "an interview that was broken off is there more than once")
    bound = [visitor for visitor in others if visitor.seen]
    require(matched(bound, rest, fits) == len(bound),
            "answers are lost after which the next question was seen")
    return len(rest)


def check_collector(programs, sealed):
    ask = programs.ask_collector
    require(ask("PRAGMA integrity_check") == [("ok",)], "the collector's database is damaged")
    for table in ("held", "quarantine"):
        require(ask(f"SELECT count(*) FROM {table}") == [(0,)], f"the collector has rows in {table}")
    require(ask("SELECT count(*) FROM received") == [(sealed,)],
            "device and collector do not count the same")
    totals = programs.run(programs.collector, "totals", "--data", programs.collector_data)
    require(f"held {sealed}\n" in totals, f"totals says: {totals}")
    counted = ask("SELECT sum(count) FROM rollup_cell WHERE kind = 'disposition'")
    require(counted == [(sealed,)], f"the factsheet counts {counted} respondents")
    cells = ask("SELECT * FROM rollup_cell")
    programs.run(programs.collector, "rollup", "rebuild", "--data", programs.collector_data)
    require(sorted(ask("SELECT * FROM rollup_cell")) == sorted(cells),
            "the factsheet's counts are not those of the responses")


def check(programs, murders):
    # Restarted once more, left alone: an open interview is closed, and all is delivered.
    (programs.folder / "nobody.zuil").write_text("expect Hoe was uw bezoek?\n")
    programs.run(programs.zuil, "--config", programs.config, "--data", programs.kiosk_data,
                 "--headless", "--script", programs.folder / "nobody.zuil")
    require(programs.query(programs.kiosk_data / "zuil.db", "SELECT * FROM savepoint") == [],
            "an interview is still open")
    status = programs.deliver()
    responses = programs.responses()
    print(f"kills: {murders.counts}; {status}; the collector has {len(responses)}")
    require(status["waiting"] == 0 and status["sealed"] == status["delivered"] == len(responses),
            "sealed, delivered and collected are not equal")
    broken_off = check_responses(responses, murders.visitors)
    check_collector(programs, len(responses))
    thanked = sum(map(Visitor.thanked, murders.visitors))
    require(thanked > 0 and broken_off > 0, "too few interviews to prove anything")
    print(f"{thanked} visitors were thanked and are there once; {broken_off} were cut off")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, type=pathlib.Path, help="build folder")
    parser.add_argument("--kills", type=int, default=200, help="of each program")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with kept_on_failure("zuil-kill-") as folder:
        programs = Programs(options.build.resolve(), folder)
        murders = Murders(programs, options.kills, options.seed)
        murders.commit()
        check(programs, murders)


if __name__ == "__main__":
    main()
