import { describe, expect, it } from 'vitest';
import { acts } from './activity';

const entry = (id: string, type: string, more: object = {}) => ({ id, type, reason: null, by: 'platform', ...more });

describe('what has happened', () => {
  it('tells a move at once as one thing, with who asked for it and why', () => {
    const history = [
      entry('1', 'BookingConfirmed'),
      entry('2', 'RescheduleRequested', { by: 'Pat', reason: 'My train is late' }),
      entry('3', 'ExtraPaymentRequested'),
      entry('4', 'BookingRescheduled'),
    ];
    expect(acts(history)).toEqual([
      entry('1', 'BookingConfirmed'),
      entry('3', 'ExtraPaymentRequested'),
      entry('4', 'BookingRescheduled', { by: 'Pat', reason: 'My train is late' }),
    ]);
  });

  it('keeps the question where somebody had to agree', () => {
    const history = [entry('1', 'TimeProposed'), entry('2', 'ProposalOpened'), entry('3', 'BookingRescheduled')];
    expect(acts(history)).toEqual(history);
  });

  it('keeps what came to nothing, and does not take it for what was agreed on later', () => {
    const history = [
      entry('1', 'RescheduleRequested', { by: 'Pat' }),
      entry('2', 'ProposalEnded'),
      entry('3', 'TimeProposed'),
      entry('4', 'BookingRescheduled'),
    ];
    expect(acts(history)).toEqual(history);
  });
});
