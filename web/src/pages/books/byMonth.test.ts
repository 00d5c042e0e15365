import { describe, expect, it } from 'vitest';
import { byMonth } from './byMonth';

const payout = (status: string, amountMinor: number, dueAt: string, paidAt: string | null = null, currency = 'EUR') => ({
  status,
  amountMinor,
  currency,
  dueAt,
  paidAt,
});

describe('payouts by month', () => {
  it('are added up by what became of them, each currency for itself', () => {
    const found = byMonth([
      payout('PAID', 7_500, '2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z'),
      payout('PAID', 100, '2026-11-05T00:00:00Z', '2026-11-05T00:00:00Z'),
      payout('SCHEDULED', 20, '2026-11-30T23:59:59Z'),
      payout('PROCESSING', 3, '2026-11-30T00:00:00Z'),
      payout('FROZEN', 4, '2026-11-01T00:00:00Z'),
      payout('FAILED', 50, '2026-11-01T00:00:00Z'),
      payout('PAID', 9, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', 'JPY'),
    ]);
    expect([...found]).toEqual([
      ['EUR', [{ month: '2026-11', paid: 7_600, ahead: 23, held: 54 }]],
      ['JPY', [{ month: '2026-11', paid: 9, ahead: 0, held: 0 }]],
    ]);
  });

  it('count when they were paid rather than when they were due', () => {
    const found = byMonth([payout('PAID', 5, '2026-10-31T12:00:00Z', '2026-11-01T00:00:00Z')]);
    expect(found.get('EUR')).toEqual([{ month: '2026-11', paid: 5, ahead: 0, held: 0 }]);
  });

  it('leave no month out, also over the end of a year', () => {
    const found = byMonth([payout('PAID', 5, '2026-11-01T00:00:00Z'), payout('SCHEDULED', 6, '2027-02-01T00:00:00Z')]);
    expect(found.get('EUR')?.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });

  it('forget what was called off', () => {
    expect(byMonth([payout('CANCELLED', 5, '2026-11-01T00:00:00Z')]).size).toBe(0);
  });
});
