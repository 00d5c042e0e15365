import { expect, test } from 'vitest';
import { differences, lines } from './difference';

test('fields are told by the way that leads to them', () => {
  expect([...lines({ status: 'CONFIRMED', price: { formatted: 'EUR 1.00' }, gone: null, skills: ['a', 'b'], list: [{ by: 'MENTOR' }] })]).toEqual([
    ['status', 'CONFIRMED'],
    ['price', 'EUR 1.00'],
    ['skills', 'a, b'],
    ['list[1].by', 'MENTOR'],
  ]);
});

test('only what differs is a difference, also what is there but once', () => {
  expect(differences({ a: 1, b: 2 }, { a: 1, b: 3, c: 4 })).toEqual([
    { field: 'b', one: '2', other: '3' },
    { field: 'c', one: undefined, other: '4' },
  ]);
  expect(differences(null, null)).toEqual([]);
});
