import { type Day as Date, plusDays, weekday } from '../../time/zones';
import type { Entry } from '../../ui/entries';
import { daysBetween } from '../../ui/entries';
import { DAYS, type Day, type Stretch, type Week } from './week';

export interface Planned {
  dateAvailability: readonly { date: string; hours: readonly Stretch[] }[];
  timeAway: readonly { from: string; to: string }[];
}

/** The words for what is drawn. */
export interface Words {
  open: string;
  date: string;
  off: string;
  away: string;
}

const ENDS_DAY = '00:00';

function stretchOn(date: Date, { start, end }: Stretch): Pick<Entry, 'start' | 'end'> {
  return { start: `${date}T${start.slice(0, 5)}`, end: `${end.slice(0, 5) === ENDS_DAY ? plusDays(date, 1) : date}T${end.slice(0, 5)}` };
}

function dayOfWeek(date: Date): Day {
  return DAYS[weekday(date)] as Day;
}

/** When a mentor can be booked on these dates: by the week, by dates of their own, and what closes both. */
export function hoursOf(week: Week, planned: Planned, from: Date, to: Date, words: Words): Entry[] {
  const own = new Map(planned.dateAvailability.map(({ date, hours }) => [date, hours]));
  const open = daysBetween(from, to).flatMap((date): Entry[] => {
    const instead = own.get(date);
    if (!instead) {
      return week[dayOfWeek(date)].map((stretch, at) => ({
        id: `hours/${date}/${at}`,
        kind: 'HOURS',
        title: words.open,
        ...stretchOn(date, stretch),
      }));
    }
    if (instead.length === 0) {
      return [{ id: `off/${date}`, kind: 'OFF', title: words.off, start: `${date}T00:00`, end: `${plusDays(date, 1)}T00:00` }];
    }
    return instead.map((stretch, at) => ({ id: `date/${date}/${at}`, kind: 'DATE', title: words.date, ...stretchOn(date, stretch) }));
  });
  const away = planned.timeAway
    .filter(({ from: begins, to: ends }) => begins.slice(0, 10) < to && ends.slice(0, 16) > `${from}T00:00`)
    .map(({ from: begins, to: ends }): Entry => ({ id: `away/${begins}`, kind: 'AWAY', title: words.away, start: begins.slice(0, 16), end: ends.slice(0, 16) }));
  return [...open, ...away];
}

/** Which stretch of the week an entry is, if it is one. */
export function stretchOf({ id, kind }: Entry): { day: Day; at: number } | undefined {
  const [, date, at] = id.split('/');
  return kind === 'HOURS' && date && at ? { day: dayOfWeek(date), at: Number(at) } : undefined;
}

/** The week with another stretch. */
export function withStretch(week: Week, start: string, end: string): Week {
  const day = dayOfWeek(start.slice(0, 10));
  return { ...week, [day]: [...week[day], { start: start.slice(11, 16), end: end.slice(11, 16) }].sort((a, b) => a.start.localeCompare(b.start)) };
}

/** The week with a stretch that was drawn elsewhere, also to another day. */
export function withMoved(week: Week, { day, at }: { day: Day; at: number }, start: string, end: string): Week {
  return withStretch({ ...week, [day]: week[day].toSpliced(at, 1) }, start, end);
}
