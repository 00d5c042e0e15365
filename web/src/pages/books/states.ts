export const PAYOUT_STATES = ['SCHEDULED', 'FROZEN', 'PROCESSING', 'PAID', 'CANCELLED', 'FAILED'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];
