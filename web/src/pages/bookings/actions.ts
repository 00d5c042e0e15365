import { useQueryClient } from '@tanstack/react-query';
import type { BookingRow } from './documents';

export type Action = BookingRow['availableActions'][number];
/** Who looks: one of the two, or somebody of the staff, who is neither. */
export type Side = 'MENTEE' | 'MENTOR' | 'STAFF';

export function sideOf({ mentee, mentor }: { mentee: { id: string }; mentor: { member: { id: string } } }, me: { id: string } | null): Side {
  if (me?.id === mentee.id) return 'MENTEE';
  return me?.id === mentor.member.id ? 'MENTOR' : 'STAFF';
}

/** What the API says one may do with. */
type Offered = { availableActions: readonly Action[] };

export function actionOf({ availableActions }: Offered, name: string): Action | undefined {
  return availableActions.find(({ action }) => action === name);
}

export { may } from '../../ui/may';

export { useWhyNot } from '../../ui/WhyNot';

/** After a change of a booking all that shows it is read anew. */
export function useBookingChanged(): (bookingId?: string) => Promise<void> {
  const client = useQueryClient();
  return async (bookingId) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: bookingId === undefined ? ['booking'] : ['booking', bookingId] }),
      client.invalidateQueries({ queryKey: ['bookings'] }),
      client.invalidateQueries({ queryKey: ['slots'] }),
    ]);
  };
}
