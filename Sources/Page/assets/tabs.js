/** Tabs as the WAI-ARIA Authoring Practices have them: arrow keys move, one panel shows. */
import { element } from "./dom.js";

/**
 * @param views each with `id` and `title`.
 * @param onchange called with the view that is to be shown.
 */
export class Tabs {
  #buttons;
  #panels;
  #views;
  #onchange;
  current;

  constructor(list, box, views, onchange) {
    this.#views = views;
    this.#onchange = onchange;
    this.#buttons = views.map(({ id, title }, index) => element("button", {
      type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`,
      onclick: () => this.show(index),
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const target = event.key === "Home" ? 0 : event.key === "End" ? views.length - 1
          : step && (index + step + views.length) % views.length;
        if (target === undefined) return;
        event.preventDefault();
        this.#buttons[target].focus();
        this.show(target);
      },
    }, title));
    this.#panels = views.map(({ id }) => element("div", {
      role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, class: "panel",
    }));
    list.replaceChildren(...this.#buttons);
    box.replaceChildren(...this.#panels);
    this.#mark(0);
  }

  panel(index = this.#views.indexOf(this.current)) {
    return this.#panels[index];
  }

  show(index = this.#views.indexOf(this.current)) {
    this.#mark(index);
    this.#onchange(this.current, this.panel());
  }

  #mark(index) {
    this.current = this.#views[index];
    this.#buttons.forEach((button, at) => {
      button.setAttribute("aria-selected", String(at === index));
      button.tabIndex = at === index ? 0 : -1;
    });
    this.#panels.forEach((panel, at) => (panel.hidden = at !== index));
  }
}
