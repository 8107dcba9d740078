/** Points whose distance the person knows: the list of them, and what it makes of the scale. */
import { byId, element, newId } from "./dom.js";
import { lengthText } from "./lengths.js";

export class KnownPoints {
  /** `{x, y, metres, row}`; metres is the text that was typed. */
  points = [];
  #app;
  #changed;
  #list = element("ol", { class: "known" });
  #hint = element("p", { class: "hint" });

  /** @param changed called when there are other points, or other distances. */
  constructor(app, changed) {
    this.#app = app;
    this.#changed = changed;
  }

  clear() {
    this.points = [];
  }

  add(x, y) {
    this.points.push({ x, y, metres: "" });
    this.#changed();
    this.points.at(-1).row.input.focus({ preventScroll: true });
  }

  /** @param isChosen whether clicks set points now. */
  show(isChosen) {
    const box = byId("known");
    box.hidden = !isChosen && !this.points.length;
    const count = this.points.filter(({ metres }) => isDistance(metres)).length;
    const hint = count === 0 ? "Click points whose distance from the camera you know: two or more."
      : count === 1 ? "One more point, at another distance." : "";
    // Rows stay as long as their points do, so that nobody who is typing loses the field.
    this.points.forEach((point, index) => {
      point.row ??= this.#knownRow(point);
      point.row.label.textContent = `Point ${index + 1}`;
      point.row.remove.setAttribute("aria-label", `Remove point ${index + 1}`);
      point.row.note.textContent = this.#noteOn(point);
    });
    const rows = this.points.map(({ row }) => row.box);
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
        this.points.splice(this.points.indexOf(point), 1);
        this.#calibrate();
      },
    }, "Remove");
    const box = element("li", {}, label, element("span", { class: "field" }, input, " m"), remove, note);
    return { box, label, input, note, remove };
  }

  #calibrate() {
    const complete = this.points.filter(({ metres }) => isDistance(metres));
    this.#app.options.setScene(
      "known", complete.length < 2 ? [] : complete.map(({ x, y, metres }) => `${x},${y}=${metres}`));
    this.#changed();
  }
}

const isDistance = (text) => Number(text) > 0 && Number.isFinite(Number(text));
