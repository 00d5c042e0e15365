import { type Day, plusDays } from '../time/zones';

/** What a calendar shows: hours that can be booked, what closes them, and sessions. */
export type Kind = 'HOURS' | 'DATE' | 'OFF' | 'AWAY' | 'BUFFER' | 'BUSY' | 'SESSION' | 'TENTATIVE' | 'PROPOSAL' | 'PAST';

export interface Entry {
  id: string;
  kind: Kind;
  title: string;
  /** By the wall clock of the calendar's zone, such as 2026-11-02T09:00, or with an offset of its own. */
  start: string;
  /** First moment after it. */
  end: string;
}

/** What stands behind what can be chosen. */
const BEHIND: readonly Kind[] = ['OFF', 'AWAY', 'BUFFER', 'BUSY'];

const HAS_OFFSET = /(Z|[+-]\d\d:\d\d)$/;

/** The wall clock that a moment with an offset was written by. */
export function wall(moment: string): string {
  return moment.slice(0, 16);
}

/** An entry in the words of FullCalendar; none where the view has no place for it. */
export function drawn(entry: Entry, view: 'week' | 'month' | 'list', movable: boolean) {
  const { id, kind, title, start, end } = entry;
  const behind = BEHIND.includes(kind);
  // Of what lies between sessions a list says nothing.
  if (kind === 'BUFFER' && view !== 'week') return [];
  const wholeDay = kind === 'OFF' && view !== 'week';
  const ink = `var(--${kind.toLowerCase()}-ink)`;
  return [
    {
      id,
      title,
      start: wholeDay ? start.slice(0, 10) : start,
      end: wholeDay ? end.slice(0, 10) : end,
      allDay: wholeDay,
      display: behind && view === 'week' ? 'background' : 'block',
      color: `var(--${kind.toLowerCase()})`,
      contrastColor: ink,
      interactive: !behind,
      startEditable: movable,
      durationEditable: movable,
    },
  ];
}

const time = (moment: string, zone: string): number => {
  if (!HAS_OFFSET.test(moment)) return Number(moment.slice(11, 13)) + Number(moment.slice(14, 16)) / 60;
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(moment));
  return Number(shown.slice(0, 2)) + Number(shown.slice(3)) / 60;
};

const hour = (count: number) => `${String(count).padStart(2, '0')}:00`;

/** From which whole hour to which a week is drawn: the usual day, and an hour more than all that is there. */
export function hoursShown(entries: readonly Entry[], zone: string): [string, string] {
  const counted = entries.filter(({ kind }) => !BEHIND.includes(kind));
  const starts = counted.map(({ start }) => time(start, zone));
  const ends = counted.map(({ start, end }) => {
    const last = time(end, zone);
    return last <= time(start, zone) ? 24 : last;
  });
  const from = Math.min(7, ...starts.map((each) => Math.floor(each) - 1));
  const to = Math.max(20, ...ends.map((each) => Math.ceil(each) + 1));
  return [hour(Math.max(0, from)), hour(Math.min(24, to))];
}

/** All days from one to before another. */
export function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day < to; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** What stays free after each session. */
export function buffersAfter(sessions: readonly Entry[], minutes: number, title: string): Entry[] {
  if (minutes === 0) return [];
  return sessions
    .filter(({ kind }) => kind === 'SESSION' || kind === 'TENTATIVE')
    .map(({ id, end }) => ({
      id: `${id}/buffer`,
      kind: 'BUFFER' as const,
      title,
      start: end,
      end: new Date(Date.parse(end) + minutes * 60_000).toISOString(),
    }));
}

