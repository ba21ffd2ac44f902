import { h } from "./dom";

const tip = h("div", { id: "tip", role: "tooltip", hidden: true });

/** Shows a tip beside a box of the window; its first line is the name of the thing. */
export function showTip(lines: string[], at: { left: number; right: number; top: number; bottom: number }): void {
  if (!tip.isConnected) document.body.append(tip);
  tip.replaceChildren(...lines.filter(Boolean).map((line, n) => h(n ? "p" : "strong", {}, line)));
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const x = Math.max(8, Math.min(at.left, innerWidth - box.width - 8));
  const below = at.bottom + 10 + box.height < innerHeight;
  tip.style.left = `${x}px`;
  tip.style.top = `${below ? at.bottom + 10 : Math.max(8, at.top - box.height - 10)}px`;
}

export function hideTip(): void {
  tip.hidden = true;
}
