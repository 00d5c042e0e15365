import { describe, expect, it } from 'vitest';
import { waitsForMentee } from './waiting';

describe('a request', () => {
  it('waits for the mentor until they propose another time', () => {
    expect(waitsForMentee({ status: 'AWAITING_CONFIRMATION', pendingProposal: null })).toBe(false);
    expect(waitsForMentee({ status: 'AWAITING_CONFIRMATION' })).toBe(false);
    expect(waitsForMentee({ status: 'AWAITING_CONFIRMATION', pendingProposal: { by: 'MENTOR' } })).toBe(true);
  });

  it('still waits for the mentor where it is the mentee who proposes', () => {
    expect(waitsForMentee({ status: 'AWAITING_CONFIRMATION', pendingProposal: { by: 'MENTEE' } })).toBe(false);
  });

  it('waits for nobody once it stands', () => {
    expect(waitsForMentee({ status: 'CONFIRMED', pendingProposal: { by: 'MENTOR' } })).toBe(false);
  });
});
