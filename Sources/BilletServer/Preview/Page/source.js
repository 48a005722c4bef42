// The author's text with numbered lines.
import { byID, make, replace } from "./elements.js";

export class SourceText {
  #lines = byID("source-lines");
  #chooser = byID("source-file");
  #files = [];
  #current = 0;
  #drawn = "";

  constructor() {
    this.#chooser.addEventListener("change", () => this.#open(Number(this.#chooser.value)));
  }

  show(files) {
    const path = this.#files[this.#current]?.path;
    this.#files = files;
    this.#current = Math.max(files.findIndex((file) => file.path === path), 0);
    replace(this.#chooser, ...files.map((file, index) => make("option", { value: String(index) }, file.path)));
    byID("source-file-label").hidden = files.length < 2;
    this.#open(this.#current);
  }

  #open(index) {
    this.#current = index;
    this.#chooser.value = String(index);
    const file = this.#files[index];
    const state = `${file?.path}\n${file?.text}`;
    if (state === this.#drawn) return;
    this.#drawn = state;
    const lines = file ? file.text.split(/\r\n|\r|\n/) : [];
    replace(this.#lines, ...lines.map((line) => make("li", {}, make("code", {}, line || " "))));
  }

  /** Marks lines of a file, from 1, and brings them into view. */
  mark(path, first, last = first) {
    const index = this.#files.findIndex((file) => file.path === path);
    if (index < 0) return;
    this.#open(index);
    this.clear();
    for (let line = first; line <= last; line += 1) {
      this.#lines.children[line - 1]?.setAttribute("aria-current", "true");
    }
    const start = this.#lines.children[first - 1];
    if (start) this.#lines.scrollTop = start.offsetTop - this.#lines.clientHeight / 3;
  }

  markOf(file, first, last) {
    if (this.#files[file]) this.mark(this.#files[file].path, first, last);
  }

  clear() {
    this.#lines.querySelectorAll("[aria-current]").forEach((line) => {
      line.removeAttribute("aria-current");
    });
  }
}
