import { claimPlace, data, say } from "./data";
import { all, announce, byId, h, tell, when } from "./dom";
import { filtered, passes, setAside, state } from "./state";

const LEVELS = ["contradiction", "dispute", "tension", "doubt", "defect"];

function choice(id: string, words: string, options: [string, string][], act: (value: string) => void): HTMLElement {
  const select = h("select", { id, change: () => { act(select.value); tell("filter"); } }, h("option", { value: "" }, say("filter_all")), ...options.map(([value, label]) => h("option", { value }, label)));
  return h("div", {}, h("label", { for: id }, words), select);
}

/** The sheet of filters under the bar. */
export function filterSheet(): HTMLElement {
  const levels = LEVELS.filter((level) => all(`.card.${level}`).length).map((level) => {
    const box = h("input", { type: "checkbox", value: level, change: () => { if (box.checked) state.levels.add(level); else state.levels.delete(level); tell("filter"); } });
    return h("label", { class: `check ${level}` }, box, " ", say(`level_${level}`));
  });
  const facets = [...new Set(data.claims.map((claim) => claim[2]))].map((facet) => [facet, say(`facet_${facet}`)] as [string, string]);
  const status = h("span", { class: "hint" });
  const sheet = h("form", { id: "filter", class: "sheet", hidden: true, "aria-label": say("filter_title"), submit: (event: Event) => event.preventDefault() },
    choice("filter-event", say("filter_event"), data.events.filter(([anchor]) => byId(anchor)), (value) => { state.event = value; }),
    choice("filter-voice", say("filter_voice"), data.voices.map((voice) => [voice.key, `${voice.siglum} · ${voice.name}`]), (value) => { state.voice = value; }),
    choice("filter-facet", say("filter_facet"), facets, (value) => { state.facet = value; }),
    h("fieldset", {}, h("legend", {}, say("filter_level")), ...levels),
    h("button", { type: "reset", click: () => { Object.assign(state, { event: "", voice: "", facet: "" }); state.levels.clear(); tell("filter"); } }, say("filter_clear")), status);
  when("filter", () => { status.textContent = apply(); announce(status.textContent); });
  return sheet;
}

const placesIn = (element: HTMLElement): number[] => (element.dataset.claims ?? "").split(" ").flatMap((anchor) => claimPlace.get(anchor) ?? []);

/** Hides what does not pass; returns the sentence that says how much is left. */
function apply(): string {
  const on = filtered();
  const cards = all(".card").filter((card) => !card.closest(".same"));
  let shown = 0;
  for (const card of cards) {
    const level = card.dataset.level ?? "";
    const fits = !on || ((!state.levels.size || state.levels.has(level)) && (placesIn(card).some(passes) || (!state.event && !state.voice && !state.facet && !card.dataset.claims)));
    card.hidden = !fits;
    if (fits) shown += 1;
  }
  for (const minor of all<HTMLDetailsElement>(".minor")) {
    minor.hidden = !minor.querySelector(".card:not([hidden])");
    if (on && !minor.hidden && state.levels.size) minor.open = true;
  }
  for (const group of all(".group")) group.hidden = on && !group.querySelector(".card:not([hidden])");
  for (const entry of all(".entry, .synopsis tbody")) entry.hidden = Boolean(state.event) && entry.dataset.event !== state.event;
  for (const row of all(".claims tbody tr")) row.hidden = on && !passes(claimPlace.get(row.id) ?? -1);
  for (const entry of all(".entry")) if (!entry.hidden) entry.hidden = on && !entry.querySelector(".claims tbody tr:not([hidden])");
  for (const cell of all("a.cell")) cell.classList.toggle("dim", on && !placesIn(cell).some(passes));
  for (const mark of all("mark[data-c]")) mark.classList.toggle("dim", on && !(mark.dataset.c ?? "").split(" ").some((n) => passes(Number(n))));
  byId("filter-button")?.classList.toggle("on", on);
  return on ? say("filter_shown", { shown, total: cards.length }) : "";
}

/** Marks what the chosen reading sets aside, everywhere on the page. */
export function setUpReadings(): void {
  const home = byId("readings");
  if (!home || data.readings.length < 1) return;
  const names = [say("reading_whole"), ...data.readings.map((_, n) => say("reading_n", { n: n + 1 }))];
  const radios = names.map((name, n) => {
    const radio = h("input", { type: "radio", name: "reading", value: n - 1, change: () => { state.reading = n - 1; tell("reading"); } });
    radio.checked = n === 0;
    return h("label", { class: "check" }, radio, " ", name);
  });
  const chooser = h("fieldset", { class: "tools switch" }, h("legend", {}, say("reading_show")), ...radios);
  home.querySelector(".intro")?.after(chooser);
  when("reading", () => {
    const aside = setAside();
    for (const element of all("[data-claim]")) {
      const out = aside.has(claimPlace.get(element.dataset.claim ?? "") ?? -1);
      element.classList.toggle("aside", out);
      if (out) element.setAttribute("title", say("reading_out"));
      else if (element.title === say("reading_out")) element.removeAttribute("title");
    }
    for (const cell of all("a.cell")) { const places = placesIn(cell); cell.classList.toggle("aside", places.length > 0 && places.every((n) => aside.has(n))); }
    all(".reading").forEach((article, n) => article.classList.toggle("chosen", n === state.reading));
    announce(names[state.reading + 1] ?? "");
  });
}
