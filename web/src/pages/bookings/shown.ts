/** What of one's bookings is on the page, or for staff everybody's; what is ahead where nothing is said. */
export const BOOKINGS_SHOWN = ['history', 'calendar', 'all'] as const;
export type BookingsShown = (typeof BOOKINGS_SHOWN)[number];
