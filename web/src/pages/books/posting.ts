import type { Break } from './documents';

type Facts = Pick<Break, 'kind' | 'movement' | 'feeMinor' | 'ledgerFeeMinor' | 'gatewayMinor'>;

/** By how many minor units the ledger can be brought level because of a break; nothing where only its cause can be put right. */
export function posting({ kind, movement, feeMinor, ledgerFeeMinor, gatewayMinor }: Facts): number | undefined {
  if (kind === 'FEE') return feeMinor - (ledgerFeeMinor ?? 0);
  if (kind === 'MISSING_IN_LEDGER' && (movement === 'REFUND' || movement === 'SETTLEMENT')) return gatewayMinor ?? undefined;
  return undefined;
}
