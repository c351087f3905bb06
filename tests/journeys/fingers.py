# SPDX-License-Identifier: EUPL-1.2
"""Real fingers without a touch screen: an X server in memory, whose touch device (the driver
inputtest of xserver-xorg-core) is fed by a socket. XTest and xdotool only make mouse events."""
import socket
import struct
import time

WIDTH, HEIGHT = 1080, 1920
AXIS = 65535  # the driver's axes run from 0 to this, whatever the screen
BEGIN, UPDATE, END = 18, 19, 20  # XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd

XORG_CONF = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "memory"
    Driver "dummy"
    VideoRam 64000
EndSection
Section "Monitor"
    Identifier "portrait"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
    Modeline "1080x1920" 176.50 1080 1168 1280 1480 1920 1923 1933 1989
EndSection
Section "Screen"
    Identifier "screen"
    Device "memory"
    Monitor "portrait"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "1080x1920"
        Virtual 1080 1920
    EndSubSection
EndSection
Section "InputDevice"
    Identifier "touch"
    Driver "inputtest"
    Option "SocketPath" "{socket}"
    Option "DeviceType" "Touch"
    Option "TouchCount" "10"
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "touch" "SendCoreEvents"
EndSection
"""


class Fingers:
    """The driver takes one client in the life of its server."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(str(path))
        self.socket.sendall(struct.pack("=IIHH", 12, 0, 1, 1))  # version 1.1 of the protocol
        self.socket.recv(12)

    def _send(self, finger, kind, x, y):
        axes = [0.0] * 64
        axes[0], axes[1] = x * AXIS / WIDTH, y * AXIS / HEIGHT
        valid = bytes([3] + [0] * 7)  # the first two axes
        body = struct.pack("=II", finger, kind) + struct.pack("=I8s4x", 0, valid)
        body += struct.pack("=64d", *axes) + bytes(512)
        self.socket.sendall(struct.pack("=II", 8 + len(body), 6) + body)
        self.socket.sendall(struct.pack("=II", 8, 1))  # and wait until the server has taken it
        self.socket.recv(8)

    def down(self, place, finger=1):
        self._send(finger, BEGIN, *place)

    def move(self, start, end, finger=1, steps=12):
        for step in range(1, steps + 1):
            self._send(finger, UPDATE, *(a + (b - a) * step / steps for a, b in zip(start, end)))
            time.sleep(0.01)

    def up(self, place, finger=1):
        self._send(finger, END, *place)
