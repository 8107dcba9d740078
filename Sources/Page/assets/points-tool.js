/** What clicks on the picture do: read a depth, measure between two points, say how far away a point is. */
import { segments } from "./controls.js";
import { byId, element } from "./dom.js";
import { KnownPoints } from "./known-points.js";
import { digits, lengthText } from "./lengths.js";
import { drawMarks } from "./marks.js";
import { say } from "./notices.js";

export class PointsTool {
  #app;
  #tool = "look";
  /** Ends of the measured length. */
  #ends = [];
  #known;

  constructor(app) {
    this.#app = app;
    this.#known = new KnownPoints(app, () => this.#show());
    segments(byId("tools"), {
      name: "tool", value: this.#tool, options: [["look", "Look"], ["measure", "Measure"], ["known", "Calibrate"]],
      onchange: (tool) => {
        this.#tool = tool;
        this.#show();
      },
    });
    app.picture.on("hover", (point) => this.#hover(point));
    app.picture.on("pick", (x, y) => this.#pick(x, y));
    this.#hover(null);
    this.#show();
  }

  /** A new photo: its points are others. */
  clear() {
    this.#ends = [];
    this.#known.clear();
    this.#show();
  }

  /** The depth of the same photo has changed. */
  refresh() {
    this.#show();
  }

  #hover(point) {
    const { subject } = this.#app;
    const readout = byId("readout");
    if (!point || !subject) {
      readout.replaceChildren(element("span", { class: "faint" }, "Point at the picture to read its depth."));
      return;
    }
    const [x, y] = point;
    const { depth } = subject;
    const distance = lengthText(depth.distance(x, y), depth.isMetric);
    const value = depth.value(x, y);
    readout.replaceChildren(
      element("strong", {}, distance),
      element("span", {}, `pixel ${x}, ${y}`),
      element("span", {}, Number.isNaN(value) ? "" : `${depth.isInverse ? "inverse depth" : "depth"} ${digits(value)}`));
  }

  #pick(x, y) {
    const { subject } = this.#app;
    if (!subject) return;
    this.#hover([x, y]);
    const distance = lengthText(subject.depth.distance(x, y), subject.depth.isMetric);
    if (this.#tool === "measure") {
      this.#ends = this.#ends.length === 2 ? [[x, y]] : [...this.#ends, [x, y]];
      this.#show();
      say(this.#ends.length === 2 ? this.#lengthText() : `First point: ${distance}. Set the second one.`);
    } else if (this.#tool === "known") {
      this.#known.add(x, y);
    } else {
      say(`Pixel ${x}, ${y}: ${distance}`);
    }
  }

  #lengthText() {
    const { depth } = this.#app.subject;
    const [first, second] = this.#ends.map(([x, y]) => depth.position(x, y));
    if (!first || !second) return "One of the points has no depth.";
    return lengthText(Math.hypot(...first.map((value, axis) => second[axis] - value)), depth.isMetric);
  }

  #show() {
    this.#showMeasure();
    this.#known.show(this.#tool === "known");
    this.#showMarks();
  }

  #showMeasure() {
    const box = byId("measure");
    box.hidden = this.#tool !== "measure";
    if (this.#ends.length < 2) {
      box.replaceChildren(element("p", { class: "hint" }, this.#ends.length
        ? "Set the second point." : "Set two points: the length between them, straight through space."));
      return;
    }
    const { depth } = this.#app.subject;
    const hints = [];
    if (!depth.isMetric) hints.push("Not in metres yet: calibrate, or state near and far.");
    if (depth.camera.source === "assumed") hints.push("The camera's field of view is assumed.");
    box.replaceChildren(
      element("p", { class: "hint" }, "From A to B"),
      element("p", { class: "big", id: "length" }, this.#lengthText()),
      ...hints.map((hint) => element("p", { class: "hint" }, hint)),
      element("button", {
        type: "button", class: "quiet", onclick: () => {
          this.#ends = [];
          this.#show();
        },
      }, "Clear"));
  }

  #showMarks() {
    const { subject } = this.#app;
    if (!subject) return;
    const { depth } = subject;
    const marks = this.#known.points.map(({ x, y }, index) => ({ x, y, text: String(index + 1), kind: "known" }));
    if (this.#tool === "measure" || this.#ends.length === 2) {
      if (this.#ends.length === 2) {
        const [[x1, y1], [x2, y2]] = this.#ends;
        marks.push({ line: this.#ends });
        marks.push({ x: (x1 + x2) / 2, y: (y1 + y2) / 2, text: this.#lengthText(), kind: "length" });
      }
      marks.push(...this.#ends.map(([x, y], index) => ({ x, y, text: "AB"[index], kind: "end" })));
    }
    drawMarks(this.#app.picture, [depth.width, depth.height], marks);
  }
}
