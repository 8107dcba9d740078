"""What other readers find in our OBJ meshes, against our own report and the exact scenes."""

import json
import re
import shutil
import subprocess

import numpy as np
import pytest
import trimesh
from PIL import Image

ASSIMP = pytest.mark.skipif(not shutil.which("assimp"), reason="needs assimp-utils")


@pytest.fixture
def mesh(isobath_json, fixtures, tmp_path):
    """mesh("room", "--max-faces", "2000") -> path of the OBJ, the report"""

    def make(scene, *options, name="mesh.obj"):
        path = tmp_path / name
        result = isobath_json(
            "obj", fixtures / f"scenes/{scene}.png", "--depth", fixtures / f"scenes/{scene}.npy",
            "--depth-is", "metres", "--fov", 60, "-o", path, *options)
        return path, result["photos"][0]["exports"][0]["report"]

    return make


def load(path):
    return trimesh.load(path, process=False, maintain_order=True)


@pytest.mark.parametrize("scene", ["plane", "sphere", "steps", "room"])
@pytest.mark.parametrize("faces", [500_000, 3000])
def test_trimesh_reads_the_same_mesh(mesh, fixtures, scene, faces):
    path, report = mesh(scene, "--max-faces", faces, "--max-error", 0)
    facts = report["facts"]
    read = load(path)
    assert len(read.faces) == facts["faces"] <= faces
    assert len(read.vertices) == facts["vertices"]
    np.testing.assert_allclose(read.bounds.ravel(), facts["boundingBox"], atol=1e-6)
    assert np.isfinite(read.vertices).all()
    # Every vertex is the pixel that its texture coordinate names.
    depth = np.load(fixtures / f"scenes/{scene}.npy")
    height, width = depth.shape
    column, row = read.visual.uv[:, 0] * width, (1 - read.visual.uv[:, 1]) * height
    assert column.min() > 0.49 and column.max() < width - 0.49
    distance = depth[np.floor(row).astype(int), np.floor(column).astype(int)]
    focal = width / 2 / np.tan(np.radians(30))
    expected = np.stack(
        [(column - width / 2) / focal * distance, (height / 2 - row) / focal * distance, -distance], -1)
    np.testing.assert_allclose(read.vertices, expected, rtol=1e-5, atol=1e-5)
    # The colour found there is the photo's.
    photo = Image.open(fixtures / f"scenes/{scene}.png").convert("RGB")
    texture = read.visual.material.image
    assert texture.size == photo.size == (facts["textureWidth"], facts["textureHeight"])
    difference = np.abs(np.asarray(texture.convert("RGB"), int) - np.asarray(photo, int))
    assert difference.mean() < 3


@pytest.mark.parametrize("faces", [500_000, 3000])
def test_no_triangle_spans_a_step(mesh, faces):
    path, report = mesh("steps", "--max-faces", faces)
    read = load(path)
    depths = -read.vertices[read.faces][:, :, 2]
    assert (depths.max(axis=1) - depths.min(axis=1) < 1e-6).all()
    assert len(set(depths.ravel().round(4))) >= 3


@pytest.mark.parametrize("axes", ["opengl", "opencv", "z-up", "blender", "unity", "left-handed"])
def test_faces_and_normals_face_the_camera(mesh, axes):
    path, report = mesh("sphere", "--axes", axes)
    read = load(path)
    corners = read.vertices[read.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.sum(normals * corners[:, 0], axis=1) < 0).all()
    written = read.vertex_normals
    assert (np.sum(written * read.vertices, axis=1) < 0).all()
    np.testing.assert_allclose(np.linalg.norm(written, axis=1), 1, atol=1e-5)


@ASSIMP
@pytest.mark.parametrize("name", ["mesh.obj", "Größe 1 (neu).obj"])
def test_assimp_reads_mesh_material_and_texture(mesh, tmp_path, name):
    path, report = mesh("room", "--max-faces", 4000, name=name)
    text = subprocess.run(["assimp", "info", path, "--raw"], capture_output=True, text=True).stdout
    facts = report["facts"]
    assert re.search(rf"Faces:\s+{facts['faces']}\b", text), text
    assert re.search(rf"Vertices:\s+{3 * facts['faces']}\b|Vertices:\s+{facts['vertices']}\b", text), text
    assert "'photo'" in text, text
    # assimp found the material, and the texture that it names lies there.
    extracted = subprocess.run(["assimp", "export", path, tmp_path / "out.gltf"], capture_output=True, text=True)
    uri = re.search(r'"uri"\s*:\s*"([^"]+\.jpg)"', (tmp_path / "out.gltf").read_text())
    assert uri, extracted.stdout
    assert (tmp_path / uri[1]).is_file()


def test_names_with_blanks_and_foreign_letters(mesh, tmp_path):
    path, report = mesh("sphere", "--max-faces", 1000, name="Größe 1 (neu).obj")
    read = load(path)
    assert len(read.faces) == report["facts"]["faces"]
    assert read.visual.material.image.size == (320, 240)
    for file in report["files"][1:]:
        assert re.fullmatch(r"[A-Za-z0-9._-]+", file["path"].rsplit("/", 1)[1])


@pytest.mark.parametrize("name", ["mesh.obj", "my mesh.obj"])
def test_open3d_reads_mesh_and_texture(mesh, name):
    # Not in requirements.txt: 650 MB. `pip install open3d-cpu` where it is wanted.
    open3d = pytest.importorskip("open3d", exc_type=ImportError)
    path, report = mesh("room", "--max-faces", 4000, name=name)
    read = open3d.io.read_triangle_mesh(str(path))
    facts = report["facts"]
    assert len(read.triangles) == facts["faces"]
    points = np.asarray(read.vertices)
    np.testing.assert_allclose(np.concatenate([points.min(0), points.max(0)]), facts["boundingBox"], atol=1e-5)
    uvs = np.asarray(read.triangle_uvs)
    assert len(uvs) == 3 * facts["faces"] and uvs.min() > 0 and uvs.max() < 1
    material = np.unique(np.asarray(read.triangle_material_ids))
    assert len(material) == 1
    assert np.asarray(read.textures[material[0]]).shape == (240, 320, 3)


def rasterised(read, width, height):
    """The inverse distance of a mesh at each pixel, 0 where it has none: what a viewer at the camera's place sees."""
    column, row = read.visual.uv[:, 0] * width - 0.5, (1 - read.visual.uv[:, 1]) * height - 0.5
    inverse = -1 / read.vertices[:, 2]
    result = np.zeros((height, width))
    for face in read.faces:
        x, y, z = column[face], row[face], inverse[face]
        area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])
        assert area < 0, "a face is folded over"
        across = np.arange(int(np.ceil(x.min() - 1e-3)), int(x.max() + 1e-3) + 1)
        down = np.arange(int(np.ceil(y.min() - 1e-3)), int(y.max() + 1e-3) + 1)[:, None]
        second = ((across - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (down - y[0])) / area
        third = ((x[1] - x[0]) * (down - y[0]) - (across - x[0]) * (y[1] - y[0])) / area
        inside = (second > -1e-3) & (third > -1e-3) & (second + third < 1.001)
        part = result[down[0, 0]:down[-1, 0] + 1, across[0]:across[-1] + 1]
        part[inside] = (z[0] + (z[1] - z[0]) * second + (z[2] - z[0]) * third)[inside]
    return result


@pytest.mark.parametrize("scene", ["plane", "sphere", "steps", "room"])
def test_the_default_mesh_is_lean_and_true(mesh, fixtures, scene):
    path, report = mesh(scene)
    read = load(path)
    assert report["facts"]["faces"] < 320 * 240 * 2 / 10
    depth = np.load(fixtures / f"scenes/{scene}.npy")
    height, width = depth.shape
    seen = rasterised(read, width, height)
    covered = seen > 0
    assert covered.mean() > 0.97
    focal = width / 2 / np.tan(np.radians(30))
    error = np.abs(seen * depth - 1)[covered] * focal / 4
    # Along outlines a pixel of the other surface may be covered.
    assert np.percentile(error, 99) < 1 and error.mean() < 0.3


def test_a_plane_takes_next_to_no_triangles(mesh):
    assert mesh("plane")[1]["facts"]["faces"] <= 50


def test_vertices_lie_on_the_true_surfaces(mesh, fixtures):
    """Within 0.1 % of the distance on average; the room's angles are right ones within 0.2 degrees."""
    for scene in ["plane", "sphere", "room"]:
        facts = json.loads((fixtures / f"scenes/{scene}.json").read_text())
        points = load(mesh(scene, name=f"{scene}.obj")[0]).vertices * [1, -1, -1]
        off = np.min([abs(points @ p["normal"] - p["offset"]) for p in facts["planes"].values()], axis=0)
        if ball := facts.get("sphere"):
            off = np.minimum(off, abs(np.linalg.norm(points - ball["centre"], axis=1) - ball["radius"]))
        for box in facts.get("boxes", []):
            off = np.minimum(off, abs(np.maximum(np.array(box["low"]) - points, points - np.array(box["high"])).max(1)))
        assert np.mean(off / points[:, 2]) < 0.001


def test_the_angles_of_a_room_are_right(mesh, fixtures):
    facts = json.loads((fixtures / "scenes/room.json").read_text())
    read = load(mesh("room")[0])
    corners = read.vertices[read.faces] * [1, -1, -1]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(cross, axis=1)
    normals = {}
    for name, plane in facts["planes"].items():
        on = (abs(corners @ plane["normal"] - plane["offset"]) < 1e-3).all(axis=1) & (area > 1e-6)
        total = (cross[on] * np.sign(cross[on] @ plane["normal"])[:, None]).sum(axis=0)
        normals[name] = total / np.linalg.norm(total)
    angles = [
        np.degrees(np.arccos(np.clip(abs(a @ b), 0, 1)))
        for i, a in enumerate(normals.values()) for b in list(normals.values())[:i]]
    assert len(angles) == 10
    assert all(min(angle, abs(90 - angle)) < 0.2 for angle in angles)


def test_max_mb_holds(mesh):
    path, report = mesh("sphere", "--max-error", 0)
    size = sum(file["bytes"] for file in report["files"])
    path, report = mesh("sphere", "--max-error", 0, "--max-mb", size / 4e6)
    small = sum(file["bytes"] for file in report["files"])
    assert size / 40 < small <= size / 4


def test_max_mb_that_has_no_room_is_refused(isobath, fixtures, tmp_path):
    result = isobath(
        "obj", fixtures / "scenes/room.png", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres",
        "-o", tmp_path / "x.obj", "--max-mb", 0.001, check=False)
    assert result.returncode == 64 and "--max-mb" in result.stderr
    assert not list(tmp_path.iterdir())


def test_texture_as_png_is_the_photo(mesh, fixtures, tmp_path):
    mesh("plane", "--texture", "png", "--max-faces", 100)
    written = np.asarray(Image.open(tmp_path / "mesh-texture.png"))
    np.testing.assert_array_equal(written, np.asarray(Image.open(fixtures / "scenes/plane.png").convert("RGB")))


def test_without_texture_it_goes_to_standard_output(isobath, fixtures):
    arguments = (
        "obj", fixtures / "scenes/room.png", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "-o", "-")
    refused = isobath(*arguments, check=False)
    assert refused.returncode == 64
    assert "--texture none" in refused.stderr and refused.stdout == ""
    text = isobath(*arguments, "--texture", "none", "--max-faces", 500).stdout
    assert "mtllib" not in text and "vt " not in text
    read = trimesh.load(trimesh.util.wrap_as_stream(text), file_type="obj", process=False)
    assert 200 < len(read.faces) <= 500
