#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks for what visitors typed in the memory of the kiosk itself, once they have left.

  memory_test.py --build build/release

Visitors complain with name and address, stop half-way, and walk away from a half typed text. While
one is typing the word must be found, else the search is blind; on the first screen after it none
may be. The kiosk is held at that moment by a picture: it writes it into a pipe that nobody reads
yet. Each letter is typed by a command of its own, so that the script itself, which is in the
kiosk's memory too, never holds the word."""
import argparse
import fcntl
import json
import os
import pathlib
import select

from programs import SOURCE, Programs, kept_on_failure, require

LARGEST = 1 << 32  # a larger mapping is the sanitizer's own
SMALLEST_PIPE = 4096  # a picture is larger, so that who writes it waits for its reader

STORY, NAME, MAIL, STOPS, LEAVES = "Kanarieverhaal", "Kanariepiet", "kanariemail@zuil.nl", \
    "Kanariestopt", "Kanarieloopt"
BEGIN = ["tap start", "tap choice:klacht", "tap choice:afval"]


def typed(word):
    return [f"type {letter}" for letter in word]


def script():
    visits = [
        [*BEGIN, *typed(STORY * 4), "shot typing", "tap next", "tap choice:mailen", *typed(NAME),
         "tap next", *typed(MAIL), "tap next", "tap next", "expect Bedankt", "tap done",
         "shot complete"],
        [*BEGIN, *typed(STOPS * 4), "tap stop", "tap stop", "wait 70", "shot stopped"],
        [*BEGIN, *typed(LEAVES * 4), "wait 200", "shot left"]]
    return "\n".join(line for visit in visits for line in visit) + "\n"


def memory_of(process):
    """Every piece of memory that the process may write."""
    with open(f"/proc/{process.pid}/maps") as maps, \
            open(f"/proc/{process.pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(part, 16) for part in span.split("-"))
            if "w" not in rights or end - start > LARGEST:
                continue
            memory.seek(start)
            try:
                yield line.strip(), memory.read(end - start)
            except OSError:
                continue  # the kernel's own


def found_in(process, words):
    """Where each word is, with what stands around it."""
    places = {word: [] for word in words}
    for name, piece in memory_of(process):
        for word in words:
            at = piece.find(word.encode())
            while at >= 0:
                places[word].append(f"{name}: {piece[max(0, at - 40):at + 80]!r}")
                at = piece.find(word.encode(), at + len(word))
    return places


def check(moment, places):
    for word, found in places.items():
        if moment == "typing":
            require(found, f"{word} is being typed and is not found: the search is blind")
        else:
            require(not found, f"{word} is still in memory, {moment}:\n" + "\n".join(found))
        print(f"{moment}: {word} {len(found)} times")


def hold(pipe):
    """Waits until the kiosk writes that picture; it then waits for the rest to be read."""
    reader = open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0)
    fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)
    require(select.select([reader], [], [], 120)[0], f"the kiosk does not come to {pipe.name}")
    os.set_blocking(reader.fileno(), True)
    return reader


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    options = parser.parse_args()
    with kept_on_failure("zuil-memory-") as folder:
        programs = Programs(options.build.resolve(), folder)
        settings = json.loads(programs.config.read_text())
        settings["questionnaires"] = [str(SOURCE / "config/questionnaires/melding.json")]
        programs.config.write_text(json.dumps(settings))
        moments = {"typing": [STORY], "complete": [STORY, NAME, MAIL], "stopped": [STOPS],
                   "left": [LEAVES]}
        for moment in moments:
            os.mkfifo(folder / f"{moment}.png")
        file = folder / "visits.zuil"
        file.write_text(script())
        # What the sanitizer keeps of freed memory it must wipe as well.
        os.environ["ASAN_OPTIONS"] = (
            os.environ.get("ASAN_OPTIONS", "") + ":detect_stack_use_after_return=0"
            ":max_free_fill_size=1000000000:free_fill_byte=0")
        process = programs.start_kiosk("--headless", "--script", file, "--shots", folder)
        for moment, words in moments.items():
            with hold(folder / f"{moment}.png") as picture:
                check(moment, found_in(process, words))
                while picture.read(65536):
                    continue
        require(process.wait(60) == 0, "the script of visitors did not end well")


if __name__ == "__main__":
    main()
