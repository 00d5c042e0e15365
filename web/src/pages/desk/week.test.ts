import { describe, expect, it } from 'vitest';
import { clashes, nextStretch, toSlots, toWeek } from './week';

describe('a week', () => {
  it('is read and written by day and start', () => {
    const slots = [
      { day: 'TUESDAY', start: '13:00:00', end: '17:00:00' },
      { day: 'TUESDAY', start: '09:00', end: '12:00' },
      { day: 'MONDAY', start: '18:00', end: '00:00' },
    ];
    expect(toSlots(toWeek(slots))).toEqual([
      { day: 'MONDAY', start: '18:00', end: '00:00' },
      { day: 'TUESDAY', start: '09:00', end: '12:00' },
      { day: 'TUESDAY', start: '13:00', end: '17:00' },
    ]);
  });

  it('knows stretches that clash', () => {
    expect(clashes([{ start: '09:00', end: '12:00' }, { start: '12:00', end: '13:00' }])).toEqual([]);
    expect(clashes([{ start: '09:00', end: '12:00' }, { start: '11:00', end: '13:00' }])).toEqual([0, 1]);
    expect(clashes([{ start: '09:00', end: '09:00' }])).toEqual([0]);
    expect(clashes([{ start: '20:00', end: '00:00' }])).toEqual([]);
  });

  it('goes on after its last stretch', () => {
    expect(nextStretch([])).toEqual({ start: '09:00', end: '17:00' });
    expect(nextStretch([{ start: '09:00', end: '12:00' }])).toEqual({ start: '13:00', end: '17:00' });
    expect(nextStretch([{ start: '09:00', end: '23:30' }])).toEqual({ start: '23:00', end: '00:00' });
  });
});
