# SPDX-License-Identifier: EUPL-1.2
"""The three real programs in a folder of their own: a kiosk, its uploader and their collector."""
import contextlib
import json
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def require(holds, what):
    if not holds:
        raise SystemExit(f"FAILED: {what}")


@contextlib.contextmanager
def kept_on_failure(prefix):
    """A temporary folder, removed when all went well."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix=prefix))
    try:
        yield folder
    except BaseException:
        print(f"kept for inspection: {folder}")
        raise
    shutil.rmtree(folder)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Programs:
    def __init__(self, build, folder):
        self.folder = pathlib.Path(folder)
        self.zuil = f"{build}/kiosk/zuil"
        self.sync = f"{build}/sync/uploader/zuil-sync"
        self.collector = f"{build}/sync/collector/zuil-collector"
        self.collector_data = self.folder / "collector"
        self.kiosk_data = self.folder / "kiosk"
        self.kiosk_data.mkdir()
        self.address = f"127.0.0.1:{free_port()}"
        self.config = self.folder / "kiosk.json"
        self.log = open(self.folder / "log", "ab")
        key, token = self.folder / "collector-key.json", self.folder / "token"
        self.run(self.collector, "public-key", "--data", self.collector_data, "--output", key)
        self.run(self.collector, "enrol", "--data", self.collector_data, "--site", "Stadhuis",
                 "--output", token)
        self.config.write_text(json.dumps({
            "site": "Stadhuis",
            "questionnaires": [str(SOURCE / "config/questionnaires/balie.json")],
            "collector": {"url": f"http://{self.address}", "publicKeyFile": key.name,
                          "tokenFile": token.name}}))

    def run(self, *command, may_fail=False):
        """Runs to the end; what it printed. Its log goes to the file "log"."""
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                              stderr=self.log, text=True, timeout=120)
        require(may_fail or done.returncode == 0, f"{command[0]} ended with {done.returncode}")
        return done.stdout

    def start(self, *command):
        return subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE,
                                stderr=self.log, text=True)

    def start_kiosk(self, *options, data=None):
        return self.start(self.zuil, "--config", self.config, "--data", data or self.kiosk_data,
                          *options)

    def start_collector(self):
        return self.start(self.collector, "serve", "--data", self.collector_data, "--listen",
                          self.address)

    def start_sync(self, *options):
        return self.start(self.sync, "--config", self.config, "--data", self.kiosk_data, *options)

    @contextlib.contextmanager
    def serving(self):
        collector = self.start_collector()
        require("listens" in collector.stdout.readline(), "the collector does not start")
        yield
        collector.terminate()
        require(collector.wait(30) == 0, "the collector does not end well when asked to")

    def deliver(self):
        """Delivers all there is; the three numbers of zuil-sync --status."""
        with self.serving():
            self.run(self.sync, "--config", self.config, "--data", self.kiosk_data, "--once")
        status = self.run(self.sync, "--data", self.kiosk_data, "--status").split()
        return {name: int(value.strip(",")) for name, value in zip(status[::2], status[1::2])}

    def query(self, file, sql):
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()

    def ask_collector(self, sql):
        return self.query(self.collector_data / "collector.db", sql)

    def responses(self):
        """What the collector counts, as dictionaries."""
        return [json.loads(row[0])
                for row in self.ask_collector("SELECT canonical_json FROM response")]
