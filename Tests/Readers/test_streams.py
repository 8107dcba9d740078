"""Standard output and error that are full, closed or broken; and runs that are interrupted."""

import os
import signal
import subprocess
import time

import pytest

INPUT_OUTPUT = 74


@pytest.mark.parametrize("command", [["export", "--to", "mask", "-v"], ["export", "--to", "mask,nonsense"], ["info"]])
def test_a_standard_error_that_takes_nothing_changes_nothing(isobath, fixtures, tmp_path, command):
    photo = fixtures / "photos/coffee.jpg"
    arguments = [*command, photo] + (["-o", tmp_path] if command[0] == "export" else [])
    expected = isobath(*arguments, check=False).returncode
    with open("/dev/full", "w") as full:
        assert isobath(*arguments, check=False, stdout=subprocess.DEVNULL, stderr=full).returncode == expected
    closed = isobath(*arguments, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                     preexec_fn=lambda: os.close(2))
    assert closed.returncode == expected


@pytest.mark.parametrize("command", [["export", "--to", "heatmap", "--json"], ["export", "--to", "heatmap"], ["info"]])
def test_results_that_cannot_be_written_are_an_error(isobath, fixtures, tmp_path, command):
    arguments = [*command, fixtures / "photos/coffee.jpg"] + (["-o", tmp_path] if command[0] == "export" else [])
    with open("/dev/full", "w") as full:
        result = isobath(*arguments, check=False, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == INPUT_OUTPUT
    assert "standard output" in result.stderr and len(result.stderr.splitlines()) == 1


def test_an_interrupted_plug_in_leaves_nothing(fixtures, tmp_path):
    from conftest import BINARY

    programs, scratch, out = (tmp_path / name for name in ("programs", "scratch", "out"))
    for folder in (programs, scratch, out):
        folder.mkdir()
    program = programs / "isobath-export-slow"
    program.write_text("#!/bin/sh\necho $$ > \"$0.pid\"\nexec sleep 60\n")
    program.chmod(0o755)
    environment = dict(os.environ, PATH=f"{programs}:{os.environ['PATH']}", TMPDIR=str(scratch))
    process = subprocess.Popen(
        [BINARY, "slow", fixtures / "photos/coffee.jpg", "-o", out / "a.slow"], env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    started = programs / "isobath-export-slow.pid"
    deadline = time.monotonic() + 60
    while not (started.exists() and started.read_text().strip()):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert list(scratch.iterdir()) == [] and list(out.iterdir()) == []
    child = int(started.read_text())
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    # A zombie that nobody waits for has ended as well.
    assert f"{child} (sleep) Z" in open(f"/proc/{child}/stat").read()
