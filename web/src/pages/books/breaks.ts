import type { Break } from './documents';

type Named = NonNullable<Break['assignee']>;

const HEAD = [
  'number',
  'kind',
  'movement',
  'booking',
  'gateway_reference',
  'currency',
  'ledger_minor',
  'gateway_minor',
  'booking_minor',
  'gateway_fee_minor',
  'ledger_fee_minor',
  'stake_minor',
  'ledger_at',
  'gateway_at',
  'ledger_position',
  'assignee',
  'resolved',
  'resolution',
  'resolved_by',
  'resolved_at',
];

/** Differences with a head, for a spreadsheet: amounts in minor units of their currency, times in UTC. */
export function breaksTable(breaks: readonly Break[], name: (of: Named) => string): (string | number | null)[][] {
  return [
    HEAD,
    ...breaks.map((each) => [
      each.number,
      each.kind,
      each.movement,
      each.bookingId,
      each.gatewayReference,
      each.stake.currency,
      each.ledgerMinor,
      each.gatewayMinor,
      each.bookingMinor,
      each.feeMinor,
      each.ledgerFeeMinor,
      each.stake.amountMinor,
      each.ledgerAt,
      each.gatewayAt,
      each.ledgerPosition,
      each.assignee && name(each.assignee),
      String(each.resolved),
      each.resolution,
      each.resolvedBy && name(each.resolvedBy),
      each.resolvedAt,
    ]),
  ];
}
