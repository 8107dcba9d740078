/** The options of how a photo becomes a scene, under headings; those that have a place of their own elsewhere left out. */
import { byId, element } from "./dom.js";
import { OptionsForm } from "./options-form.js";
import { ask } from "./server.js";

const elsewhere = new Set(["near", "far", "known", "fov"]);

export async function sceneForm(app) {
  const available = (await (await ask("v1/models")).json()).models.filter(({ isAvailable }) => isAvailable);
  const schemas = app.schema.sceneOptions.filter(({ name }) => !elsewhere.has(name))
    .map((schema) => (schema.name === "model"
      ? { ...schema, allowedValues: available.map(({ name }) => name), default: available.find((m) => m.isDefault)?.name }
      : schema));
  const form = new OptionsForm(
    schemas, (name) => app.options.scene.get(name), (name, value) => app.options.setScene(name, value));
  app.options.on("scene", () => form.refresh());
  byId("scene-options").replaceChildren(
    element("details", {}, element("summary", {}, "Network, refinement, depth files, camera"), form.box));
}
