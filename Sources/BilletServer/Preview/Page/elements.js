// Making elements, and keeping the focus where it was.

/** Makes an element: attributes by name, `on…` as listeners, the rest as children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "checked" || name === "value" || name === "hidden") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const byID = (id) => document.getElementById(id);

/** Replaces what an element holds; the focus stays on the child of the same `data-key`. */
export function replace(element, ...children) {
  const focused = element.contains(document.activeElement)
    ? document.activeElement.dataset.key : undefined;
  const top = element.scrollTop;
  element.replaceChildren(...children);
  element.scrollTop = top;
  if (focused !== undefined) {
    element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

/** A number with the word that it counts. */
export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** Radio buttons that look like one switch. */
export function choice(fieldset, name, options, chosen, onChange) {
  for (const [value, label] of options) {
    const id = `${name}-${value}`;
    fieldset.append(
      make("input", {
        type: "radio", name, id, value, checked: value === chosen, onchange: () => onChange(value),
      }),
      make("label", { for: id }, label));
  }
}

/** Arrow keys go through the buttons of a list, so that the Tab key need not. */
export function rove(container, selector) {
  container.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const isEnd = event.key === "Home" || event.key === "End";
    if (!step && !isEnd) return;
    const all = [...container.querySelectorAll(selector)];
    const index = all.indexOf(document.activeElement);
    if (index < 0) return;
    event.preventDefault();
    const next = isEnd ? (event.key === "Home" ? 0 : all.length - 1)
      : (index + step + all.length) % all.length;
    for (const item of all) item.tabIndex = -1;
    all[next].tabIndex = 0;
    all[next].focus();
  });
}
