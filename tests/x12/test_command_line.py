"""The commands work on any file, and never end in a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from x12.__main__ import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "tests" / "examples"
COMMANDS = ["read", "check", "explain", "stats"]


def run(command, path, **given):
    done = subprocess.run(
        [sys.executable, "-m", "x12", command, str(path)], capture_output=True, cwd=ROOT, check=False, **given
    )
    assert b"Traceback" not in done.stderr
    return done


def said(command, path, **given):
    done = run(command, path, **given)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def example(name):
    return next(EXAMPLES.glob(f"{name}*"))


def broken(folder):
    path = folder / "bad.x12"
    path.write_text(example("835_01").read_text().replace("BPR*I*48*", "BPR*I*49*"))
    return path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("content", [b"", b"\0\1\2" * 100, b"hello", b"ISA*00*", b"\xff\xfe" * 500])
def test_a_file_that_is_no_x12_ends_with_exit_code_1_and_the_reason(tmp_path, capsys, command, content):
    path = tmp_path / "strange.x12"
    path.write_bytes(content)
    code = main([command, str(path)])
    out, err = capsys.readouterr()
    assert (code, err) == (1, "")
    assert any(reason in out for reason in ("EMPTY", "NOT-X12", "ISA"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_or_a_folder_ends_in_one_sentence(tmp_path, capsys, command):
    for path in (tmp_path / "nothing.x12", tmp_path):
        code = main([command, str(path)])
        out, err = capsys.readouterr()
        assert (code, out, len(err.strip().splitlines())) == (1, "", 1)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("nothing.x12", "There is no such file."), ("", "This is a folder; name the files in it.")],
)
def test_what_cannot_be_read_is_told_with_its_name_and_the_reason(tmp_path, capsys, name, sentence):
    assert main(["check", str(tmp_path / name)]) == 1
    assert capsys.readouterr().err == f"{tmp_path / name}: {sentence}\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="an administrator may read everything")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_one_may_not_read_ends_in_one_sentence(tmp_path, capsys, command):
    path = tmp_path / "secret.x12"
    path.write_text("ISA")
    path.chmod(0)
    assert main([command, str(path)]) == 1
    assert capsys.readouterr() == ("", f"{path}: You are not allowed to read it.\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_input_ends_in_one_sentence(command):
    asked = f'exec "{sys.executable}" -m x12 {command} - <&-'
    done = subprocess.run(["sh", "-c", asked], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("standard input: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_output_is_no_traceback(command):
    asked = f'exec "{sys.executable}" -m x12 {command} "{example("835_01")}" >&-'
    done = subprocess.run(["sh", "-c", asked], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("command", COMMANDS)
def test_several_files_are_read_one_after_the_other_and_each_is_named(tmp_path, capsys, command):
    good, bad = str(example("837p_01")), str(broken(tmp_path))
    assert main([command, good]) == 0
    alone = capsys.readouterr().out
    assert main([command, good, bad]) == 1
    out, err = capsys.readouterr()
    assert (out.index(good) < out.index(bad), alone in out, err) == (True, True, "")
    assert main([command, good, good]) == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_missing_does_not_keep_the_others_from_being_read(tmp_path, capsys, command):
    main([command, str(example("837p_01"))])
    alone = capsys.readouterr().out
    assert main([command, str(tmp_path / "nothing.x12"), str(example("837p_01"))]) == 1
    out, err = capsys.readouterr()
    assert err == f"{tmp_path / 'nothing.x12'}: There is no such file.\n"
    assert alone in out


def test_every_line_of_several_files_that_are_read_is_json(tmp_path, capsys):
    main(["read", str(example("837p_01")), str(broken(tmp_path))])
    named = [line["file"] for line in map(json.loads, capsys.readouterr().out.splitlines()) if "file" in line]
    assert named == [str(example("837p_01")), str(tmp_path / "bad.x12")]


def test_the_summaries_of_several_files_name_them(tmp_path, capsys):
    main(["check", str(example("837p_01")), str(broken(tmp_path))])
    first, *_, last = capsys.readouterr().out.splitlines()
    assert (first, last) == (f"{example('837p_01')}: no problems.", f"{tmp_path / 'bad.x12'}: 1 error, 0 warnings.")


@pytest.mark.parametrize("asked", [[], ["check"], ["ask", "file.x12"], ["check", "--loud", "file.x12"]])
def test_a_wrong_call_shows_how_to_call(capsys, asked):
    with pytest.raises(SystemExit) as ended:
        main(asked)
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert err.startswith("usage: python -m x12")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_standard_input_is_read_for_a_dash(command):
    content = example("837p_01").read_bytes()
    piped = run(command, "-", input=content)
    from_file = run(command, example("837p_01"))
    assert piped.returncode == from_file.returncode == 0
    named = str(example("837p_01")).encode()
    assert piped.stdout.replace(b"standard input", named) == from_file.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_goes_away_is_no_traceback(tmp_path, command):
    path = tmp_path / "long.x12"
    path.write_text(broken(tmp_path).read_text() * 300)
    asked = [sys.executable, "-m", "x12", command, str(path)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""
    assert process.returncode == 1


def test_an_interrupt_is_no_traceback():
    asked = [sys.executable, "-m", "x12", "check", "-"]
    with subprocess.Popen(
        asked,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        # Whoever runs the tests in the background has them ignore interrupts, which their children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as one:
        one.stdin.write(example("835_01").read_bytes())
        one.stdin.flush()
        wait_until_it_reads(one.pid)
        one.send_signal(signal.SIGINT)
        _, err = one.communicate(timeout=20)
    assert (one.returncode, err) == (130, b"")


def wait_until_it_reads(pid):
    """Wait until the process sleeps on its input: everything is imported, and all that was sent was taken."""
    for _ in range(50):
        time.sleep(0.1)
        where = Path(f"/proc/{pid}/wchan")
        if where.exists() and "pipe" in where.read_text():
            return
    time.sleep(3)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_output_that_is_full_is_no_traceback():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "x12", "explain", str(example("835_01"))],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


def test_letters_that_the_terminal_lacks_are_written_otherwise(tmp_path):
    path = tmp_path / "accent.x12"
    path.write_text(example("837p_01").read_text().replace("SMITH", "PEÑA"))
    _, out, _ = said("explain", path, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "PE\\xd1A" in out


def test_read_prints_one_json_object_a_line_for_each_claim_message_and_interchange():
    code, out, _ = said("read", example("835_01"))
    claim, message, interchange = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert claim["unit"]["is"] == "ClaimPayment"
    assert claim["unit"]["lines"][0]["procedure"]["code"] == "99213"
    assert [level["is"] for level in claim["above"]] == ["ClaimGroup"]
    assert (message["transaction"]["kind"], message["message"]["amount"]) == ("835", "48")
    assert "groups" not in message["message"]
    assert (interchange["interchange"]["sender"], interchange["groups"][0]["code"]) == ("PAYERID", "HP")
    assert [line["problems"] for line in (claim, message, interchange)] == [[], [], []]


def test_read_tells_each_level_above_the_claims_once(tmp_path):
    text = example("837p_01").read_text()
    claim = text[text.index("CLM*") : text.index("\nSE*") + 1]
    path = tmp_path / "two.x12"
    path.write_text(text.replace(claim, claim + claim.replace("CLM*A1*", "CLM*A2*")))
    lines = [json.loads(line) for line in said("read", path)[1].splitlines()]
    assert [[level["is"] for level in line["above"]] for line in lines if "unit" in line] == [
        ["Billing", "Subscriber"],
        [],
    ]
    assert all(
        "claims" not in level and "subscribers" not in level for line in lines for level in line.get("above", [])
    )


def test_a_good_file_has_no_problems():
    code, out, _ = said("check", example("837p_01"))
    assert (code, out.strip().endswith(": no problems.")) == (0, True)


def test_check_prints_a_problem_a_line_and_a_summary(tmp_path):
    code, out, _ = said("check", broken(tmp_path))
    first, last = out.strip().splitlines()
    assert code == 1
    assert first.startswith("error: BPR02 in segment 2: The payment does not balance")
    assert last.endswith("bad.x12: 1 error, 0 warnings.")


def test_explain_puts_problems_beside_their_segments(tmp_path):
    code, out, _ = said("explain", broken(tmp_path))
    lines = out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith("!!"))
    assert code == 1
    assert any("BPR*I*49" in line for line in lines[:at])
    assert not any("TRN*1" in line for line in lines[:at])


def test_stats_count_and_sum(tmp_path):
    path = tmp_path / "both.x12"
    path.write_text(broken(tmp_path).read_text() + example("837p_01").read_text())
    code, out, _ = said("stats", path)
    found = {line[:36].strip(): line[36:].strip() for line in out.splitlines()}
    assert code == 1
    assert (found["Interchanges"], found["835"], found["837P"]) == ("2", "1", "1")
    assert (found["charged"], found["paid"], found["adjusted CO"]) == ("200.00", "48.00", "30.00")
    assert found["Dates of service"] == "2026-10-15 to 2026-10-15"
    assert found["BALANCE-PAYMENT"].split() == ["1", "error"]
    whole = path.read_text().replace("\n", "")
    inside = sum(len(part.split("~SE*")[0].split("~")) + 1 for part in whole.split("~ST*")[1:])
    assert found["Segments inside messages"] == str(inside)
