/** The options of how a photo becomes a scene, under headings; those that have a place of their own elsewhere left out. */
import { choice } from "./controls.js";
import { byId, element } from "./dom.js";
import { OptionsForm } from "./options-form.js";
import { ask } from "./server.js";

const elsewhere = new Set(["near", "far", "known", "fov"]);

/** The sizes at which a network may see the photo: larger ones draw edges more finely. */
const inputSizes = [["", "normal"], ["512", "fine: input of 512 pixels"], ["1024", "finest, slow: 1024 pixels"]];

export async function sceneForm(app) {
  const available = (await (await ask("v1/models")).json()).models.filter(({ isAvailable }) => isAvailable);
  const schemas = app.schema.sceneOptions.filter(({ name }) => !elsewhere.has(name))
    .map((schema) => (schema.name === "model"
      ? { ...schema, allowedValues: available.map(({ name }) => name), default: available.find((m) => m.isDefault)?.name }
      : schema));
  const form = new OptionsForm(
    schemas, (name) => app.options.scene.get(name), (name, value) => app.options.setScene(name, value));
  const detail = choice({
    label: "Detail", options: inputSizes, onchange: (size) => app.options.setScene("input-size", size),
  });
  app.options.on("scene", () => {
    form.refresh();
    detail.select.value = app.options.scene.get("input-size") ?? "";
  });
  byId("scene-options").replaceChildren(
    detail.box,
    element("details", {}, element("summary", {}, "Network, refinement, depth files, camera"), form.box));
}
