/** The bearer token of a service that asks for one: kept for this tab only. */
import { byId } from "./dom.js";

const key = "isobath.token";

export function storedToken() {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

let asking;

/** Asks the person; several requests that fail together ask once. */
export function askForToken() {
  asking ??= new Promise((resolve) => {
    const dialog = byId("token-dialog");
    byId("token").value = "";
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      sessionStorage.setItem(key, byId("token").value.trim());
      asking = undefined;
      resolve();
    }, { once: true });
    dialog.showModal();
  });
  return asking;
}
