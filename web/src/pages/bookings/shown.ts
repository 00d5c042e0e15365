/** What of one's bookings is on the page; what is ahead where nothing is said. */
export const BOOKINGS_SHOWN = ['history', 'calendar'] as const;
export type BookingsShown = (typeof BOOKINGS_SHOWN)[number];
