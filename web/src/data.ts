/** The data that the page carries for its script (`sicetnon.edition.payload`). Days are day numbers, 0001-01-01 = 1. */
export type Day = number;
export type Bound = readonly [Day | null, Day | null];

export interface LaneClaim {
  n: number; ref: string; says: string; voice: string;
  low: Day | null; high: Day | null; fills: boolean; hedged: boolean; polarity: "" | "deny" | "none";
}
export interface Lane {
  id: string; label: string; depth: number; begin: Bound; end: Bound;
  contested: boolean; hedged: boolean; words: string; why: string[]; claims: LaneClaim[];
}
export interface Place {
  id: string; label: string; names: string[]; x: number; y: number; region: boolean;
  claims: number[]; events: [anchor: string, label: string, rival: boolean][];
}
export interface Voice { key: string; siglum: string; name: string; claims: number[] }
export interface ReadingData { out: number[]; bounds: Record<string, [Bound, Bound]> }
export type ClaimData = [anchor: string, event: string, facet: string, levels: string[], related: string[]];

export interface Data {
  language: string; words: Record<string, string>; claims: ClaimData[]; events: [string, string][];
  voices: Voice[]; lanes: Lane[]; readings: ReadingData[]; places: Place[]; land: number[][][];
  overlay: GeoJSON.FeatureCollection | null; files: Record<string, string>; months: string[]; monthsAlone: string[];
}

export const data: Data = JSON.parse(document.getElementById("data")?.textContent ?? "{}") as Data;

/** The words for `key`, with `{name}` filled in. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const words = data.words[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The place of each claim in the record's order, by its anchor. */
export const claimPlace: ReadonlyMap<string, number> = new Map(data.claims.map((claim, n) => [claim[0], n]));
