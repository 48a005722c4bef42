// What a message is besides its picture: one view a tab.
import { byID, count, make, rove } from "./elements.js";

export const views = [
  ["message", "Message"], ["html", "HTML"], ["text", "Plain text"], ["sp-api", "Selling Partner API"],
  ["eml", "E-mail"], ["reader", "Screen reader"], ["snapshot", "Snapshot"],
];

/** Makes the tabs; `onOpen` is told the view that was chosen. */
export function makeTabs(onOpen) {
  const list = byID("tabs");
  for (const [view, label] of views) {
    list.append(make("button", {
      type: "button", role: "tab", id: `tab-${view}`, "data-view": view,
      "aria-controls": view === "message" ? "message-panel" : "view-panel",
      onclick: () => onOpen(view),
    }, label));
  }
  rove(list, "[role=tab]");
}

export function chooseTab(view) {
  for (const tab of byID("tabs").children) {
    const isChosen = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
  }
  byID("message-panel").hidden = view !== "message";
  const panel = byID("view-panel");
  panel.hidden = view === "message";
  panel.setAttribute("aria-labelledby", `tab-${view}`);
}

const sentence = (text, attributes = {}) => make("p", attributes, text);

const notRendered = () => sentence("There is nothing to show: the message has faults that stop it.");

function copyButton(text) {
  const status = make("span", { role: "status", class: "quiet" });
  return make("p", { class: "row" },
    make("button", {
      type: "button", class: "small",
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(text);
          status.textContent = "Copied.";
        } catch {
          status.textContent = "The browser does not let the page copy; select the text instead.";
        }
      },
    }, "Copy"), status);
}

const code = (text) => make("pre", { class: "code" }, text);

function channel(findings) {
  if (!findings?.length) return null;
  return make("ul", { class: "channel" }, ...findings.map((finding) => make("li", {},
    make("span", { class: "severity", "data-severity": finding.severity }, finding.severity), " ",
    [finding.message, finding.why, finding.help].filter(Boolean).join(" "))));
}

function plain(answer) {
  if (answer.text === null) return [notRendered(), channel(answer.findings)];
  return [channel(answer.findings), copyButton(answer.text), code(answer.text)];
}

/** The length as the API counts it, beside the most that it takes where that is known. */
function length(text, limit) {
  if (text === undefined) return make("dd", { id: "characters" }, "no text is sent");
  const characters = [...text].length;
  const isOver = limit !== null && characters > limit;
  return make("dd", { id: "characters", "data-over": String(isOver) },
    limit === null ? count(characters, "character")
      : `${characters} of at most ${count(limit, "character")}${isOver ? ": too long" : ""}`);
}

/** Why no request can be made of the message, what to do, and the text that there is all the same. */
function withoutRequest(answer) {
  const hasNoOperation = answer.findings.some(({ rule, severity }) => rule === "message-reason" && severity === "error");
  const text = answer.plainText.replace(/[\r\n]+$/, "");
  return [
    make("h3", {}, hasNoOperation ? "This message cannot go through the Selling Partner API"
      : "The request to the Selling Partner API is not complete"),
    channel(answer.findings),
    hasNoOperation ? sentence("The tabs “Plain text” and “E-mail” show it as other ways take it.")
      : sentence("Such facts are asked of whoever sends the message; the text can be read and counted without them."),
    make("dl", { class: "request" }, make("dt", {}, "Characters"), length(text, answer.textLimit)),
    copyButton(text),
    code(text),
  ];
}

function sellingPartner(answer) {
  if (answer.text === null) return answer.plainText === null ? [notRendered()] : withoutRequest(answer);
  const request = JSON.parse(answer.text);
  const text = request.body?.text;
  return [
    channel(answer.findings),
    make("dl", { class: "request" },
      make("dt", {}, "Operation"), make("dd", {}, request.operation ?? "none"),
      make("dt", {}, "Characters"), length(text, answer.textLimit)),
    text === undefined ? null : copyButton(text),
    text === undefined ? null : code(text),
    make("details", {}, make("summary", {}, "The whole request"), code(answer.text)),
  ];
}

const roleNames = {
  img: "image", listitem: "list item", columnheader: "column header", rowheader: "row header",
  rowgroup: "row group",
};

/** Items of which one only holds the text of the next are said in one go. */
function joined(items) {
  const result = [];
  for (const item of items) {
    const last = result.at(-1);
    if (item.role === "text" && last && !last.name && !last.detail && item.depth === last.depth + 1) {
      last.name = item.name;
    } else result.push({ ...item });
  }
  return result;
}

function reader(answer) {
  if (!answer.items) return [notRendered()];
  return [
    sentence("In this order, and in these words, a screen reader tells the message.", { class: "quiet" }),
    make("ol", { class: "reader" }, ...joined(answer.items).map((item) => {
      const line = make("li", {},
        make("span", { class: "role" }, roleNames[item.role] ?? item.role), " ",
        make("span", { class: "said" }, item.name),
        item.detail ? make("span", { class: "quiet" }, ` ${item.detail}`) : null);
      line.style.marginInlineStart = `${item.depth * 1.25}rem`;
      return line;
    })),
  ];
}

function difference(diff) {
  const kinds = { "+": "ins", "-": "del" };
  return make("pre", { class: "code" }, ...diff.split("\n").map((line) => {
    const kind = /^(\+\+\+|---)/.test(line) ? "span" : kinds[line[0]] ?? "span";
    return make(kind, { class: "line" }, `${line}\n`);
  }));
}

function snapshot(answer) {
  const outcomes = {
    matched: "as recorded", missing: "not recorded yet", orphaned: "recorded, but not rendered any more",
    changed: "not as recorded",
  };
  if (!answer.snapshots.length) return [sentence("Nothing is recorded or rendered for this fixture.")];
  const isOpen = answer.snapshots.some((one) => one.outcome !== "matched");
  return [
    isOpen ? sentence("If that is what you meant, accept it with “billet test --update”.") : null,
    ...answer.snapshots.flatMap((one) => [
      make("h3", { class: "snapshot", "data-outcome": one.outcome }, one.name, ": ", outcomes[one.outcome]),
      one.diff ? difference(one.diff) : null,
    ]),
  ];
}

/** Draws the answer of the server into the panel. */
export function draw(view, answer) {
  const drawers = { "sp-api": sellingPartner, reader, snapshot };
  const panel = byID("view-panel");
  const top = panel.scrollTop;
  panel.replaceChildren(...(drawers[view] ?? plain)(answer).filter(Boolean));
  panel.scrollTop = top;
}

export function drawProblem(problem) {
  byID("view-panel").replaceChildren(sentence(problem.message, { role: "alert" }));
}
