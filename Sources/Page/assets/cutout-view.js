/** The view of the foreground alone: at once from the browser's own depth, then exactly as the file will be. */
import { checkbox, choice, rangeSliders, slider } from "./controls.js";
import { foreground, paintCutout } from "./cutout.js";
import { element } from "./dom.js";
import { lengthText } from "./lengths.js";
import { colorsAt, decoded, viewOf } from "./photo.js";
import { ask, Latest } from "./server.js";
import { otsu } from "./statistics.js";

const exporters = ["cutout", "mask"];

export class CutoutView {
  id = "cutout";
  title = "Cut-out";
  usesPicture = true;
  #app;
  #latest = new Latest();
  #canvas = element("canvas", { class: "cutout" });
  #ground = element("div", { class: "ground checkerboard" });
  #isAutomatic = true;
  #feather = 0;
  #inverts = false;
  #of;
  #colors;

  constructor(app) {
    this.#app = app;
    this.range = rangeSliders({
      labels: ["From", "To"], value: [0, 50],
      text: (percent) => (app.subject
        ? lengthText(app.subject.depth.view.distanceAt(percent), app.subject.depth.isMetric) : ""),
      oninput: ([from, to]) => {
        this.#isAutomatic = this.automatic.input.checked = false;
        this.#set("from-percent", String(from));
        this.#set("to-percent", String(to));
        this.draw();
      },
    });
    this.automatic = checkbox({
      label: "Find the foreground", value: true,
      onchange: (isOn) => {
        this.#isAutomatic = isOn;
        const [from, to] = this.range.value;
        this.#set("from-percent", isOn ? "" : String(from));
        this.#set("to-percent", isOn ? "" : String(to));
        this.draw();
      },
    });
    const feather = slider({
      label: "Soft edge", min: 1, max: 40, value: 4, text: (pixels) => `${pixels} px`,
      oninput: (pixels) => {
        this.#feather = pixels;
        this.#set("feather", String(pixels));
        this.draw();
      },
    });
    const band = slider({
      label: "Unsure band", min: 0, max: 60, value: 0, text: (pixels) => (pixels ? `${pixels} px` : "by itself"),
      oninput: (pixels) => {
        this.#set("trimap-width", pixels ? String(pixels) : "");
        this.draw();
      },
    });
    const edge = choice({
      label: "Edge", options: [["full", "from the photo's colours"], ["feather", "soft"], ["none", "hard"]], value: "full",
      onchange: (kind) => {
        feather.box.hidden = kind !== "feather";
        band.box.hidden = kind !== "full";
        this.#feather = kind === "feather" ? feather.value : 0;
        this.#set("matte", kind);
        this.#set("feather", this.#feather ? String(this.#feather) : "");
        this.#set("trimap-width", kind === "full" && band.value ? String(band.value) : "");
        this.draw();
      },
    });
    feather.box.hidden = true;
    const flag = (label, name) =>
      checkbox({ label, onchange: (isOn) => (this.#set(name, isOn ? "true" : ""), this.draw()) }).box;
    const color = element("input", {
      type: "color", value: "#0b5f66", "aria-label": "Colour behind the cut-out", hidden: true,
      oninput: () => this.#lay("color", color.value),
    });
    this.controls = element("div", { class: "controls" },
      this.automatic.box, this.range.box,
      edge.box, feather.box, band.box,
      flag("Largest piece only", "largest"), flag("Fill holes", "fill-holes"),
      checkbox({
        label: "Keep the background instead",
        onchange: (isOn) => {
          this.#inverts = isOn;
          this.#set("invert", isOn ? "true" : "");
          this.draw();
        },
      }).box,
      choice({
        label: "Behind", options: [["none", "nothing"], ["white", "white"], ["black", "black"], ["color", "a colour"]],
        value: "none",
        onchange: (kind) => {
          color.hidden = kind !== "color";
          this.#lay(kind, { white: "#ffffff", black: "#000000", color: color.value }[kind]);
        },
      }).box, color);
  }

  #set(name, value) {
    for (const exporter of exporters) this.#app.options.set(exporter, name, value);
  }

  #lay(kind, color) {
    this.#ground.classList.toggle("checkerboard", kind === "none");
    this.#ground.style.backgroundColor = color ?? "";
    this.#app.options.set("cutout", "background", color ?? "");
  }

  show() {
    const { depth, picture } = this.#app.subject;
    if (this.#of !== picture) {
      this.#of = picture;
      this.#colors = colorsAt(picture, depth.view.width, depth.view.height);
    }
    this.#app.picture.show(this.#ground, this.#canvas);
    this.range.refresh();
    this.draw();
  }

  /** Paints the cut-out now, and asks for the exact one when the sliders rest. */
  draw() {
    const { view } = this.#app.subject.depth;
    const split = otsu(view.sortedNearness);
    if (this.#isAutomatic) this.range.value = [0, percentNearer(view.sortedNearness, split)];
    const [from, to] = this.range.value;
    const limits = this.#isAutomatic
      ? [split, Infinity] : [view.nearnessAt(100 - to), from === 0 ? Infinity : view.nearnessAt(100 - from)];
    const opacity = foreground(view, limits, Math.round(this.#feather / view.step));
    if (this.#inverts) opacity.forEach((value, index) => (opacity[index] = 255 - value));
    paintCutout(this.#canvas, this.#colors, opacity, view.width, view.height);
    this.#canvas.dataset.exact = "false";
    this.#drawExactly();
  }

  async #drawExactly() {
    const { file } = this.#app.subject;
    const own = this.#app.options.fields("cutout").filter(([name]) => !/^(format|background|quality)/.test(name));
    const fields = [["image", file], ["format", "png"], ...own];
    const answer = await this.#app.tell(
      this.#latest.run((signal) => ask("v1/export/cutout", { fields, signal }), 350));
    const bitmap = answer && (await decoded(answer.blob));
    if (!bitmap || this.#app.subject.file !== file) return;
    const exact = viewOf(bitmap);
    this.#canvas.width = exact.width;
    this.#canvas.height = exact.height;
    this.#canvas.getContext("2d").drawImage(exact, 0, 0);
    this.#canvas.dataset.exact = "true";
    bitmap.close();
  }
}

/** How many percent of the values are at least so near. */
function percentNearer(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return sorted.length ? Math.round((1 - low / sorted.length) * 200) / 2 : 50;
}
