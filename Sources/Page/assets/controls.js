/** The page's form controls: each has a label, and says its value. */
import { element, newId } from "./dom.js";

/** A slider with its value in words beside it. */
export function slider({ label, min, max, step = 1, value, text = String, oninput }) {
  const id = newId();
  const output = element("output", { for: id }, text(value));
  const input = element("input", { id, type: "range", min, max, step, ".value": value });
  const show = () => {
    output.textContent = text(Number(input.value));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => {
    show();
    oninput(Number(input.value));
  });
  show();
  const box = element("div", { class: "slider" }, element("label", { for: id }, label), output, input);
  return {
    box,
    input,
    refresh: show,
    get value() {
      return Number(input.value);
    },
    set value(value) {
      input.value = value;
      show();
    },
  };
}

/** Two sliders that keep their order: the nearest and the farthest percent of the pixels. */
export function rangeSliders({ labels = ["Near", "Far"], value, text, oninput }) {
  const [first, second] = [0, 1].map((end) =>
    slider({
      label: labels[end], min: 0, max: 100, step: 0.5, value: value[end], text,
      oninput(moved) {
        if (end === 0 && moved >= second.value) second.value = Math.min(100, moved + 0.5);
        if (end === 1 && moved <= first.value) first.value = Math.max(0, moved - 0.5);
        oninput([first.value, second.value]);
      },
    }),
  );
  return {
    box: element("div", { class: "range" }, first.box, second.box),
    get value() {
      return [first.value, second.value];
    },
    set value([near, far]) {
      first.value = near;
      second.value = far;
    },
    refresh() {
      first.refresh();
      second.refresh();
    },
  };
}

/** @param options texts, or [value, text] pairs. */
export function choice({ label, options, value, onchange }) {
  const id = newId();
  const select = element("select", { id, onchange: () => onchange(select.value) },
    options.map((option) => (Array.isArray(option) ? option : [option, option]))
      .map(([value, text]) => element("option", { value }, text)));
  select.value = value ?? "";
  return { box: element("div", { class: "choice" }, element("label", { for: id }, label), select), select };
}

export function checkbox({ label, value = false, onchange }) {
  const input = element("input", { type: "checkbox", ".checked": value, onchange: () => onchange(input.checked) });
  return { box: element("label", { class: "check" }, input, label), input };
}

/** Radio buttons that look like one bar. */
export function segments(container, { name, options, value, onchange }) {
  container.replaceChildren(...options.map(([key, text]) =>
    element("label", {},
      element("input", { type: "radio", name, value: key, ".checked": key === value, onchange: () => onchange(key) }),
      element("span", {}, text))));
}
