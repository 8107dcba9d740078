"""What other readers find in our GLB files, against our own report and the exact scenes; and what glTF 2.0 asks for."""

import ctypes
import ctypes.util
import io
import json
import re
import shutil
import struct
import subprocess

import numpy as np
import pygltflib
import pytest
import trimesh
from PIL import Image
from pygltflib import validator

ASSIMP = pytest.mark.skipif(not shutil.which("assimp"), reason="needs assimp-utils")
COMPONENTS = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
LANES = {"SCALAR": 1, "VEC2": 2, "VEC3": 3}


@pytest.fixture
def glb(isobath_json, fixtures, tmp_path):
    """glb("room", "--unlit") -> path of the GLB, the report"""

    def make(scene, *options):
        path = tmp_path / "mesh.glb"
        result = isobath_json(
            "glb", fixtures / f"scenes/{scene}.png", "--depth", fixtures / f"scenes/{scene}.npy",
            "--depth-is", "metres", "--fov", 60, "-o", path, *options)
        return path, result["photos"][0]["exports"][0]["report"]

    return make


def parse(path):
    """The document and the binary chunk, their framing checked (glTF 2.0, section 4)."""
    data = path.read_bytes()
    magic, version, length = struct.unpack_from("<4sII", data)
    assert (magic, version, length) == (b"glTF", 2, len(data))
    json_length, json_type = struct.unpack_from("<I4s", data, 12)
    assert json_type == b"JSON" and json_length % 4 == 0
    binary_length, binary_type = struct.unpack_from("<I4s", data, 20 + json_length)
    assert binary_type == b"BIN\0" and binary_length % 4 == 0
    assert len(data) == 28 + json_length + binary_length
    return json.loads(data[20:20 + json_length]), data[28 + json_length:]


def read(document, binary, index):
    """An accessor's numbers, its place in buffer and view checked (section 5.1 and 3.6.2)."""
    accessor = document["accessors"][index]
    view = document["bufferViews"][accessor["bufferView"]]
    component = np.dtype(COMPONENTS[accessor["componentType"]])
    lanes = LANES[accessor["type"]]
    stride = view.get("byteStride", component.itemsize * lanes)
    offset = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
    assert offset % component.itemsize == 0 and offset % 4 == 0
    if view.get("target") == 34962:
        assert stride % 4 == 0 and 4 <= stride <= 252
    needed = stride * (accessor["count"] - 1) + component.itemsize * lanes
    assert needed <= view["byteLength"] and view["byteOffset"] + view["byteLength"] <= len(binary)
    rows = np.lib.stride_tricks.as_strided(
        np.frombuffer(binary, np.uint8, view["byteLength"], view["byteOffset"]),
        (accessor["count"], component.itemsize * lanes), (stride, 1))
    numbers = np.ascontiguousarray(rows).view(component)
    if "min" in accessor:
        np.testing.assert_array_equal(numbers.min(axis=0).astype(float), accessor["min"])
        np.testing.assert_array_equal(numbers.max(axis=0).astype(float), accessor["max"])
    if accessor.get("normalized"):
        numbers = numbers.astype(float) / np.iinfo(component).max
    return numbers


def check(path):
    """The rules of the specification that a file of ours could break. Returns positions in space, normals, texture
    coordinates and triangles."""
    document, binary = parse(path)
    assert document["asset"]["version"] == "2.0"
    assert len(document["buffers"]) == 1 and 0 <= len(binary) - document["buffers"][0]["byteLength"] < 4
    spans = sorted((view["byteOffset"], view["byteOffset"] + view["byteLength"]) for view in document["bufferViews"])
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:]))
    attributes = document["meshes"][0]["primitives"][0]["attributes"]
    positions = read(document, binary, attributes["POSITION"]).astype(float)
    assert {"min", "max"} <= set(document["accessors"][attributes["POSITION"]])
    normals = read(document, binary, attributes["NORMAL"])
    coordinates = read(document, binary, attributes["TEXCOORD_0"]) if "TEXCOORD_0" in attributes else None
    indices = read(document, binary, document["meshes"][0]["primitives"][0]["indices"]).ravel()
    assert len(indices) % 3 == 0 and indices.max() < len(positions)
    assert set(indices) == set(range(len(positions)))
    for numbers in (positions, normals):
        assert np.isfinite(numbers).all() and len(numbers) == len(positions)
    tolerance = 0.02 if "extensionsRequired" in document else 5e-4
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=tolerance)
    used = set(document.get("extensionsUsed", []))
    assert used >= set(document.get("extensionsRequired", []))
    named = set(re.findall(r'"((?:KHR|EXT)_\w+)"', json.dumps({k: v for k, v in document.items() if "extensionsU" not in k})))
    assert named <= used | {"KHR_mesh_quantization"}
    node = document["nodes"][0]
    space = positions * node.get("scale", [1, 1, 1]) + node.get("translation", [0, 0, 0])
    return document, binary, space, normals, coordinates, indices.reshape(-1, 3)


@pytest.mark.parametrize("scene", ["plane", "sphere", "steps", "room"])
@pytest.mark.parametrize("compression", ["plain", "quantized"])
def test_structure_and_numbers(glb, fixtures, scene, compression):
    path, report = glb(scene, "--compression", compression)
    document, _, positions, normals, coordinates, faces = check(path)
    facts = report["facts"]
    assert (len(positions), len(faces)) == (facts["vertices"], facts["faces"])
    box = np.concatenate([positions.min(0), positions.max(0)])
    np.testing.assert_allclose(box, facts["boundingBox"], atol=1e-3)
    # Each vertex is the pixel that its texture coordinate names, and right side up.
    depth = np.load(fixtures / f"scenes/{scene}.npy")
    height, width = depth.shape
    column, row = coordinates[:, 0] * width, coordinates[:, 1] * height
    focal = width / 2 / np.tan(np.radians(30))
    distance = depth[np.floor(row).astype(int), np.floor(column).astype(int)]
    expected = np.stack([(column - width / 2), (height / 2 - row), -focal * np.ones_like(row)], -1) / focal
    np.testing.assert_allclose(positions, expected * distance[:, None], atol=1e-5 if compression == "plain" else 2e-3)
    # Fronts and normals face the camera.
    corners = positions[faces]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facing = np.sum(cross * corners[:, 0], axis=1)
    assert (facing < 0).all() if compression == "plain" else (facing < 0).mean() > 0.999
    assert (np.sum(normals * positions, axis=1) < 0).mean() > 0.999


@pytest.mark.parametrize("compression", ["plain", "quantized", "meshopt"])
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_validator_has_nothing_to_say(glb, compression):
    """pygltflib's own; the Khronos Group's comes with npm only. test_structure_and_numbers asks what the specification does."""
    path, _ = glb("room", "--compression", compression)
    document = pygltflib.GLTF2().load(path)
    validator.validate(document)
    assert document.asset.version == "2.0" and len(document.meshes) == 1
    document.accessors[0].componentType = 7
    with pytest.raises(validator.GLTFValidatorException):
        validator.validate(document)


def test_texture_inside_is_the_photo(glb, fixtures):
    path, _ = glb("room", "--texture", "png")
    document, binary, *_ = check(path)
    view = document["bufferViews"][document["images"][0]["bufferView"]]
    picture = Image.open(io.BytesIO(binary[view["byteOffset"]:view["byteOffset"] + view["byteLength"]]))
    photo = Image.open(fixtures / "scenes/room.png").convert("RGB")
    np.testing.assert_array_equal(np.asarray(picture), np.asarray(photo))
    path, report = glb("room", "--texture", "none")
    document, *_ = check(path)
    assert "images" not in document and "textureWidth" not in report["facts"]


@pytest.mark.parametrize("options", [[], ["--unlit"]])
def test_trimesh_reads_it(glb, options):
    path, report = glb("sphere", *options)
    scene = trimesh.load(path)
    mesh, = scene.geometry.values()
    facts = report["facts"]
    assert (len(mesh.vertices), len(mesh.faces)) == (facts["vertices"], facts["faces"])
    np.testing.assert_allclose(mesh.bounds.ravel(), facts["boundingBox"], atol=1e-6)
    assert mesh.visual.material.baseColorTexture.size == (320, 240)
    # trimesh counts v from the bottom.
    top = mesh.vertices[:, 1] > 0
    assert mesh.visual.uv[top, 1].min() > 0.49


@ASSIMP
def test_assimp_reads_it(glb):
    path, report = glb("room")
    text = subprocess.run(["assimp", "info", path, "--raw"], capture_output=True, text=True).stdout
    assert re.search(rf"Faces:\s+{report['facts']['faces']}\b", text), text
    assert re.search(r"Textures \(embed\.?\):\s+1\b", text), text


def test_meshopt_unpacks_to_the_quantized_numbers(glb, tmp_path):
    name = ctypes.util.find_library("meshoptimizer")
    if not name:
        pytest.skip("needs libmeshoptimizer")
    library = ctypes.CDLL(name)
    path, _ = glb("sphere", "--compression", "quantized")
    plain = check(path)
    quantized_bytes = path.stat().st_size
    path, _ = glb("sphere", "--compression", "meshopt", "--texture", "none")
    packed_path, report = glb("sphere", "--compression", "meshopt")
    document, binary = parse(packed_path)
    assert packed_path.stat().st_size < quantized_bytes
    assert set(document["extensionsRequired"]) == {"KHR_mesh_quantization", "EXT_meshopt_compression"}
    unpacked = bytearray(document["buffers"][1]["byteLength"])
    assert document["buffers"][1]["extensions"]["EXT_meshopt_compression"]["fallback"]
    for view in document["bufferViews"]:
        if "extensions" not in view:
            continue
        packing = view["extensions"]["EXT_meshopt_compression"]
        source = binary[packing["byteOffset"]:packing["byteOffset"] + packing["byteLength"]]
        target = ctypes.create_string_buffer(packing["count"] * packing["byteStride"])
        decode = library.meshopt_decodeVertexBuffer if packing["mode"] == "ATTRIBUTES" else library.meshopt_decodeIndexBuffer
        decode.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
        assert decode(target, packing["count"], packing["byteStride"], source, len(source)) == 0
        assert len(target.raw) == view["byteLength"]
        unpacked[view["byteOffset"]:view["byteOffset"] + view["byteLength"]] = target.raw
    positions = read(document, bytes(unpacked), 0)
    np.testing.assert_array_equal(positions, read(*parse(glb("sphere", "--compression", "quantized")[0]), 0))
    faces = read(document, bytes(unpacked), 3).reshape(-1, 3)
    # The first corner of a triangle may be another one.
    turned = np.array([np.roll(face, -face.argmin()) for face in faces])
    expected = np.array([np.roll(face, -face.argmin()) for face in plain[5]])
    np.testing.assert_array_equal(turned, expected)


def test_max_mb_holds_and_the_texture_counts(glb):
    path, report = glb("sphere", "--max-error", 0)
    size = path.stat().st_size
    limit = size / 4e6
    path, report = glb("sphere", "--max-error", 0, "--max-mb", limit)
    assert size / 40 < path.stat().st_size <= limit * 1e6
    check(path)


def test_info_tells_what_it_holds(isobath_json, glb):
    path, report = glb("plane", "--unlit")
    facts = {fact["name"]: fact["value"] for fact in isobath_json("info", path)["facts"]}
    assert facts["faces"] == str(report["facts"]["faces"])
    assert facts["extensions"] == "KHR_materials_unlit"
