import { describe, expect, it } from 'vitest';
import { hoursOf, stretchOf, withMoved, withStretch } from './calendar';
import { toSlots, toWeek } from './week';

const WORDS = { open: 'open', date: 'date', off: 'off', away: 'away' };
const NOTHING = { dateAvailability: [], timeAway: [] };
const week = toWeek([
  { day: 'MONDAY', start: '09:00', end: '12:00' },
  { day: 'MONDAY', start: '18:00', end: '00:00' },
  { day: 'TUESDAY', start: '10:00', end: '11:00' },
]);

describe('hours in a calendar', () => {
  it('are those of each weekday, of which one may end at midnight', () => {
    expect(hoursOf(week, NOTHING, '2026-11-02', '2026-11-05', WORDS)).toEqual([
      { id: 'hours/2026-11-02/0', kind: 'HOURS', title: 'open', start: '2026-11-02T09:00', end: '2026-11-02T12:00' },
      { id: 'hours/2026-11-02/1', kind: 'HOURS', title: 'open', start: '2026-11-02T18:00', end: '2026-11-03T00:00' },
      { id: 'hours/2026-11-03/0', kind: 'HOURS', title: 'open', start: '2026-11-03T10:00', end: '2026-11-03T11:00' },
    ]);
  });

  it('give way to a date of its own, and to a day off', () => {
    const planned = {
      dateAvailability: [
        { date: '2026-11-02', hours: [{ start: '14:00:00', end: '15:00:00' }] },
        { date: '2026-11-03', hours: [] },
      ],
      timeAway: [],
    };
    expect(hoursOf(week, planned, '2026-11-02', '2026-11-04', WORDS)).toEqual([
      { id: 'date/2026-11-02/0', kind: 'DATE', title: 'date', start: '2026-11-02T14:00', end: '2026-11-02T15:00' },
      { id: 'off/2026-11-03', kind: 'OFF', title: 'off', start: '2026-11-03T00:00', end: '2026-11-04T00:00' },
    ]);
  });

  it('stand beside the time away that touches these days, and no other', () => {
    const timeAway = [
      { from: '2026-10-30T08:00:00', to: '2026-11-02T00:00:00' },
      { from: '2026-10-31T08:00:00', to: '2026-11-02T10:00:00' },
      { from: '2026-11-03T00:00:00', to: '2026-11-04T00:00:00' },
    ];
    const away = hoursOf(toWeek([]), { dateAvailability: [], timeAway }, '2026-11-02', '2026-11-03', WORDS);
    expect(away).toEqual([{ id: 'away/2026-10-31T08:00:00', kind: 'AWAY', title: 'away', start: '2026-10-31T08:00', end: '2026-11-02T10:00' }]);
  });
});

describe('a week that is drawn', () => {
  it('has what was added, in order', () => {
    expect(toSlots(withStretch(week, '2026-11-10T08:00', '2026-11-10T09:30'))).toContainEqual({ day: 'TUESDAY', start: '08:00', end: '09:30' });
    expect(withStretch(week, '2026-11-10T08:00', '2026-11-10T09:30').TUESDAY[0]?.start).toBe('08:00');
    expect(withStretch(week, '2026-11-11T22:00', '2026-11-12T00:00').WEDNESDAY).toEqual([{ start: '22:00', end: '00:00' }]);
  });

  it('has what was moved at its new place only, on another day too', () => {
    const [entry] = hoursOf(week, NOTHING, '2026-11-02', '2026-11-03', WORDS);
    const stretch = entry && stretchOf(entry);
    expect(stretch).toEqual({ day: 'MONDAY', at: 0 });
    const moved = stretch && withMoved(week, stretch, '2026-11-04T10:00', '2026-11-04T13:00');
    expect(moved?.MONDAY).toEqual([{ start: '18:00', end: '00:00' }]);
    expect(moved?.WEDNESDAY).toEqual([{ start: '10:00', end: '13:00' }]);
  });

  it('knows that a date of its own is none of the week', () => {
    expect(stretchOf({ id: 'date/2026-11-02/0', kind: 'DATE', title: '', start: '', end: '' })).toBeUndefined();
  });
});
