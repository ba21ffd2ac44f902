import { data, say, type Day } from "./data";

const EPOCH = 719163; // 1970-01-01
const MS = 86_400_000;

/** Year (astronomical), month 1–12 and day of a day number, proleptic Gregorian as JavaScript's own calendar is. */
export function civil(day: Day): [number, number, number] {
  const date = new Date((day - EPOCH) * MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

export function dayOf(year: number, month = 1, day = 1): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS) + EPOCH;
}

const year = (y: number): string => (y > 0 ? String(y) : say("bc", { year: 1 - y }));

/** A day in words; `parts` of it: 1 the year, 2 with the month, 3 with the day. */
export function dayWords(day: Day, parts = 3): string {
  const [y, m, d] = civil(day);
  if (parts === 1) return year(y);
  return say(parts === 2 ? "month" : "day", { day: d, month: (parts === 2 ? data.monthsAlone : data.months)[m - 1] ?? "", year: year(y) });
}

/** Reads "1939", "1939-12", "1939-12-06" (years below one with a minus sign) as first and last day; null otherwise. */
export function parsePeriodEnd(text: string): [Day, Day] | null {
  const parts = /^\s*([+-]?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/.exec(text);
  if (!parts) return null;
  const [y, m, d] = [Number(parts[1]), parts[2] ? Number(parts[2]) : 0, parts[3] ? Number(parts[3]) : 0];
  if (m > 12 || d > 31) return null;
  if (d) return [dayOf(y, m, d), dayOf(y, m, d)];
  return m ? [dayOf(y, m), dayOf(y, m + 1) - 1] : [dayOf(y), dayOf(y + 1) - 1];
}

interface Step { days: number; next: (day: Day) => Day; parts: number }
const years = (n: number): Step => ({ days: 365.25 * n, parts: 1, next: (day) => dayOf((Math.floor(civil(day)[0] / n) + 1) * n) });
const months = (n: number): Step => ({
  days: 30.4 * n, parts: 2,
  next: (day) => { const [y, m] = civil(day); return dayOf(y, (Math.floor((m - 1) / n) + 1) * n + 1); },
});
const inMonth = (n: number): Step => ({
  days: n, parts: 3,
  next: (day) => {
    const [y, m, d] = civil(day);
    const then = n === 1 ? d + 1 : d < n + 1 ? n + 1 : Math.floor((d - 1) / n + 1) * n + 1;
    return then > 31 - n / 2 || dayOf(y, m, then) >= dayOf(y, m + 1) ? dayOf(y, m + 1) : dayOf(y, m, then);
  },
});
const STEPS: Step[] = [inMonth(1), inMonth(5), inMonth(10), months(1), months(3), months(6), years(1), years(2), years(5), years(10), years(20), years(50), years(100), years(200), years(500), years(1000)];

/** Days to put ticks at between two days, at most `most`, with their words. */
export function ticks(low: Day, high: Day, most: number): { day: Day; words: string }[] {
  const step = STEPS.find((one) => (high - low) / one.days <= most) ?? STEPS[STEPS.length - 1]!;
  const found = [];
  for (let day = step.next(low - 1); day <= high && found.length < 200; day = step.next(day)) {
    found.push({ day, words: dayWords(day, step.parts) });
  }
  return found;
}
