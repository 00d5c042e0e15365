export const PAYOUT_STATES = ['SCHEDULED', 'FROZEN', 'PROCESSING', 'PAID', 'CANCELLED', 'FAILED'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** What else the page of payouts shows: what waits to be sent with others, what was, and what the bank pays. */
export const PAYOUT_VIEWS = ['waiting', 'batches', 'bank'] as const;
export type PayoutView = (typeof PAYOUT_VIEWS)[number];
