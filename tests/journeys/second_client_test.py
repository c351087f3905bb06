#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A second client of the protocol, written from sync/wire/README.md alone: it enrols with a code,
signs its requests, and delivers a response and a contact record to the real collector, once.

  second_client_test.py --build build/release

Shares nothing with the kiosk's code: Python's standard library, and libsodium through ctypes."""
import argparse
import base64
import ctypes
import hashlib
import http.client
import json
import secrets
import time
import uuid

from programs import SOURCE, Programs, kept_on_failure, require

SODIUM = ctypes.CDLL("libsodium.so.23")
SITE = "Wijkpost"


def canonical(document):
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256_hex(content):
    return hashlib.sha256(content).hexdigest()


def base64_of(content):
    return base64.b64encode(content).decode()


class DeviceKey:
    def __init__(self):
        public, self.secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        SODIUM.crypto_sign_keypair(public, self.secret)
        self.public = public.raw

    def sign(self, message):
        signature = ctypes.create_string_buffer(64)
        SODIUM.crypto_sign_detached(signature, None, message, ctypes.c_ulonglong(len(message)),
                                    self.secret)
        return signature.raw


def sealed(plain, public_key):
    padded = plain + b"\x80"
    padded += bytes(-len(padded) % 512)
    box = ctypes.create_string_buffer(48 + len(padded))
    SODIUM.crypto_box_seal(box, padded, ctypes.c_ulonglong(len(padded)), public_key)
    return box.raw


class Client:
    def __init__(self, address):
        self.address = address
        self.key = DeviceKey()
        self.token = None
        self.behind = 0  # s, of this client's clock

    def signature_headers(self, method, path, body):
        digest = f"sha-256=:{base64_of(hashlib.sha256(body).digest())}:"
        parameters = (f'("@method" "@path" "content-digest");created={int(time.time()) - self.behind}'
                      f';nonce="{secrets.token_hex(16)}";keyid="{sha256_hex(self.key.public)[:16]}"'
                      ';alg="ed25519"')
        base = (f'"@method": {method}\n"@path": {path}\n"content-digest": {digest}\n'
                f'"@signature-params": {parameters}')
        return {"Content-Digest": digest, "Signature-Input": f"sig1={parameters}",
                "Signature": f"sig1=:{base64_of(self.key.sign(base.encode()))}:"}

    def headers(self, method, path, body):
        return {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}",
                **self.signature_headers(method, path, body)}

    def exchange(self, method, path, body, headers):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        answer = reply.status, json.loads(reply.read() or b"null")
        connection.close()
        return answer

    def send(self, method, path, body=b""):
        return self.exchange(method, path, body, self.headers(method, path, body))

    def enrol(self, code):
        proof = f"ENQUETEZUIL enrol 1\n{code}\n{self.key.public.hex()}\n".encode()
        body = json.dumps({"code": code, "deviceKey": base64_of(self.key.public),
                           "signature": base64_of(self.key.sign(proof))}).encode()
        status, reply = self.exchange("POST", "/v1/enrol", body,
                                      {"Content-Type": "application/json"})
        require(status == 200, f"enrolled: {status} {reply}")
        require(reply["site"] == SITE, f"the site of the code: {reply['site']}")
        self.token = reply["token"]
        self.sealing_key = base64.b64decode(reply["sealingKey"]["publicKey"])
        self.key_id = reply["sealingKey"]["keyId"]
        require(self.key_id == sha256_hex(self.sealing_key)[:16], "the key id is that of the key")


def batch_of(client, records, total):
    return json.dumps({"id": str(uuid.uuid4()), "sealedTotal": total, "responses": [
        {"id": record["id"], "questionnaire": record["questionnaire"],
         "questionnaireHash": record["questionnaireHash"], "keyId": client.key_id,
         "sealed": base64_of(sealed(canonical(record), client.sealing_key)),
         **({"kind": "contact"} if "contact" in record else {})}
        for record in records]}).encode()


def records_for(questionnaire_hash):
    header = {"questionnaire": "melding", "questionnaireHash": questionnaire_hash, "site": SITE,
              "date": "2026-11-21", "language": "nl", "reference": "7K4M-9QXB"}
    response = {**header, "id": str(uuid.uuid4()), "channel": "kiosk", "disposition": "complete",
                "daypart": "morning", "flags": [],
                "answers": {"type": "klacht", "onderwerp": "dienstverlening",
                            "gebeurd": "Eén uur gewacht.", "contact": "bellen"}}
    contact = {**header, "id": str(uuid.uuid4()), "response": response["id"],
               "contact": {"naam": "J. de Vries", "telefoon": "+31612345678"}}
    return response, contact


def deliver(client, programs):
    document = json.loads((SOURCE / "config/questionnaires/melding.json").read_text())
    document.pop("$schema", None)
    questionnaire = canonical(document)
    hash_of = sha256_hex(questionnaire)
    status, reply = client.send("PUT", f"/v1/questionnaires/{hash_of}", questionnaire)
    require(status == 201 and reply["hash"] == hash_of, f"the questionnaire: {status} {reply}")

    response, contact = records_for(hash_of)
    body = batch_of(client, [response, contact], 2)
    for fate in ("accepted", "duplicate"):
        status, receipt = client.send("POST", "/v1/batches", body)
        require(status == 200, f"the batch: {status} {receipt}")
        require(receipt["batchId"] == json.loads(body)["id"], "the receipt is of this batch")
        require(receipt["heldTotal"] == 2, f"two are held: {receipt}")
        require(receipt["responses"] == [{"id": response["id"], "fate": fate},
                                         {"id": contact["id"], "fate": fate}], f"{receipt}")
    held = programs.ask_collector("SELECT canonical_json FROM response")
    require(held == [(canonical(response).decode(),)], "the response is held, byte for byte")
    held = programs.ask_collector("SELECT canonical_json FROM contact_record")
    require(held == [(canonical(contact).decode(),)], "the contact record too")


def others_are_refused(client):
    body = json.dumps({"id": str(uuid.uuid4()), "sealedTotal": 2, "responses": []}).encode()
    headers = client.headers("POST", "/v1/batches", body)
    require(client.exchange("POST", "/v1/batches", body, headers)[0] == 200, "taken once")
    status, problem = client.exchange("POST", "/v1/batches", body, headers)
    require(status == 401 and "before" in problem["detail"], f"a replay: {status} {problem}")
    thief = {name: headers[name] for name in ("Content-Type", "Authorization")}
    status, problem = client.exchange("POST", "/v1/batches", body, thief)
    require(status == 401 and "not signed" in problem["detail"], f"a thief: {status} {problem}")
    client.behind = 7200
    status, problem = client.send("POST", "/v1/batches", body)
    require(status == 401 and "Date" in problem["detail"], f"two hours off: {status} {problem}")
    client.behind = 0


def the_rest(client):
    """What else a kiosk asks and tells."""
    status, news = client.send("GET", "/v1/news")
    require(status == 200 and news == {"news": []}, f"news: {status} {news}")
    act = {"number": 1, "at": "2026-11-21T08:49:20Z", "role": "manager", "action": "publish",
           "object": "melding", "result": "done"}
    status, receipt = client.send("POST", "/v1/operator-log",
                                  canonical({"acts": [act], "machine": ""}))
    require(status == 200 and receipt["upTo"] == 1 and receipt["heldTotal"] == 2,
            f"the operator's log: {status} {receipt}")
    plain = secrets.token_bytes(32)
    status, opened = client.send("POST", "/v1/test", canonical(
        {"keyId": client.key_id, "sealed": base64_of(sealed(plain, client.sealing_key))}))
    require(status == 200 and opened == {"sha256": sha256_hex(plain)}, f"the test: {status}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True, help="folder of the programs")
    arguments = parser.parse_args()
    require(SODIUM.sodium_init() >= 0, "libsodium begins")
    with kept_on_failure("second-client-") as folder:
        programs = Programs(arguments.build, folder)
        code = programs.run(programs.collector, "enrol", "--data", programs.collector_data,
                            "--site", SITE)[:9].replace("-", "")
        with programs.serving():
            client = Client(programs.address)
            client.enrol(code)
            deliver(client, programs)
            others_are_refused(client)
            the_rest(client)
    print("a client written from the protocol's description delivered, once, and was the only one")


if __name__ == "__main__":
    main()
