import { expect, test } from 'vitest';
import { posting } from './posting';

const found = { kind: 'FEE', movement: 'CAPTURE', feeMinor: 150, ledgerFeeMinor: 20, gatewayMinor: 45_001 };

test('of a fee it is what the gateway kept beyond what the ledger has', () => {
  expect(posting(found)).toBe(130);
  expect(posting({ ...found, ledgerFeeMinor: null })).toBe(150);
  expect(posting({ ...found, feeMinor: 0 })).toBe(-20);
});

test('of a refund or a payment to the bank that the ledger has none of it is all of it', () => {
  const missing = { ...found, kind: 'MISSING_IN_LEDGER', feeMinor: 0, ledgerFeeMinor: null };
  expect(posting({ ...missing, movement: 'REFUND' })).toBe(45_001);
  expect(posting({ ...missing, movement: 'SETTLEMENT' })).toBe(45_001);
  expect(posting(missing)).toBeUndefined();
  expect(posting({ ...missing, kind: 'AMOUNT', movement: 'REFUND' })).toBeUndefined();
});
