import { data, type Day } from "./data";
import { tell } from "./dom";

/** What the reader has chosen; the views redraw when it changes. */
export const state = {
  event: "", voice: "", facet: "", levels: new Set<string>(),
  period: null as [Day, Day] | null,
  reading: -1,
};

/** The claims that a reading sets aside, by their places. */
export function setAside(): ReadonlySet<number> {
  return new Set(data.readings[state.reading]?.out ?? []);
}

/** Whether a claim passes the filter. */
export function passes(place: number): boolean {
  const claim = data.claims[place];
  if (!claim) return false;
  if (state.event && claim[1] !== state.event && !claim[4].includes(state.event)) return false;
  if (state.facet && claim[2] !== state.facet) return false;
  if (state.levels.size && !claim[3].some((level) => state.levels.has(level))) return false;
  return !state.voice || voiceClaims(state.voice).has(place);
}

const sets = new Map<string, Set<number>>();
function voiceClaims(key: string): Set<number> {
  let found = sets.get(key);
  if (!found) {
    found = new Set(data.voices.filter((voice) => voice.key === key).flatMap((voice) => voice.claims));
    sets.set(key, found);
  }
  return found;
}

export const filtered = (): boolean => Boolean(state.event || state.voice || state.facet || state.levels.size);

export function setPeriod(period: [Day, Day] | null): void {
  state.period = period && period[0] <= period[1] ? period : null;
  tell("period");
}
