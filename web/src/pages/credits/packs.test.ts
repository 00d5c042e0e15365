import { describe, expect, it } from 'vitest';
import { bonusOf } from './packs';

const zar = (amountMinor: number) => ({ amountMinor, currency: 'ZAR' });

describe('a pack', () => {
  it('is worth as much more as its credits are than its price', () => {
    expect(bonusOf({ price: zar(900), credits: zar(1_000) })).toBe(100);
    expect(bonusOf({ price: zar(900), credits: zar(900) })).toBe(0);
  });
});
