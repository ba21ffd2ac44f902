import { all, byId, h, s } from "./dom";
import { say } from "./data";
import { filterSheet } from "./filter";
import { closePanel } from "./panel";
import { reveal } from "./links";
import { hideTip } from "./tip";

const SECTIONS = ["findings", "synopsis", "timeline", "map", "readings", "texts", "apparatus"];
const THEMES = ["auto", "light", "dark"];
let single = true;
let theme = 0;
let at = -1;

function turnTheme(button: HTMLElement): void {
  theme = (theme + 1) % THEMES.length;
  const name = THEMES[theme]!;
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  button.setAttribute("aria-label", `${say("theme")}: ${say(`theme_${name}`)}`);
  button.title = say(`theme_${name}`);
}

function helpSheet(): HTMLDialogElement {
  const rows: [string, string][] = [["?", say("key_help")], ["f", say("key_filter")], ["n", say("key_next")], ["p", say("key_previous")], ["d", say("key_theme")], ["1 – 7", say("key_sections")], ["Esc", say("key_escape")], ["↑ ↓ ← → + − 0", say("key_timeline")]];
  const box = h("input", { type: "checkbox", change: () => { single = box.checked; } });
  box.checked = true;
  const dialog = h("dialog", { id: "help", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, say("help")),
    h("table", { class: "plain" }, h("tbody", {}, ...rows.map(([key, words]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, words))))),
    h("p", {}, h("label", { class: "check" }, box, " ", say("keys_on"))),
    h("form", { method: "dialog" }, h("button", {}, say("close"))));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  return dialog;
}

function step(by: number): void {
  const cards = all(".card:not([hidden])").filter((card) => !card.closest("[hidden], details:not([open])"));
  at = Math.max(0, Math.min(cards.length - 1, at + by));
  const card = cards[at];
  if (card) reveal(card.id);
}

/** Marks the section in view in the bar. */
function spy(): void {
  const links = new Map(all<HTMLAnchorElement>("#bar li a").map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      const link = links.get(entry.target.id);
      link?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const view of all(".view")) watch.observe(view);
}

export function setUpKeys(): void {
  const bar = byId("bar");
  if (!bar) return;
  const sheet = filterSheet();
  const help = helpSheet();
  const icon = (d: string): SVGSVGElement => s("svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" }, s("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 1.7 }));
  const showFilter = (): void => {
    sheet.hidden = !sheet.hidden;
    filterButton.setAttribute("aria-expanded", String(!sheet.hidden));
    if (!sheet.hidden) sheet.querySelector<HTMLElement>("select")?.focus();
  };
  const filterButton = h("button", { type: "button", id: "filter-button", "aria-expanded": "false", "aria-controls": "filter", "aria-label": say("filter"), click: showFilter }, icon("M3 4h14l-5.5 6.5V17l-3-2v-4.5z"), h("span", {}, say("filter")));
  const themeButton = h("button", { type: "button", "aria-label": `${say("theme")}: ${say("theme_auto")}`, title: say("theme"), click: () => turnTheme(themeButton) }, icon("M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14"));
  const helpButton = h("button", { type: "button", "aria-label": say("help"), title: say("help"), click: () => help.showModal() }, "?");
  bar.append(h("div", { class: "bar-tools" }, filterButton, themeButton, helpButton), sheet);
  const acts: Record<string, () => void> = { "?": () => help.showModal(), f: showFilter, n: () => step(1), p: () => step(-1), d: () => turnTheme(themeButton) };
  SECTIONS.forEach((name, n) => { acts[String(n + 1)] = () => reveal(`${name}-title`); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hideTip();
      if (!closePanel() && !sheet.hidden) { showFilter(); filterButton.focus(); }
      return;
    }
    const typing = (event.target as Element).closest("input, select, textarea, dialog");
    if (!single || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  spy();
}
