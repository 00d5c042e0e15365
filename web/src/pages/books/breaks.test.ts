import { expect, test } from 'vitest';
import { breaksTable } from './breaks';
import { csv } from './csv';
import type { Break } from './documents';

const BREAK = {
  number: 3,
  kind: 'AMOUNT',
  movement: 'PAYMENT',
  bookingId: 'bkg_1',
  gatewayReference: '=ch_1',
  ledgerMinor: 1_000,
  gatewayMinor: 900,
  bookingMinor: null,
  feeMinor: null,
  ledgerFeeMinor: null,
  stake: { amountMinor: 100, currency: 'ZAR' },
  ledgerAt: '2026-01-05T10:00:00Z',
  gatewayAt: null,
  ledgerPosition: '7',
  assignee: { id: 'mbr_1', firstName: 'Ada', lastName: 'L' },
  resolved: true,
  resolution: 'A fee',
  resolvedBy: null,
  resolvedAt: null,
} as unknown as Break;

test('each difference is a row below its head, with amounts, currency and who looks into it', () => {
  const [head, row, ...more] = breaksTable([BREAK], ({ firstName }) => firstName ?? '');
  expect(more).toEqual([]);
  expect(row).toHaveLength(head?.length ?? 0);
  const cell = (name: string) => row?.[head?.indexOf(name) ?? -1];
  expect(['number', 'currency', 'ledger_minor', 'gateway_minor', 'stake_minor', 'assignee', 'resolved'].map(cell)).toEqual([3, 'ZAR', 1_000, 900, 100, 'Ada', 'true']);
  expect(csv([row ?? []])).toContain(`"'=ch_1"`);
});
