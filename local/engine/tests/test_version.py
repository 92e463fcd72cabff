import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from .harness import ENGINE


class Version(unittest.TestCase):
    def test_any_other_version_of_the_engine_is_refused_in_one_sentence(self):
        with tempfile.TemporaryDirectory() as folder:
            info = Path(folder) / "ministack-9.9.9.dist-info"
            info.mkdir()
            (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ministack\nVersion: 9.9.9\n")
            run = subprocess.run(
                [sys.executable, str(ENGINE)],
                env={**os.environ, "PYTHONPATH": folder},
                capture_output=True,
                text=True,
                timeout=20,
            )
        self.assertEqual(run.returncode, 1)
        self.assertIn("needs ministack 1.5.33 but found 9.9.9", run.stderr)
        self.assertEqual(len(run.stderr.strip().splitlines()), 1)
