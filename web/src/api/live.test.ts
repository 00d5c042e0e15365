import { expect, test } from 'vitest';
import { waitBefore } from './live';

test('another connection is tried soon at first, and after ten seconds at the latest', () => {
  expect(waitBefore(0)).toBeLessThan(1_000);
  expect(waitBefore(3, 0.5)).toBe(4_000);
  for (const retries of [5, 50, 5_000]) expect(waitBefore(retries, 1)).toBeLessThanOrEqual(10_000);
  expect(waitBefore(5_000, 0)).toBeGreaterThan(5_000);
});
