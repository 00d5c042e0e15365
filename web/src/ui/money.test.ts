import { expect, test } from 'vitest';
import { amountOf } from './money';

test('an amount is read from what a field tells, also where that is a text', () => {
  expect(amountOf('80.50')).toBe(80.5);
  expect(amountOf(80)).toBe(80);
  expect(amountOf('')).toBeUndefined();
  expect(amountOf('-')).toBeUndefined();
});
