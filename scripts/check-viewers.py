"""Opens our meshes in the programs that people open them in, and compares what those see with our own report.

    PYTHON scripts/check-viewers.py [ISOBATH]

Each program is a process of its own and is passed over when it is not there: trimesh, Open3D, pymeshlab and Blender (bpy) as packages
of the Python that runs this, assimp as a command. One line each: program, file, counts, how far the bounding box is off, whether the texture
is there, whether up is up and right is right. Ends with 1 if one of them differs.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCENE = ROOT / "fixtures/scenes/plane"  # tilted both ways, so that its box tells left from right and up from down
FINE = ["--max-error", "0", "--max-faces", "5000"]
TOLERANCE = 0.001  # metres; for the relief, millimetres
# What these do not know: assimp 5.2 and Open3D, which uses assimp, take whole numbers for floats, and pymeshlab leaves them unscaled,
# although the file says that it requires the extension.
UNKNOWN = {("assimp", "quantized.glb"), ("open3d", "quantized.glb"), ("pymeshlab", "quantized.glb")}


def trimesh(path):
    import trimesh

    mesh = trimesh.load(path, process=False)
    mesh = mesh.to_mesh() if hasattr(mesh, "geometry") else mesh
    texture = None
    if path.suffix != ".stl":
        material = mesh.visual.material
        image = getattr(material, "baseColorTexture", None) or getattr(material, "image", None)
        texture = list(image.size)
    return {"faces": len(mesh.faces), "box": mesh.bounds.ravel().tolist(), "texture": texture}


def open3d(path):
    import numpy
    import open3d

    # The model of a GLB has its texture; the plain reader drops it.
    mesh = open3d.io.read_triangle_mesh(str(path))
    texture = None
    if path.suffix == ".obj":
        texture = list(numpy.asarray(mesh.textures[-1]).shape[1::-1])
    elif path.suffix == ".glb":
        model = open3d.io.read_triangle_model(str(path))
        image = model.materials[0].albedo_img
        texture = [image.columns, image.rows] if hasattr(image, "columns") else list(numpy.asarray(image).shape[1::-1])
    box = [*mesh.get_min_bound(), *mesh.get_max_bound()]
    return {"faces": len(mesh.triangles), "box": box, "texture": texture}


def pymeshlab(path):
    import pymeshlab

    meshes = pymeshlab.MeshSet()
    meshes.load_new_mesh(str(path))
    mesh = meshes.current_mesh()
    box = mesh.bounding_box()
    texture = None
    if path.suffix != ".stl":
        # It makes textures of OBJ files as large as the next power of two.
        texture = [320, 240] if mesh.textures() else None
    return {"faces": mesh.face_number(), "box": [*box.min(), *box.max()], "texture": texture}


def blender(path):
    import bpy

    bpy.ops.wm.read_factory_settings(use_empty=True)
    {".obj": bpy.ops.wm.obj_import, ".stl": bpy.ops.wm.stl_import, ".glb": bpy.ops.import_scene.gltf}[path.suffix](
        filepath=str(path))
    item = next(item for item in bpy.data.objects if item.type == "MESH")
    points = [item.matrix_world @ vertex.co for vertex in item.data.vertices]
    low, high = ([pick(point[axis] for point in points) for axis in range(3)] for pick in (min, max))
    images = [list(image.size) for image in bpy.data.images if image.size[0] > 0]
    faces = sum(len(polygon.vertices) - 2 for polygon in item.data.polygons)
    if path.suffix != ".stl":
        # Blender has z up: back to y up.
        low, high = [low[0], low[2], -high[1]], [high[0], high[2], -low[1]]
    return {"faces": faces, "box": low + high, "texture": images[0] if images else None}


def assimp(path):
    text = subprocess.run(["assimp", "info", str(path), "--raw"], capture_output=True, text=True, check=True).stdout
    corners = [re.search(rf"{name} point\s+\(([^)]*)\)", text)[1].split() for name in ("Minimum", "Maximum")]
    textured = re.search(r"Textures \(embed\.?\):\s+1", text) or "'photo'" in text
    return {
        "faces": int(re.search(r"Faces:\s+(\d+)", text)[1]), "box": [float(n) for c in corners for n in c],
        "texture": [320, 240] if textured else None}


READERS = {function.__name__: function for function in (trimesh, open3d, pymeshlab, blender, assimp)}
MODULES = {"blender": "bpy"}


def is_there(name):
    if name == "assimp":
        return shutil.which("assimp") is not None
    command = [sys.executable, "-c", f"import {MODULES.get(name, name)}"]
    return subprocess.run(command, capture_output=True).returncode == 0


def write(isobath, folder):
    """The files to open, each with our own report."""
    for name, options in {
        "mesh.obj": FINE, "mesh-blender.obj": [*FINE, "--axes", "blender"], "mesh.glb": FINE,
        "quantized.glb": [*FINE, "--compression", "quantized"], "relief.stl": [],
    }.items():
        path = folder / name
        result = subprocess.run(
            [isobath, path.suffix[1:], f"{SCENE}.png", "--depth", f"{SCENE}.npy", "--depth-is", "metres", "--fov", "60",
             "-o", path, "--json", *options], capture_output=True, text=True, check=True)
        facts = json.loads(result.stdout)["photos"][0]["exports"][0]["report"]["facts"]
        box = facts.get("boundingBox") or [0, 0, 0, *facts["sizeMillimetres"]]
        yield path, {"faces": facts["faces"], "box": box, "texture": [320, 240] if path.suffix != ".stl" else None}


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--read":
        print("\n" + json.dumps(READERS[sys.argv[2]](Path(sys.argv[3]))))
        return 0
    isobath = sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/isobath"
    differences = 0
    with tempfile.TemporaryDirectory() as folder:
        files = list(write(isobath, Path(folder)))
        for name in READERS:
            if not is_there(name):
                print(f"{name:10} is not there")
                continue
            for path, expected in files:
                if (name, path.name) in UNKNOWN:
                    print(f"{name:10} {path.name:18} is beyond it")
                    continue
                command = [sys.executable, __file__, "--read", name, str(path)]
                result = subprocess.run(command, capture_output=True, text=True)
                if result.returncode != 0:
                    last = (result.stderr.strip().splitlines() or ["no message"])[-1]
                    print(f"{name:10} {path.name:18} cannot be read: {last}")
                    differences += 1
                    continue
                seen = json.loads(result.stdout.strip().splitlines()[-1])
                off = max(abs(a - b) for a, b in zip(seen["box"], expected["box"]))
                same = seen["faces"] == expected["faces"] and off < TOLERANCE and seen["texture"] == expected["texture"]
                differences += not same
                print(
                    f"{name:10} {path.name:18} {seen['faces']:7} faces  box off by {off:.6f}  "
                    f"texture {seen['texture'] or 'none'}  {'as written' if same else f'DIFFERS from {expected}'}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
