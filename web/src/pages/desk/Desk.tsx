import { Alert, Button, Group, Kbd, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck, Hourglass, Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { isMentor, useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { useRelative } from '../../ui/Countdown';
import { Face } from '../../ui/Face';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { useKeys } from '../../ui/keys';
import { useLater } from '../../ui/later';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { BookingLine } from '../bookings/BookingLine';
import { Reschedule } from '../bookings/Reschedule';
import { may, useBookingChanged } from '../bookings/actions';
import { type BookingRow, aheadQuery, confirmBooking, declineBooking } from '../bookings/documents';
import { useOwnBookingsLive } from '../bookings/live';
import { OpenRequests } from '../requests/RequestLine';
import { Apply } from './Apply';
import classes from './Desk.module.css';
import { mineQuery } from './mine';

/** What mentees ask of a mentor, to be answered by a key, and what is agreed on. */
export function Desk() {
  const { t } = useTranslation();
  const { me } = useSession();
  const { data, error, isPending, refetch } = useQuery(aheadQuery);
  useOwnBookingsLive();
  const side = useQuery(mineQuery);
  if (side.isPending) return <Skeleton height={150} radius="lg" />;
  if (side.isLoadingError) return <Trouble error={side.error} retry={() => void side.refetch()} />;
  const mentor = side.data.me?.mentor;
  if (!mentor) return isMentor(me) || me?.mayApplyAsMentor ? <Apply /> : <Alert color="gray">{t('desk.notMentor')}</Alert>;
  const mine = data?.filter((booking) => booking.mentor.member.id === me?.id) ?? [];
  const requests = mine
    .filter((booking) => may(booking, 'CONFIRM'))
    .sort((a, b) => (a.answerBy ?? '').localeCompare(b.answerBy ?? ''));
  const agreed = mine.filter((booking) => !requests.includes(booking));
  return (
    <Stack gap="xl">
      <Group justify="space-between">
        <Title order={1}>{t('nav.desk')}</Title>
        <Group gap="xs">
          <Button component={Link} to="/desk/groups" variant="default">
            {t('nav.groups')}
          </Button>
          <Button component={Link} to="/desk/availability" variant="default">
            {t('nav.availability')}
          </Button>
        </Group>
      </Group>
      {!mentor.approved && (
        <Alert variant="light" icon={<Hourglass aria-hidden />} title={t('apply.waiting')}>
          {t('apply.waitingText')}
        </Alert>
      )}
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={150} radius="lg" />}
      {data && mentor.approved && requests.length === 0 && (
        <Nothing icon={Inbox} title={t('desk.none')} text={t('desk.noneText')}>
          <Button component={Link} to="/desk/availability" variant="light">
            {t('nav.availability')}
          </Button>
        </Nothing>
      )}
      {requests.length > 0 && <Requests requests={requests} />}
      <OpenRequests role="MENTOR" />
      {agreed.length > 0 && (
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('desk.ahead')}
          </Title>
          <Stack gap="sm">
            {agreed.map((booking) => (
              <BookingLine key={booking.id} booking={booking} />
            ))}
          </Stack>
        </section>
      )}
    </Stack>
  );
}

function Requests({ requests }: { requests: BookingRow[] }) {
  const { t } = useTranslation();
  const changed = useBookingChanged();
  const reported = useReported();
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState<string>();
  const [proposing, setProposing] = useState<BookingRow>();
  const declines = useLater<BookingRow>({
    send: ({ id: bookingId }) => mutate(declineBooking, { input: { bookingId } }, { keepalive: true }),
    done: changed,
    told: ([one, ...others]) => (one && others.length === 0 ? t('desk.declined', { name: nameOf(one.mentee) }) : t('desk.declinedAll', { count: others.length + 1 })),
  });

  const shown = requests.filter(({ id }) => !declines.hidden.includes(id));
  const current = shown[Math.min(at, shown.length - 1)];

  const accept = async (booking: BookingRow) => {
    setBusy(booking.id);
    const done = await reported(mutate(confirmBooking, { input: { bookingId: booking.id } }));
    await changed(booking.id);
    setBusy(undefined);
    if (done !== undefined) {
      notifications.show({
        message: t('desk.accepted', { name: nameOf(booking.mentee) }),
        closeButtonProps: { 'aria-label': t('common.close') },
      });
    }
  };

  useKeys([
    ['a', () => current && busy === undefined && void accept(current)],
    ['d', () => current && may(current, 'DECLINE') && declines.later(current)],
    ['p', () => current && may(current, 'RESCHEDULE') && setProposing(current)],
  ]);

  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('desk.requests', { count: shown.length })}
        </Title>
        <Group gap={6} visibleFrom="sm">
          {(
            [
              ['a', 'desk.accept'],
              ['d', 'desk.decline'],
              ['p', 'desk.propose'],
            ] as const
          ).map(([key, label]) => (
            <Text key={key} size="xs" c="dimmed">
              <Kbd size="xs">{key}</Kbd> {t(label)}
            </Text>
          ))}
        </Group>
      </Group>
      <Stack gap="sm">
        {shown.map((booking, index) => (
          <Request
            key={booking.id}
            booking={booking}
            active={booking === current}
            busy={busy === booking.id}
            onFocus={() => setAt(index)}
            onAccept={() => void accept(booking)}
            onDecline={() => declines.later(booking)}
            onPropose={() => setProposing(booking)}
          />
        ))}
      </Stack>
      {proposing && <Reschedule booking={proposing} isMentee={false} onClose={() => setProposing(undefined)} />}
    </section>
  );
}

function Request({
  booking,
  active,
  busy,
  onFocus,
  onAccept,
  onDecline,
  onPropose,
}: {
  booking: BookingRow;
  active: boolean;
  busy: boolean;
  onFocus: () => void;
  onAccept: () => void;
  onDecline: () => void;
  onPropose: () => void;
}) {
  const { t } = useTranslation();
  const when = useWhen();
  const there = useWhen(booking.mentee.timeZone);
  const now = useNow();
  const relative = useRelative();
  const money = useMoney();
  return (
    <article
      data-step
      tabIndex={-1}
      className={`card ${classes.request}`}
      data-active={active || undefined}
      onFocus={onFocus}
      aria-label={`${nameOf(booking.mentee)}: ${booking.topic}`}
    >
      <Group wrap="nowrap" align="flex-start" gap="md">
        <Face name={nameOf(booking.mentee)} photo={booking.mentee.photo?.url} size={44} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Text fw={650} component={Link} to="/bookings/$bookingId" params={{ bookingId: booking.id } as never} className={classes.topic}>
            {booking.topic || '–'}
          </Text>
          <Text size="sm" c="dimmed">
            {nameOf(booking.mentee)} · {money(booking.price)}
          </Text>
          <Group gap={8} mt={8} wrap="nowrap" align="flex-start">
            <CalendarCheck size={17} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <div>
              <Text size="sm" className="tabular">
                {when.longDate(booking.startsAt)}, {when.span(booking.startsAt, booking.endsAt)} ({when.zoneName(booking.startsAt)})
              </Text>
              {there.zoneName(booking.startsAt) !== when.zoneName(booking.startsAt) && (
                <Text size="xs" c="dimmed">
                  {t('book.there', {
                    name: booking.mentee.firstName ?? '–',
                    time: `${there.date(booking.startsAt)}, ${there.time(booking.startsAt)}`,
                    zone: there.zoneName(booking.startsAt),
                  })}
                </Text>
              )}
            </div>
          </Group>
          {booking.pendingProposal && (
            <Text size="sm" mt={6}>
              {t('desk.proposed', { time: when.zoned(booking.pendingProposal.startsAt) })}
            </Text>
          )}
        </div>
      </Group>
      <Group justify="space-between" mt="md" gap="sm">
        <Text size="xs" c="dimmed">
          {booking.answerBy ? t('desk.answerBy', { time: when.dateTime(booking.answerBy), left: relative(booking.answerBy, now) }) : ''}
        </Text>
        <Group gap="xs">
          {may(booking, 'DECLINE') && (
            <Button variant="default" onClick={onDecline}>
              {t('desk.decline')}
            </Button>
          )}
          {may(booking, 'RESCHEDULE') && (
            <Button variant="default" onClick={onPropose}>
              {t('desk.propose')}
            </Button>
          )}
          <Button loading={busy} onClick={onAccept}>
            {t('desk.accept')}
          </Button>
        </Group>
      </Group>
    </article>
  );
}
