import json
import unittest
from functools import cache
from http.client import HTTPConnection

from .harness import Engine

FRONT = "the-door"
SCAN = json.dumps({"TableName": "vault"})
AS_PROGRAM = {"x-amz-target": "DynamoDB_20120810.Scan", "content-type": "application/x-amz-json-1.0"}


@cache
def engine() -> Engine:
    started = Engine(HUYING_FRONT=FRONT).start()
    started.table("vault", stream=False)
    started.put("vault", "a resident")
    return started


def asked(headers: dict, method: str = "POST", path: str = "/", body: str = SCAN):
    """Status, body and the names of headers that are about other origins."""
    connection = HTTPConnection("127.0.0.1", engine().port, timeout=10)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    shared = [name for name, _ in answer.getheaders() if name.lower().startswith("access-control-")]
    told = answer.status, answer.read(), shared
    connection.close()
    return told


class ForeignPages(unittest.TestCase):
    def assert_refused(self, told) -> None:
        self.assertEqual((told[0], told[2]), (403, []))
        self.assertNotIn(b"resident", told[1])

    def test_a_page_can_ask_nothing(self):
        for headers in (
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://localhost:3000", "sec-fetch-site": "same-site"},
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-origin"},
            {"origin": "https://evil.example", "x-huying-front": "guessed"},
            {"origin": "https://evil.example", "x-huying-front": ""},
        ):
            with self.subTest(headers):
                self.assert_refused(asked({**AS_PROGRAM, **headers}))
                self.assert_refused(asked(headers, "POST", "/_ministack/reset", ""))
                self.assert_refused(asked(headers, "GET", "/_ministack/health", ""))
        self.assertIn(b"resident", asked(AS_PROGRAM)[1], "the reset was refused")

    def test_no_preflight_is_granted(self):
        preflight = {
            "origin": "https://evil.example",
            "access-control-request-method": "POST",
            "access-control-request-headers": "x-amz-target,x-huying-front",
        }
        self.assert_refused(asked(preflight, "OPTIONS", "/", ""))

    def test_a_page_that_had_its_name_point_here_is_refused_whatever_it_says(self):
        for host in (f"evil.example:{engine().port}", "localhost.evil.example", "192.168.1.2"):
            with self.subTest(host):
                self.assert_refused(asked({**AS_PROGRAM, "host": host}))
                self.assert_refused(asked({**AS_PROGRAM, "host": host, "x-huying-front": FRONT}))

    def test_programs_and_whoever_types_the_address_are_answered_and_no_page_may_read_along(self):
        for headers in (
            {},
            {"sec-fetch-site": "none"},
            {"host": f"localhost:{engine().port}"},
            {"host": f"[::1]:{engine().port}"},
            {"host": f"dynamodb.localhost:{engine().port}"},
        ):
            with self.subTest(headers):
                status, body, shared = asked({**AS_PROGRAM, **headers})
                self.assertEqual((status, shared), (200, []))
                self.assertIn(b"resident", body)

    def test_what_the_door_passes_on_is_answered(self):
        from_the_door = {"origin": "http://localhost:8080", "sec-fetch-site": "same-origin", "x-huying-front": FRONT}
        status, body, shared = asked({**AS_PROGRAM, **from_the_door})
        self.assertEqual((status, shared), (200, []))
        self.assertIn(b"resident", body)
