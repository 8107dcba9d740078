/** Ways for a photo to come in: picked, dropped, pasted, or one of the samples. */
import { byId, element } from "./dom.js";

/** @param take called with a file. */
export function watchForPhotos(take) {
  const input = byId("file");
  for (const id of ["pick", "drop"]) byId(id).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  });
  let depth = 0;
  const carriesFile = (event) => event.dataTransfer?.types.includes("Files");
  const lit = (isLit) => document.body.classList.toggle("dropping", isLit);
  addEventListener("dragenter", (event) => carriesFile(event) && lit((depth += 1) > 0));
  addEventListener("dragleave", (event) => carriesFile(event) && lit((depth -= 1) > 0));
  addEventListener("dragover", (event) => carriesFile(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    lit((depth = 0) > 0);
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });
  addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])][0];
    if (file) take(file);
  });
}

const samples = [
  ["coffee.jpg", "A cup of coffee"], ["chelsea.jpg", "A cat"], ["astronaut-portrait.jpg", "An astronaut"],
  ["rocket.jpg", "A rocket"],
];

export function showSamples(take) {
  byId("sample-list").replaceChildren(...samples.map(([name, title]) =>
    element("li", {}, element("button", {
      type: "button", "data-sample": name,
      onclick: async () => {
        const blob = await (await fetch(`assets/samples/${name}`)).blob();
        take(new File([blob], name, { type: "image/jpeg" }));
      },
    }, element("img", { src: `assets/samples/${name}`, alt: "", loading: "lazy" }), element("span", {}, title)))));
  byId("samples").hidden = false;
}
