import type { PayoutState } from './states';

export interface Counted {
  status: string;
  amountMinor: number;
  currency: string;
  dueAt: string;
  paidAt: string | null;
}

/** What became of what was earned. */
export const SHARES = ['paid', 'ahead', 'held'] as const;
export type Share = (typeof SHARES)[number];

export interface MonthOfPayouts extends Record<Share, number> {
  /** Such as 2026-11, in UTC. */
  month: string;
}

const SHARE_OF: Partial<Record<PayoutState, Share>> = { PAID: 'paid', SCHEDULED: 'ahead', PROCESSING: 'ahead', FROZEN: 'held', FAILED: 'held' };

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/**
 * Minor units by currency and month, in UTC, in which they were paid or else fall due; months without any in between are there
 * too. What was called off is nobody's.
 */
export function byMonth(payouts: readonly Counted[]): Map<string, MonthOfPayouts[]> {
  const sums = new Map<string, Map<string, MonthOfPayouts>>();
  for (const { status, amountMinor, currency, dueAt, paidAt } of payouts) {
    const share = SHARE_OF[status as PayoutState];
    if (!share) continue;
    const month = (paidAt ?? dueAt).slice(0, 7);
    const months = sums.get(currency) ?? new Map<string, MonthOfPayouts>();
    const sum = months.get(month) ?? { month, paid: 0, ahead: 0, held: 0 };
    months.set(month, { ...sum, [share]: sum[share] + amountMinor });
    sums.set(currency, months);
  }
  return new Map(
    [...sums].sort(([one], [other]) => one.localeCompare(other)).map(([currency, months]) => {
      const known = [...months.keys()].sort();
      const all: MonthOfPayouts[] = [];
      for (let month = known[0] as string; month <= (known.at(-1) as string); month = monthAfter(month)) {
        all.push(months.get(month) ?? { month, paid: 0, ahead: 0, held: 0 });
      }
      return [currency, all];
    }),
  );
}
