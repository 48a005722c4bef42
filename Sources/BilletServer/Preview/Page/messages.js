// The list on the left: messages by name, language and fixture.
import { byID, count, make, replace, rove } from "./elements.js";

export class MessageList {
  #messages = [];
  #open = {};
  /** What was brought into view. */
  #seen = null;
  #list = byID("message-list");
  #filter = byID("filter");

  /** `onOpen` is told the path and the fixture that were chosen. */
  constructor(onOpen) {
    this.onOpen = onOpen;
    this.#filter.addEventListener("input", () => this.#draw());
    rove(this.#list, "button");
  }

  show(messages, open) {
    this.#messages = messages;
    this.#open = open;
    this.#draw();
  }

  #draw() {
    const wanted = this.#filter.value.trim().toLowerCase();
    const groups = new Map();
    for (const message of this.#messages) {
      if (wanted && !`${message.name} ${message.language}`.toLowerCase().includes(wanted)) continue;
      if (!groups.has(message.name)) groups.set(message.name, []);
      groups.get(message.name).push(message);
    }
    replace(this.#list, ...[...groups].map(([name, messages]) => this.#group(name, messages)));
    // A list of a thousand is of no use when what is open lies out of sight.
    if (this.#open.path !== this.#seen) {
      this.#list.querySelector("[aria-current=true]")?.scrollIntoView({ block: "center" });
      this.#seen = this.#open.path;
    }
    const first = this.#list.querySelector("[aria-current=true]") ?? this.#list.querySelector("button");
    for (const button of this.#list.querySelectorAll("button")) {
      button.tabIndex = button === first ? 0 : -1;
    }
    const found = [...groups.values()].flat().length;
    byID("filter-result").textContent = this.#messages.length === 0
      ? "There is no message yet: save one as Messages/NAME/en-US.md."
      : wanted ? count(found, "message") : "";
  }

  #group(name, messages) {
    const open = messages.find((message) => message.path === this.#open.path);
    return make("li", { class: "group" },
      make("span", { class: "name" }, name),
      make("ul", { class: "languages" }, ...messages.map((message) => this.#language(message))),
      open ? this.#fixtures(open) : null);
  }

  #language(message) {
    return make("li", {}, make("button", {
      type: "button", "data-key": message.path,
      "aria-current": message.path === this.#open.path ? "true" : null,
      "aria-label": `${message.name}, ${message.language}`,
      onclick: () => this.onOpen(message.path, this.#firstFixture(message)),
    }, message.language));
  }

  #firstFixture(message) {
    const same = message.fixtures.find((fixture) => fixture === this.#open.fixture);
    return same ?? message.fixtures[0] ?? null;
  }

  #fixtures(message) {
    const choices = [...message.fixtures.map((name) => [name, name]), [null, "without data"]];
    return make("ul", { class: "fixtures", "aria-label": `Fixtures of ${message.language}` },
      ...choices.map(([fixture, label]) => make("li", {}, make("button", {
        type: "button", "data-key": `${message.path} ${fixture}`,
        "aria-current": fixture === this.#open.fixture ? "true" : null,
        onclick: () => this.onOpen(message.path, fixture),
      }, label))));
  }
}
