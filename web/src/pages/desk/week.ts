export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Day = (typeof DAYS)[number];

/** By the clock on the wall, such as 09:00; an end of 00:00 is the midnight that ends the day. */
export interface Stretch {
  start: string;
  end: string;
}

export type Week = Record<Day, Stretch[]>;

const FULL_DAY = 24 * 60;

export function minutes(time: string, end = false): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const read = hour * 60 + minute;
  return end && read === 0 ? FULL_DAY : read;
}

function time(total: number): string {
  const within = total % FULL_DAY;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

const byStart = (a: Stretch, b: Stretch) => minutes(a.start) - minutes(b.start);

export function toWeek(slots: readonly { day: string; start: string; end: string }[]): Week {
  const week = Object.fromEntries(DAYS.map((day) => [day, [] as Stretch[]])) as Week;
  for (const slot of slots) {
    const day = DAYS.find((each) => each === slot.day);
    // The API may tell seconds, of which there are none.
    if (day) week[day].push({ start: slot.start.slice(0, 5), end: slot.end.slice(0, 5) });
  }
  DAYS.forEach((day) => week[day].sort(byStart));
  return week;
}

export function toSlots(week: Week): { day: Day; start: string; end: string }[] {
  return DAYS.flatMap((day) => week[day].toSorted(byStart).map((stretch) => ({ day, ...stretch })));
}

/** Which of a day's stretches end before they begin, or overlap another one. */
export function clashes(stretches: readonly Stretch[]): number[] {
  return stretches.flatMap((stretch, at) => {
    const from = minutes(stretch.start);
    const to = minutes(stretch.end, true);
    const overlaps = stretches.some(
      (other, index) => index !== at && minutes(other.start) < to && from < minutes(other.end, true),
    );
    return to <= from || overlaps ? [at] : [];
  });
}

/** What another stretch of the day would be: after the last one, for at most four hours. */
export function nextStretch(stretches: readonly Stretch[]): Stretch {
  if (stretches.length === 0) return { start: '09:00', end: '17:00' };
  const last = Math.max(...stretches.map(({ end }) => minutes(end, true)));
  const start = Math.min(last + 60, FULL_DAY - 60);
  return { start: time(start), end: time(Math.min(start + 240, FULL_DAY)) };
}
