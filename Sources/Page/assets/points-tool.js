/** What clicks on the picture do: read a depth, measure between two points, say how far away a point is. */
import { segments } from "./controls.js";
import { byId, element, newId } from "./dom.js";
import { digits, lengthText } from "./lengths.js";
import { drawMarks } from "./marks.js";
import { say } from "./notices.js";

export class PointsTool {
  #app;
  #tool = "look";
  /** Ends of the measured length. */
  #ends = [];
  /** `{x, y, metres, row}`; metres is the text that was typed. */
  #known = [];
  #list = element("ol", { class: "known" });
  #hint = element("p", { class: "hint" });

  constructor(app) {
    this.#app = app;
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
    this.#known = [];
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
      this.#known.push({ x, y, metres: "" });
      this.#show();
      this.#known.at(-1).row.input.focus({ preventScroll: true });
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
    this.#showKnown();
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

  #showKnown() {
    const box = byId("known");
    box.hidden = this.#tool !== "known" && !this.#known.length;
    const count = this.#known.filter(({ metres }) => isDistance(metres)).length;
    const hint = count === 0 ? "Click points whose distance from the camera you know: two or more."
      : count === 1 ? "One more point, at another distance." : "";
    // Rows stay as long as their points do, so that nobody who is typing loses the field.
    this.#known.forEach((point, index) => {
      point.row ??= this.#knownRow(point);
      point.row.label.textContent = `Point ${index + 1}`;
      point.row.remove.setAttribute("aria-label", `Remove point ${index + 1}`);
      point.row.note.textContent = this.#noteOn(point);
    });
    const rows = this.#known.map(({ row }) => row.box);
    if (!this.#list.isConnected) box.replaceChildren(this.#list, this.#hint);
    if ([...this.#list.children].some((row, at) => row !== rows[at]) || rows.length !== this.#list.children.length) {
      this.#list.replaceChildren(...rows);
    }
    this.#hint.textContent = hint;
  }

  #noteOn({ x, y }) {
    const fitted = this.#app.subject?.depth.calibration.points?.find((point) => point.x === x && point.y === y);
    if (fitted?.isOutlier) return "contradicts the others, left out";
    // Two points are always met.
    const residual = this.#app.subject?.depth.calibration.points?.length > 2 ? Math.abs(fitted?.residual) : NaN;
    return Number.isFinite(residual) ? `off by ${lengthText(residual < 1e-3 ? 0 : residual, true)}` : "";
  }

  #knownRow(point) {
    const id = newId();
    const input = element("input", {
      id, type: "number", min: "0", step: "any", inputmode: "decimal",
      onchange: () => {
        point.metres = input.value;
        this.#calibrate();
      },
    });
    const label = element("label", { for: id });
    const note = element("small");
    const remove = element("button", {
      type: "button", class: "quiet", onclick: () => {
        this.#known.splice(this.#known.indexOf(point), 1);
        this.#calibrate();
      },
    }, "Remove");
    const box = element("li", {}, label, element("span", { class: "field" }, input, " m"), remove, note);
    return { box, label, input, note, remove };
  }

  #calibrate() {
    const complete = this.#known.filter(({ metres }) => isDistance(metres));
    this.#app.options.setScene(
      "known", complete.length < 2 ? [] : complete.map(({ x, y, metres }) => `${x},${y}=${metres}`));
    this.#show();
  }

  #showMarks() {
    const { subject } = this.#app;
    if (!subject) return;
    const { depth } = subject;
    const marks = this.#known.map(({ x, y }, index) => ({ x, y, text: String(index + 1), kind: "known" }));
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

const isDistance = (text) => Number(text) > 0 && Number.isFinite(Number(text));
