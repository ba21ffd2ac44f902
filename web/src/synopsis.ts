import { all, byId, h } from "./dom";
import { say } from "./data";

/** Choosing and reordering the voices of one table, and folding away what all agree on. */
function columns(table: HTMLTableElement): HTMLElement {
  const heads = all<HTMLTableCellElement>(".voices th[data-col]", table);
  const groups = all<HTMLTableCellElement>(".witnesses th", table);
  const order = heads.map((_, n) => n);
  const owner: number[] = groups.length ? groups.flatMap((group, g) => Array.from({ length: group.colSpan }, () => g)) : heads.map((_, n) => n);
  const hidden = new Set<number>();
  const rows = all<HTMLTableRowElement>(".voices, .point", table).map((row) => ({ row, cells: [...row.children].slice(1) as HTMLElement[] }));

  const apply = (): void => {
    for (const { row, cells } of rows) {
      row.append(...order.map((n) => cells[n]!));
      for (const n of order) cells[n]!.hidden = hidden.has(n);
    }
    const widths = all("col.c-voice", table);
    widths.forEach((width, place) => { width.hidden = place >= order.length - hidden.size; });
    const runs: [number, number][] = [];
    for (const n of order.filter((one) => !hidden.has(one))) {
      const last = runs[runs.length - 1];
      if (last && last[0] === owner[n]) last[1] += 1;
      else runs.push([owner[n]!, 1]);
    }
    const first = table.querySelector(".witnesses");
    first?.replaceChildren(first.children[0]!, ...runs.map(([g, width]) => h("th", { scope: "colgroup", colspan: width }, ...[...groups[g]!.childNodes].map((node) => node.cloneNode(true)))));
    for (const wide of all<HTMLTableCellElement>(".event > th", table)) wide.colSpan = order.length - hidden.size + 1;
  };
  const list = h("ul", { class: "columns" });
  const build = (): void => {
    list.replaceChildren(...order.map((n, place) => {
      const box = h("input", { type: "checkbox", change: () => { if (box.checked) hidden.delete(n); else hidden.add(n); apply(); } });
      box.checked = !hidden.has(n);
      const group = groups[owner[n]!];
      const name = group ? `${group.textContent} · ${heads[n]!.textContent}` : heads[n]!.textContent ?? "";
      const move = (by: number): void => {
        const to = place + by;
        if (to < 0 || to >= order.length) return;
        [order[place], order[to]] = [order[to]!, order[place]!];
        apply();
        build();
        all<HTMLButtonElement>("button", list.children[to]!)[by < 0 ? 0 : 1]?.focus();
      };
      const shift = (sign: string, words: string, by: number): HTMLElement => h("button", { type: "button", class: "icon", "aria-label": `${words}: ${name}`, title: words, click: () => move(by) }, sign);
      return h("li", {}, shift("←", say("columns_earlier"), -1), shift("→", say("columns_later"), 1), h("label", { class: "check" }, box, " ", name));
    }));
  };
  const sheet = h("details", { class: "chooser" }, h("summary", {}, say("columns")), list);
  sheet.addEventListener("toggle", build, { once: true });
  return sheet;
}

export function setUpSynopsis(): void {
  const home = byId("synopsis");
  const first = home?.querySelector(".scroll");
  if (!home || !first) return;
  const check = (words: string, name: string): HTMLElement => {
    const box = h("input", { type: "checkbox", change: () => home.classList.toggle(name, box.checked) });
    return h("label", { class: "check" }, box, " ", words);
  };
  first.before(h("div", { class: "tools" }, check(say("only_contested"), "only-contested"), check(say("collapse"), "collapsed")));
  for (const table of all<HTMLTableElement>("table.synopsis:not(.spoken)", home)) table.closest(".scroll")!.before(columns(table));
}
