/** Points and lines that lie on the picture. */
import { element } from "./dom.js";

const svg = (name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/**
 * @param picture a {@link Picture}.
 * @param size of the photo.
 * @param marks `{x, y, text, kind}` each, or `{line: [[x, y], [x, y]]}`.
 */
export function drawMarks(picture, [width, height], marks) {
  const lines = svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const dots = [];
  for (const mark of marks) {
    if (mark.line) {
      const [[x1, y1], [x2, y2]] = mark.line;
      for (const kind of ["halo", "core"]) {
        lines.append(svg("line", { x1: x1 + 0.5, y1: y1 + 0.5, x2: x2 + 0.5, y2: y2 + 0.5, class: kind }));
      }
    } else {
      const dot = element("div", { class: `mark ${mark.kind}` }, element("span", {}, mark.text));
      if (mark.y < height / 12) dot.classList.add("below");
      picture.place(dot, mark.x, mark.y);
      dots.push(dot);
    }
  }
  picture.marks.replaceChildren(lines, ...dots);
}
