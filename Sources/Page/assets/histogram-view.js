/** The view of how many pixels lie how far away. */
import { colorTable } from "./color-maps.js";
import { slider } from "./controls.js";
import { element } from "./dom.js";
import { lengthText, rangeText } from "./lengths.js";
import { histogram } from "./statistics.js";

export class HistogramView {
  id = "histogram";
  title = "Histogram";
  usesPicture = false;
  #app;
  #bins = 96;
  #canvas = element("canvas", { class: "histogram", role: "img", "aria-label": "Histogram of depth" });
  #caption = element("p", { class: "caption" });
  #hover = element("output", { class: "readout" });
  #counts = [];
  #range = [0, 1];
  box = element("figure", { class: "histogram-box" }, this.#canvas, this.#caption, this.#hover);

  constructor(app) {
    this.#app = app;
    this.controls = element("div", { class: "controls" },
      slider({
        label: "Bars", min: 16, max: 256, step: 8, value: this.#bins,
        oninput: (bins) => {
          this.#bins = bins;
          this.draw();
        },
      }).box);
    this.#canvas.addEventListener("pointermove", (event) => this.#point(event));
    this.#canvas.addEventListener("pointerleave", () => (this.#hover.textContent = ""));
    new ResizeObserver(() => this.box.isConnected && this.#app.subject && this.draw()).observe(this.box);
  }

  show() {
    return this.draw();
  }

  async draw() {
    const table = await this.#app.tell(colorTable(this.#app.colors));
    const { subject } = this.#app;
    if (!table || !subject || !this.#canvas.clientWidth) return;
    const { view, isMetric } = subject.depth;
    this.#range = [view.distanceAt(0.2), view.distanceAt(99.8)];
    this.#counts = histogram(view.distance, ...this.#range, this.#bins);
    const inner = rangeText(view.distanceAt(5), view.distanceAt(95), isMetric);
    this.#caption.textContent =
      `Half of the pixels lie nearer than ${lengthText(view.distanceAt(50), isMetric)}, nine in ten at ${inner}.`;
    this.#canvas.setAttribute("aria-label", `Histogram of depth. ${this.#caption.textContent}`);
    this.#paint(table, isMetric);
  }

  #paint(table, isMetric) {
    const ratio = window.devicePixelRatio;
    const [width, height] = [this.#canvas.clientWidth, this.#canvas.clientHeight];
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    const context = this.#canvas.getContext("2d");
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.#canvas);
    const floor = height - 28;
    const most = Math.max(1, ...this.#counts);
    const step = width / this.#counts.length;
    const [low, high] = this.#range;
    const nearest = 1 / low;
    const farthest = 1 / high;
    this.#counts.forEach((count, bin) => {
      const distance = low + ((bin + 0.5) / this.#counts.length) * (high - low);
      const share = (1 / distance - farthest) / (nearest - farthest || 1);
      const at = 3 * Math.min(255, Math.max(0, Math.round(share * 255)));
      context.fillStyle = `rgb(${table[at]} ${table[at + 1]} ${table[at + 2]})`;
      const length = (count / most) * (floor - 8);
      context.fillRect(bin * step, floor - length, Math.max(1, step - 1), length);
      // The darkest colours would not be seen on a dark page.
      context.fillStyle = style.color;
      context.fillRect(bin * step, floor - length - 1, Math.max(1, step - 1), 1);
    });
    context.fillStyle = style.color;
    context.globalAlpha = 0.3;
    context.fillRect(0, floor, width, 1);
    context.globalAlpha = 1;
    context.font = `12px ${style.fontFamily}`;
    const ticks = width < 500 ? 3 : 5;
    for (let tick = 0; tick < ticks; tick += 1) {
      const share = tick / (ticks - 1);
      context.textAlign = tick === 0 ? "left" : tick === ticks - 1 ? "right" : "center";
      context.fillText(lengthText(low + share * (high - low), isMetric), share * width, height - 8);
    }
  }

  #point(event) {
    const bin = Math.floor((event.offsetX / this.#canvas.clientWidth) * this.#counts.length);
    if (!(bin in this.#counts)) return;
    const { isMetric, view } = this.#app.subject.depth;
    const [low, high] = this.#range;
    const edge = (index) => low + (index / this.#counts.length) * (high - low);
    const percent = (100 * this.#counts[bin]) / view.distance.length;
    this.#hover.textContent = `${rangeText(edge(bin), edge(bin + 1), isMetric)}: ${percent.toFixed(2)} % of the pixels`;
  }
}
