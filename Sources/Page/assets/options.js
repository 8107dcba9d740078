/** The options that the page sends with each request, in the words of the command line. */
import { Emitter } from "./emitter.js";

export class Options extends Emitter {
  /** Of all exports: how the photo becomes a scene. */
  scene = new Map();
  /** Of each exporter. */
  #exporters = new Map();

  of(exporter) {
    if (!this.#exporters.has(exporter)) this.#exporters.set(exporter, new Map());
    return this.#exporters.get(exporter);
  }

  get(exporter, name) {
    return this.of(exporter).get(name);
  }

  /** @param value a text, a file, a list of these, or nothing for the default. */
  set(exporter, name, value) {
    if (!put(this.of(exporter), name, value)) return;
    this.emit("exporter", exporter, name);
  }

  setScene(name, value) {
    if (put(this.scene, name, value)) this.emit("scene", name);
  }

  /** Forgets options of the scene without a word: they belonged to another photo. */
  forgetScene(...names) {
    for (const name of names) this.scene.delete(name);
  }

  /** What a request for an export sends beside the photo. */
  fields(exporter) {
    return [...pairs(this.scene), ...(exporter ? pairs(this.of(exporter)) : [])];
  }
}

function put(map, name, value) {
  const isEmpty = value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
  const before = map.get(name);
  if (isEmpty) return map.delete(name);
  if (!(value instanceof File) && String(before) === String(value)) return false;
  map.set(name, value);
  return true;
}

const pairs = (map) =>
  [...map].flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one]));
