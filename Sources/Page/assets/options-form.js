/** Form controls made from the service's schema of options. */
import { element, newId } from "./dom.js";

/**
 * @param schema an option of `GET /v1/exporters`.
 * @param value what is set, or nothing.
 * @param onchange called with the new value: a text, a file, a list, or nothing for the default.
 */
export function optionControl(schema, value, onchange) {
  const id = newId();
  const helpId = newId();
  const control = made(schema, value, onchange);
  control.id = id;
  control.dataset.option = schema.name;
  control.setAttribute("aria-describedby", helpId);
  return element("div", { class: `option ${schema.type}` },
    element("label", { for: id }, schema.name.replaceAll("-", " "),
      schema.valueName && schema.type !== "boolean" ? element("small", {}, ` ${schema.valueName}`) : null),
    control,
    element("p", { class: "help", id: helpId }, schema.help));
}

function made(schema, value, onchange) {
  const standard = schema.default === undefined ? "as it comes" : `${schema.default} (default)`;
  if (schema.type === "file") {
    return element("input", { type: "file", onchange: (event) => onchange(event.target.files[0]) });
  }
  if (schema.type === "boolean" && !schema.isInvertible) {
    return element("input", {
      type: "checkbox", ".checked": value === "true",
      onchange: (event) => onchange(event.target.checked ? "true" : ""),
    });
  }
  if (schema.type === "boolean" || schema.allowedValues) {
    const values = schema.type === "boolean" ? [["true", "yes"], ["false", "no"]]
      : schema.allowedValues.map((value) => [value, value]);
    const select = element("select", { onchange: (event) => onchange(event.target.value) },
      element("option", { value: "" }, standard),
      values.filter(([key]) => key !== schema.default).map(([key, text]) => element("option", { value: key }, text)));
    select.value = value === schema.default ? "" : value ?? "";
    return select;
  }
  if (schema.isRepeating) {
    return element("textarea", {
      rows: "2", placeholder: "one a line", ".value": Array.isArray(value) ? value.join("\n") : value ?? "",
      onchange: (event) => onchange(event.target.value.split("\n").map((line) => line.trim()).filter(Boolean)),
    });
  }
  const isNumber = schema.type === "integer" || schema.type === "number";
  return element("input", {
    type: isNumber ? "number" : "text", step: schema.type === "integer" ? "1" : "any",
    placeholder: schema.default ?? "", ".value": value ?? "", autocomplete: "off", spellcheck: "false",
    onchange: (event) => onchange(event.target.value),
  });
}

/** All options of a schema, filled in again whenever they change elsewhere on the page. */
export class OptionsForm {
  box = element("div", { class: "options" });
  #schemas;
  #value;
  #set;

  /**
   * @param value the value of an option by its name.
   * @param set sets it.
   */
  constructor(schemas, value, set) {
    this.#schemas = schemas;
    this.#value = value;
    this.#set = set;
    this.refresh();
  }

  refresh() {
    // Not under the hands of who is typing; a chosen file cannot be shown again either.
    if (this.box.contains(document.activeElement)) return;
    const files = new Map([...this.box.querySelectorAll("input[type=file]")].map((input) => [input.dataset.option, input]));
    const sections = Map.groupBy ? Map.groupBy(this.#schemas, ({ section }) => section) : grouped(this.#schemas);
    this.box.replaceChildren(...[...sections].map(([section, schemas]) => {
      const controls = schemas.map((schema) => {
        const control = optionControl(schema, this.#value(schema.name), (value) => this.#set(schema.name, value));
        if (files.has(schema.name)) {
          const [fresh, old] = [control.querySelector("input"), files.get(schema.name)];
          old.id = fresh.id;
          old.setAttribute("aria-describedby", fresh.getAttribute("aria-describedby"));
          fresh.replaceWith(old);
        }
        return control;
      });
      return sections.size === 1 ? element("div", {}, controls)
        : element("fieldset", {}, element("legend", {}, section), controls);
    }));
  }
}

function grouped(schemas) {
  const groups = new Map();
  for (const schema of schemas) groups.set(schema.section, [...(groups.get(schema.section) ?? []), schema]);
  return groups;
}
