"""The commands never end in a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "tests" / "examples"


def run(command, path):
    done = subprocess.run(
        [sys.executable, "-m", "x12", command, str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("content", [b"", b"\0\1\2" * 100, b"hello", b"ISA*00*"])
def test_a_file_that_is_no_x12_ends_in_one_sentence(tmp_path, command, content):
    path = tmp_path / "strange.x12"
    path.write_bytes(content)
    done = run(command, path)
    assert done.returncode == 1
    assert len((done.stdout + done.stderr).strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_missing_file_or_a_folder_ends_in_one_sentence(tmp_path, command):
    for path in (tmp_path / "nothing.x12", tmp_path):
        done = run(command, path)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_good_file_is_printed_as_json():
    done = run("read", next(EXAMPLES.glob("835_01*")))
    data = json.loads(done.stdout)
    assert done.returncode == 0
    message = data["interchanges"][0]["groups"][0]["transactions"][0]["message"]
    assert message["amount"] == "48"
    assert message["groups"][0]["claims"][0]["lines"][0]["procedure"]["code"] == "99213"
    assert data["problems"] == []


def test_a_good_file_has_no_problems():
    done = run("check", next(EXAMPLES.glob("837p_01*")))
    assert (done.returncode, done.stdout.strip().endswith("no problems in 1 transaction.")) == (0, True)


def test_a_bad_file_is_told_one_problem_a_line(tmp_path):
    path = tmp_path / "bad.x12"
    path.write_text(next(EXAMPLES.glob("835_01*")).read_text().replace("BPR*I*48*", "BPR*I*49*"))
    done = run("check", path)
    assert done.returncode == 1
    assert done.stdout.startswith("error: BPR02 in segment 2: The payment does not balance")
    assert json.loads(run("read", path).stdout)["problems"][0]["code"] == "BALANCE-PAYMENT"
