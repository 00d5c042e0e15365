import { describe, expect, it } from 'vitest';
import { availableOf, usable } from './credits';

const lot = (id: string, minor: number, expiresAt: string) => ({
  id,
  source: 'GOODWILL' as const,
  amount: { amountMinor: 500, currency: 'ZAR' },
  available: { amountMinor: minor, currency: 'ZAR' },
  frozen: false,
  expiresAt,
});

describe('credits', () => {
  it('are those of the currency', () => {
    const credits = {
      balances: [
        { available: { amountMinor: 700, currency: 'EUR' }, reserved: { amountMinor: 0, currency: 'EUR' } },
        { available: { amountMinor: 5, currency: 'ZAR' }, reserved: { amountMinor: 90, currency: 'ZAR' } },
      ],
    };
    expect(availableOf(credits, 'ZAR')).toBe(5);
    expect(availableOf(credits, 'USD')).toBe(0);
    expect(availableOf(undefined, 'ZAR')).toBe(0);
  });

  it('are shown in the order in which they are used, without what is used up', () => {
    const lots = [
      lot('late', 1, '2027-01-01T00:00:00Z'),
      lot('none', 0, '2026-12-01T00:00:00Z'),
      lot('soon', 1, '2026-12-24T00:00:00Z'),
    ];
    expect(usable(lots).map(({ id }) => id)).toEqual(['soon', 'late']);
  });
});
