/** three.js's part: a camera where the photo's stood, which turns round what it saw. */
import * as three from "./three/build/three.module.js";
import { OrbitControls } from "./three/examples/jsm/controls/OrbitControls.js";

export { three };

export class OrbitScene {
  #renderer;
  #scene = new three.Scene();
  #camera = new three.PerspectiveCamera(50, 1, 0.01, 1000);
  #controls;
  #canvas;
  #object;
  #texture;
  #fieldOfView = { x: 60, y: 45 };
  #pivot = 1;
  #isAsked = false;

  constructor(canvas, box) {
    this.#canvas = canvas;
    this.#renderer = new three.WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.#renderer.setPixelRatio(Math.min(2, window.devicePixelRatio));
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.enableKeys = false; // It would listen on the whole window.
    this.#controls.addEventListener("change", () => this.draw());
    canvas.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#fit(box)).observe(box);
    this.#fit(box);
  }

  /** Puts the camera where the photo's stood. @param pivot the distance of what it turns round. */
  place({ fx, fy, width, height }, pivot) {
    const angle = (length, focal) => (2 * Math.atan(length / 2 / focal) * 180) / Math.PI;
    this.#fieldOfView = { x: angle(width, fx), y: angle(height, fy) };
    this.#pivot = pivot;
    this.#camera.near = pivot / 1000;
    this.#camera.far = pivot * 1000;
    this.reset();
    // A little from the side, so that depth shows.
    this.#camera.position.setFromSpherical(new three.Spherical(1.4 * pivot, 1.42, 0.3)).add(this.#controls.target);
    this.#controls.update();
  }

  reset() {
    this.#camera.position.set(0, 0, 0);
    this.#controls.target.set(0, 0, -this.#pivot);
    this.#aim();
    this.#controls.update();
    this.draw();
  }

  /** @param pointSize in pixels; null for a mesh. */
  show(grid, index, picture, pointSize) {
    if (this.#object) {
      this.#scene.remove(this.#object);
      this.#object.geometry.dispose();
      this.#object.material.dispose();
    }
    if (this.#texture?.image !== picture) {
      this.#texture?.dispose();
      this.#texture = new three.CanvasTexture(picture);
      this.#texture.minFilter = three.LinearFilter;
      this.#texture.generateMipmaps = false;
      this.#texture.wrapS = this.#texture.wrapT = three.ClampToEdgeWrapping;
    }
    const geometry = new three.BufferGeometry();
    geometry.setAttribute("position", new three.BufferAttribute(grid.positions, 3));
    geometry.setAttribute("uv", new three.BufferAttribute(grid.coordinates, 2));
    geometry.setIndex(new three.BufferAttribute(index, 1));
    this.#object = pointSize === null
      ? new three.Mesh(geometry, new three.MeshBasicMaterial({ map: this.#texture, side: three.DoubleSide }))
      : new three.Points(geometry, photoPoints(this.#texture, pointSize * this.#renderer.getPixelRatio()));
    this.#object.frustumCulled = false;
    this.#scene.add(this.#object);
    this.draw();
  }

  /** Stretches depth about the pivot. */
  exaggerate(factor) {
    if (!this.#object) return;
    this.#object.scale.z = factor;
    this.#object.position.z = -this.#pivot * (1 - factor);
    this.draw();
  }

  draw() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#renderer.render(this.#scene, this.#camera);
    });
  }

  #fit(box) {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (!width || !height) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#aim();
    this.draw();
  }

  /** Takes all of the photo into the view, whichever side is the tighter one. */
  #aim() {
    const { x, y } = this.#fieldOfView;
    const half = (angle) => Math.tan((angle * Math.PI) / 360);
    const vertical = Math.max(half(y), half(x) / this.#camera.aspect);
    this.#camera.fov = Math.min(140, (Math.atan(vertical) * 360) / Math.PI);
    this.#camera.updateProjectionMatrix();
  }

  #key(event) {
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const zoom = { "+": 0.9, "=": 0.9, "-": 1.1 }[event.key];
    if (event.key === "0") this.reset();
    else if (!turn && !zoom) return;
    event.preventDefault();
    const way = this.#camera.position.clone().sub(this.#controls.target);
    if (zoom) way.multiplyScalar(zoom);
    if (turn) {
      const angle = Math.PI / 36;
      const sphere = new three.Spherical().setFromVector3(way);
      sphere.theta += turn[0] * angle;
      sphere.phi = Math.min(Math.PI - 0.05, Math.max(0.05, sphere.phi + turn[1] * angle));
      way.setFromSpherical(sphere);
    }
    if (zoom || turn) {
      this.#camera.position.copy(this.#controls.target).add(way);
      this.#controls.update();
    }
  }
}

/** Points that take their colour from the photo. */
function photoPoints(texture, size) {
  return new three.ShaderMaterial({
    uniforms: { photo: { value: texture }, size: { value: size } },
    vertexShader: `
      uniform float size;
      varying vec2 place;
      void main() {
        place = uv;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        gl_PointSize = size;
      }`,
    fragmentShader: `
      uniform sampler2D photo;
      varying vec2 place;
      void main() { gl_FragColor = texture2D(photo, place); }`,
  });
}
