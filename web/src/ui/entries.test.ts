import { describe, expect, it } from 'vitest';
import { type Entry, type Kind, buffersAfter, drawn, hoursShown } from './entries';

const entry = (kind: Kind, start: string, end: string): Entry => ({ id: 'one', kind, title: 'One', start, end });

describe('a calendar', () => {
  it('draws the usual day, and an hour more than what is there', () => {
    expect(hoursShown([], 'UTC')).toEqual(['07:00', '20:00']);
    expect(hoursShown([entry('HOURS', '2026-11-02T05:30', '2026-11-02T21:15')], 'UTC')).toEqual(['04:00', '23:00']);
    expect(hoursShown([entry('HOURS', '2026-11-02T00:00', '2026-11-03T00:00')], 'UTC')).toEqual(['00:00', '24:00']);
  });

  it('reads moments by its zone', () => {
    const late = entry('SESSION', '2026-11-02T03:30:00Z', '2026-11-02T04:30:00Z');
    expect(hoursShown([late], 'UTC')).toEqual(['02:00', '20:00']);
    expect(hoursShown([late], 'America/New_York')).toEqual(['07:00', '24:00']);
  });

  it('is not stretched by what only closes it', () => {
    expect(hoursShown([entry('OFF', '2026-11-02T00:00', '2026-11-03T00:00')], 'UTC')).toEqual(['07:00', '20:00']);
  });

  it('has breaks after what takes place, and none where none is wanted', () => {
    const sessions = [entry('SESSION', '2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z'), entry('PAST', '2026-11-01T09:00:00Z', '2026-11-01T10:00:00Z')];
    expect(buffersAfter(sessions, 15, 'Break')).toEqual([
      { id: 'one/buffer', kind: 'BUFFER', title: 'Break', start: '2026-11-02T10:00:00Z', end: '2026-11-02T10:15:00.000Z' },
    ]);
    expect(buffersAfter(sessions, 0, 'Break')).toEqual([]);
  });

  it('lays what closes hours behind them, and lists it where there is no behind', () => {
    const off = entry('OFF', '2026-11-02T00:00', '2026-11-03T00:00');
    expect(drawn(off, 'week', false)[0]).toMatchObject({ display: 'background', allDay: false });
    expect(drawn(off, 'list', false)[0]).toMatchObject({ display: 'block', allDay: true, start: '2026-11-02', end: '2026-11-03' });
    expect(drawn(entry('BUFFER', '2026-11-02T09:00Z', '2026-11-02T10:00Z'), 'list', false)).toEqual([]);
  });
});
