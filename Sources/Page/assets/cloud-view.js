/** The view in three dimensions: points or a mesh, made in the browser, turned with three.js. */
import { choice, rangeSliders, slider } from "./controls.js";
import { element } from "./dom.js";
import { lengthText } from "./lengths.js";
import { grid, points, triangles } from "./surface.js";

/** Of every exporter that tears surfaces. */
const edgeOption = "edge";

export class CloudView {
  id = "cloud";
  title = "3D";
  usesPicture = false;
  #app;
  #three;
  #scene;
  #of;
  #form = "mesh";
  #edge = 0.04;
  #pointSize = 2;
  #exaggeration = 1;
  #canvas = element("canvas", {
    class: "cloud", tabindex: "0", role: "application",
    "aria-label": "The scene in three dimensions. Arrow keys turn it, plus and minus come nearer and go away, 0 goes back.",
  });
  #note = element("p", { class: "empty-note", hidden: true });
  #hint = element("p", { class: "cloud-hint" }, "Drag to turn, scroll or pinch to come nearer");
  box = element("div", { class: "cloud-box" }, this.#canvas, this.#note, this.#hint);

  constructor(app) {
    this.#app = app;
    const later = (change) => (value) => {
      change(value);
      this.#shape();
    };
    this.range = rangeSliders({
      value: [0, 100],
      text: (percent) => (app.subject
        ? lengthText(app.subject.depth.view.distanceAt(percent), app.subject.depth.isMetric) : ""),
      oninput: () => this.#shape(),
    });
    const pointSize = slider({
      label: "Point size", min: 1, max: 8, step: 0.5, value: this.#pointSize, text: (pixels) => `${pixels} px`,
      oninput: later((pixels) => (this.#pointSize = pixels)),
    });
    const edge = slider({
      label: "Tear at steps of", min: 0, max: 20, step: 0.5, value: 4,
      text: (percent) => (percent ? `${percent} %` : "nothing"),
      oninput: later((percent) => {
        this.#edge = percent / 100;
        app.setEverywhere(edgeOption, percent === 4 ? "" : String(percent / 100));
      }),
    });
    this.#canvas.addEventListener("pointerdown", () => (this.#hint.hidden = true), { once: true });
    pointSize.box.hidden = true;
    this.controls = element("div", { class: "controls" },
      choice({
        label: "Show", options: [["mesh", "a mesh"], ["points", "points"]], value: this.#form,
        onchange: later((form) => {
          this.#form = form;
          pointSize.box.hidden = form !== "points";
          edge.box.hidden = form === "points";
        }),
      }).box,
      pointSize.box, edge.box, this.range.box,
      slider({
        label: "Exaggeration", min: 0.2, max: 4, step: 0.1, value: 1, text: (factor) => `${factor} ×`,
        oninput: (factor) => {
          this.#exaggeration = factor;
          this.#exaggerate();
        },
      }).box,
      element("button", { type: "button", onclick: () => this.#scene?.reset() }, "Photo's view"));
  }

  async show() {
    this.range.refresh();
    if (!this.#three) {
      try {
        const { OrbitScene, three } = await import("./orbit-scene.js");
        this.#three = three;
        this.#scene = new OrbitScene(this.#canvas, this.box);
      } catch (error) {
        this.#note.hidden = false;
        this.#canvas.hidden = this.#hint.hidden = true;
        this.#note.textContent = /WebGL/.test(error.message)
          ? "This browser shows no 3D (WebGL is off)."
          : "The 3D view needs three.js on the server: apt install libjs-three, then load this page again.";
        return;
      }
    }
    const { subject } = this.#app;
    if (this.#of !== subject.depth) {
      this.#of = subject.depth;
      this.#grid = grid(subject.depth);
      this.#scene.place(subject.depth.camera, subject.depth.view.distanceAt(50));
    }
    this.#shape();
  }

  #grid;

  /** Makes the geometry anew, for what the sliders say. */
  #shape() {
    const { subject } = this.#app;
    if (!this.#scene || !subject || !this.#grid) return;
    const { view, width, height } = subject.depth;
    const [near, far] = this.range.value;
    const limits = [near === 0 ? 0 : view.distanceAt(near), far === 100 ? Infinity : view.distanceAt(far)];
    const isMesh = this.#form === "mesh";
    const index = isMesh
      ? triangles(this.#grid, limits, this.#edge, Math.max(width, height)) : points(this.#grid, limits);
    this.#scene.show(this.#grid, index, subject.picture, isMesh ? null : this.#pointSize);
    this.#canvas.dataset.elements = String(isMesh ? index.length / 3 : index.length);
    this.#exaggerate();
  }

  #exaggerate() {
    this.#scene?.exaggerate(this.#exaggeration);
  }
}
