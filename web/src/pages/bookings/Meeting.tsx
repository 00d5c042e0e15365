import { Text } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { MeetingLink } from '../../ui/MeetingLink';
import { Fact } from './Fact';
import { type Side, may, useBookingChanged } from './actions';
import { type BookingDetails, removeMeetingLink, setMeetingLink } from './documents';

export function Meeting({ booking, side }: { booking: BookingDetails; side: Side }) {
  const { t } = useTranslation('session');
  const changed = useBookingChanged();
  const maySet = may(booking, 'SET_MEETING_LINK');
  if (!booking.meetingLink && !maySet) {
    const awaited = side === 'MENTEE' && booking.modality !== 'CHAT' && ['CONFIRMED', 'IN_PROGRESS'].includes(booking.status);
    if (!awaited) return null;
    return (
      <Fact icon={<Link2 size={18} aria-hidden />}>
        <Text size="sm" c="dimmed">
          {t('noLinkYet', { name: booking.mentor.member.firstName ?? '–' })}
        </Text>
      </Fact>
    );
  }
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
