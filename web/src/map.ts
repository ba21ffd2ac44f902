import { geoConicConformal, geoEqualEarth, geoGraticule, geoMercator, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from "d3-zoom";
import { data, say, type Day, type Place } from "./data";
import { parsePeriodEnd } from "./days";
import { all, announce, byId, h, near, s, when } from "./dom";
import { eventOf, light } from "./links";
import { openPanel } from "./panel";
import { passes, setAside, state } from "./state";
import { hideTip, showTip } from "./tip";

const LEAST = 4; // degrees; a map of one town still shows the land around it

/** The land as GeoJSON; rings come as longitude and latitude by turns, in hundredths of a degree. */
const land = (): GeoJSON.MultiPolygon => ({
  type: "MultiPolygon",
  coordinates: data.land.map((polygon) => polygon.map((flat) => {
    const ring: [number, number][] = [];
    for (let n = 0; n < flat.length; n += 2) ring.push([flat[n]! / 100, flat[n + 1]! / 100]);
    const [first, last] = [ring[0], ring[ring.length - 1]];
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push([...first]);
    return ring;
  })),
});

interface Extent { west: number; south: number; east: number; north: number; middle: number }

function extentOf(places: Place[]): Extent {
  const sorted = places.map((place) => place.x).sort((a, b) => a - b);
  let west = sorted[0] ?? 0, gap = west + 360 - (sorted[sorted.length - 1] ?? 0);
  sorted.forEach((x, n) => { const next = sorted[n + 1]; if (next !== undefined && next - x > gap) { gap = next - x; west = next; } });
  const lats = places.map((place) => place.y);
  const wide = Math.max(360 - gap, LEAST * 1.6), south = Math.min(...lats), north = Math.max(...lats);
  const tall = Math.max(north - south, LEAST), middle = west + (360 - gap) / 2, centre = (south + north) / 2;
  return { west: middle - wide / 2, east: middle + wide / 2, south: Math.max(-85, centre - tall / 2), north: Math.min(85, centre + tall / 2), middle };
}

/** A projection that fits the record: conic between two parallels for a region, another for the tropics and the world. */
function fitted(extent: Extent, width: number, height: number): GeoProjection {
  const { west, south, east, north, middle } = extent;
  const centre = (south + north) / 2;
  const make = (): GeoProjection => {
    if (east - west > 110 || north - south > 80) return geoEqualEarth().rotate([-middle, 0]);
    if (Math.abs(centre) < 15) return geoMercator().rotate([-middle, 0]);
    const third = Math.max(1, (north - south) / 6);
    return geoConicConformal().parallels([south + third, north - third]).rotate([-middle, 0]);
  };
  const edge: [number, number][] = [];
  for (let n = 0; n <= 8; n++) for (const y of [south, north]) edge.push([west + ((east - west) * n) / 8, y]);
  const margin = Math.min(width, height) * 0.12;
  return make().fitExtent([[margin, margin], [width - margin, height - margin]], { type: "MultiPoint", coordinates: edge });
}

const windows = new Map(data.lanes?.map((lane) => [lane.id, [lane.begin[0], lane.end[1]] as const]));
const inPeriod = (event: string): boolean => {
  const [low, high] = windows.get(event) ?? [null, null];
  return !state.period || ((low ?? -Infinity) <= state.period[1] && (high ?? Infinity) >= state.period[0]);
};
const shownPlace = (place: Place): boolean => {
  const aside = setAside();
  return place.claims.some((n) => passes(n) && !aside.has(n) && inPeriod(eventOf(n)));
};

/** The user's own features that fall in the period, by their properties `from` and `to`. */
function overlay(): GeoJSON.Feature[] {
  return (data.overlay?.features ?? []).filter((feature) => {
    const end = (name: string): [Day, Day] | null => parsePeriodEnd(String(feature.properties?.[name] ?? ""));
    return !state.period || ((end("from")?.[0] ?? -Infinity) <= state.period[1] && (end("to")?.[1] ?? Infinity) >= state.period[0]);
  });
}

interface Label { x: number; y: number; width: number; height: number }
interface Placed extends Label { anchor: string; far: boolean }
const overlaps = (a: Label, b: Label): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Where a name can stand beside its place without touching another: close by if it can, further off (with a line to
 * its place) if it must, and where it touches fewest if there is no room at all.
 */
function placeLabel(x: number, y: number, words: string, taken: Label[], width: number): Placed {
  const wide = words.length * 7.3 + 4, tall = 16;
  const boxes = [0, 1, 2, 3].flatMap((step): Placed[] => {
    const right = 10 + step * 6, up = step * 17, far = step > 0;
    const side = (dx: number, dy: number, anchor: string): Placed => ({ x: x + dx, y: y + dy, width: wide, height: tall, anchor, far });
    return [side(right, -8 - up, "start"), side(-right - wide, -8 - up, "end"), side(-wide / 2, -26 - up, "middle"), side(-wide / 2, 10 + up, "middle"), side(right, 6 + up, "start"), side(-right - wide, 6 + up, "end")];
  });
  const cost = (box: Placed): number => taken.filter((one) => overlaps(box, one)).length * 2 + (box.x < 2 || box.x + wide > width - 2 ? 6 : 0) + (box.far ? 0.5 : 0);
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

class Cartography {
  private readonly body = h("div", { class: "map-body" });
  private readonly note = h("p", { class: "hint", role: "status" });
  private readonly zoomer = zoom<HTMLElement, unknown>().scaleExtent([1, 40]);
  private readonly land = land();
  private transform: ZoomTransform = zoomIdentity;
  private width = 0;
  private graticule = true;
  private waiting = 0;

  constructor(private readonly home: HTMLElement) {
    home.append(this.tools(), this.body, this.note, mapLegend());
    home.hidden = false;
    this.zoomer
      .filter((event: Event) => (event instanceof WheelEvent ? event.ctrlKey || event.metaKey : event.type.startsWith("touch") ? (event as TouchEvent).touches.length > 1 : !(event as MouseEvent).button))
      .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => { this.transform = event.transform; hideTip(); this.soon(); });
    select(this.body as HTMLElement).call(this.zoomer).on("dblclick.zoom", null);
    new ResizeObserver(() => this.resize()).observe(home);
    this.resize();
    for (const change of ["filter", "reading", "period"]) when(change, () => this.soon());
  }

  private tools(): HTMLElement {
    const to = select(this.body as HTMLElement);
    const button = (sign: string, words: string, act: () => void): HTMLElement => h("button", { type: "button", class: "icon", "aria-label": words, title: words, click: act }, sign);
    const box = h("input", { type: "checkbox", checked: true, change: () => { this.graticule = box.checked; this.soon(); } });
    return h("div", { class: "tools", role: "toolbar", "aria-label": say("map_name", { n: data.places.length }) },
      button("+", say("zoom_in"), () => to.call(this.zoomer.scaleBy, 1.6)), button("−", say("zoom_out"), () => to.call(this.zoomer.scaleBy, 1 / 1.6)),
      h("button", { type: "button", click: () => to.call(this.zoomer.transform, zoomIdentity) }, say("whole")),
      h("label", { class: "check" }, box, " ", say("graticule")));
  }

  private resize(): void {
    const width = Math.floor(this.home.clientWidth) - 2;
    if (width < 50 || width === this.width) return;
    this.width = width;
    this.zoomer.extent([[0, 0], [width, this.height()]]).translateExtent([[0, 0], [width, this.height()]]);
    this.draw();
  }

  private height(): number { return Math.round(Math.max(300, Math.min(620, this.width * 0.58))); }

  private soon(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.place;
    const svg = this.svg(this.width, this.height(), this.transform);
    this.body.replaceChildren(svg);
    if (focused) this.body.querySelector<SVGGElement>(`[data-place="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  svg(width: number, height: number, moved: ZoomTransform): SVGSVGElement {
    const projection = fitted(extentOf(data.places), width, height);
    const [tx, ty] = projection.translate();
    projection.scale(projection.scale() * moved.k).translate([tx * moved.k + moved.x, ty * moved.k + moved.y]).clipExtent([[-40, -40], [width + 40, height + 40]]);
    const path = geoPath(projection).digits(1);
    const svg = s("svg", { class: "map", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say("map_name", { n: data.places.length }), "font-family": "sans-serif", "font-size": 13 },
      s("defs", {}, s("pattern", { id: "map-hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("line", { x1: 0, x2: 0, y1: 0, y2: 7, class: "hatch-line" }))),
      s("rect", { class: "sea", width, height }), s("path", { class: "land", d: path(this.land) ?? "" }));
    if (this.graticule) svg.append(s("path", { class: "graticule", d: path(geoGraticule().step(stepOf(projection, width))()) ?? "" }));
    for (const feature of overlay()) svg.append(this.feature(feature, path));
    const places = data.places.filter(shownPlace);
    this.note.textContent = places.length ? "" : say("no_place_now");
    const at = new Map(places.map((place) => [place.id, projection([place.x, place.y])!]));
    svg.append(this.links(places, at), ...this.marks(places, at, width));
    return svg;
  }

  private feature(feature: GeoJSON.Feature, path: GeoPath): SVGElement {
    const name = String(feature.properties?.["name"] ?? "");
    return s("path", { class: "own", d: path(feature) ?? "" }, s("title", {}, name));
  }

  /** A line between places that compete for the same event. */
  private links(places: Place[], at: Map<string, [number, number]>): SVGGElement {
    const group = s("g", { class: "rivals" });
    const byEvent = new Map<string, Place[]>();
    for (const place of places) for (const [event, , rival] of place.events) if (rival && inPeriod(event)) byEvent.set(event, [...(byEvent.get(event) ?? []), place]);
    for (const rivals of byEvent.values()) {
      rivals.forEach((place, n) => {
        const next = rivals[n + 1], a = at.get(place.id), b = next && at.get(next.id);
        if (a && b) group.append(s("line", { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }));
      });
    }
    return group;
  }

  private marks(places: Place[], at: Map<string, [number, number]>, width: number): SVGGElement[] {
    const taken: Label[] = places.map((place) => { const [x, y] = at.get(place.id)!; return { x: x - 7, y: y - 7, width: 14, height: 14 }; });
    return places.map((place) => {
      const [x, y] = at.get(place.id)!;
      const rival = place.events.some(([event, , competes]) => competes && inPeriod(event));
      const box = placeLabel(x, y, place.label, taken, width);
      taken.push(box);
      const shape = place.region ? s("circle", { class: "region", cx: x, cy: y, r: 30, fill: "url(#map-hatch)" }) : s("circle", { class: rival ? "point rival" : "point", cx: x, cy: y, r: rival ? 6.5 : 5.5 });
      const others = place.events.filter(([event]) => inPeriod(event)).map(([, label, competes]) => (competes ? `${label} (≠)` : label));
      const words = [place.label, ...(place.names.length ? [say("historical", { names: place.names.join(", ") })] : []), ...others.slice(0, 8)];
      const open = (): void => { hideTip(); openPanel(place.claims.filter(passes), group as unknown as HTMLElement); };
      const group = s("g", {
        class: "place", role: "button", tabindex: 0, "aria-label": words.join(". "), "data-place": place.id,
        click: open, keydown: (event: Event) => { const key = (event as KeyboardEvent).key; if (key === "Enter" || key === " ") { event.preventDefault(); open(); } },
        pointerenter: () => { light(place.claims); showTip(words, group.getBoundingClientRect()); }, pointerleave: hideTip,
        focus: () => { if (group.matches(":focus-visible")) { light(place.claims); showTip(words, group.getBoundingClientRect()); } }, blur: hideTip,
      }, s("circle", { class: "catch", cx: x, cy: y, r: 14 }), shape,
      box.far ? s("line", { class: "leader", x1: x, y1: y, x2: Math.max(box.x, Math.min(x, box.x + box.width)), y2: box.y + (box.y > y ? 2 : 14) }) : null,
      s("text", { x: box.anchor === "start" ? box.x : box.anchor === "end" ? box.x + box.width : box.x + box.width / 2, y: box.y + 12, "text-anchor": box.anchor }, place.label));
      return group;
    });
  }
}

function stepOf(projection: GeoProjection, width: number): [number, number] {
  const perDegree = projection.scale() / 57.3;
  const step = [0.5, 1, 2, 5, 10, 15, 30].find((degrees) => degrees * perDegree > width / 9) ?? 30;
  return [step, step];
}

function mapLegend(): HTMLElement {
  const sample = (...shapes: SVGElement[]): SVGSVGElement => s("svg", { class: "map sample", width: 44, height: 18, "aria-hidden": "true" }, ...shapes);
  return h("ul", { class: "legend" },
    h("li", {}, sample(s("circle", { class: "point", cx: 22, cy: 9, r: 5.5 })), say("legend_certain")),
    h("li", {}, sample(s("g", { class: "rivals" }, s("line", { x1: 8, y1: 9, x2: 36, y2: 9 })), s("circle", { class: "point rival", cx: 8, cy: 9, r: 6 }), s("circle", { class: "point rival", cx: 36, cy: 9, r: 6 })), say("legend_rival")),
    h("li", {}, sample(s("defs", {}, s("pattern", { id: "legend-map-hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("line", { x1: 0, x2: 0, y1: 0, y2: 7, class: "hatch-line" }))), s("circle", { class: "region", cx: 22, cy: 9, r: 8, fill: "url(#legend-map-hatch)" })), say("legend_region")));
}

let made: Cartography | undefined;
/** The map as it is when nothing is zoomed or filtered away, for a file. */
export const wholeMap = (): SVGSVGElement | null => made?.svg(1000, 640, zoomIdentity) ?? null;

export function setUpMap(): void {
  const home = byId("map-graphic");
  if (!home || !data.places.length) return;
  home.hidden = false;
  near(home, () => { made = new Cartography(home); });
  for (const twin of all<HTMLDetailsElement>("#map .twin")) twin.open = false;
}

export const sayShown = announce;
