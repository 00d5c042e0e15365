import { Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, CalendarClock, CircleHelp, MessageSquare, Users, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../api/live';
import { useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { useRelative } from '../../ui/Countdown';
import { Face } from '../../ui/Face';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { Actions } from './Actions';
import { Activity } from './Activity';
import { Agenda } from './Agenda';
import { Answers } from './Answers';
import { Dispute } from './Dispute';
import { Fact } from './Fact';
import { Meeting } from './Meeting';
import { Now } from './Now';
import { Review } from './Review';
import { StatusBadge } from './Status';
import { useBookingChanged } from './actions';
import { type BookingDetails, bookingChanged, bookingQuery } from './documents';
import classes from './Booking.module.css';

const route = getRouteApi('/bookings/$bookingId');

export function Booking() {
  const { t } = useTranslation();
  const { bookingId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(bookingQuery(bookingId));
  const changed = useBookingChanged();
  useLive(bookingChanged, { id: bookingId }, () => void changed(bookingId));
  if (isPending) {
    return (
      <Stack aria-busy>
        <Skeleton height={48} width="60%" />
        <Skeleton height={260} radius="lg" />
      </Stack>
    );
  }
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) {
    return (
      <Nothing icon={CircleHelp} title={t('notFound.title')} text={t('notFound.text')} heading>
        <Button component={Link} to="/bookings">
          {t('nav.bookings')}
        </Button>
      </Nothing>
    );
  }
  return <Page booking={data} />;
}

function Page({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const { me } = useSession();
  const when = useWhen();
  const now = useNow();
  const relative = useRelative();
  const money = useMoney();
  const isMentee = booking.mentee.id === me?.id;
  const other = isMentee ? booking.mentor.member : booking.mentee;
  const there = useWhen(other.timeZone);
  const { payment } = booking;
  return (
    <>
      <Anchor component={Link} to="/bookings" size="sm">
        <Group gap={6} component="span">
          <ArrowLeft size={15} aria-hidden />
          {t('nav.bookings')}
        </Group>
      </Anchor>
      <Group justify="space-between" mt="xs" mb="lg" gap="sm">
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {booking.topic || '–'}
        </Title>
        <StatusBadge status={booking.status} />
      </Group>
      <div className={classes.page}>
        <Stack gap="lg">
          <Now booking={booking} isMentee={isMentee} />
          <section className={`card ${classes.facts}`}>
            <Fact icon={<CalendarClock size={18} aria-hidden />}>
              <Text fw={600}>{when.longDate(booking.startsAt)}</Text>
              <Text className="tabular">
                {when.span(booking.startsAt, booking.endsAt)}{' '}
                <Text span c="dimmed" size="sm">
                  {when.zoneName(booking.startsAt)} · {relative(booking.startsAt, now)}
                </Text>
              </Text>
              {there.zoneName(booking.startsAt) !== when.zoneName(booking.startsAt) && (
                <Text size="sm" c="dimmed">
                  {t('book.there', {
                    name: other.firstName ?? '–',
                    time: `${there.date(booking.startsAt)}, ${there.time(booking.startsAt)}`,
                    zone: there.zoneName(booking.startsAt),
                  })}
                </Text>
              )}
            </Fact>
            <Fact icon={<Face name={nameOf(other)} photo={other.photo?.url} size={36} />}>
              <Text fw={600}>
                {isMentee ? (
                  <Anchor component={Link} to="/mentors/$mentorId" params={{ mentorId: booking.mentor.id } as never} inherit>
                    {nameOf(other)}
                  </Anchor>
                ) : (
                  nameOf(other)
                )}
              </Text>
              <Text size="sm" c="dimmed">
                {isMentee ? t('booking.yourMentor') : t('booking.yourMentee')} · {t(`modality.${booking.modality}`)}
              </Text>
            </Fact>
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
            <Meeting booking={booking} />
          </section>
          <Dispute booking={booking} />
          <Answers booking={booking} />
          <Agenda booking={booking} />
          <Review booking={booking} isMentee={isMentee} />
          <Activity booking={booking} />
        </Stack>
        <Actions booking={booking} isMentee={isMentee} />
      </div>
    </>
  );
}
