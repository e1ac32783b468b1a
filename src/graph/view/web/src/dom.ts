/** Makes elements. Data only ever enters as text or attribute values, never as markup. */

type Child = Node | string | number | null | undefined | false;
type Handler = (event: never) => void;
type Props = Record<string, string | number | boolean | null | undefined | Handler>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  dress(element, props);
  append(element, children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Child | Child[])[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(element, props);
  append(element, children);
  return element;
}

function dress(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value as unknown as EventListener);
    else if (name === "value" && element instanceof HTMLInputElement) element.value = String(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

export function append(element: Element, children: (Child | Child[])[]): void {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

export function fill(element: Element, ...children: (Child | Child[])[]): void {
  element.replaceChildren();
  append(element, children);
}

/** Text of an article or a name: isolated, so that its direction cannot reorder what stands around it. */
export function data(text: string | undefined, className = ""): HTMLElement {
  return h("bdi", className ? { class: className } : {}, clean(text ?? ""));
}

/** Direction overrides and control characters are shown as signs, not obeyed. */
export function clean(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, "\u00b7")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd");
}

export function clip(text: string, length: number): string {
  const characters = [...clean(text)];
  return characters.length <= length
    ? characters.join("")
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

export function button(label: Child, onClick: () => void, props: Props = {}): HTMLButtonElement {
  return h("button", { type: "button", click: onClick, ...props }, label);
}

/** A link to an article: only http and https, and nothing of ours is told to it. */
export function link(url: string | undefined, label: string): HTMLElement | null {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, label);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
