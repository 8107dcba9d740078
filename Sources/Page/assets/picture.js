/** A picture of the photo's shape: layers over each other, marks on top, and a pointer that also the keyboard moves. */
import { element } from "./dom.js";
import { Emitter } from "./emitter.js";

/** Emits `hover` (x, y or null) and `pick` (x, y), in pixels of the photo. */
export class Picture extends Emitter {
  layers = element("div", { class: "layers" });
  marks = element("div", { class: "marks" });
  cursor = element("div", { class: "cursor", hidden: true });
  frame = element("div", {
    class: "picture", tabindex: "0", role: "application", "aria-roledescription": "picture",
    "aria-label": "The photo. Arrow keys move the point, with Shift by ten pixels; Enter sets a point there.",
  }, this.layers, this.marks, this.cursor);
  box = element("div", { class: "picture-box" }, this.frame);
  #size = [1, 1];
  #point = null;

  constructor() {
    super();
    this.frame.addEventListener("pointermove", (event) => this.#moved(event));
    this.frame.addEventListener("pointerleave", () => this.emit("hover", null));
    this.frame.addEventListener("click", (event) => {
      const point = this.#pixel(event);
      this.#point = point;
      this.emit("pick", ...point);
    });
    this.frame.addEventListener("keydown", (event) => this.#key(event));
    this.frame.addEventListener("blur", () => {
      this.cursor.hidden = true;
      this.emit("hover", null);
    });
    new ResizeObserver(() => this.#fit()).observe(this.box);
  }

  set size([width, height]) {
    if (this.#size[0] !== width || this.#size[1] !== height) this.#point = null;
    this.#size = [width, height];
    this.#fit();
  }

  show(...layers) {
    this.layers.replaceChildren(...layers);
  }

  /** Where a pixel's centre lies, in percent of the picture. */
  place(node, x, y) {
    node.style.left = `${((x + 0.5) / this.#size[0]) * 100}%`;
    node.style.top = `${((y + 0.5) / this.#size[1]) * 100}%`;
  }

  #fit() {
    const [width, height] = this.#size;
    const { clientWidth, clientHeight } = this.box;
    const scale = Math.min(clientWidth / width, clientHeight / height);
    this.frame.style.width = `${Math.floor(width * scale)}px`;
    this.frame.style.height = `${Math.floor(height * scale)}px`;
  }

  #pixel(event) {
    const box = this.frame.getBoundingClientRect();
    const at = (position, start, length, count) =>
      Math.min(count - 1, Math.max(0, Math.floor(((position - start) / length) * count)));
    return [
      at(event.clientX, box.left, box.width, this.#size[0]),
      at(event.clientY, box.top, box.height, this.#size[1]),
    ];
  }

  #moved(event) {
    this.cursor.hidden = true;
    this.emit("hover", this.#pixel(event));
  }

  #key(event) {
    const step = event.shiftKey ? 10 : 1;
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const isPick = event.key === "Enter" || event.key === " ";
    if (!way && !isPick) return;
    event.preventDefault();
    const [width, height] = this.#size;
    this.#point ??= [Math.floor(width / 2), Math.floor(height / 2)];
    if (way) {
      this.#point = [
        Math.min(width - 1, Math.max(0, this.#point[0] + way[0])),
        Math.min(height - 1, Math.max(0, this.#point[1] + way[1])),
      ];
    }
    this.cursor.hidden = false;
    this.place(this.cursor, ...this.#point);
    this.emit("hover", this.#point);
    if (isPick) this.emit("pick", ...this.#point);
  }
}
