type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined | EventListener>;

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
}

/** An element with attributes (functions become listeners) and children; text is always text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}

export const byId = (id: string): HTMLElement | null => document.getElementById(id);
export const all = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T[] => [...root.querySelectorAll<T>(selector)];

const changes = new EventTarget();
/** What the parts of the page tell one another: `filter`, `period`, `reading`. */
export const tell = (what: string): boolean => changes.dispatchEvent(new Event(what));
export const when = (what: string, act: () => void): void => changes.addEventListener(what, act);

/** Runs `act` once, when `element` comes near the window (or the page is printed). */
export function near(element: Element, act: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    watch.disconnect();
    act();
  };
  const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && once(), { rootMargin: "600px" });
  watch.observe(element);
  addEventListener("beforeprint", once);
}

const region = h("div", { class: "vh", role: "status", "aria-live": "polite" });
/** Says something to readers who do not see the page. */
export function announce(words: string): void {
  if (!region.isConnected) document.body.append(region);
  region.textContent = words;
}
