/** Talks with the service: progress both ways, errors in the service's words, the token where one is asked for. */
import { askForToken, storedToken } from "./token.js";

/** An answer that is an error: problem details (RFC 9457), or no answer at all. */
export class Problem extends Error {
  constructor(status, details) {
    super(details.detail || details.title || "The service gave no reason.");
    this.status = status;
    this.cause = details.cause ?? this.message;
    this.subject = details.subject ?? "";
    this.mend = details.mend ?? "";
    this.requestId = details.requestId ?? "";
    /** Seconds after which it is worth to try again. */
    this.retryAfter = details.retryAfter;
  }
}

/**
 * @param path relative to the page, so that it works below any address.
 * @param options.fields [name, value] pairs; a value is a text or a file. None makes it a GET.
 * @param options.onProgress called with ("sending" | "working" | "receiving", share or null).
 * @returns {Promise<Answer>} rejects with {@link Problem}, or an AbortError.
 */
export async function ask(path, options = {}) {
  for (let patience = 5; ; patience -= 1) {
    try {
      return await attempt(path, options);
    } catch (error) {
      if (error.status === 401) {
        await askForToken();
      } else if (error.status === 503 && error.retryAfter && patience > 0) {
        await pause(error.retryAfter, options.signal);
      } else {
        throw error;
      }
    }
  }
}

/** Waits, as a service that is full asks one to. */
function pause(seconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

function attempt(path, { fields, signal, onProgress = () => {} }) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new DOMException("No longer wanted.", "AbortError"));
    const request = new XMLHttpRequest();
    request.open(fields ? "POST" : "GET", path);
    request.responseType = "blob";
    if (storedToken()) request.setRequestHeader("Authorization", `Bearer ${storedToken()}`);
    const share = (event) => (event.lengthComputable && event.total > 0 ? event.loaded / event.total : null);
    request.upload.onprogress = (event) => onProgress("sending", share(event));
    request.upload.onload = () => onProgress("working", null);
    request.onprogress = (event) => onProgress("receiving", share(event));
    request.onabort = () => reject(new DOMException("No longer wanted.", "AbortError"));
    request.onerror = () => reject(new Problem(0, { detail: "The service does not answer; is it still running?" }));
    request.onload = async () => {
      if (request.status < 300) return resolve(new Answer(request));
      const retryAfter = Number(request.getResponseHeader("Retry-After")) || undefined;
      reject(new Problem(request.status, { ...(await details(request.response)), retryAfter }));
    };
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(fields ? form(fields) : null);
  });
}

async function details(blob) {
  try {
    return JSON.parse(await blob.text());
  } catch {
    return {};
  }
}

function form(fields) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

class Answer {
  constructor(request) {
    this.blob = request.response;
    this.type = request.getResponseHeader("Content-Type") ?? "";
    this.fileName = /filename="([^"]+)"/.exec(request.getResponseHeader("Content-Disposition") ?? "")?.[1] ?? "file";
    const warnings = request.getResponseHeader("Isobath-Warnings");
    this.warnings = warnings ? warnings.split(", ").map(decodeURIComponent) : [];
  }

  async json() {
    return JSON.parse(await this.blob.text());
  }
}

/** Runs only the latest of a row of tasks: a new one ends the one before it, and may wait a little first. */
export class Latest {
  #controller;
  #timer;

  /** @param task takes a signal. @returns its result; rejects with an AbortError when a newer task has begun. */
  run(task, delay = 0) {
    this.stop();
    const controller = new AbortController();
    this.#controller = controller;
    return new Promise((resolve, reject) => {
      const begin = () => task(controller.signal).then(resolve, reject);
      controller.signal.addEventListener("abort", () => reject(new DOMException("No longer wanted.", "AbortError")));
      if (delay > 0) this.#timer = setTimeout(begin, delay);
      else begin();
    });
  }

  stop() {
    clearTimeout(this.#timer);
    this.#controller?.abort();
  }
}
