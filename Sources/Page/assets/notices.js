/** What the page tells: progress, errors, and words for screen readers. */
import { byId, element } from "./dom.js";

/** For screen readers; what is on the screen says it already. */
export function say(text) {
  byId("status").textContent = text;
}

/** @param fileName of the person's own photo, which the service calls "image". */
export function showProblem(error, fileName) {
  if (error.name === "AbortError") return;
  const isPhoto = error.subject === "image" && fileName;
  const text = isPhoto ? `${fileName} ${error.cause}${error.mend ? `; ${error.mend}` : ""}` : sentence(error.message);
  const box = byId("problem");
  const close = element("button", { type: "button", class: "quiet", "aria-label": "Close this message" }, "Close");
  close.addEventListener("click", hideProblem);
  box.replaceChildren(
    element("div", {}, element("strong", {}, ended(text)),
      error.requestId ? element("small", {}, `Request ${error.requestId}`) : null),
    close,
  );
  box.hidden = false;
}

export function hideProblem() {
  byId("problem").hidden = true;
}

/** The service's words begin in lower case when they name no subject. */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const ended = (text) => text + (/[.!?]$/.test(text) ? "" : ".");

/**
 * Shows how far something is.
 * @param onStop what the button Stop does.
 * @returns a function for the share done (null when that is not known) and the words, and one that hides it all.
 */
export function startProgress(text, onStop) {
  const [box, bar, words, stop] = ["progress", "bar", "progress-text", "stop"].map(byId);
  const mine = Symbol(text);
  startProgress.current = mine;
  stop.onclick = onStop;
  box.hidden = false;
  document.body.classList.add("busy");
  say(text);
  const show = (text, share) => {
    if (startProgress.current !== mine) return;
    words.textContent = text;
    if (share === null || share === undefined) bar.removeAttribute("value");
    else bar.value = share;
  };
  show(text, null);
  return {
    show,
    steps: (step, share) =>
      show({ sending: "Sending the photo", working: text, receiving: "Receiving" }[step],
        step === "working" ? null : share),
    end() {
      if (startProgress.current !== mine) return;
      box.hidden = true;
      document.body.classList.remove("busy");
    },
  };
}
