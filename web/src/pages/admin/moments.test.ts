import { describe, expect, it } from 'vitest';
import { indexOf, momentsOf, numbers } from './moments';

const facts = [
  { at: '2026-11-22T10:00:00Z', position: '17' },
  { at: '2026-11-22T10:00:00Z', position: '18' },
  { at: '2026-11-22T10:00:00.500Z', position: '21' },
];

describe('moments', () => {
  it('are one for all that came at once', () => {
    expect(momentsOf(facts).map(numbers)).toEqual(['#17–#18', '#21']);
  });

  it('are in the order of the events, whatever they are about', () => {
    expect(momentsOf(facts.toReversed()).map(numbers)).toEqual(['#17–#18', '#21']);
  });

  it('in the same second are told apart by their numbers', () => {
    const [one, other] = momentsOf(facts);
    expect(one && numbers(one)).not.toBe(other && numbers(other));
  });

  it('are found by the last that had happened by then', () => {
    const all = momentsOf(facts);
    expect(indexOf(all, '2026-11-22T10:00:00.499Z')).toBe(0);
    expect(indexOf(all, '2026-11-22T11:00:00Z')).toBe(1);
    expect(indexOf(all, '2020-01-01T00:00:00Z')).toBe(0);
  });
});
