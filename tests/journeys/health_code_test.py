#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The health code of the desk, read from the real kiosk's screen by a decoder as a phone has one
(zbarimg): what it says, and whether its modules are large enough on the shipped screen.

  health_code_test.py --build build/release"""
import argparse
import json
import pathlib
import shutil
import struct
import subprocess
import zlib

from programs import SOURCE, Programs, kept_on_failure, require

PIN = "314159"
SCRIPT = f"knock\ntype {PIN}\ntap Verder\ntap Status\ntap code\nshot code\n"
SIZES = [(1080, 1920), (1920, 1080)]
LEAST_MODULE_MM = 1.2
QUIET_ZONE = 4  # modules, ISO/IEC 18004
FINDER = 7      # modules of its upper edge, all dark


def pixels_of(file):
    """The rows of a PNG of 8-bit RGB or RGBA, each as a list of whether a pixel is dark."""
    data = file.read_bytes()
    at, width, height, depth, packed = 8, 0, 0, 0, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, bits, colour = struct.unpack(">IIBB", body[:10])
            require(bits == 8 and colour in (2, 6), f"{file}: another kind of picture")
            depth = 3 if colour == 2 else 4
        packed += body if kind == b"IDAT" else b""
        at += size + 12
    flat, stride = zlib.decompress(packed), width * depth
    rows, before = [], bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = unfiltered(flat[start], bytearray(flat[start + 1:start + 1 + stride]), before, depth)
        rows.append([sum(row[x:x + 3]) < 384 for x in range(0, stride, depth)])
        before = row
    return rows


def unfiltered(kind, row, above, depth):
    for x in range(len(row)):
        left = row[x - depth] if x >= depth else 0
        corner = above[x - depth] if x >= depth else 0
        if kind == 4:
            near = sorted((abs(left + above[x] - corner - value), order, value)
                          for order, value in enumerate((left, above[x], corner)))
            added = near[0][2]
        else:
            added = (0, left, above[x], (left + above[x]) // 2)[kind]
        row[x] = (row[x] + added) % 256
    return row


def read_code(picture):
    """What a phone would show of it."""
    found = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sbinary", str(picture)],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    require(found.returncode == 0, f"{picture} has no code that can be read")
    return found.stdout.decode()


def finder_of(rows):
    """Where the upper edge of the first finder begins, and the pixels of a module: the first row
    with a dark run of 7 modules that has, two modules lower, its core of 1:1:3:1:1."""
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            if not row[x]:
                x += 1
                continue
            end = next((i for i in range(x, len(row)) if not row[i]), len(row))
            module, rest = divmod(end - x, FINDER)
            if module > 1 and rest == 0 and y + 3 * module < len(rows):
                core = rows[y + 3 * module][x:end:module]
                if core == [True, False, True, True, True, False, True]:
                    return x, y, module
            x = end
    return None


def check_size(picture, width, height, short_side_mm):
    rows = pixels_of(picture)
    found = finder_of(rows)
    require(found, f"{picture}: no finder")
    x, y, module = found
    mm = module * short_side_mm / min(width, height)
    require(mm >= LEAST_MODULE_MM, f"{width}x{height}: a module is {mm:.2f} mm")
    quiet = range(QUIET_ZONE * module)
    require(all(not rows[y + i][x - 1 - j] and not rows[y - 1 - j][x + i]
                for i in range(FINDER * module) for j in quiet),
            f"{width}x{height}: the quiet zone is less than {QUIET_ZONE} modules")
    print(f"{width}x{height}: modules of {mm:.2f} mm")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--build", required=True, type=pathlib.Path)
    build = options.parse_args().build.resolve()
    require(shutil.which("zbarimg"), "zbarimg is not installed: see tests/packages (zbar-tools)")
    shipped = json.loads((SOURCE / "config/kiosk.json").read_text())
    short_side_mm = shipped["screen"]["shortSideMm"]
    with kept_on_failure("zuil-health-code-") as folder:
        programs = Programs(build, folder)
        config = json.loads(programs.config.read_text())
        # As long as they come, and letters that readers guess at when they are not told.
        config |= {"screen": shipped["screen"], "site": "Gemeentehuis Súdwest-Fryslân, hal noord"}
        programs.config.write_text(json.dumps(config))
        subprocess.run([programs.zuil, "--set-pin", "manager", "--data", programs.kiosk_data],
                       input=PIN + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
        script = folder / "code.zuil"
        script.write_text(SCRIPT)
        for width, height in SIZES:
            shots = folder / f"{width}x{height}"
            programs.run(programs.zuil, "--config", programs.config, "--data", programs.kiosk_data,
                         "--headless", "--window", f"{width}x{height}", "--script", script,
                         "--shots", shots)
            picture = shots / "code.png"
            text = read_code(picture)
            require(text.startswith(f"Zuil: {config['site']}\n"), f"it says: {text}")
            for line in ("Publiek: open", "Aangekomen: nog niet bekend", "Ingevuld: 0",
                         "Geluid: nog niet getest"):
                require(f"\n{line}\n" in text, f"no line \"{line}\": {text}")
            check_size(picture, width, height, short_side_mm)


main()
