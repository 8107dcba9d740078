"""Errors are one line that names the file, the cause and the mend, with the exit codes of sysexits.h; nothing is half-written."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

USAGE, BAD_DATA, NO_INPUT, UNAVAILABLE, CANNOT_CREATE, INPUT_OUTPUT = 64, 65, 66, 69, 73, 74


def room(fixtures):
    return ["--depth", fixtures / "scenes/room.npy", "--depth-is", "metres"]


def refuses(isobath, status, *arguments, **options):
    """Runs the command, which must end with that status and one line on standard error; returns the line."""
    result = isobath(*arguments, check=False, **options)
    assert result.returncode == status, result.stderr
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("isobath: ")
    return lines[0]


def test_no_such_photo(isobath, tmp_path):
    line = refuses(isobath, NO_INPUT, "ply", tmp_path / "gone.jpg", "-o", tmp_path / "a.ply")
    assert "gone.jpg" in line and "no such file" in line
    assert list(tmp_path.iterdir()) == []


def test_no_such_depth_file(isobath, tmp_path):
    line = refuses(isobath, NO_INPUT, "ply", "--depth", tmp_path / "gone.npy", "-o", tmp_path / "a.ply")
    assert "gone.npy" in line


def test_text_named_jpg(isobath, tmp_path):
    (tmp_path / "letter.jpg").write_text("Dear reader,\n" * 50)
    line = refuses(isobath, BAD_DATA, "ply", tmp_path / "letter.jpg", "-o", tmp_path / "a.ply")
    assert "letter.jpg" in line and "text" in line
    assert not (tmp_path / "a.ply").exists()


def test_an_input_that_is_empty(isobath, tmp_path):
    (tmp_path / "empty.png").touch()
    line = refuses(isobath, BAD_DATA, "ply", tmp_path / "empty.png", "-o", tmp_path / "a.ply")
    assert "empty" in line.split("empty.png")[-1]


def test_a_file_where_a_folder_is_needed(isobath, fixtures, tmp_path):
    (tmp_path / "file").write_text("kept")
    line = refuses(isobath, CANNOT_CREATE, "ply", *room(fixtures), "-o", tmp_path / "file/a.ply")
    assert str(tmp_path / "file") in line
    assert (tmp_path / "file").read_text() == "kept"


def test_full_disk(isobath, fixtures):
    line = refuses(isobath, INPUT_OUTPUT, "ply", *room(fixtures), "-o", "/dev/full")
    assert "/dev/full" in line and "no space left" in line


def test_full_standard_output(isobath, fixtures):
    with open("/dev/full", "wb") as full:
        result = isobath("ply", *room(fixtures), "-o", "-", check=False, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == INPUT_OUTPUT
    assert "standard output" in result.stderr


def test_output_equal_to_input(isobath, fixtures, tmp_path):
    depth = tmp_path / "depth.npy"
    shutil.copy(fixtures / "scenes/plane.npy", depth)
    link = tmp_path / "link.ply"
    link.symlink_to(depth)
    before = depth.read_bytes()
    line = refuses(isobath, USAGE, "ply", "--depth", depth, "--depth-is", "metres", "-o", link)
    assert "link.ply" in line
    assert depth.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["depth.npy", "link.ply"]


def test_unknown_command_and_exporter_and_model(isobath, fixtures, tmp_path):
    photo = fixtures / "photos/chelsea.jpg"
    assert "did you mean ply?" in refuses(isobath, USAGE, "plyy", photo)
    assert "did you mean ply?" in refuses(isobath, USAGE, "export", photo, "-o", tmp_path, "--to", "ply,lpy")
    assert "did you mean starter?" in refuses(
        isobath, USAGE, "ply", photo, "-m", "startre", "-o", tmp_path / "a.ply"
    )
    assert list(tmp_path.iterdir()) == []


def test_model_that_is_not_there_says_how_to_get_it(isobath, fixtures, tmp_path):
    line = refuses(
        isobath, UNAVAILABLE, "ply", fixtures / "photos/chelsea.jpg", "-m", "midas-small", "-o", tmp_path / "a.ply"
    )
    assert "models pull midas-small" in line


def test_missing_openvino_says_how_to_get_it(isobath, fixtures, tmp_path, monkeypatch):
    monkeypatch.setenv("ISOBATH_OPENVINO", str(tmp_path))
    line = refuses(isobath, UNAVAILABLE, "ply", fixtures / "photos/chelsea.jpg", "-o", tmp_path / "a.ply")
    assert "make openvino" in line
    # What runs no network does not miss it.
    isobath("ply", *room(fixtures), "-o", tmp_path / "a.ply")
    assert (tmp_path / "a.ply").stat().st_size > 0


def test_model_file_that_is_none(isobath, fixtures, tmp_path):
    model = tmp_path / "net.onnx"
    model.write_bytes(b"no network " * 100)
    arguments = ["--model-file", model, "--input-size", "64", "--output-meaning", "inverse", "--size-rule", "squash"]
    line = refuses(isobath, BAD_DATA, "ply", fixtures / "photos/chelsea.jpg", *arguments, "-o", tmp_path / "a.ply")
    assert "net.onnx" in line
    assert not (tmp_path / "a.ply").exists()


def test_photo_and_depth_of_other_shapes(isobath, fixtures, tmp_path):
    line = refuses(
        isobath, BAD_DATA, "ply", fixtures / "photos/astronaut-portrait.jpg", *room(fixtures), "-o", tmp_path / "a.ply"
    )
    assert "320x240" in line and "384x512" in line
    assert list(tmp_path.iterdir()) == []


def test_depth_that_says_nothing(isobath, tmp_path):
    np.save(tmp_path / "nan.npy", np.full((8, 9), np.nan, np.float32))
    line = refuses(
        isobath, BAD_DATA, "ply", "--depth", tmp_path / "nan.npy", "--depth-is", "metres", "-o", tmp_path / "a.ply"
    )
    assert "nan.npy" in line
    assert not (tmp_path / "a.ply").exists()


@pytest.mark.parametrize("meaning", ["inverse", "depth", "metres"])
def test_constant_depth_becomes_a_flat_cloud(isobath, tmp_path, meaning):
    """A wall seen straight on is a scene, whatever its numbers mean."""
    np.save(tmp_path / "wall.npy", np.full((8, 9), 2.0, np.float32))
    arguments = ["--depth", tmp_path / "wall.npy", "--depth-is", meaning, "-o", tmp_path / "a.ply", "--ascii"]
    isobath("ply", *arguments)
    body = (tmp_path / "a.ply").read_text().split("end_header\n")[1]
    z = [float(line.split()[2]) for line in body.splitlines()]
    assert len(z) == 72 and len(set(z)) == 1 and np.isfinite(z[0]) and z[0] < 0
    if meaning == "metres":
        assert z[0] == -2


def test_depth_file_whose_meaning_nobody_stated(isobath, fixtures, tmp_path):
    line = refuses(isobath, USAGE, "ply", "--depth", fixtures / "scenes/plane.npy", "-o", tmp_path / "a.ply")
    assert "--depth-is" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["--near", "5", "--far", "2"],
        ["--near", "-1"],
        ["--fov", "180"],
        ["--focal", "0"],
        ["--known", "1,2=3"],
        ["--known", "here=3", "--known", "1,2=3"],
    ],
)
def test_values_that_make_no_sense(isobath, fixtures, tmp_path, arguments):
    depth = ["--depth", fixtures / "scenes/plane.npy", "--depth-is", "inverse"]
    result = isobath("ply", *depth, *arguments, "-o", tmp_path / "a.ply", check=False)
    assert result.returncode == USAGE, result.stderr
    assert arguments[0] in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_standard_input_and_output(isobath, fixtures, tmp_path):
    photo = (fixtures / "photos/chelsea.jpg").read_bytes()
    piped = isobath("ply", "-", "-o", "-", input=photo, text=False).stdout
    isobath("ply", fixtures / "photos/chelsea.jpg", "-o", tmp_path / "a.ply")

    def body(cloud):
        return cloud.split(b"end_header\n", 1)[1]

    assert body(piped) == body((tmp_path / "a.ply").read_bytes())


def test_depth_from_standard_input(isobath, fixtures, tmp_path):
    depth = (fixtures / "scenes/plane.npy").read_bytes()
    piped = isobath("ply", "--depth", "-", "--depth-is", "metres", "-o", "-", input=depth, text=False).stdout
    assert b"element vertex 76800\n" in piped


def test_warnings_call_standard_input_by_its_name(isobath, fixtures, tmp_path):
    np.save(tmp_path / "flat.npy", np.ones((48, 64), np.float32))
    flat = (tmp_path / "flat.npy").read_bytes()
    result = isobath(
        "mask", "--depth", "-", "--depth-is", "metres", "-o", tmp_path / "mask.png", input=flat, text=False)
    assert result.stderr.startswith(b"isobath: warning: standard input: mask: "), result.stderr
    result = isobath("mask", "--depth", "-", "--depth-is", "metres", input=flat, text=False, cwd=tmp_path)
    assert (tmp_path / "depth.mask.png").exists()  # a file has no name to take from a pipe


def test_closed_pipe_is_no_crash(isobath, fixtures):
    reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    reader.wait()
    result = isobath("ply", *room(fixtures), "-o", "-", check=False, stdout=reader.stdin, stderr=subprocess.PIPE)
    reader.stdin.close()
    assert result.returncode == INPUT_OUTPUT


def test_failures_leave_no_temporary_files(isobath, fixtures, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    isobath("ply", *room(fixtures), "-o", "/dev/full", check=False)
    isobath("ply", *room(fixtures), "-o", tmp_path / "none/such/a.ply", check=False)
    isobath("ply", *room(fixtures), "--known", "1,1=2", "-o", tmp_path / "a.ply", check=False)
    left = [p for p in scratch.rglob("*")]
    assert left == []


def test_version_and_help(isobath):
    version = isobath("--version").stdout.strip()
    assert version.count(".") == 2
    shown = isobath("--help").stdout
    for name in ["export", "ply", "info", "doctor"]:
        assert f"\n  {name} " in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completions(isobath, shell):
    script = isobath("--generate-completion-script", shell).stdout
    assert "isobath" in script and "near" in script and "doctor" in script


def test_the_command_needs_no_working_directory_of_its_own(isobath, fixtures, tmp_path):
    isobath("export", fixtures / "photos/chelsea.jpg", "-o", "out", "--to", "ply", cwd=tmp_path)
    assert [p.relative_to(tmp_path) for p in tmp_path.rglob("*.ply")] == [Path("out/chelsea.ply")]


def test_no_input_of_the_run_is_replaced(isobath, fixtures, tmp_path):
    def photo(name, source="photos/coffee.jpg"):
        shutil.copy(fixtures / source, tmp_path / name)
        return tmp_path / name

    first, texture = photo("a.jpg"), photo("a-texture.jpg", "photos/chelsea.jpg")
    background = photo("bg.png", "scenes/plane.png")
    before = {path: path.read_bytes() for path in (first, texture, background)}
    result = isobath("export", first, texture, "-o", tmp_path, "--to", "obj", check=False)
    assert result.returncode == USAGE
    assert "a-texture.jpg: is an input" in result.stderr
    assert "bg.png: is an input" in refuses(
        isobath, USAGE, "cutout", first, "-o", background, "--background-image", background)
    assert {path: path.read_bytes() for path in before} == before
    assert not (tmp_path / "a.obj").exists()


def test_one_name_for_several_files(isobath, fixtures, tmp_path):
    photos = [fixtures / "photos/coffee.jpg", fixtures / "photos/chelsea.jpg"]
    assert "several are to be written" in refuses(isobath, USAGE, "mask", *photos, "-o", tmp_path / "two.png")
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_contradicts_the_name(isobath, fixtures, tmp_path):
    line = refuses(isobath, USAGE, "contour", *room(fixtures), "--format", "svg", "-o", tmp_path / "x.png")
    assert "end it in .svg" in line


def test_an_empty_folder_among_others_is_skipped(isobath, fixtures, tmp_path):
    (tmp_path / "empty").mkdir()
    result = isobath("mask", tmp_path / "empty", fixtures / "photos/coffee.jpg", "-o", tmp_path / "out", check=False)
    assert result.returncode == NO_INPUT
    assert "holds no JPEG" in result.stderr and "1 of 2 photos done" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["coffee.mask.png"]


def test_info_goes_on_after_a_bad_file(isobath, fixtures, tmp_path):
    (tmp_path / "cut.jpg").write_bytes((fixtures / "photos/coffee.jpg").read_bytes()[:100])
    result = isobath("info", tmp_path / "cut.jpg", fixtures / "photos/coffee.jpg", check=False)
    assert result.returncode == BAD_DATA
    assert "coffee.jpg: JPEG picture" in result.stdout
    assert "cut.jpg" in result.stderr and "depth" not in result.stderr


def test_a_plug_in_has_its_own_help(isobath, tmp_path, monkeypatch):
    program = tmp_path / "isobath-export-thing"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert "--with" in isobath("thing", "--help").stdout


def test_the_shell_completes_paths_and_names(isobath, fixtures, tmp_path):
    from conftest import BINARY

    script = tmp_path / "isobath.bash"
    script.write_text(isobath("--generate-completion-script", "bash").stdout)

    def completed(*words):
        line = " ".join(words)
        code = f"""source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; COMP_LINE='{line}'
            COMP_POINT={len(line)}; _isobath isobath {words[-1]} {words[-2]}; printf '%s\\n' "${{COMPREPLY[@]}}\""""
        environment = {"PATH": f"{BINARY.parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
        result = subprocess.run(["bash", "-c", code], capture_output=True, text=True, cwd=fixtures, env=environment)
        return result.stdout.split()

    assert completed("isobath", "ply", "phot") == ["photos"]
    assert completed("isobath", "models", "pull", "midas") == ["midas-small", "midas-large"]
    assert "contour" in completed("isobath", "export", "a.jpg", "--to", "cont")
