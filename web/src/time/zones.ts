/** A day of the calendar, such as 2026-11-02. */
export type Day = string;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day on which a moment falls in a zone. */
export function dayOf(moment: number | string, zone: string): Day {
  let format = dayFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(zone, format);
  }
  return format.format(new Date(moment));
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function offset(moment: number, zone: string): number {
  let format = offsetFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    offsetFormats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(new Date(moment)).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return wall - Math.floor(moment / 1000) * 1000;
}

/** The moment at which a wall clock of that zone shows this; in a gap of the clock the moment after it. */
export function momentOf(wall: string, zone: string): number {
  const asUtc = Date.parse(wall + 'Z');
  return asUtc - offset(asUtc - offset(asUtc, zone), zone);
}

export function startOfDay(day: Day, zone: string): number {
  return momentOf(`${day}T00:00:00`, zone);
}

export function plusDays(day: Day, days: number): Day {
  const date = new Date(day + 'T00:00:00Z');
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function firstOfMonth(day: Day): Day {
  return day.slice(0, 8) + '01';
}

export function plusMonths(day: Day, months: number): Day {
  const date = new Date(firstOfMonth(day) + 'T00:00:00Z');
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

const FURTHEST_BEHIND = 12 * 60 * 60 * 1000;

/** The last month that is over in every zone, such as 2026-10. */
export function lastWholeMonth(now: number): string {
  return plusMonths(new Date(now - FURTHEST_BEHIND).toISOString().slice(0, 10), -1).slice(0, 7);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (new Date(day + 'T00:00:00Z').getUTCDay() + 6) % 7;
}

/** The zone this browser runs in. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

export function allZones(): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes('UTC') ? known : ['UTC', ...known];
}
