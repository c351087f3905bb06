#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The real window on a real X server, answered by a real mouse and keyboard (Xvfb, xdotool), or by
real fingers (--fingers: Xorg with a touch device, see fingers.py).

  display_test.py --build build/release [--fingers]

Where to tap is what a rehearsal of the same size says (zuil --taps). What was answered is delivered
and compared at the collector. Exit code 77: skipped, because something is not installed."""
import argparse
import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

from fingers import HEIGHT, WIDTH, XORG_CONF, Fingers
from programs import Programs, kept_on_failure, require
from visitors import QUESTIONS, answers_of, script_of

SERIAL = next(s for s in range(100) if answers_of(s)["suggestie"] == "ja")
SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


@contextlib.contextmanager
def display(programs, *command):
    """Starts an X server, names its display in the environment and stops it at the end."""
    reading, writing = os.pipe()
    server = subprocess.Popen([*command, "-displayfd", str(writing), "-nolisten", "tcp"],
                              pass_fds=[writing], stdout=programs.log, stderr=programs.log)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    require(number, f"{command[0]} does not start: see {programs.folder}")
    os.environ["DISPLAY"] = f":{number}"
    os.environ["SDL_VIDEODRIVER"] = "x11"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def read_taps(programs):
    """Where a rehearsal of the visitor tapped: (x, y, screen)."""
    script, taps = programs.folder / "visitor.zuil", programs.folder / "taps"
    script.write_text(script_of(SERIAL))
    elsewhere = programs.folder / "rehearsal"
    elsewhere.mkdir()
    programs.run(programs.zuil, "--config", programs.config, "--data", elsewhere, "--headless",
                 "--window", f"{WIDTH}x{HEIGHT}", "--script", script, "--taps", taps)
    lines = [line.split() for line in taps.read_text().splitlines() if line.startswith("tap")]
    return [(int(x), int(y), screen) for _, x, y, screen in lines]


class Kiosk:
    """The program with its window."""

    def __init__(self, programs):
        self.process = programs.start_kiosk("--window", f"{WIDTH}x{HEIGHT}")
        self.settle(at_least=1.0)

    def _processor_time(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def settle(self, at_least=0.45):
        """Until it has handled everything: it draws nothing, and so works at nothing, while nothing
        changes. And past the time in which a repeated tap is ignored."""
        time.sleep(at_least)
        quiet, before = 0, -1
        for _ in range(600):
            require(self.process.poll() is None, "the kiosk ended")
            now = self._processor_time()
            quiet = quiet + 1 if now == before else 0
            if quiet == 3:
                return
            before = now
            time.sleep(0.05)
        require(False, "the kiosk is never at rest")

    def end(self):
        self.process.terminate()
        require(self.process.wait(20) == 0, "the kiosk does not end well when asked to")


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def answer_by_mouse(kiosk, taps):
    for x, y, _ in taps:
        xdotool("mousemove", x, y, "mousedown", 1)
        time.sleep(0.05)
        xdotool("mouseup", 1)
        kiosk.settle()


def answer_by_keyboard(kiosk):
    """Always the first answer; End leads to Next."""
    def press(*keys):
        for key in keys:
            xdotool("key", key)
            kiosk.settle()
    press("Tab", "Return")
    for question in QUESTIONS:
        press("Return")
        if question["type"] == "text":
            press("End", "Return")
    press("Return")


def first_answers():
    first = {"text": lambda q: "1", "mark": lambda q: 1}
    return {q["id"]: first.get(q["type"], lambda q: q["choices"][0]["id"])(q) for q in QUESTIONS}


def lay_palm(fingers, place):
    """Five at once, lifted one by one."""
    palm = [(place[0] + 40 * (finger - 3), place[1] + 10 * (finger % 2)) for finger in range(5)]
    for finger, where in enumerate(palm):
        fingers.down(where, finger=11 + finger)
    time.sleep(0.1)
    for finger, where in enumerate(palm):
        fingers.up(where, finger=11 + finger)


def answer_by_finger(kiosk, fingers, taps):
    """Every tap with a second finger, or after a palm or a slide, that must not count."""
    for number, (x, y, screen) in enumerate(taps):
        place, elsewhere = (x, y), (WIDTH - x, HEIGHT // 2 if y > 1200 else 1500)
        if screen.startswith("question:") and number % 2:
            fingers.down(place)
            fingers.move(place, elsewhere)
            fingers.up(elsewhere)
            kiosk.settle()
        elif screen.startswith("question:"):
            lay_palm(fingers, place)
            kiosk.settle()
        fingers.down(place)
        fingers.down(elsewhere, finger=2)
        time.sleep(0.05)
        fingers.up(elsewhere, finger=2)
        kiosk.settle(at_least=0.02)
        fingers.up(place)
        kiosk.settle()


def check_answers(programs, *expected):
    status = programs.deliver()
    require(status["sealed"] == len(expected), f"{status}, expected {len(expected)} responses")
    collected = programs.responses()
    for answers in expected:
        require(answers in [response["answers"] for response in collected],
                f"expected {answers}, the collector has {collected}")
    require(all(r["disposition"] == "complete" for r in collected), "one was not finished")


def with_mouse(programs):
    for name in ("Xvfb", "xdotool"):
        if not shutil.which(name):
            skip(f"{name} is not installed")
    taps = read_taps(programs)
    with display(programs, "Xvfb", "-screen", "0", f"{WIDTH}x{HEIGHT}x24"):
        kiosk = Kiosk(programs)
        answer_by_mouse(kiosk, taps)
        answer_by_keyboard(kiosk)
        kiosk.end()
    check_answers(programs, answers_of(SERIAL), first_answers())
    print("by mouse and by keyboard: all answers are at the collector")


def with_fingers(programs):
    drivers = pathlib.Path("/usr/lib/xorg/modules")
    if not shutil.which("Xorg") or not (drivers / "drivers/dummy_drv.so").exists():
        skip("xserver-xorg-core or xserver-xorg-video-dummy is not installed")
    if not (drivers / "input/inputtest_drv.so").exists():
        skip("this xserver-xorg-core has no inputtest driver")
    if os.getuid() != 0:
        skip("only root may start Xorg with a configuration of its own")
    taps = read_taps(programs)
    conf, socket = programs.folder / "xorg.conf", programs.folder / "fingers.socket"
    conf.write_text(XORG_CONF.format(socket=socket))
    with display(programs, "Xorg", "-config", conf, "-logfile", str(programs.folder / "xorg.log"),
                 "-noreset", "-novtswitch", "-sharevts"):
        checked = programs.run(programs.zuil, "--config", programs.config, "--data",
                               programs.kiosk_data, "--check")
        require("touch device: 1 found" in checked, f"no touch device: {checked}")
        kiosk = Kiosk(programs)
        answer_by_finger(kiosk, Fingers(socket), taps)
        kiosk.end()
    check_answers(programs, answers_of(SERIAL))
    print("by finger, with second fingers, palms and slides between: all answers are at the collector")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, type=pathlib.Path, help="build folder")
    parser.add_argument("--fingers", action="store_true", help="touch instead of mouse and keyboard")
    options = parser.parse_args()
    with kept_on_failure("zuil-display-") as folder:
        programs = Programs(options.build.resolve(), folder)
        (with_fingers if options.fingers else with_mouse)(programs)


if __name__ == "__main__":
    main()
