import { Link2 } from 'lucide-react';
import { mutate } from '../../api/client';
import { MeetingLink } from '../../ui/MeetingLink';
import { Fact } from './Fact';
import { may, useBookingChanged } from './actions';
import { type BookingDetails, removeMeetingLink, setMeetingLink } from './documents';

export function Meeting({ booking }: { booking: BookingDetails }) {
  const changed = useBookingChanged();
  const maySet = may(booking, 'SET_MEETING_LINK');
  if (!booking.meetingLink && !maySet) return null;
  const bookingId = booking.id;
  const read = () => changed(bookingId);
  return (
    <Fact icon={<Link2 size={18} aria-hidden />}>
      <MeetingLink
        link={booking.meetingLink}
        version={booking.version}
        maySet={maySet}
        mayRemove={may(booking, 'REMOVE_MEETING_LINK')}
        set={(url, expectedVersion) => mutate(setMeetingLink, { input: { bookingId, url, expectedVersion } }).finally(read)}
        remove={async (expectedVersion) =>
          (await mutate(removeMeetingLink, { input: { bookingId, expectedVersion } }).finally(read)).booking?.version
        }
      />
    </Fact>
  );
}
