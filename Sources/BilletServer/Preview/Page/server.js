// Asking the server that this page came from; there is no other.

/** What the server could not do, in its own words. */
export class Problem extends Error {
  constructor(status, detail, diagnostics = []) {
    super(detail);
    this.status = status;
    this.diagnostics = diagnostics;
  }
}

async function answer(response) {
  const body = await response.json().catch(() => null);
  if (response.ok && body) return body;
  const detail = body?.diagnostics?.[0]?.message ?? body?.detail ?? "The preview gave no answer.";
  throw new Problem(response.status, detail, body?.diagnostics ?? []);
}

export const get = async (path) => answer(await fetch(path));

export const post = async (path, body, signal) => answer(await fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
  signal,
}));

/** Sends only the newest of several requests of a kind; older ones are given up. */
export function newest(path) {
  let controller;
  return async (body) => {
    controller?.abort();
    controller = new AbortController();
    return post(path, body, controller.signal);
  };
}

/** Hears of changes; the browser comes back by itself when the server does. */
export function listen(onChange, onState) {
  const events = new EventSource("/api/events");
  let wasLost = false;
  events.addEventListener("change", (event) => onChange(JSON.parse(event.data)));
  events.addEventListener("open", () => {
    onState(true);
    // Whatever happened in between was not heard.
    if (wasLost) onChange({ listVersion: -1, paths: [] });
    wasLost = false;
  });
  events.addEventListener("error", () => {
    wasLost = true;
    onState(false);
  });
}
