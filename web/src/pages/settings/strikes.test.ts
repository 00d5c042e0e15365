import { describe, expect, it } from 'vitest';
import { may } from '../../ui/may';
import { type Strike, waiting } from './strikes';

const strike = (bookingId: string, status: Strike['status'], allowed: boolean): Strike => ({
  bookingId,
  kind: 'MENTEE_NO_SHOW',
  status,
  counts: true,
  startsAt: '2026-03-09T08:00:00Z',
  expiresAt: '2026-09-05T08:00:00Z',
  appealReason: null,
  decisionReason: null,
  availableActions: [{ action: 'APPEAL_STRIKE', allowed, until: null, reason: null }],
});

describe('strikes', () => {
  it('wait where they are appealed', () => {
    const all = [strike('bkg_1', 'NOTED', true), strike('bkg_2', 'APPEALED', false), strike('bkg_3', 'UPHELD', false)];
    expect(waiting(all).map(({ bookingId }) => bookingId)).toEqual(['bkg_2']);
  });

  it('can be appealed where the API says so', () => {
    expect(may(strike('bkg_1', 'NOTED', true), 'APPEAL_STRIKE')).toBe(true);
    expect(may(strike('bkg_1', 'NOTED', false), 'APPEAL_STRIKE')).toBe(false);
    expect(may(strike('bkg_1', 'NOTED', true), 'UPHOLD_STRIKE')).toBe(false);
  });
});
