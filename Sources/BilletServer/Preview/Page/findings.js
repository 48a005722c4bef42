// What is wrong, why it matters and what to do; each finding leads to its place.
import { byID, count, make, replace } from "./elements.js";

const words = {
  error: ["error", "errors"], warning: ["warning", "warnings"],
  review: ["to look at", "to look at"], note: ["note", "notes"],
};

export class FindingList {
  #list = byID("findings-list");

  /** `onChoose` is told the finding that was clicked. */
  constructor(onChoose) {
    this.onChoose = onChoose;
  }

  show(findings, files) {
    byID("findings-summary").textContent = this.#summary(findings);
    byID("findings-summary").dataset.state = findings.some((f) => f.severity === "error") ? "error"
      : findings.length ? "warning" : "good";
    const seen = new Map();
    replace(this.#list, ...findings.map((finding) => {
      const name = `${finding.rule} ${finding.path ?? ""} ${finding.message}`;
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return this.#item(finding, files, `${name} ${seen.get(name)}`);
    }));
  }

  #summary(findings) {
    if (findings.length === 0) return "Nothing is wrong with this message.";
    return Object.entries(words).flatMap(([severity, [one, many]]) => {
      const number = findings.filter((finding) => finding.severity === severity).length;
      return number ? [count(number, one, many)] : [];
    }).join(", ");
  }

  #item(finding, files, key) {
    const button = make("button", {
      type: "button", class: "message", "data-key": key, "aria-pressed": "false",
      onclick: () => {
        this.#list.querySelectorAll("[aria-pressed=true]").forEach((other) => {
          other.setAttribute("aria-pressed", "false");
        });
        button.setAttribute("aria-pressed", "true");
        this.onChoose(finding);
      },
    },
    make("span", { class: "severity", "data-severity": finding.severity }, words[finding.severity][0]),
    " ", finding.message);
    const facts = [];
    if (finding.why) facts.push(make("dt", {}, "Why"), make("dd", {}, finding.why));
    if (finding.help) facts.push(make("dt", {}, "Help"), make("dd", {}, finding.help));
    if (finding.clauses.length) {
      facts.push(make("dt", {}, "Clause"), make("dd", {}, finding.clauses.join("; ")));
    }
    return make("li", { class: "finding", "data-rule": finding.rule },
      button, this.#excerpt(finding, files), make("dl", {}, ...facts),
      make("p", { class: "rule" }, "Rule ", make("code", {}, finding.rule)));
  }

  /** The author's line with what the finding is about marked. */
  #excerpt(finding, files) {
    if (!finding.line) return null;
    const text = files.find((file) => file.path === finding.path)?.text;
    if (text === undefined) return null;
    const line = [...(text.split(/\r\n|\r|\n/)[finding.line - 1] ?? "")];
    const start = finding.column - 1;
    const end = finding.endLine > finding.line ? line.length : finding.endColumn - 1;
    const part = (from, to) => line.slice(from, to).join("");
    return make("p", { class: "excerpt" },
      make("span", { class: "place" }, `${finding.path}, line ${finding.line}`),
      make("code", {}, part(0, start), make("mark", {}, part(start, Math.max(end, start + 1))),
        part(Math.max(end, start + 1), line.length)));
  }
}
