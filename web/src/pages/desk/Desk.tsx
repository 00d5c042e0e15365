import { Alert, Button, Group, Kbd, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck, Hourglass, Inbox } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { isMentor, useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { useRelative } from '../../ui/Countdown';
import { Face } from '../../ui/Face';
import { Nothing } from '../../ui/Nothing';
import { There } from '../../ui/There';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { useKeys } from '../../ui/keys';
import { useLater } from '../../ui/later';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { BookingLine } from '../bookings/BookingLine';
import { Reschedule } from '../bookings/Reschedule';
import { StatusBadge } from '../bookings/Status';
import { may, useBookingChanged } from '../bookings/actions';
import { type BookingRow, aheadQuery, confirmBooking, declineBooking, withdrawProposal } from '../bookings/documents';
import { useOwnBookingsLive } from '../bookings/live';
import { waitsForMentee } from '../bookings/waiting';
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
  const client = useQueryClient();
  const side = useQuery(mineQuery);
  if (side.isPending) return <Skeleton height={150} radius="lg" />;
  if (side.isLoadingError) return <Trouble error={side.error} retry={() => void side.refetch()} />;
  const mentor = side.data.me?.mentor;
  if (!mentor) return isMentor(me) || me?.mayApplyAsMentor ? <Apply /> : <Alert color="gray">{t('desk.notMentor')}</Alert>;
  const mine = data?.filter((booking) => booking.mentor.member.id === me?.id) ?? [];
  const asked = mine
    .filter((booking) => may(booking, 'CONFIRM'))
    .sort((a, b) => (a.answerBy ?? '').localeCompare(b.answerBy ?? ''));
  const requests = asked.filter((booking) => !waitsForMentee(booking));
  const proposals = asked.filter(waitsForMentee);
  const agreed = mine.filter((booking) => !asked.includes(booking));
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
      {error && !data && (
        <Trouble
          error={error}
          retry={() => {
            void refetch();
            void client.refetchQueries({ queryKey: ['requests'], type: 'active' });
          }}
        />
      )}
      {isPending && <Skeleton height={150} radius="lg" />}
      {data && mentor.approved && requests.length === 0 && (
        <Nothing icon={Inbox} title={t('desk.none')} text={t('desk.noneText')}>
          <Button component={Link} to="/desk/availability" variant="light">
            {t('nav.availability')}
          </Button>
        </Nothing>
      )}
      {requests.length > 0 && <Requests requests={requests} />}
      {proposals.length > 0 && <Proposals bookings={proposals} />}
      <OpenRequests role="MENTOR" besides={data ? null : error} />
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
  const [at, setAt] = useState({ id: '', index: 0 });
  const [busy, setBusy] = useState<string>();
  const [proposing, setProposing] = useState<BookingRow>();
  const declines = useLater<BookingRow>({
    send: ({ id: bookingId }) => mutate(declineBooking, { input: { bookingId } }, { keepalive: true }),
    done: changed,
    told: ([one, ...others]) => (one && others.length === 0 ? t('desk.declined', { name: nameOf(one.mentee) }) : t('desk.declinedAll', { count: others.length + 1 })),
  });

  const shown = requests.filter(({ id }) => !declines.hidden.includes(id));
  // Whichever was chosen stays so while others come and go around it; where it is gone, what is in its place.
  const current = shown.find(({ id }) => id === at.id) ?? shown[Math.min(at.index, shown.length - 1)];

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
            onFocus={() => setAt({ id: booking.id, index })}
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
  const now = useNow();
  const relative = useRelative();
  return (
    <article
      data-step
      tabIndex={-1}
      className={`card ${classes.request}`}
      data-active={active || undefined}
      onFocus={onFocus}
      aria-label={`${nameOf(booking.mentee)}: ${booking.topic}`}
    >
      <Asked booking={booking} at={booking} />
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

/** Who asks for what, and the time that is meant, on both clocks. */
function Asked({ booking, at, children }: { booking: BookingRow; at: { startsAt: string; endsAt: string }; children?: ReactNode }) {
  const when = useWhen();
  const money = useMoney();
  return (
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
              {when.longDate(at.startsAt)}, {when.span(at.startsAt, at.endsAt)} ({when.zoneName(at.startsAt)})
            </Text>
            <There at={at.startsAt} other={booking.mentee} size="xs" />
          </div>
        </Group>
        {children}
      </div>
    </Group>
  );
}

/** Requests that were answered with another time: the mentee's to answer, though the mentor may still think otherwise. */
function Proposals({ bookings }: { bookings: BookingRow[] }) {
  const { t } = useTranslation(['translation', 'session']);
  return (
    <section aria-labelledby="proposals">
      <Title order={2} size="h3" mb="sm" id="proposals">
        {t('session:proposal.out', { count: bookings.length })}
      </Title>
      <Stack gap="sm">
        {bookings.map((booking) => (
          <ProposalOut key={booking.id} booking={booking} />
        ))}
      </Stack>
    </section>
  );
}

function ProposalOut({ booking }: { booking: BookingRow }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const now = useNow();
  const relative = useRelative();
  const changed = useBookingChanged();
  const reported = useReported();
  const [busy, setBusy] = useState<string>();
  const proposal = booking.pendingProposal;
  if (!proposal) return null;
  const act = async (which: string, work: () => Promise<unknown>) => {
    setBusy(which);
    await reported(work());
    await changed(booking.id);
    setBusy(undefined);
  };
  return (
    <article data-step tabIndex={-1} className={`card ${classes.request}`} aria-label={`${nameOf(booking.mentee)}: ${booking.topic}`}>
      <Asked booking={booking} at={proposal}>
        <Text size="xs" c="dimmed" mt={6}>
          {t('session:proposal.asked', { time: when.zoned(booking.startsAt) })}
        </Text>
      </Asked>
      <Group justify="space-between" mt="md" gap="sm">
        <Group gap="sm">
          <StatusBadge of={booking} />
          <Text size="xs" c="dimmed">
            {t('session:proposal.until', {
              name: booking.mentee.firstName ?? '–',
              time: when.dateTime(proposal.expiresAt),
              left: relative(proposal.expiresAt, now),
            })}
          </Text>
        </Group>
        <Group gap="xs">
          {may(booking, 'WITHDRAW_PROPOSAL') && (
            <Button
              variant="default"
              loading={busy === 'withdraw'}
              onClick={() => void act('withdraw', () => mutate(withdrawProposal, { input: { bookingId: booking.id, proposalId: proposal.id } }))}
            >
              {t('proposal.withdraw')}
            </Button>
          )}
          <Button
            variant="default"
            loading={busy === 'accept'}
            onClick={() => void act('accept', () => mutate(confirmBooking, { input: { bookingId: booking.id } }))}
          >
            {t('session:proposal.acceptAsked')}
          </Button>
        </Group>
      </Group>
    </article>
  );
}
