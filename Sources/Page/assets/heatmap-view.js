/** The view of depth in colours, painted in the browser. */
import { colorTable, gradient } from "./color-maps.js";
import { choice, rangeSliders, slider } from "./controls.js";
import { element } from "./dom.js";
import { paintHeatmap } from "./heatmap.js";
import { lengthText } from "./lengths.js";

export class HeatmapView {
  id = "heatmap";
  title = "Heatmap";
  usesPicture = true;
  #canvas = element("canvas", { class: "heatmap" });
  #photo = element("canvas");
  #app;
  #range;
  #bar = element("div", { class: "legend-bar" });
  #ends = [element("span"), element("span")];

  constructor(app) {
    this.#app = app;
    const maps = app.allowed("heatmap", "colors");
    this.colors = maps[0];
    this.#range = rangeSliders({
      labels: ["Near end", "Far end"], value: [1, 99], text: (percent) => this.#distance(percent),
      oninput: ([near, far]) => {
        app.options.set("heatmap", "high", near === 1 ? "" : String(100 - near));
        app.options.set("heatmap", "low", far === 99 ? "" : String(100 - far));
        this.paint();
      },
    });
    this.controls = element("div", { class: "controls" },
      choice({
        label: "Colours", options: maps, value: this.colors,
        onchange: (name) => {
          this.colors = name;
          app.options.set("heatmap", "colors", name);
          this.paint();
        },
      }).box,
      this.#range.box,
      slider({
        label: "Photo", min: 0, max: 100, step: 5, value: 0, text: (share) => `${share} %`,
        oninput: (share) => (this.#canvas.style.opacity = 1 - share / 100),
      }).box,
      element("div", { class: "legend", "aria-hidden": "true" }, this.#ends[0], this.#bar, this.#ends[1]));
  }

  show() {
    const { picture } = this.#app.subject;
    this.#photo.width = picture.width;
    this.#photo.height = picture.height;
    this.#photo.getContext("2d").drawImage(picture, 0, 0);
    this.#app.picture.show(this.#photo, this.#canvas);
    this.#range.refresh();
    return this.paint();
  }

  #distance(percent) {
    const { subject } = this.#app;
    if (!subject) return `${percent} %`;
    return lengthText(subject.depth.view.distanceAt(percent), subject.depth.isMetric);
  }

  async paint() {
    const table = await this.#app.tell(colorTable(this.colors));
    const { subject } = this.#app;
    if (!table || !subject) return;
    const [near, far] = this.#range.value;
    const { view } = subject.depth;
    paintHeatmap(this.#canvas, view, [view.nearnessAt(100 - far), view.nearnessAt(100 - near)], table);
    this.#bar.style.backgroundImage = gradient(table);
    this.#ends[0].textContent = this.#distance(far);
    this.#ends[1].textContent = this.#distance(near);
  }
}
