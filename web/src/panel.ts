import { copyButton, fragmentLink, reveal } from "./links";
import { all, byId, h, s } from "./dom";
import { data, say } from "./data";

let panel: HTMLElement | undefined;
let cameFrom: HTMLElement | undefined;

/** A claim as its row in the apparatus has it; the row is the one place where all of it stands. */
function entry(place: number): HTMLElement | null {
  const claim = data.claims[place];
  const row = claim && byId(claim[0]);
  if (!claim || !row) return null;
  const cells = [...row.children] as HTMLElement[];
  const copy = (cell: HTMLElement | undefined): Node[] => [...(cell?.cloneNode(true).childNodes ?? [])];
  const event = row.closest(".entry")?.querySelector("h3")?.firstChild?.textContent ?? "";
  const quote = h("blockquote", {}, ...copy(cells[4]).filter((node) => !(node instanceof HTMLAnchorElement)));
  const who = h("p", { class: "who" }, ...copy(cells[3]));
  const what = h("p", { class: "what" }, h("span", { class: "facet" }, cells[1]?.textContent ?? ""), " ", ...copy(cells[2]));
  const found = all<HTMLAnchorElement>("a", cells[5]).map((link) => h("li", { class: link.className.replace("level", "").trim() },
    h("a", { href: link.hash, class: link.className }, ...copy(link)), h("span", {}, link.title)));
  return h("article", { class: "piece", "aria-label": cells[0]?.textContent ?? "" },
    h("p", { class: "piece-head" }, h("strong", { class: "ref" }, cells[0]?.textContent ?? ""), " ", h("a", { href: `#${claim[1]}` }, event)),
    what, quote, who,
    h("p", { class: "piece-links" },
      h("a", { href: `#q-${claim[0]}` }, say("go_text")), h("a", { href: `#${claim[0]}` }, say("go_claim")),
      copyButton(say("copy"), `${location.href.split("#")[0]}#${claim[0]}`, say("copied")),
      copyButton(say("copy_fragment"), fragmentLink(claim[0]), say("copied"))),
    found.length ? h("ul", { class: "piece-findings" }, ...found) : null);
}

/** Closes the sheet; false when it was not open. */
export function closePanel(): boolean {
  if (!panel || panel.hidden) return false;
  panel.hidden = true;
  document.documentElement.classList.remove("with-panel");
  cameFrom?.focus({ preventScroll: true });
  return true;
}

/** Shows the evidence for claims beside the page. */
export function openPanel(places: number[], from?: HTMLElement): void {
  const entries = places.slice(0, 50).map(entry).filter((one): one is HTMLElement => one !== null);
  if (!entries.length) return;
  if (!panel) {
    const cross = s("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, s("path", { d: "M3 3l10 10M13 3L3 13", stroke: "currentColor", "stroke-width": 2 }));
    panel = h("aside", { id: "panel", tabindex: -1, "aria-label": say("evidence") },
      h("div", { class: "panel-head" }, h("h2", {}, say("evidence")), h("button", { type: "button", class: "icon", "aria-label": say("close"), click: closePanel }, cross)),
      h("div", { class: "panel-body" }));
    panel.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      if (matchMedia("(max-width: 60rem)").matches) { cameFrom = undefined; closePanel(); }
      history.pushState(null, "", link.hash);
      reveal(decodeURIComponent(link.hash.slice(1)));
    });
    document.body.append(panel);
  }
  cameFrom = from;
  panel.querySelector(".panel-body")!.replaceChildren(...entries);
  panel.hidden = false;
  document.documentElement.classList.add("with-panel");
  panel.querySelector(".panel-body")!.scrollTop = 0;
  panel.focus({ preventScroll: true });
}
