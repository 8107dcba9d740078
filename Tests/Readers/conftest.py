"""Fixtures for tests that run the built command and open what it wrote with other people's readers.

ISOBATH names the binary, FIXTURES the folder of fixtures; `make test` sets both.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ISOBATH", ROOT / ".build/debug/isobath")).absolute()
FIXTURES = Path(os.environ.get("FIXTURES", ROOT / "fixtures")).absolute()


def run(*arguments, check=True, text=True, timeout=300, **options):
    """Runs the command; with `check`, any exit status but 0 fails the test and shows standard error.

    `options` go to subprocess.run: input=, stdout=, cwd=, env= ... Standard input is empty unless given.
    """
    command = [str(BINARY), *map(str, arguments)]
    if "stdout" not in options and "stderr" not in options:
        options["capture_output"] = True
    if "input" not in options and "stdin" not in options:
        options["stdin"] = subprocess.DEVNULL
    result = subprocess.run(command, text=text, timeout=timeout, **options)
    if check and result.returncode != 0:
        pytest.fail(f"{command} exited with {result.returncode}:\n{result.stderr}")
    return result


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory):
    """Keeps models and caches that the command makes out of the user's own folders."""
    folder = tmp_path_factory.mktemp("home")
    os.environ["ISOBATH_HOME"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def isobath():
    """isobath("ply", "--depth", path, "-o", path, check=True) -> subprocess.CompletedProcess"""
    if not BINARY.is_file():
        pytest.exit(f"{BINARY} does not exist; build it, or name it with ISOBATH", returncode=2)
    return run


@pytest.fixture(scope="session")
def isobath_json(isobath):
    """isobath_json("ply", ...) -> what the command printed with --json, as a dictionary"""

    def run_json(*arguments, **options):
        return json.loads(isobath(*arguments, "--json", **options).stdout)

    return run_json


@pytest.fixture(scope="session")
def fixtures():
    """The folder of fixtures."""
    return FIXTURES
