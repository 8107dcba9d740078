/** The view of lines of equal depth, drawn by the service. */
import { colorTable } from "./color-maps.js";
import { choice, slider } from "./controls.js";
import { element } from "./dom.js";
import { paintHeatmap } from "./heatmap.js";
import { ask, Latest } from "./server.js";

const looks = new Set(["format", "photo", "theme", "line-width", "colors", "coordinates", "width"]);

export class ContourView {
  id = "contour";
  title = "Contours";
  usesPicture = true;
  #app;
  #latest = new Latest();
  #ground = element("canvas", { class: "ground" });
  #lines = element("img", { class: "lines", alt: "Lines of equal depth" });
  #under = "photo";
  /** In thousandths of the photo's longer side, about a pixel on the screen. */
  #width = 2;
  #colors = "";

  constructor(app) {
    this.#app = app;
    const set = (name) => (value) => {
      app.options.set("contour", name, value);
      this.draw(150);
    };
    this.controls = element("div", { class: "controls" },
      slider({ label: "Levels", min: 2, max: 40, value: 10, oninput: (count) => set("levels")(String(count)) }).box,
      slider({
        label: "Smoothing", min: 0, max: 10, step: 0.5, value: 0, text: (pixels) => `${pixels} px`,
        oninput: (pixels) => set("smooth")(pixels ? String(pixels) : ""),
      }).box,
      slider({
        label: "Line width", min: 0.5, max: 6, step: 0.25, value: this.#width, text: String,
        oninput: (pixels) => {
          this.#width = pixels;
          this.#setLook();
          this.draw(150);
        },
      }).box,
      choice({
        label: "Colours", options: app.allowed("contour", "colors"), value: "inferno",
        onchange: (name) => {
          this.#colors = name;
          this.#setLook();
          this.draw(0);
        },
      }).box,
      choice({
        label: "Even steps of", options: [["inverse", "inverse depth"], ["depth", "distance"]], value: "inverse",
        onchange: set("spacing"),
      }).box,
      choice({
        label: "On", options: [["photo", "the photo"], ["heatmap", "the heatmap"], ["light", "white"], ["dark", "black"]],
        value: this.#under,
        onchange: (under) => {
          this.#under = under;
          this.#setLook();
          this.#paintGround();
          this.draw(0);
        },
      }).box);
    app.options.on("exporter", (exporter, option) => {
      if (exporter === "contour" && option === "format") this.#setLook();
    });
  }

  /** Gives the file the looks of this view, where it is a picture. */
  #setLook() {
    const { options, subject } = this.#app;
    if (!subject) return;
    const set = (name, value) => options.set("contour", name, options.get("contour", "format") === "geojson" ? "" : value);
    set("photo", this.#under === "photo" ? "true" : "");
    set("theme", this.#under === "light" ? "light" : this.#under === "photo" ? "" : "dark");
    set("line-width", this.#lineWidth);
    set("colors", this.#colors);
  }

  get #lineWidth() {
    const { width, height } = this.#app.subject.depth;
    return ((this.#width * Math.max(width, height)) / 1000).toFixed(2);
  }

  show() {
    this.#app.picture.show(this.#ground, this.#lines);
    this.#setLook();
    this.#paintGround();
    return this.draw(0);
  }

  /** Asks for the lines; a newer question ends an older one. */
  async draw(delay) {
    const { file } = this.#app.subject;
    this.#lines.classList.add("stale");
    const own = this.#app.options.fields("contour").filter(([name]) => !looks.has(name));
    // As over a photo, which is dimmed here.
    const look = [
      ["theme", this.#under === "light" ? "light" : "dark"], ["line-width", this.#lineWidth],
      ...(this.#colors ? [["colors", this.#colors]] : []),
    ];
    const fields = [["image", file], ["format", "svg"], ...look, ...own];
    const answer = await this.#app.tell(this.#latest.run((signal) => ask("v1/export/contour", { fields, signal }), delay));
    if (!answer) return;
    URL.revokeObjectURL(this.#lines.src);
    this.#lines.src = URL.createObjectURL(await withoutBackground(answer.blob));
    this.#lines.classList.remove("stale");
  }

  async #paintGround() {
    const { picture, depth } = this.#app.subject;
    const context = this.#ground.getContext("2d");
    if (this.#under === "heatmap") {
      const table = await this.#app.tell(colorTable("grey"));
      const { view } = depth;
      return table && paintHeatmap(this.#ground, view, [view.nearnessAt(1), view.nearnessAt(99)], table);
    }
    this.#ground.width = picture.width;
    this.#ground.height = picture.height;
    if (this.#under === "photo") {
      context.drawImage(picture, 0, 0);
      context.fillStyle = "rgb(15 18 24 / 52%)";
      context.fillRect(0, 0, picture.width, picture.height);
    } else {
      context.fillStyle = this.#under === "light" ? "#ffffff" : "#0f1218";
      context.fillRect(0, 0, picture.width, picture.height);
    }
  }
}

/** The drawing's lines alone: what lies under them is painted by the page. */
async function withoutBackground(blob) {
  const drawing = new DOMParser().parseFromString(await blob.text(), "image/svg+xml");
  drawing.getElementById("background")?.remove();
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
}
