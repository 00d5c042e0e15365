export const PAYOUT_STATES = ['SCHEDULED', 'FROZEN', 'PROCESSING', 'PAID', 'CANCELLED', 'FAILED'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** What else the page of payouts shows: what waits to be sent with others, and what was. */
export const PAYOUT_VIEWS = ['waiting', 'batches'] as const;
export type PayoutView = (typeof PAYOUT_VIEWS)[number];
