import { brushX, type D3BrushEvent } from "d3-brush";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from "d3-zoom";
import { data, say, type Day, type Lane } from "./data";
import { axis, baseScale, draw, laneWords, type Drawn, type Frame } from "./lanes";
import { dayWords, parsePeriodEnd } from "./days";
import { all, byId, h, near, s, when } from "./dom";
import { light } from "./links";
import { openPanel } from "./panel";
import { setPeriod, state } from "./state";
import { hideTip, showTip } from "./tip";

const MANY = 400; // claim rows that are drawn without asking
const PRINT = { width: 820, height: 960 };

let transform: ZoomTransform = zoomIdentity;
let stretch = false;
let rows = data.lanes?.reduce((sum, lane) => sum + lane.claims.length, 0) <= MANY;
let current = 0;

function frameOf(width: number, id: string, moved: ZoomTransform): Frame {
  const side = width > 680;
  const left = side ? Math.min(290, Math.round(width * 0.27)) : 0;
  const scale = baseScale(data.lanes, left + 10, width - 10, stretch);
  return { width, left, side, rows, id, x: (day) => moved.applyX(scale(day)), invert: (x) => scale.invert(moved.invertX(x)) };
}

/** The whole timeline as one drawing, for a file. */
export const wholeTimeline = (): SVGSVGElement => draw(data.lanes, frameOf(PRINT.width, "file", zoomIdentity), true).svg;

/** The whole timeline in pieces that fit a page. */
function printed(): SVGSVGElement[] {
  const pieces: SVGSVGElement[] = [];
  let some: Lane[] = [];
  const frame = (): Frame => ({ ...frameOf(PRINT.width, `print${pieces.length}`, zoomIdentity), rows: true });
  const flush = (): void => { if (some.length) pieces.push(draw(some, frame(), true).svg); some = []; };
  for (const lane of data.lanes) {
    if (some.length && draw([...some, lane], frame(), true).height > PRINT.height) flush();
    some.push(lane);
  }
  flush();
  return pieces;
}

class Timeline {
  private readonly top = s("svg", { class: "timeline axis", height: 28, "aria-hidden": "true" });
  private readonly body = h("div", { class: "lanes" });
  private readonly overview = s("svg", { class: "timeline overview", height: 38, "aria-hidden": "true" });
  private readonly zoomer = zoom<HTMLElement, unknown>();
  private readonly from = h("input", { type: "text", inputmode: "numeric", size: 10, autocomplete: "off", "aria-describedby": "period-hint" });
  private readonly to = h("input", { type: "text", inputmode: "numeric", size: 10, autocomplete: "off", "aria-describedby": "period-hint" });
  private drawn: Drawn | undefined;
  private width = 0;
  private waiting = 0;

  constructor(private readonly home: HTMLElement) {
    home.append(this.tools(), h("div", { class: "axis-strip" }, this.top), this.body, this.overview, this.periodTools(), legend());
    home.hidden = false;
    this.zoomer
      .filter((event: Event) => (event instanceof WheelEvent ? event.ctrlKey || event.metaKey : event.type.startsWith("touch") ? (event as TouchEvent).touches.length > 1 : !(event as MouseEvent).button))
      .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => { transform = event.transform; hideTip(); this.soon(); });
    select(this.body as HTMLElement).call(this.zoomer).on("dblclick.zoom", null);
    this.listen();
    new ResizeObserver(() => this.resize()).observe(home);
    this.resize();
    for (const change of ["filter", "reading", "period"]) when(change, () => this.soon());
  }

  private tools(): HTMLElement {
    const button = (sign: string, words: string, act: () => void): HTMLElement => h("button", { type: "button", class: "icon", "aria-label": words, title: words, click: act }, sign);
    const check = (words: string, on: boolean, act: (on: boolean) => void): HTMLElement => {
      const box = h("input", { type: "checkbox", change: () => { act(box.checked); this.soon(); } });
      box.checked = on;
      return h("label", { class: "check" }, box, " ", words);
    };
    return h("div", { class: "tools", role: "toolbar", "aria-label": say("timeline_name", { n: data.lanes.length }) },
      button("+", say("zoom_in"), () => this.scale(1.6)), button("−", say("zoom_out"), () => this.scale(1 / 1.6)),
      button("◀", say("earlier"), () => this.pan(0.25)), button("▶", say("later"), () => this.pan(-0.25)),
      h("button", { type: "button", click: () => this.whole() }, say("whole")),
      check(say("stretch"), stretch, (on) => { stretch = on; }), check(say("claim_rows"), rows, (on) => { rows = on; }));
  }

  private periodTools(): HTMLElement {
    const read = (): void => {
      const from = parsePeriodEnd(this.from.value), to = parsePeriodEnd(this.to.value || this.from.value);
      for (const [input, end] of [[this.from, from], [this.to, to]] as const) input.setAttribute("aria-invalid", String(Boolean(input.value) && !end));
      if (from && to) setPeriod([from[0], to[1]]);
    };
    this.from.addEventListener("change", read);
    this.to.addEventListener("change", read);
    return h("div", { class: "tools" }, h("label", {}, `${say("period_from")} `, this.from), h("label", {}, `${say("period_to")} `, this.to),
      h("button", { type: "button", click: () => { this.from.value = this.to.value = ""; setPeriod(null); this.drawOverview(); } }, say("period_all")),
      h("span", { id: "period-hint", class: "hint" }, say("period_hint")));
  }

  private scale(by: number): void { select(this.body as HTMLElement).call(this.zoomer.scaleBy, by); }
  private pan(by: number): void { select(this.body as HTMLElement).call(this.zoomer.translateBy, (by * this.width) / transform.k, 0); }
  private whole(): void { select(this.body as HTMLElement).call(this.zoomer.transform, zoomIdentity); }

  private resize(): void {
    const width = Math.floor(this.home.clientWidth) - 2;
    if (width < 50 || width === this.width) return;
    this.width = width;
    const { left } = frameOf(width, "t", zoomIdentity);
    this.zoomer.extent([[left, 0], [width, 1]]).translateExtent([[left, -Infinity], [width, Infinity]]).scaleExtent([1, 400]);
    this.draw();
    this.drawOverview();
  }

  private soon(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const focused = this.body.contains(document.activeElement);
    const frame = frameOf(this.width, "t", transform);
    this.drawn = draw(data.lanes, frame, false);
    const { svg, groups } = this.drawn;
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", say("timeline_name", { n: groups.length }));
    groups.forEach(({ lane, group }, n) => {
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", n === current ? "0" : "-1");
      group.setAttribute("aria-label", `${lane.label}: ${laneWords(lane)}. ${say("lane_open")}`);
    });
    this.body.replaceChildren(svg);
    this.top.replaceChildren(axis(frame).marks);
    this.top.setAttribute("width", String(this.width));
    if (focused) groups[current]?.group.focus({ preventScroll: true });
  }

  private drawOverview(): void {
    const frame = frameOf(this.width, "o", zoomIdentity);
    const marks = data.lanes.map((lane, n) => {
      const days = [...lane.begin, ...lane.end].filter((day): day is Day => day !== null);
      if (!days.length) return null;
      const from = frame.x(Math.min(...days)), to = frame.x(Math.max(...days) + 1);
      return s("rect", { class: "mini", x: from, width: Math.max(2, to - from), y: 5 + (n % 7) * 4, height: 2.5 });
    });
    const pick = brushX<unknown>().extent([[frame.left + 2, 1], [this.width - 2, 36]]).on("end", (event: D3BrushEvent<unknown>) => {
      if (!event.sourceEvent) return;
      const chosen = event.selection as [number, number] | null;
      setPeriod(chosen && [Math.round(frame.invert(chosen[0])), Math.round(frame.invert(chosen[1]))]);
      const iso = (day: Day): string => new Date((day - 719163) * 86_400_000).toISOString().slice(0, 10);
      [this.from.value, this.to.value] = state.period ? [iso(state.period[0]), iso(state.period[1])] : ["", ""];
    });
    const group = s("g", { class: "brush" });
    this.overview.setAttribute("width", String(this.width));
    this.overview.replaceChildren(s("rect", { class: "well", x: frame.left + 2, y: 1, width: Math.max(1, this.width - frame.left - 4), height: 35 }), ...marks.filter((mark) => mark !== null), group,
      ...(frame.side ? [s("text", { x: 4, y: 22, class: "ref" }, say("period_from") + " … " + say("period_to"))] : []));
    select(group as SVGGElement).call(pick);
    if (state.period) select(group as SVGGElement).call(pick.move, [frame.x(state.period[0]), frame.x(state.period[1] + 1)]);
  }

  private listen(): void {
    const laneOf = (target: EventTarget | null): number => this.drawn?.groups.findIndex((one) => one.group.contains(target as Node)) ?? -1;
    const tell = (target: EventTarget | null, box: DOMRect | { left: number; right: number; top: number; bottom: number }): void => {
      const lane = this.drawn?.groups[laneOf(target)]?.lane;
      const n = (target as Element).closest<SVGGElement>(".claim")?.dataset.n;
      const claim = n === undefined ? undefined : lane?.claims.find((one) => one.n === Number(n));
      if (claim) { showTip([claim.says, [claim.ref, claim.voice].filter(Boolean).join(" › ")], box); light([claim.n]); }
      else if (lane) { showTip([lane.label, laneWords(lane), ...lane.why.slice(0, 5)], box); light(lane.claims.map((one) => one.n)); }
    };
    this.body.addEventListener("pointermove", (event) => {
      if (event.buttons || laneOf(event.target) < 0) return hideTip();
      tell(event.target, { left: event.clientX + 12, right: event.clientX, top: event.clientY, bottom: event.clientY });
    });
    this.body.addEventListener("pointerleave", hideTip);
    this.body.addEventListener("focusout", hideTip);
    this.body.addEventListener("focusin", (event) => {
      const place = laneOf(event.target);
      if (place < 0 || !(event.target as Element).matches(":focus-visible")) return;
      current = place;
      tell(event.target, (event.target as Element).getBoundingClientRect());
    });
    this.body.addEventListener("click", (event) => {
      const place = laneOf(event.target);
      if (place >= 0 && !event.defaultPrevented) this.open(place, (event.target as Element).closest<SVGGElement>(".claim")?.dataset.n);
    });
    this.body.addEventListener("keydown", (event) => this.key(event));
  }

  private open(place: number, n?: string): void {
    const one = this.drawn?.groups[place];
    if (!one) return;
    hideTip();
    const places = n === undefined ? one.lane.claims.map((claim) => claim.n) : [Number(n)];
    if (places.length) openPanel(places, one.group as unknown as HTMLElement);
  }

  private key(event: KeyboardEvent): void {
    const groups = this.drawn?.groups ?? [];
    const acts: Record<string, () => void> = {
      ArrowDown: () => this.move(Math.min(groups.length - 1, current + 1)), ArrowUp: () => this.move(Math.max(0, current - 1)),
      Home: () => this.move(0), End: () => this.move(groups.length - 1),
      ArrowLeft: () => this.pan(0.1), ArrowRight: () => this.pan(-0.1),
      "+": () => this.scale(1.6), "=": () => this.scale(1.6), "-": () => this.scale(1 / 1.6), "0": () => this.whole(),
      Enter: () => this.open(current), " ": () => this.open(current),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  private move(to: number): void {
    this.drawn?.groups[current]?.group.setAttribute("tabindex", "-1");
    current = to;
    const group = this.drawn?.groups[to]?.group;
    group?.setAttribute("tabindex", "0");
    group?.focus();
  }
}

function legend(): HTMLElement {
  const sample = (classes: string, d: string, hatch = false): SVGSVGElement => {
    const svg = s("svg", { class: "timeline sample", width: 44, height: 18, "aria-hidden": "true" });
    if (hatch) svg.append(s("defs", {}, s("pattern", { id: "legend-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("rect", { width: 6, height: 6, class: "hatch-ground" }), s("line", { x1: 0, x2: 0, y1: 0, y2: 6, class: "hatch-line" }))));
    const path = s("path", { class: classes, d });
    if (hatch) path.style.fill = "url(#legend-hatch)";
    svg.append(path);
    return svg;
  };
  const box = "M2,4H42V15H2Z";
  const words = (key: string): string => say(`legend_${key}`);
  return h("ul", { class: "legend" }, h("li", {}, sample("window", box), words("window")), h("li", {}, sample("core", box), words("core")),
    h("li", {}, sample("window", "M2,4H33V1L42,9.5L33,18V15H2Z"), words("open")), h("li", {}, sample("window hedged", box), words("hedged")),
    h("li", {}, sample("window contested", box, true), words("disputed")));
}

export function setUpTimeline(): void {
  const home = byId("timeline-graphic");
  if (!home || !data.lanes.length) return;
  home.hidden = false;
  near(home, () => new Timeline(home));
  const paper = h("div", { class: "print-only", "aria-hidden": "true" });
  home.after(paper);
  addEventListener("beforeprint", () => paper.replaceChildren(...printed()));
  addEventListener("afterprint", () => paper.replaceChildren());
  for (const twin of all<HTMLDetailsElement>("#timeline .twin")) twin.open = false;
}

export { dayWords };
