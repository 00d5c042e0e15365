import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { MessageSquare, Users, Wallet } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../api/live';
import { readsBooks, useSession } from '../../api/session';
import { withTexts } from '../../i18n';
import { type Back, Heading, Opened } from '../../ui/Opened';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { Actions } from './Actions';
import { Activity } from './Activity';
import { Agenda } from './Agenda';
import { Answers } from './Answers';
import { Dispute } from './Dispute';
import { Fact } from './Fact';
import { Meeting } from './Meeting';
import { Now } from './Now';
import { Others } from './Others';
import { Review } from './Review';
import { StatusBadge } from './Status';
import { TimeFact } from './TimeFact';
import { sideOf, useBookingChanged } from './actions';
import { type BookingDetails, bookingChanged, bookingQuery } from './documents';
import classes from './Booking.module.css';
import { lazyPart } from '../../ui/lazyPart';

const route = getRouteApi('/bookings/$bookingId');

/* For few of those who look at a booking. */
const StaffPanel = lazyPart(async () => {
  const [{ StaffPanel: panel }] = await Promise.all([import('../books/StaffPanel'), withTexts('finance')]);
  return panel;
});

const PrivateNotes = lazyPart(async () => (await import('./PrivateNotes')).default);

export function Booking() {
  const { bookingId } = route.useParams();
  const query = useQuery(bookingQuery(bookingId));
  const back = useBack();
  const changed = useBookingChanged();
  useLive(bookingChanged, { id: bookingId }, () => void changed(bookingId));
  return (
    <Opened query={query} back={back}>
      {(booking) => <Page booking={booking} />}
    </Opened>
  );
}

function useBack(): Back {
  const { t } = useTranslation();
  return { to: '/bookings', label: t('nav.bookings') };
}

function Page({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const session = useSession();
  const { me } = session;
  const money = useMoney();
  const side = sideOf(booking, me);
  const isMentee = side === 'MENTEE';
  const { payment } = booking;
  return (
    <>
      <Heading back={useBack()} title={booking.topic}>
        <StatusBadge of={booking} />
      </Heading>
      <div className={classes.page}>
        <Stack gap="lg">
          <Now booking={booking} side={side} />
          <section className={`card ${classes.facts}`}>
            <TimeFact of={booking} other={isMentee ? booking.mentor.member : booking.mentee} />
            <Others of={booking} side={side} />
            <Fact icon={<Wallet size={18} aria-hidden />}>
              <Text fw={600} className="tabular">
                {money(booking.price)}
              </Text>
              {payment && (
                <Text size="sm" c="dimmed" data-testid="payment">
                  {t(`payment.${payment.status}`)}
                  {payment.refunded.amountMinor > 0 && ` · ${t('payment.refunded', { amount: money(payment.refunded) })}`}
                </Text>
              )}
            </Fact>
            {booking.groupSession && (
              <Fact icon={<Users size={18} aria-hidden />}>
                <Anchor component={Link} to="/groups/$groupId" params={{ groupId: booking.groupSession.id } as never}>
                  {booking.groupSession.title ?? '–'}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t('session:group.yourSeat')}
                </Text>
              </Fact>
            )}
            {booking.description && (
              <Fact icon={<MessageSquare size={18} aria-hidden />}>
                <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{booking.description}</Text>
              </Fact>
            )}
            <Meeting booking={booking} side={side} />
          </section>
          <Dispute booking={booking} />
          <Answers booking={booking} />
          <Agenda booking={booking} />
          <Review booking={booking} isMentee={isMentee} />
          {side !== 'MENTEE' && (
            <Suspense>
              <PrivateNotes booking={booking} />
            </Suspense>
          )}
          <Activity booking={booking} />
          {readsBooks(session) && (
            <Suspense>
              <StaffPanel bookingId={booking.id} mentee={{ id: booking.mentee.id, name: nameOf(booking.mentee) }} />
            </Suspense>
          )}
        </Stack>
        <Actions booking={booking} isMentee={isMentee} />
      </div>
    </>
  );
}
