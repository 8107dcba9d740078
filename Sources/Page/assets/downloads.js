/** A line for each exporter: what it writes, its options, a button. */
import { byId, element } from "./dom.js";
import { say, showProblem, startProgress } from "./notices.js";
import { OptionsForm } from "./options-form.js";
import { ask } from "./server.js";

export class Downloads {
  #app;
  #forms = new Map();

  constructor(app) {
    this.#app = app;
    byId("downloads").replaceChildren(...app.schema.exporters.map((exporter) => this.#row(exporter)));
    app.options.on("exporter", (name) => this.#forms.get(name)?.refresh());
  }

  #row(exporter) {
    const { name } = exporter;
    const { options } = this.#app;
    const rest = element("details", {}, element("summary", {}, element("strong", {}, name),
      element("span", {}, exporter.abstract)));
    // Made when it is looked at: there are some two hundred options.
    rest.addEventListener("toggle", () => {
      if (!rest.open || this.#forms.has(name)) return;
      const form = new OptionsForm(
        exporter.options, (option) => options.get(name, option), (option, value) => options.set(name, option, value));
      this.#forms.set(name, form);
      rest.append(form.box);
    });
    const save = element("button", {
      type: "button", "data-exporter": name, "aria-label": `Download ${name}`, onclick: () => this.#save(exporter, save),
    }, "Download");
    return element("div", { class: "download" }, rest, save);
  }

  async #save({ name }, button) {
    const { file } = this.#app.subject;
    const controller = new AbortController();
    const progress = startProgress(`Making ${name}`, () => controller.abort());
    button.disabled = true;
    try {
      const answer = await ask(`v1/export/${name}`, {
        fields: [["image", file], ...this.#app.options.fields(name)], signal: controller.signal,
        onProgress: progress.steps,
      });
      this.#app.warn(answer.warnings);
      save(answer.blob, answer.fileName.replace(/^photo/, stem(file.name)));
      say(`${name} is downloaded.`);
    } catch (error) {
      showProblem(error, file.name);
    } finally {
      progress.end();
      button.disabled = false;
      button.focus({ preventScroll: true });
    }
  }
}

/** What the service calls "photo" is called as the person's own file. */
const stem = (name) => name.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N} ._-]/gu, "_") || "photo";

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
