import { all, byId, h } from "./dom";
import { claimPlace, data } from "./data";

/** Everything on the page that stands for a claim: quotes, references, rows, marked text. */
const stands = new Map<number, Element[]>();
let gathered = false;

/** Gathers in small steps, so that a large page never halts for it. */
function* gather(): Generator<void> {
  for (const part of document.querySelectorAll(".group, .synopsis tbody, .twin tbody, .reading, .block, .entry")) {
    for (const element of all("[data-claim], mark[data-c], a.cell", part)) {
      for (const place of placesOf(element)) {
        const list = stands.get(place);
        if (list) list.push(element);
        else stands.set(place, [element]);
      }
    }
    yield;
  }
  gathered = true;
}
const gathering = gather();
function gatherWhenIdle(): void {
  const idle = globalThis.requestIdleCallback ?? ((act: (deadline: { timeRemaining: () => number }) => void) => setTimeout(() => act({ timeRemaining: () => 5 }), 20));
  idle((deadline) => {
    while (!gathered && deadline.timeRemaining() > 3) gathering.next();
    if (!gathered) gatherWhenIdle();
  });
}

/** The claims that an element stands for. */
export function placesOf(element: HTMLElement): number[] {
  const { claim, claims, c } = element.dataset;
  if (c !== undefined) return c.split(" ").map(Number);
  return (claims ?? claim ?? "").split(" ").flatMap((anchor) => claimPlace.get(anchor) ?? []);
}

let lit: Element[] = [];
/** Lights every place of some claims. */
export function light(places: number[]): void {
  for (const element of lit) element.classList.remove("lit");
  lit = places.flatMap((place) => stands.get(place) ?? []);
  for (const element of lit) element.classList.add("lit");
}

const TRIES = 24, STILL = 6;
/** Scrolls to an element, and again while what lies above it finds its height (only large records move), until it has
 * kept its place for some frames. */
function settle(target: Element, tries = TRIES, still = 0): void {
  if (!still) target.scrollIntoView({ block: target.matches("h2, .view, .group") ? "start" : "center", behavior: tries < TRIES ? "instant" : "auto" });
  if (!document.querySelector("main.large")) return;
  const top = target.getBoundingClientRect().top;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const moved = Math.abs(target.getBoundingClientRect().top - top) > 2;
    if (moved ? tries > 0 : still < STILL) settle(target, tries - Number(moved), moved ? 0 : still + 1);
  }));
}

/** Opens whatever hides an element (folded details), then shows it. */
export function reveal(id: string, focus = true): void {
  const target = byId(id);
  if (!target) return;
  for (let up: Element | null = target; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
  settle(target);
  if (focus) {
    if (!target.matches("a, button, input, [tabindex]")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }
  const place = claimPlace.get(id.replace(/^q-/, ""));
  if (place === undefined) return;
  while (!gathered) gathering.next();
  light([place]);
}

/** A link to a passage by its words (URL Fragment Text Directives, WICG). */
export function fragmentLink(anchor: string): string {
  const row = byId(anchor)?.querySelector("q");
  const words = (row?.textContent ?? "").split(" … ")[0] ?? "";
  const encode = (text: string): string => encodeURIComponent(text).replace(/-/g, "%2D");
  const list = words.split(" ");
  const text = list.length > 10 ? `${encode(list.slice(0, 5).join(" "))},${encode(list.slice(-5).join(" "))}` : encode(words);
  return `${location.href.split("#")[0]}#q-${anchor}:~:text=${text}`;
}

export function setUpLinks(open: (places: number[], from: HTMLElement) => void): void {
  gatherWhenIdle();
  const find = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>("[data-claim], [data-c], a.cell");
  document.addEventListener("pointerover", (event) => { const it = find(event); if (it) light(placesOf(it)); });
  document.addEventListener("focusin", (event) => { const it = find(event); if (it) light(placesOf(it)); });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>("a[href^='#']");
    if (link && !link.matches("a.cell, sup a, a.ref")) {
      event.preventDefault();
      const id = decodeURIComponent(link.hash.slice(1));
      history.pushState(null, "", link.hash);
      reveal(id);
      return;
    }
    const stand = target.closest<HTMLElement>("a.cell, a.ref, sup a, mark[data-c]");
    if (!stand || String(getSelection()) !== "") return;
    event.preventDefault();
    open(placesOf(stand), stand);
  });
  addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1))));
  addEventListener("popstate", () => reveal(decodeURIComponent(location.hash.slice(1))));
  if (location.hash.length > 1) reveal(decodeURIComponent(location.hash.slice(1)), false);
}

/** A button that copies a link and says so. */
export function copyButton(words: string, link: string, done: string): HTMLButtonElement {
  const button = h("button", { type: "button", class: "plain-button", click: () => {
    const area = h("textarea", { class: "vh" });
    area.value = link;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy"); // also from a file on disk, where the clipboard interface is closed
    area.remove();
    if (!copied) void navigator.clipboard?.writeText(link);
    button.textContent = done;
    button.focus();
    setTimeout(() => { button.textContent = words; }, 2000);
  } }, words);
  return button;
}

export const eventOf = (place: number): string => data.claims[place]?.[1] ?? "";
