import {
  Alert,
  Anchor,
  Button,
  Group,
  Modal,
  Rating,
  Skeleton,
  Stack,
  Switch,
  Text,
  TextInput,
  Textarea,
  Timeline,
  Title,
  Tooltip,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, CalendarClock, CircleHelp, Hourglass, Link2, MessageSquare, Wallet } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useLive } from '../../api/live';
import { useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { Countdown, useRelative } from '../../ui/Countdown';
import { Face } from '../../ui/Face';
import { Nothing } from '../../ui/Nothing';
import { type Slot, SlotPicker } from '../../ui/SlotPicker';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { type Action, actionOf, may, useBookingChanged, useWhyNot } from './actions';
import {
  type BookingDetails,
  type BookingRow,
  acceptProposal,
  bookingChanged,
  bookingQuery,
  cancelBooking,
  checkIn,
  confirmBooking,
  declineBooking,
  declineProposal,
  openDispute,
  rateSession,
  rescheduleBooking,
  setMeetingLink,
  withdrawProposal,
} from './documents';
import { StatusBadge } from './Status';
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
  const { t } = useTranslation();
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
            {booking.description && (
              <Fact icon={<MessageSquare size={18} aria-hidden />}>
                <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{booking.description}</Text>
              </Fact>
            )}
            <Meeting booking={booking} />
          </section>
          <Review booking={booking} isMentee={isMentee} />
          <Activity booking={booking} />
        </Stack>
        <Actions booking={booking} isMentee={isMentee} />
      </div>
    </>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <div className={classes.icon}>{icon}</div>
      <div style={{ minWidth: 0 }}>{children}</div>
    </div>
  );
}

/** What is going on right now, and how long it still is. */
function Now({ booking, isMentee }: { booking: BookingDetails; isMentee: boolean }) {
  const { t } = useTranslation();
  const when = useWhen();
  const name = (isMentee ? booking.mentor.member.firstName : booking.mentee.firstName) ?? '–';
  const { pendingProposal: proposal } = booking;
  return (
    <>
      {booking.status === 'REQUESTED' && booking.holdExpiresAt && (
        <Alert icon={<Hourglass aria-hidden />} color="yellow" variant="light" title={t('booking.hold')}>
          {t('booking.holdText')}{' '}
          <strong>
            <Countdown until={booking.holdExpiresAt} />
          </strong>
        </Alert>
      )}
      {booking.status === 'AWAITING_CONFIRMATION' && booking.answerBy && (
        <Alert icon={<Hourglass aria-hidden />} color="yellow" variant="light" title={t(isMentee ? 'booking.awaiting' : 'booking.awaitingYou', { name })}>
          {t(isMentee ? 'booking.awaitingText' : 'booking.awaitingYouText', { time: when.dateTime(booking.answerBy) })}
        </Alert>
      )}
      {booking.outcomeCode && ['DECLINED', 'EXPIRED', 'PAYMENT_FAILED'].includes(booking.status) && (
        <Outcome code={booking.outcomeCode} />
      )}
      {booking.status === 'CANCELLED' && (
        <Alert color="gray" variant="light" title={t('booking.cancelled')}>
          {t(`cancelledBy.${booking.cancelledBy as 'MENTEE'}`)}
          {booking.strike && isMentee ? ` ${t('booking.strike')}` : ''}
        </Alert>
      )}
      {booking.dispute && (
        <Alert color="orange" variant="light" title={booking.dispute.resolvedAt ? t('booking.disputeDecided') : t('booking.dispute')}>
          {booking.dispute.resolvedAt
            ? `${t(`decision.${booking.dispute.decision as 'REFUND'}`)} ${booking.dispute.decisionReason ?? ''}`
            : t('booking.disputeText')}
        </Alert>
      )}
      {proposal && <Proposal booking={booking} proposal={proposal} isMentee={isMentee} />}
    </>
  );
}

function Outcome({ code }: { code: string }) {
  const { t, i18n } = useTranslation();
  const key = `outcome.${code}`;
  return (
    <Alert color="gray" variant="light" title={t('booking.over')}>
      {i18n.exists(key) ? t(key as 'outcome.HOLD') : t('outcome.OTHER', { code })}
    </Alert>
  );
}

function Proposal({
  booking,
  proposal,
  isMentee,
}: {
  booking: BookingRow;
  proposal: NonNullable<BookingRow['pendingProposal']>;
  isMentee: boolean;
}) {
  const { t } = useTranslation();
  const when = useWhen();
  const changed = useBookingChanged();
  const reported = useReported();
  const [busy, setBusy] = useState<string>();
  const isMine = (proposal.by === 'MENTEE') === isMentee;
  const name = (isMentee ? booking.mentor.member.firstName : booking.mentee.firstName) ?? '–';
  const input = { bookingId: booking.id, proposalId: proposal.id };
  const act = async (which: string, work: () => Promise<unknown>) => {
    setBusy(which);
    await reported(work());
    await changed(booking.id);
    setBusy(undefined);
  };
  return (
    <Alert
      icon={<CalendarClock aria-hidden />}
      color="blue"
      variant="light"
      title={isMine ? t('proposal.mine') : t('proposal.theirs', { name })}
    >
      <Text size="sm">
        <strong>{when.longDate(proposal.startsAt)}</strong>, {when.span(proposal.startsAt, proposal.endsAt)} (
        {when.zoneName(proposal.startsAt)})
      </Text>
      {proposal.reason && (
        <Text size="sm" mt={4}>
          {proposal.reason}
        </Text>
      )}
      {proposal.session && (
        <Text size="sm" mt={4}>
          {t(`proposal.price.${proposal.session.effect}`, {
            price: proposal.session.price.formatted,
            difference: proposal.session.difference.formatted,
          })}
        </Text>
      )}
      <Text size="xs" mt={4}>
        {t('proposal.until', { time: when.dateTime(proposal.expiresAt) })}
      </Text>
      <Group mt="sm" gap="xs">
        {may(booking, 'ACCEPT_PROPOSAL') && (
          <Button size="xs" loading={busy === 'accept'} onClick={() => void act('accept', () => mutate(acceptProposal, { input }))}>
            {t('proposal.accept')}
          </Button>
        )}
        {may(booking, 'DECLINE_PROPOSAL') && (
          <Button
            size="xs"
            variant="default"
            loading={busy === 'decline'}
            onClick={() => void act('decline', () => mutate(declineProposal, { input }))}
          >
            {t('proposal.decline')}
          </Button>
        )}
        {may(booking, 'WITHDRAW_PROPOSAL') && (
          <Button
            size="xs"
            variant="default"
            loading={busy === 'withdraw'}
            onClick={() => void act('withdraw', () => mutate(withdrawProposal, { input }))}
          >
            {t('proposal.withdraw')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

function Meeting({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation();
  const changed = useBookingChanged();
  const [editing, setEditing] = useState(false);
  const [url, setUrl] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const maySet = may(booking, 'SET_MEETING_LINK');
  if (!booking.meetingLink && !maySet) return null;
  const save = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(setMeetingLink, { input: { bookingId: booking.id, url, expectedVersion: booking.version } });
      await changed(booking.id);
      setEditing(false);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Fact icon={<Link2 size={18} aria-hidden />}>
      {booking.meetingLink ? (
        <Anchor href={booking.meetingLink.url} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
          {t('booking.join', { host: t(`host.${booking.meetingLink.host}`) })}
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed">
          {t('booking.noLink')}
        </Text>
      )}
      {maySet && !editing && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            setUrl(booking.meetingLink?.url ?? '');
            setEditing(true);
          }}
        >
          {t('booking.setLink')}
        </Button>
      )}
      {editing && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Group gap="xs" mt="xs" align="flex-start">
            <TextInput
              flex={1}
              type="url"
              placeholder="https://"
              aria-label={t('booking.setLink')}
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy}>
              {t('common.save')}
            </Button>
          </Group>
          {failure !== undefined && <Trouble error={failure} />}
        </form>
      )}
    </Fact>
  );
}

/** Every button as the API says: whether, until when, what it costs, and why not. */
function Actions({ booking, isMentee }: { booking: BookingDetails; isMentee: boolean }) {
  const { t } = useTranslation();
  const when = useWhen();
  const money = useMoney();
  const why = useWhyNot();
  const changed = useBookingChanged();
  const reported = useReported();
  const [open, setOpen] = useState<string>();
  const [busy, setBusy] = useState<string>();

  const act = async (which: string, work: () => Promise<unknown>, done: string) => {
    setBusy(which);
    const answer = await reported(work());
    await changed(booking.id);
    setBusy(undefined);
    if (answer !== undefined) {
      notifications.show({ message: done, closeButtonProps: { 'aria-label': t('common.close') } });
    }
  };
  const input = { bookingId: booking.id };
  const buttons: { action: string; label: string; run: () => void; primary?: boolean; danger?: boolean; mentorOnly?: boolean }[] = [
    {
      action: 'CHECK_IN',
      label: t('action.CHECK_IN'),
      primary: true,
      run: () => void act('CHECK_IN', () => mutate(checkIn, { input }), t('action.checkedIn')),
    },
    {
      action: 'CONFIRM',
      label: t('action.CONFIRM'),
      primary: true,
      mentorOnly: true,
      run: () => void act('CONFIRM', () => mutate(confirmBooking, { input }), t('action.confirmed')),
    },
    { action: 'DECLINE', label: t('action.DECLINE'), mentorOnly: true, run: () => setOpen('DECLINE') },
    { action: 'RESCHEDULE', label: t('action.RESCHEDULE'), run: () => setOpen('RESCHEDULE') },
    { action: 'OPEN_DISPUTE', label: t('action.OPEN_DISPUTE'), run: () => setOpen('OPEN_DISPUTE') },
    { action: 'CANCEL', label: t('action.CANCEL'), danger: true, run: () => setOpen('CANCEL') },
  ];
  const known = buttons
    .filter(({ mentorOnly }) => !mentorOnly || !isMentee)
    .map((button) => ({ ...button, says: actionOf(booking, button.action) }))
    .filter((button): button is typeof button & { says: Action } => button.says !== undefined);
  const allowed = known.filter(({ says }) => says.allowed);
  const refused = known.filter(({ says }) => !says.allowed);
  const closed = () => setOpen(undefined);
  return (
    <aside className={`card ${classes.actions}`} aria-label={t('action.title')}>
      <Title order={2} size="h4">
        {t('action.title')}
      </Title>
      {allowed.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('action.none')}
        </Text>
      )}
      {allowed.map(({ action, label, run, primary, danger, says }) => (
        <div key={action}>
          <Button
            fullWidth
            variant={primary ? 'filled' : danger ? 'outline' : 'default'}
            color={danger ? 'red' : 'brand'}
            className={danger ? 'danger' : undefined}
            loading={busy === action}
            onClick={run}
          >
            {label}
          </Button>
          <Text size="xs" c="dimmed" mt={4}>
            {action === 'CANCEL' && isMentee
              ? says.cost && says.cost.amountMinor > 0
                ? t('action.costs', { amount: money(says.cost) })
                : t('action.free')
              : null}{' '}
            {says.until ? t('action.until', { time: when.dateTime(says.until) }) : null}
          </Text>
        </div>
      ))}
      {refused.length > 0 && (
        <details className={classes.refused}>
          <summary>{t('action.notNow')}</summary>
          <Stack gap={6} mt="xs">
            {refused.map(({ action, label, says }) => (
              <Tooltip key={action} label={says.reason} withArrow>
                <Text size="sm">
                  <strong>{label}</strong>: {why(says.reason)}
                </Text>
              </Tooltip>
            ))}
          </Stack>
        </details>
      )}
      {open === 'CANCEL' && <Cancel booking={booking} isMentee={isMentee} onClose={closed} />}
      {open === 'DECLINE' && (
        <WithReason
          title={t('action.DECLINE')}
          text={t('decline.text')}
          submit={t('action.DECLINE')}
          onClose={closed}
          run={(reason) => mutate(declineBooking, { input: { ...input, reason: reason || null } })}
          done={() => changed(booking.id)}
        />
      )}
      {open === 'OPEN_DISPUTE' && (
        <WithReason
          title={t('action.OPEN_DISPUTE')}
          text={t('dispute.text')}
          submit={t('dispute.submit')}
          required
          onClose={closed}
          run={(reason) => mutate(openDispute, { input: { ...input, reason } })}
          done={() => changed(booking.id)}
        />
      )}
      {open === 'RESCHEDULE' && <Reschedule booking={booking} isMentee={isMentee} onClose={closed} />}
    </aside>
  );
}

function WithReason({
  title,
  text,
  submit,
  required,
  danger,
  children,
  onClose,
  run,
  done,
}: {
  title: string;
  text?: string;
  submit: string;
  required?: boolean;
  danger?: boolean;
  children?: ReactNode;
  onClose: () => void;
  run: (reason: string) => Promise<unknown>;
  done: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await run(reason.trim());
      await done();
      onClose();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Stack>
          {text && <Text>{text}</Text>}
          {children}
          <Textarea
            label={required ? t('reason.label') : t('reason.optional')}
            required={required ?? false}
            autosize
            minRows={2}
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {failure !== undefined && <Trouble error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'red' : 'brand'}
              className={danger ? 'danger-filled' : undefined}
              loading={busy}
              disabled={required === true && reason.trim() === ''}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Money moves, so it is asked for once more, with the amounts as the API quotes them now. */
function Cancel({ booking, isMentee, onClose }: { booking: BookingDetails; isMentee: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const money = useMoney();
  const when = useWhen();
  const changed = useBookingChanged();
  const cancel = actionOf(booking, 'CANCEL');
  return (
    <WithReason
      title={t('cancel.title')}
      submit={t('cancel.submit', { amount: money(booking.refundQuote) })}
      danger
      onClose={onClose}
      run={(reason) => mutate(cancelBooking, { input: { bookingId: booking.id, reason: reason || null } })}
      done={() => changed(booking.id)}
    >
      <div className={classes.quote}>
        <Group justify="space-between">
          <Text>{t('cancel.paid')}</Text>
          <Text className="tabular">{money(booking.price)}</Text>
        </Group>
        <Group justify="space-between">
          <Text fw={650}>{isMentee ? t('cancel.back') : t('cancel.backToMentee')}</Text>
          <Text fw={650} className="tabular" data-testid="refund">
            {money(booking.refundQuote)}
          </Text>
        </Group>
        {cancel?.cost && cancel.cost.amountMinor > 0 && (
          <Group justify="space-between">
            <Text>{t('cancel.cost')}</Text>
            <Text className="tabular">{money(cancel.cost)}</Text>
          </Group>
        )}
      </div>
      {cancel?.until && (
        <Text size="sm" c="dimmed">
          {t('cancel.until', { time: when.dateTime(cancel.until) })}
        </Text>
      )}
    </WithReason>
  );
}

export function Reschedule({ booking, isMentee, onClose }: { booking: BookingRow; isMentee: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const when = useWhen();
  const changed = useBookingChanged();
  const [slot, setSlot] = useState<Slot>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const go = async () => {
    if (!slot) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(rescheduleBooking, {
        input: { bookingId: booking.id, startsAt: slot.startsAt, reason: reason.trim() || null },
      });
      await changed(booking.id);
      onClose();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isMentee ? t('reschedule.title') : t('reschedule.propose')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('reschedule.now', { time: `${when.dateTime(booking.startsAt)} (${when.zoneName(booking.startsAt)})` })}
        </Text>
        <SlotPicker
          mentorId={booking.mentor.id}
          offeringId={booking.offering?.id}
          chosen={slot?.startsAt}
          onChoose={setSlot}
        />
        <Textarea
          label={t('reason.optional')}
          autosize
          minRows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {failure !== undefined && <Trouble error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={!slot} loading={busy} onClick={() => void go()}>
            {slot ? t('reschedule.submit', { time: when.dateTime(slot.startsAt) }) : t('reschedule.choose')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Review({ booking, isMentee }: { booking: BookingDetails; isMentee: boolean }) {
  const { t } = useTranslation();
  const changed = useBookingChanged();
  const [rating, setRating] = useState(0);
  const [text, setText] = useState('');
  const [anonymous, setAnonymous] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  if (!isMentee) return null;
  if (booking.review && booking.review.status !== 'WITHDRAWN') {
    return (
      <section className={`card ${classes.review}`}>
        <Title order={2} size="h4">
          {t('review.yours')}
        </Title>
        <Rating value={booking.review.rating} readOnly aria-label={t('mentor.rated', { rating: booking.review.rating })} />
        {booking.review.text && <Text>{booking.review.text}</Text>}
      </section>
    );
  }
  if (booking.review || !may(booking, 'RATE_SESSION')) return null;
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(rateSession, { input: { bookingId: booking.id, rating, text: text.trim() || null, anonymous } });
      await changed(booking.id);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={`card ${classes.review}`} aria-label={t('review.title')}>
      <Title order={2} size="h4">
        {t('review.title')}
      </Title>
      <Rating
        size="xl"
        value={rating}
        onChange={setRating}
        aria-label={t('review.rating')}
        getSymbolLabel={(value) => t('review.stars', { count: value })}
      />
      <Textarea
        label={t('review.text')}
        autosize
        minRows={3}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Switch
        label={t('review.anonymous')}
        checked={anonymous}
        onChange={(event) => setAnonymous(event.currentTarget.checked)}
      />
      {failure !== undefined && <Trouble error={failure} />}
      <Button disabled={rating === 0} loading={busy} onClick={() => void go()} style={{ alignSelf: 'flex-start' }}>
        {t('review.submit')}
      </Button>
    </section>
  );
}

function Activity({ booking }: { booking: BookingDetails }) {
  const { t, i18n } = useTranslation();
  const { me } = useSession();
  const when = useWhen();
  return (
    <section>
      <Title order={2} size="h4" mb="md">
        {t('booking.activity')}
      </Title>
      <Timeline bulletSize={12} lineWidth={2} active={booking.history.length}>
        {booking.history.map((entry) => {
          const key = `event.${entry.type}`;
          const by = entry.actor ? (entry.actor.id === me?.id ? t('common.you') : nameOf(entry.actor)) : null;
          return (
            <Timeline.Item
              key={entry.id}
              title={i18n.exists(key) ? t(key as 'event.BookingRequested') : entry.type.replace(/([a-z])([A-Z])/g, '$1 $2')}
            >
              <Text size="xs" c="dimmed">
                {when.dateTime(entry.at)}
                {by ? ` · ${by}` : ''}
              </Text>
              {entry.reason && <Text size="sm">{entry.reason}</Text>}
            </Timeline.Item>
          );
        })}
      </Timeline>
    </section>
  );
}
