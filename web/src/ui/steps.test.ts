import { expect, it } from 'vitest';
import { stepTo } from './steps';

it('goes from row to row, and stays at the ends', () => {
  expect(stepTo(-1, 1, 3)).toBe(0);
  expect(stepTo(0, 1, 3)).toBe(1);
  expect(stepTo(2, 1, 3)).toBe(2);
  expect(stepTo(0, -1, 3)).toBe(0);
  expect(stepTo(-1, -1, 3)).toBe(0);
});
