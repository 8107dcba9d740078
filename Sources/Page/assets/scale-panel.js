/** What distances rest on, and near and far to state them. */
import { byId, element, newId } from "./dom.js";
import { rangeText } from "./lengths.js";

const sources = {
  metric: "The depth came in metres.",
  nearFar: "Metres, from the nearest and farthest distance that you stated.",
  knownPoints: "Metres, from your known points.",
  assumed: "Relative: the nearest surface lies at 1. State near and far in metres, or calibrate by points.",
  depthFile: "As the depth file says.",
  saved: "Metres, from a saved calibration.",
};
const cameras = {
  stated: "as you stated it", exif: "from the photo's own data", depthFile: "from the depth file",
  saved: "from the saved calibration", assumed: "assumed",
};

export class ScalePanel {
  #app;
  #facts = element("dl", { class: "facts" });
  #source = element("p", { class: "hint" });
  #inputs;

  constructor(app) {
    this.#app = app;
    this.#inputs = [["near", "Nearest"], ["far", "Farthest"], ["fov", "Angle of view"]].map(([name, label]) => {
      const id = newId();
      const unit = name === "fov" ? "°" : "m";
      const input = element("input", {
        id, type: "number", min: "0", step: "any", inputmode: "decimal", placeholder: "not stated",
        onchange: () => app.options.setScene(name, input.value),
      });
      return { name, input, box: element("div", { class: "field-row" }, element("label", { for: id }, label),
        element("span", { class: "field" }, input, element("span", { class: "unit" }, unit))) };
    });
    byId("scale").replaceChildren(this.#source, ...this.#inputs.map(({ box }) => box), this.#facts);
    app.options.on("scene", () => this.#follow());
  }

  #follow() {
    for (const { name, input } of this.#inputs) input.value = this.#app.options.scene.get(name) ?? "";
  }

  refresh() {
    this.#follow();
    const { depth } = this.#app.subject;
    const { camera, calibration, view, isMetric } = depth;
    this.#source.textContent = sources[calibration.source] ?? "";
    const angle = (2 * Math.atan(camera.width / 2 / camera.fx) * 180) / Math.PI;
    const facts = [
      ["Most distances", rangeText(view.distanceAt(1), view.distanceAt(99), isMetric)],
      ["Camera", `${angle.toFixed(0)}° across, ${cameras[camera.source] ?? camera.source}`],
      ["Photo", `${depth.width} × ${depth.height}`],
    ];
    this.#facts.replaceChildren(...facts.flatMap(([term, fact]) =>
      [element("dt", {}, term), element("dd", {}, fact)]));
  }
}
