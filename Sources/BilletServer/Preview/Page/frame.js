// The message itself, in a frame that runs no script of its own.

const picture = (width, height) => "data:image/svg+xml," + encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`
  + `<rect width="100%" height="100%" fill="#8883"/>`
  + `<path d="M0 ${height} L${width * 0.32} ${height * 0.45} L${width * 0.52} ${height * 0.72}`
  + ` L${width * 0.68} ${height * 0.55} L${width} ${height} Z" fill="#8886"/>`
  + `<circle cx="${width * 0.75}" cy="${height * 0.27}" r="${height * 0.1}" fill="#8886"/></svg>`);

export class MessageFrame {
  #frame;
  #loaded;
  #html = null;
  #images = "placeholders";
  #scheme = "light";
  #marked = null;

  /** `onPick` is told the number of an element; `isPicked` says which have a line to show. */
  constructor(frame, { isPicked, onPick }) {
    this.#frame = frame;
    this.isPicked = isPicked;
    this.onPick = onPick;
    this.#load("/frame");
  }

  #load(address) {
    this.#loaded = new Promise((resolve) => {
      this.#frame.addEventListener("load", () => {
        this.#listen(this.#document);
        resolve();
      }, { once: true });
    });
    if (!this.#frame.src.endsWith(address)) this.#frame.src = address;
    else if (this.#document?.getElementById("billet-frame")) {
      this.#listen(this.#document);
      this.#loaded = Promise.resolve();
    }
  }

  get #document() { return this.#frame.contentDocument; }

  #listen(document) {
    document.addEventListener("click", (event) => {
      // A link of a message leads away from the page, which nobody wants here.
      event.preventDefault();
      let element = event.target.closest("[data-billet]");
      while (element && !this.isPicked(Number(element.dataset.billet))) {
        element = element.parentElement?.closest("[data-billet]");
      }
      this.#pick(element);
    });
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      const all = [...document.body.querySelectorAll("[data-billet]")]
        .filter((element) => this.isPicked(Number(element.dataset.billet)));
      const index = all.indexOf(document.querySelector("[data-billet-mark]"));
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#pick(all[Math.min(Math.max(index + step, 0), all.length - 1)]);
    });
    document.documentElement.tabIndex = -1;
  }

  #pick(element) {
    if (!element) return;
    const number = Number(element.dataset.billet);
    this.mark(number);
    this.onPick(number);
  }

  /** Puts a message into the frame; what was scrolled to stays where it is. */
  async show(html) {
    this.#html = html;
    await this.#loaded;
    if (this.#html !== html) return;
    const document = this.#document;
    // The frame's own parser: the message's styles are judged by the frame's policy, not by the page's.
    const message = new this.#frame.contentWindow.DOMParser().parseFromString(html, "text/html");
    const { scrollLeft, scrollTop } = document.scrollingElement ?? document.documentElement;
    this.#arrangeImages(message);
    for (const name of ["lang", "dir"]) {
      document.documentElement.setAttribute(name, message.documentElement.getAttribute(name) ?? "");
    }
    document.documentElement.style.colorScheme = this.#scheme;
    document.title = message.title;
    document.head.querySelectorAll("style:not(#billet-frame)").forEach((style) => style.remove());
    message.head.querySelectorAll("style").forEach((style) => {
      document.head.append(document.importNode(style, true));
    });
    document.body.replaceWith(document.importNode(message.body, true));
    document.scrollingElement?.scrollTo(scrollLeft, scrollTop);
    if (this.#marked !== null) this.#outline(this.#marked);
  }

  #arrangeImages(message) {
    if (this.#images === "web") return;
    for (const image of message.querySelectorAll("img")) {
      image.removeAttribute("srcset");
      if (this.#images === "off") {
        image.removeAttribute("src");
      } else {
        const width = Number(image.getAttribute("width")) || 480;
        image.src = picture(width, Number(image.getAttribute("height")) || Math.round(width * 0.6));
      }
    }
  }

  #again() {
    if (this.#html !== null) this.show(this.#html);
  }

  setImages(images) {
    const address = images === "web" ? "/frame-with-images" : "/frame";
    this.#images = images;
    if (!this.#frame.src.endsWith(address)) this.#load(address);
    this.#again();
  }

  setScheme(scheme) {
    this.#scheme = scheme;
    this.#frame.dataset.scheme = scheme;
    this.#again();
  }

  setWidth(width) { this.#frame.style.width = `${width}px`; }

  /** Marks an element and brings it into view; `null` takes the mark away. */
  mark(number) {
    this.#marked = number;
    const element = this.#outline(number);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
  }

  #outline(number) {
    const document = this.#document;
    if (!document) return null;
    document.querySelectorAll("[data-billet-mark]").forEach((element) => {
      element.removeAttribute("data-billet-mark");
    });
    const element = number === null ? null : document.querySelector(`[data-billet="${number}"]`);
    element?.setAttribute("data-billet-mark", "");
    return element;
  }
}
