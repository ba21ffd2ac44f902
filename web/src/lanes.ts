import { scaleLinear, type ScaleLinear } from "d3-scale";
import { dayWords, ticks } from "./days";
import { data, say, type Bound, type Day, type Lane, type LaneClaim } from "./data";
import { s } from "./dom";
import { passes, setAside, state } from "./state";

/** The timeline as pure drawing: from lanes and a scale to SVG. Nothing here listens or remembers. */
export interface Frame { width: number; left: number; side: boolean; x: (day: Day) => number; rows: boolean; invert: (x: number) => Day; id: string }
export interface Drawn { svg: SVGSVGElement; height: number; groups: { lane: Lane; group: SVGGElement }[] }

const BAR = 13, ROW = 15, PAD = 9, LINE = 15, ARROW = 9;

/** Every finite day of some lanes. */
export const daysOf = (lanes: Lane[]): Day[] => lanes
  .flatMap((lane) => [...lane.begin, ...lane.end, ...lane.claims.flatMap((claim) => [claim.low, claim.high])])
  .filter((day): day is Day => day !== null);

/**
 * The scale from days to pixels. Stretched, half of the width goes by the calendar and half by how many different days
 * there are, so that dense months get room; it stays piecewise linear and never turns back.
 */
export function baseScale(lanes: Lane[], low: number, high: number, stretch: boolean): ScaleLinear<number, number> {
  const days = [...new Set(daysOf(lanes))].sort((a, b) => a - b);
  const first = days[0] ?? 0, last = days[days.length - 1] ?? 1;
  const room = Math.max(2, Math.round((last - first) * 0.03));
  const linear = scaleLinear().domain([first - room, last + room + 1]).range([low, high]);
  if (!stretch || days.length < 3) return linear;
  const stops = [first - room, ...days, last + room + 1];
  return scaleLinear().domain(stops).range(stops.map((day, n) => linear(day) / 2 + (low + ((high - low) * n) / (stops.length - 1)) / 2));
}

function wrap(words: string, most: number, lines: number): string[] {
  const out: string[] = [];
  let line = "";
  for (const word of words.split(/\s+/)) {
    if (line && line.length + word.length + 1 > most) { out.push(line); line = word; }
    else line = line ? `${line} ${word}` : word;
  }
  if (line) out.push(line);
  const cut = out.length > lines;
  return out.slice(0, lines).map((text, n) => (text.length > most || (cut && n === lines - 1) ? `${text.slice(0, most - 1)}…` : text));
}

/** The outline of a stretch of time: closed where bounded, with an arrow's head where open. */
function outline(x0: number, x1: number, y: number, height: number, openLeft: boolean, openRight: boolean): string {
  const middle = y + height / 2, a = openLeft ? x0 + ARROW : x0, b = openRight ? x1 - ARROW : x1;
  const right = openRight ? `L${b},${y - 3}L${x1},${middle}L${b},${y + height + 3}L${b},${y + height}` : `L${b},${y + height}`;
  const left = openLeft ? `L${a},${y + height + 3}L${x0},${middle}L${a},${y - 3}L${a},${y}` : "";
  return `M${a},${y}L${b},${y}${right}L${a},${y + height}${left}Z`;
}

interface Span { low: Day | null; high: Day | null }
function bar(frame: Frame, span: Span, y: number, height: number, classes: string): { path: SVGPathElement; from: number; to: number } {
  const edgeLeft = frame.left + 2, edgeRight = frame.width - 2;
  const from = span.low === null ? edgeLeft : frame.x(span.low);
  let to = span.high === null ? edgeRight : frame.x(span.high + 1);
  if (to - from < 4) to = from + 4;
  const path = s("path", { class: classes, d: outline(from, to, y, height, span.low === null, span.high === null) });
  return { path, from, to };
}

const boundsOf = (lane: Lane): [Bound, Bound] => data.readings[state.reading]?.bounds[lane.id] ?? [lane.begin, lane.end];
const inPeriod = (low: Day | null, high: Day | null): boolean => !state.period || ((low ?? -Infinity) <= state.period[1] && (high ?? Infinity) >= state.period[0]);

function claimRow(frame: Frame, claim: LaneClaim, y: number, aside: boolean): SVGGElement {
  const words = `${claim.ref}${claim.polarity === "deny" ? " ✕" : claim.polarity === "none" ? " ∅" : ""}`;
  const group = s("g", { class: `claim${aside ? " aside" : ""}${passes(claim.n) && inPeriod(claim.low, claim.high) ? "" : " dim"}`, "data-n": claim.n });
  if (claim.low === null && claim.high === null) {
    group.append(s("text", { x: frame.left + 6, y: y + 8, class: "ref" }, `${words}: ${claim.says}`));
    return group;
  }
  const classes = `stretch${claim.fills ? " fills" : ""}${claim.hedged ? " hedged" : ""}${claim.polarity ? " denied" : ""}`;
  const { path, from, to } = bar(frame, claim, y + 1, 7, classes);
  const room = words.length * 6.2 + 6;
  const after = to + room < frame.width || from - room < frame.left;
  group.append(s("rect", { x: frame.left, y: y - 3, width: Math.max(0, frame.width - frame.left), height: ROW, class: "catch" }), path,
    s("text", { x: after ? Math.max(to + 4, frame.left + 4) : Math.min(from - 4, frame.width - 4), y: y + 8, "text-anchor": after ? "start" : "end", class: "ref" }, words));
  return group;
}

function label(frame: Frame, lane: Lane, y: number): { node: SVGTextElement; lines: number } {
  const indent = Math.min(lane.depth, 4) * 12;
  const room = (frame.side ? frame.left - 16 : frame.width) - indent;
  const lines = wrap(lane.label, Math.max(10, Math.floor(room / 7.1)), frame.side ? 3 : 2);
  const node = s("text", { class: "name", y: y + 11 }, ...lines.map((line, n) => s("tspan", { x: indent + 4, dy: n ? LINE : 0 }, line)));
  return { node, lines: lines.length };
}

function laneGroup(frame: Frame, lane: Lane, top: number): { group: SVGGElement; height: number } {
  const [begin, end] = boundsOf(lane);
  const aside = setAside();
  const some = lane.claims.length === 0 || lane.claims.some((claim) => passes(claim.n));
  const chosen = some && (!state.event || state.event === lane.id) && inPeriod(begin[0], end[1]);
  const group = s("g", { class: `lane${chosen ? "" : " dim"}`, "data-event": lane.id });
  const name = label(frame, lane, top + PAD);
  const y = top + PAD + (frame.side ? 0 : name.lines * LINE + 3);
  const plot = s("g", { "clip-path": `url(#${frame.id}-plot)` });
  const bounded = [...begin, ...end].some((day) => day !== null);
  if (bounded) {
    const classes = `window${lane.contested ? " contested" : ""}${lane.hedged ? " hedged" : ""}`;
    const window = bar(frame, { low: begin[0], high: end[1] }, y, BAR, classes).path;
    if (lane.contested) window.style.fill = `url(#${frame.id}-hatch)`;
    plot.append(window);
    if (begin[1] !== null && end[0] !== null && begin[1] <= end[0]) {
      plot.append(bar(frame, { low: begin[1], high: end[0] }, y, BAR, `core${lane.hedged ? " hedged" : ""}`).path);
    }
  }
  let height = (frame.side ? Math.max(bounded ? BAR : 0, frame.rows ? 0 : name.lines * LINE - 4) : y - top - PAD + (bounded ? BAR : 0)) + 5;
  if (frame.rows) {
    for (const claim of lane.claims) {
      plot.append(claimRow(frame, claim, top + PAD + height, aside.has(claim.n)));
      height += ROW;
    }
    if (frame.side) height = Math.max(height, name.lines * LINE);
  }
  height += PAD;
  group.append(s("rect", { class: "strip", x: 0, y: top, width: frame.width, height: height + PAD / 2 }), name.node, plot);
  return { group, height: height + PAD / 2 };
}

/** The days along the top, thinned so that no two words touch. */
export function axis(frame: Frame): { marks: SVGGElement; lines: SVGGElement } {
  const marks = s("g", { class: "ticks" }), lines = s("g", { class: "grid" });
  const first = frame.invert(frame.left), last = frame.invert(frame.width);
  let edge = frame.left - 4;
  for (const tick of ticks(Math.floor(first), Math.ceil(last), Math.max(2, (frame.width - frame.left) / 95))) {
    const x = frame.x(tick.day), room = tick.words.length * 6.4;
    if (x < frame.left || x > frame.width) continue;
    lines.append(s("line", { x1: x, x2: x, y1: 0, y2: "100%" }));
    if (x < edge || x + room > frame.width) continue;
    marks.append(s("line", { x1: x, x2: x, y1: 18, y2: 26 }), s("text", { x: x + 3, y: 15 }, tick.words));
    edge = x + room + 10;
  }
  return { marks, lines };
}

export function draw(lanes: Lane[], frame: Frame, withAxis: boolean): Drawn {
  const svg = s("svg", { class: "timeline" });
  const head = withAxis ? 30 : 0;
  const { marks, lines } = axis(frame);
  const groups: { lane: Lane; group: SVGGElement }[] = [];
  let y = head;
  for (const lane of lanes) {
    const { group, height } = laneGroup(frame, lane, y);
    groups.push({ lane, group });
    y += height;
  }
  const period = state.period && s("rect", { class: "period", x: frame.x(state.period[0]), width: Math.max(2, frame.x(state.period[1] + 1) - frame.x(state.period[0])), y: head, height: y - head, "clip-path": `url(#${frame.id}-plot)` });
  svg.append(
    s("defs", {},
      s("clipPath", { id: `${frame.id}-plot` }, s("rect", { x: frame.left, y: 0, width: Math.max(1, frame.width - frame.left), height: y + 4 })),
      s("pattern", { id: `${frame.id}-hatch`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("rect", { width: 6, height: 6, class: "hatch-ground" }), s("line", { x1: 0, x2: 0, y1: 0, y2: 6, class: "hatch-line" }))),
    lines, ...(period ? [period] : []), ...(withAxis ? [marks] : []), ...groups.map((one) => one.group));
  for (const [name, value] of Object.entries({ width: frame.width, height: y + 4, viewBox: `0 0 ${frame.width} ${y + 4}`, "font-family": "sans-serif", "font-size": 12 })) svg.setAttribute(name, String(value));
  return { svg, height: y + 4, groups };
}

/** What a lane says to those who hear it, and the tip shows. */
export function laneWords(lane: Lane): string {
  const [begin, end] = boundsOf(lane);
  const side = (bound: Bound): string => {
    const words = [bound[0] === null ? say("open_before") : dayWords(bound[0]), bound[1] === null ? say("open_after") : dayWords(bound[1])];
    return words[0] === words[1] ? words[0]! : words.join(" – ");
  };
  const same = String(begin) === String(end);
  return state.reading < 0 && lane.words ? lane.words : same ? side(begin) : `${side(begin)} / ${side(end)}`;
}
