// A form for a message's variables, made from their types.
import { make } from "./elements.js";

let nextID = 0;

/** The fields of one object; `values` is read once and `read` gives what stands in the form. */
function group(variables, values) {
  const fields = variables.map((variable) => field(variable, values?.[variable.name]));
  return {
    elements: fields.map((one) => one.element),
    read(before) {
      const object = { ...before };
      variables.forEach((variable, index) => {
        const value = fields[index].read(before?.[variable.name]);
        if (value === undefined) delete object[variable.name];
        else object[variable.name] = value;
      });
      return object;
    },
  };
}

function field(variable, value) {
  switch (variable.type) {
    case "list": return list(variable, value);
    case "object": return record(variable, value);
    case "boolean": return checkbox(variable, value);
    case "money": return money(variable, value);
    default: return input(variable, value);
  }
}

const title = (variable) => variable.name.replaceAll("_", " ");

function note(variable) {
  const parts = [variable.summary, variable.isOptional ? "may be left empty" : null].filter(Boolean);
  return parts.length ? parts.join("; ") : null;
}

function labelled(variable, control, type = variable.type) {
  const id = `value-${nextID += 1}`;
  control.id = id;
  const text = note(variable);
  const hint = text ? make("span", { class: "quiet", id: `${id}-note` }, text) : null;
  if (hint) control.setAttribute("aria-describedby", hint.id);
  return make("div", { class: "field", "data-variable": variable.name },
    make("label", { for: id }, title(variable), " ", make("span", { class: "type" }, type)),
    control, hint);
}

function input(variable, value) {
  const kinds = { date: "date", integer: "number", url: "url", "image-url": "url" };
  const shown = value === undefined || value === null ? "" : String(value);
  const attributes = {
    name: variable.name, value: shown, spellcheck: "false", placeholder: variable.default ?? null,
  };
  let control;
  if (variable.type === "lines") {
    control = make("textarea", { ...attributes, rows: "3" });
  } else {
    // What a date or number field cannot show would be lost in it.
    const kind = kinds[variable.type] ?? "text";
    control = make("input", { ...attributes, type: kind, step: kind === "number" ? "1" : null });
    if (control.value !== shown) {
      control.type = "text";
      control.value = shown;
    }
  }
  return {
    element: labelled(variable, control),
    read(before) {
      if (control.value === "" && (variable.isOptional || before === undefined)) return undefined;
      if (control.value === shown && before !== undefined) return before;
      if (variable.type === "integer" && /^-?\d+$/.test(control.value)) return Number(control.value);
      return control.value;
    },
  };
}

function checkbox(variable, value) {
  const control = make("input", { type: "checkbox", checked: value === true });
  const id = `value-${nextID += 1}`;
  control.id = id;
  return {
    element: make("div", { class: "field check", "data-variable": variable.name },
      control, make("label", { for: id }, title(variable))),
    read: (before) => (control.checked || before !== undefined ? control.checked : undefined),
  };
}

function money(variable, value) {
  const [amountText, currencyText] = typeof value === "string"
    ? value.split(" ") : [value?.amount ?? "", value?.currency ?? ""];
  const amount = make("input", { value: String(amountText ?? ""), inputmode: "decimal", "aria-label": `${title(variable)}, amount` });
  const currency = make("input", { value: currencyText ?? "", maxlength: "3", class: "currency", "aria-label": `${title(variable)}, currency` });
  return {
    element: make("fieldset", { class: "field", "data-variable": variable.name },
      make("legend", {}, title(variable), " ", make("span", { class: "type" }, "money")),
      make("div", { class: "row" }, amount, currency)),
    read() {
      if (!amount.value && !currency.value) return undefined;
      return { amount: amount.value, currency: currency.value };
    },
  };
}

function record(variable, value) {
  const inner = group(variable.fields, value);
  return {
    element: make("fieldset", { class: "field", "data-variable": variable.name },
      make("legend", {}, title(variable)), ...inner.elements),
    read: (before) => inner.read(before),
  };
}

function list(variable, value) {
  const items = [];
  const box = make("div", { class: "items" });
  const hasFields = variable.fields.length > 0;
  const itemVariable = { name: "item", type: variable.itemType, fields: [], isOptional: false };
  const changed = () => box.dispatchEvent(new Event("input", { bubbles: true }));
  function add(itemValue) {
    const inner = hasFields ? group(variable.fields, itemValue) : null;
    const single = hasFields ? null : field(itemVariable, itemValue);
    const item = { value: itemValue };
    const remove = make("button", {
      type: "button", class: "small",
      onclick: () => {
        const index = items.indexOf(item);
        items.splice(index, 1);
        item.element.remove();
        number();
        (items[Math.min(index, items.length - 1)]?.element.querySelector("input, textarea") ?? more).focus();
        changed();
      },
    }, "Remove");
    item.legend = make("legend", {});
    item.remove = remove;
    item.element = make("fieldset", { class: "item" }, item.legend,
      ...(inner ? inner.elements : [single.element]), remove);
    item.read = () => (inner ? inner.read(item.value) : single.read(item.value) ?? "");
    items.push(item);
    box.append(item.element);
    number();
    return item;
  }
  function number() {
    items.forEach((item, index) => {
      item.legend.textContent = `${title(variable)} ${index + 1}`;
      item.remove.setAttribute("aria-label", `Remove ${title(variable)} ${index + 1}`);
    });
  }
  const more = make("button", {
    type: "button", class: "small",
    onclick: () => {
      add(undefined).element.querySelector("input, textarea")?.focus();
      changed();
    },
  }, `Add to ${title(variable)}`);
  for (const one of Array.isArray(value) ? value : []) add(one);
  return {
    element: make("fieldset", { class: "field", "data-variable": variable.name },
      make("legend", {}, title(variable), " ", make("span", { class: "type" }, "list")), box, more),
    read: (before) => (items.length || before !== undefined ? items.map((item) => item.read()) : undefined),
  };
}

/** Puts a form for the variables into an element, and gives what reads it. */
export function build(form, variables, data) {
  const fields = group(variables, data ?? {});
  form.replaceChildren(...fields.elements);
  return () => fields.read(data ?? {});
}
