/** The page: one photo at a time, views on it, tools, files. */
import { watchCamera } from "./camera.js";
import { CloudView } from "./cloud-view.js";
import { ContourView } from "./contour-view.js";
import { CutoutView } from "./cutout-view.js";
import { byId } from "./dom.js";
import { Downloads } from "./downloads.js";
import { estimate } from "./estimate.js";
import { HeatmapView } from "./heatmap-view.js";
import { HistogramView } from "./histogram-view.js";
import { showSamples, watchForPhotos } from "./intake.js";
import { hideProblem, say, showProblem, startProgress } from "./notices.js";
import { Options } from "./options.js";
import { Picture } from "./picture.js";
import { PointsTool } from "./points-tool.js";
import { ScalePanel } from "./scale-panel.js";
import { sceneForm } from "./scene-form.js";
import { ask, Latest } from "./server.js";
import { Tabs } from "./tabs.js";

class App {
  options = new Options();
  picture = new Picture();
  /** The photo with its depth: what {@link estimate} gives; nothing at first. */
  subject = null;
  #latest = new Latest();

  constructor(schema) {
    /** The answer of `GET /v1/exporters`. */
    this.schema = schema;
    const heatmap = new HeatmapView(this);
    this.heatmap = heatmap;
    const views = [heatmap, new ContourView(this), new CloudView(this), new CutoutView(this), new HistogramView(this)];
    this.tabs = new Tabs(byId("tabs"), byId("views"), views, (view, panel) => this.#show(view, panel));
    this.points = new PointsTool(this);
    this.scale = new ScalePanel(this);
    this.downloads = new Downloads(this);
    this.options.on("scene", () => this.subject && this.open(this.subject.file));
  }

  /** The colour map that is chosen. */
  get colors() {
    return this.heatmap.colors;
  }

  /** The values that an exporter's option takes. */
  allowed(exporter, option) {
    return this.schema.exporters.find(({ name }) => name === exporter)?.options
      .find(({ name }) => name === option)?.allowedValues ?? [];
  }

  /** Sets an option of every exporter that has it. */
  setEverywhere(option, value) {
    for (const { name, options } of this.schema.exporters) {
      if (options.some((one) => one.name === option)) this.options.set(name, option, value);
    }
  }

  /** Takes a photo, or the same one again with other options. */
  async open(file) {
    const isSame = this.subject?.file === file;
    if (!isSame) this.options.forgetScene("known", "near", "far");
    const progress = startProgress(isSame ? "Working out depth again" : "Working out depth", () => {
      this.#latest.stop();
      progress.end();
    });
    try {
      this.subject = await this.#latest.run((signal) => estimate(file, this.options.fields(), {
        signal, onProgress: progress.steps, picture: isSame ? this.subject.picture : undefined,
      }), isSame ? 150 : 0);
      hideProblem();
      this.#opened(isSame);
    } catch (error) {
      showProblem(error, file.name);
    } finally {
      progress.end();
    }
  }

  #opened(isSame) {
    const { depth, warnings } = this.subject;
    document.body.dataset.state = "ready";
    this.picture.size = [depth.width, depth.height];
    if (!isSame) this.points.clear();
    this.points.refresh();
    this.scale.refresh();
    this.warn(warnings);
    this.tabs.show();
    say("Depth is ready.");
    if (!isSame) byId("stage").focus({ preventScroll: true });
  }

  #show(view, panel) {
    panel.replaceChildren(view.usesPicture ? this.picture.box : view.box, view.controls);
    if (this.subject) this.tell(Promise.resolve(view.show()));
  }

  /** Shows what the service wants to be known. */
  warn(warnings) {
    byId("warnings").replaceChildren(...warnings.map((text) => {
      const line = document.createElement("p");
      line.textContent = text.replace(/^image: /, "");
      return line;
    }));
  }

  /** The value of a promise; an error is shown, and nothing comes of it. */
  async tell(promise) {
    try {
      return await promise;
    } catch (error) {
      showProblem(error, this.subject?.file.name);
      return undefined;
    }
  }
}

try {
  const schema = await (await ask("v1/exporters")).json();
  const app = new App(schema);
  const take = (file) => app.open(file);
  watchForPhotos(take);
  watchCamera(take);
  showSamples(take);
  byId("software").textContent = schema.software;
  await sceneForm(app);
  document.body.dataset.ready = "true";
} catch (error) {
  showProblem(error);
}
