// The page: what is open, and what happens when something changes.
import { byID, choice, make } from "./elements.js";
import { FindingList } from "./findings.js";
import { build } from "./form.js";
import { MessageFrame } from "./frame.js";
import { MessageList } from "./messages.js";
import { get, listen, newest, post } from "./server.js";
import { SourceText } from "./source.js";
import { chooseTab, draw, drawProblem, makeTabs, views } from "./views.js";

const askRendering = newest("/api/rendering");
const askView = newest("/api/view");

const state = {
  messages: [], listVersion: 0, path: null, fixture: null, theme: "", view: "message",
  /** The values of the form; `null` while they are those of the fixture. */
  edited: null,
  shown: null,
  formKey: null,
  readForm: null,
  lastGood: null,
};

const source = new SourceText();
const frame = new MessageFrame(byID("frame"), {
  isPicked: (number) => Boolean(state.shown?.elements[number]),
  onPick: (number) => source.markOf(...state.shown.elements[number]),
});
const findings = new FindingList((finding) => {
  if (finding.line) source.mark(finding.path, finding.line, finding.endLine);
  if (state.view !== "message" && finding.element !== undefined) openView("message");
  frame.mark(finding.element ?? null);
});
const list = new MessageList((path, fixture) => open(path, fixture));

// What is open

function open(path, fixture) {
  const isOther = path !== state.path || fixture !== state.fixture;
  Object.assign(state, { path, fixture });
  if (isOther) {
    state.edited = null;
    source.clear();
    frame.mark(null);
    byID("save-result").textContent = "";
  }
  remember();
  list.show(state.messages, state);
  refresh();
}

function openView(view) {
  state.view = view;
  chooseTab(view);
  remember();
  refreshView();
}

/** The address holds what is open, so that reloading the page, or a link to it, shows the same. */
function remember() {
  const parts = new URLSearchParams();
  for (const name of ["path", "fixture", "theme", "view"]) if (state[name]) parts.set(name, state[name]);
  history.replaceState(null, "", `#${parts}`);
}

const request = () => ({
  path: state.path,
  ...(state.fixture === null ? {} : { fixture: state.fixture }),
  ...(state.edited === null ? {} : { data: state.edited }),
  ...(state.theme ? { theme: state.theme } : {}),
});

// Showing it

async function refresh() {
  if (state.path === null) return;
  refreshView();
  try {
    show(await askRendering(request()));
  } catch (error) {
    if (error.name === "AbortError") return;
    say(error.message);
  }
}

async function refreshView() {
  if (state.view === "message" || state.path === null) return;
  const view = state.view;
  try {
    draw(view, await askView({ ...request(), view }));
  } catch (error) {
    if (error.name !== "AbortError") drawProblem(error);
  }
}

function show(rendering) {
  state.shown = rendering;
  const message = state.messages.find((one) => one.path === rendering.path);
  const title = message ? `${message.name}, ${message.language}` : rendering.path;
  byID("title").textContent = title;
  document.title = `${title} – Billet preview`;
  if (rendering.html !== null) frame.show(rendering.html);
  byID("frame").hidden = rendering.html === null;
  byID("empty").hidden = rendering.html !== null;
  byID("empty").textContent = "This message has never been rendered: mend what the findings say, and it appears here.";
  if (rendering.html !== null && !rendering.isOld) state.lastGood = new Date();
  const first = rendering.findings.find((finding) => finding.severity === "error");
  say(rendering.isOld ? old(first) : null);
  byID("stage").dataset.old = String(rendering.isOld);
  source.show(rendering.files);
  findings.show(rendering.findings, rendering.files);
  showForm(rendering);
}

function old(finding) {
  const time = state.lastGood ? ` of ${state.lastGood.toLocaleTimeString("en-GB")}` : "";
  const place = finding?.line ? ` (line ${finding.line})` : "";
  return `Old: this is the last good rendering${time}. ${finding ? finding.message : "The message cannot be rendered."}${place}`;
}

function say(text) {
  const box = byID("old");
  if (box.textContent !== (text ?? "")) box.textContent = text ?? "";
  box.hidden = !text;
}

// The form

function showForm(rendering) {
  // A broken message has no variables, and the form that is there stays.
  if (rendering.variables === null) return;
  const key = JSON.stringify([state.path, state.fixture, rendering.variables,
    state.edited === null ? rendering.data : "edited"]);
  const keepsForm = state.edited !== null && state.formKey?.variables === JSON.stringify(rendering.variables)
    && state.formKey.path === state.path && state.formKey.fixture === state.fixture;
  if (keepsForm || state.formKey?.key === key) return noteValues();
  state.formKey = {
    key, variables: JSON.stringify(rendering.variables), path: state.path, fixture: state.fixture,
  };
  state.readForm = build(byID("values"), rendering.variables, rendering.data);
  byID("save").hidden = rendering.variables.length === 0;
  noteValues();
}

function noteValues() {
  const note = byID("values-note");
  const has = state.shown?.variables?.length;
  if (!has) note.textContent = "This message has no variables.";
  else if (state.edited !== null) {
    note.replaceChildren("Changed, not saved. ",
      make("button", { type: "button", class: "small", id: "reset", onclick: reset }, "Take the fixture’s"));
  } else note.textContent = state.fixture ? `From the fixture ${state.fixture}.` : "No data: defaults only.";
}

function reset() {
  state.edited = null;
  state.formKey = null;
  refresh();
  byID("values-heading").parentElement.querySelector("input, textarea")?.focus();
}

function editValues() {
  if (!state.readForm) return;
  state.edited = state.readForm();
  noteValues();
  refresh();
}

async function save(event) {
  event.preventDefault();
  const result = byID("save-result");
  try {
    const saved = await post("/api/fixtures", {
      path: state.path, name: byID("fixture-name").value, data: state.readForm?.() ?? {},
      overwrite: byID("overwrite").checked,
    });
    result.textContent = `Saved as ${saved.path}.`;
    result.dataset.state = "good";
    // To replace another one is asked for again.
    byID("overwrite").checked = false;
    await loadProject();
    open(state.path, saved.fixture);
    result.textContent = `Saved as ${saved.path}.`;
  } catch (error) {
    result.textContent = error.message;
    result.dataset.state = "error";
  }
}

// Beginning, and hearing of changes

async function loadProject() {
  const project = await get("/api/project");
  state.messages = project.messages;
  state.listVersion = project.listVersion;
  byID("project").textContent = project.name;
  const themes = byID("theme");
  themes.replaceChildren(make("option", { value: "" }, "as the message says"),
    ...project.themes.map((name) => make("option", { value: name }, name)));
  themes.value = state.theme;
  return project;
}

async function changed(change) {
  if (change.listVersion === state.listVersion) return refresh();
  const project = await loadProject();
  const isThere = state.messages.some((message) => message.path === state.path);
  if (!isThere) return begin(project);
  const message = state.messages.find((one) => one.path === state.path);
  if (state.fixture !== null && !message.fixtures.includes(state.fixture)) {
    state.fixture = message.fixtures[0] ?? null;
  }
  list.show(state.messages, state);
  return refresh();
}

/** Opens what the address names, else what the command was given, else the first message. */
function begin(project) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const find = (path) => state.messages.find((message) => message.path === path);
  const message = find(state.path ?? parts.get("path")) ?? find(project.start) ?? state.messages[0];
  if (!message) {
    state.path = null;
    list.show(state.messages, state);
    // What was open is of a file that is gone.
    if (state.shown) say("Old: the file of this message is gone. Save it again, or another one, and it appears here.");
    byID("stage").dataset.old = String(Boolean(state.shown));
    return;
  }
  const wanted = message.path === parts.get("path") ? parts.get("fixture") : null;
  const fixture = message.fixtures.includes(wanted) ? wanted
    : message.fixtures.includes("typical") ? "typical" : message.fixtures[0] ?? null;
  open(message.path, fixture);
}

function start() {
  const parts = new URLSearchParams(location.hash.slice(1));
  state.theme = parts.get("theme") ?? "";
  makeTabs(openView);
  state.view = views.some(([view]) => view === parts.get("view")) ? parts.get("view") : "message";
  chooseTab(state.view);
  choice(byID("width"), "width", [["375", "375"], ["600", "600"], ["800", "800"]], "600", (value) => frame.setWidth(value));
  choice(byID("scheme"), "scheme", [["light", "Light"], ["dark", "Dark"]], "light", (value) => frame.setScheme(value));
  choice(byID("images"), "images", [["placeholders", "Stand-ins"], ["off", "Off"], ["web", "From the web"]],
    "placeholders", (value) => frame.setImages(value));
  frame.setWidth("600");
  frame.setScheme("light");
  byID("theme").addEventListener("change", (event) => {
    state.theme = event.target.value;
    remember();
    refresh();
  });
  byID("values").addEventListener("input", editValues);
  byID("values").addEventListener("submit", (event) => event.preventDefault());
  byID("save").addEventListener("submit", save);
  listen(changed, (isOpen) => {
    byID("connection").textContent = isOpen ? "Live" : "Lost – is the preview still running?";
    byID("connection").dataset.state = isOpen ? "good" : "error";
  });
  loadProject().then(begin).catch((error) => say(error.message));
}

start();
