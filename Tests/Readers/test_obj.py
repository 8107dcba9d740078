"""What other readers find in our OBJ meshes, against our own report and the exact scenes."""

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
    path, report = mesh(scene, "--max-faces", faces)
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
    assert report["facts"]["tornFaces"] > 0
    assert len(set(depths.ravel().round(4))) >= 3


@pytest.mark.parametrize("axes", ["opengl", "opencv", "z-up", "blender", "unity", "left-handed"])
def test_faces_and_normals_face_the_camera(mesh, axes):
    path, report = mesh("sphere", "--axes", axes, "--max-faces", 5000)
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
