import { describe, expect, it } from 'vitest';
import { dayOf, lastWholeMonth, momentOf, plusDays, plusMonths, startOfDay, weekday } from './zones';

const at = (moment: number) => new Date(moment).toISOString();

describe('moments of a wall clock', () => {
  it('follow the zone, also on both sides of a change of the clock', () => {
    expect(at(momentOf('2026-11-02T09:00:00', 'Africa/Johannesburg'))).toBe('2026-11-02T07:00:00.000Z');
    expect(at(momentOf('2026-03-28T09:00:00', 'Europe/Berlin'))).toBe('2026-03-28T08:00:00.000Z');
    expect(at(momentOf('2026-03-29T09:00:00', 'Europe/Berlin'))).toBe('2026-03-29T07:00:00.000Z');
    expect(at(momentOf('2026-10-25T09:00:00', 'Europe/Berlin'))).toBe('2026-10-25T08:00:00.000Z');
    expect(at(momentOf('2026-11-01T00:00:00', 'America/New_York'))).toBe('2026-11-01T04:00:00.000Z');
    expect(at(momentOf('2026-11-01T12:00:00', 'America/New_York'))).toBe('2026-11-01T17:00:00.000Z');
  });

  it('begin a day at its midnight', () => {
    expect(at(startOfDay('2026-06-01', 'Asia/Kolkata'))).toBe('2026-05-31T18:30:00.000Z');
    expect(at(startOfDay('2026-06-01', 'UTC'))).toBe('2026-06-01T00:00:00.000Z');
  });
});

describe('the last whole month', () => {
  it('is over in every zone', () => {
    expect(lastWholeMonth(Date.parse('2026-12-01T11:59:59Z'))).toBe('2026-10');
    expect(lastWholeMonth(Date.parse('2026-12-01T12:00:00Z'))).toBe('2026-11');
    expect(lastWholeMonth(Date.parse('2026-12-31T23:00:00Z'))).toBe('2026-11');
    expect(lastWholeMonth(Date.parse('2027-01-15T00:00:00Z'))).toBe('2026-12');
  });
});

describe('days', () => {
  it('are those of the zone', () => {
    expect(dayOf('2026-11-01T23:30:00Z', 'Africa/Johannesburg')).toBe('2026-11-02');
    expect(dayOf('2026-11-02T03:30:00Z', 'America/New_York')).toBe('2026-11-01');
  });

  it('are counted by the calendar', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(plusMonths('2026-12-15', 1)).toBe('2027-01-01');
    expect(weekday('2026-11-02')).toBe(0);
    expect(weekday('2026-11-08')).toBe(6);
  });
});
