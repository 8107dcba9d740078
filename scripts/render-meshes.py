"""Renders a GLB of ours in Blender, from where the photo was taken and from the side: docs/images/meshes.jpg.

    PYTHON scripts/render-meshes.py ISOBATH PHOTO... -o PICTURE.jpg     needs bpy and Pillow

Cycles on the processor, so that no graphics card is needed.
"""

import argparse
import math
import subprocess
import tempfile
from pathlib import Path

import bpy
from mathutils import Matrix, Vector
from PIL import Image

HEIGHT = 360  # of a view, in pixels
ANGLES = [0, -20]  # degrees round the scene, to its left


def load(path):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.ops.import_scene.gltf(filepath=str(path))
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = 8
    # The photo's colours, not those of a film that has seen them.
    scene.view_settings.view_transform = "Standard"
    scene.render.film_transparent = True
    mesh = next(item for item in scene.objects if item.type == "MESH")
    camera = next(item for item in scene.objects if item.type == "CAMERA")
    scene.camera = camera
    return scene, mesh, camera


def pivot(mesh):
    """What the camera turns round: the middle of the vertices' distances, straight ahead."""
    distances = sorted((mesh.matrix_world @ vertex.co).y for vertex in mesh.data.vertices)
    return Vector((0, distances[len(distances) // 3], 0))


def render(scene, camera, start, center, degrees, aspect, path):
    turn = Matrix.Rotation(math.radians(degrees), 4, "Z")
    camera.matrix_world = Matrix.Translation(center) @ turn @ Matrix.Translation(-center) @ start
    scene.render.resolution_x, scene.render.resolution_y = round(HEIGHT * aspect), HEIGHT
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    picture = Image.open(path).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("isobath")
    arguments.add_argument("photos", nargs="+")
    arguments.add_argument("-o", "--output", required=True)
    options = arguments.parse_args()
    views = []
    with tempfile.TemporaryDirectory() as folder:
        for photo in options.photos:
            mesh_file = Path(folder) / (Path(photo).stem + ".glb")
            subprocess.run([options.isobath, "glb", photo, "-o", mesh_file, "--unlit"], check=True)
            width, height = Image.open(photo).size
            scene, mesh, camera = load(mesh_file)
            start, center = camera.matrix_world.copy(), pivot(mesh)
            views += [
                render(scene, camera, start, center, angle, width / height, Path(folder) / "view.png") for angle in ANGLES]
    sheet = Image.new("RGB", (sum(view.width for view in views) + 8 * (len(views) - 1), HEIGHT), "white")
    left = 0
    for view in views:
        sheet.paste(view, (left, 0))
        left += view.width + 8
    sheet.save(options.output, quality=85)


main()
