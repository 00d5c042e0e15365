import { Alert, Anchor, Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { CalendarClock, Hourglass, MessageSquare, Wallet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useLive } from '../../api/live';
import { useSession } from '../../api/session';
import { serverNow, useNow } from '../../time/clock';
import { momentOf } from '../../time/zones';
import { useRelative } from '../../ui/Countdown';
import { PayBy, usePaying } from '../../ui/PayBy';
import { Tag } from '../../ui/Tag';
import { type Back, Heading, Opened } from '../../ui/Opened';
import { Policy } from '../../ui/Policy';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { useReported } from '../../ui/errors';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { Given } from '../asked/Given';
import { Fact } from '../bookings/Fact';
import { Others } from '../bookings/Others';
import { type Side, actionOf, may, sideOf, useWhyNot } from '../bookings/actions';
import classes from '../bookings/Booking.module.css';
import { useRequestChanged } from './changed';
import { type RequestDetails, acceptTime, endRequest, proposeTime, refuseTime, requestChanged, requestQuery } from './documents';

const route = getRouteApi('/requests/$requestId');
const COLORS = { OPEN: 'yellow', ACCEPTED: 'brand', DECLINED: 'gray', WITHDRAWN: 'gray', EXPIRED: 'gray' } as const;

/** A session that is asked for without a time, until the two have agreed on one. */
export function Request() {
  const { t } = useTranslation();
  const { requestId } = route.useParams();
  const query = useQuery(requestQuery(requestId));
  const changed = useRequestChanged();
  useLive(requestChanged, { id: requestId }, () => void changed(requestId));
  return (
    <Opened query={query} back={{ to: '/bookings', label: t('nav.bookings') }}>
      {(request) => <Page request={request} />}
    </Opened>
  );
}

function Page({ request }: { request: RequestDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const { me } = useSession();
  const when = useWhen();
  const money = useMoney();
  const side = sideOf(request, me);
  const past = request.proposals.filter(({ id }) => id !== request.pendingProposal?.id);
  const back: Back = side === 'MENTOR' ? { to: '/desk', label: t('nav.desk') } : { to: '/bookings', label: t('nav.bookings') };
  return (
    <>
      <Heading back={back} title={request.topic}>
        <Tag color={COLORS[request.status]}>{t(`session:request.status.${request.status}`)}</Tag>
      </Heading>
      <div className={classes.page}>
        <Stack gap="lg">
          {request.bookingId && (
            <Alert color="brand" variant="light" title={t('session:request.agreed')}>
              <Anchor component={Link} to="/bookings/$bookingId" params={{ bookingId: request.bookingId } as never}>
                {t('session:request.toBooking')}
              </Anchor>
            </Alert>
          )}
          {request.reason && (
            <Alert color="gray" variant="light" title={t(`session:request.status.${request.status}`)}>
              “{request.reason}”
            </Alert>
          )}
          {request.status === 'OPEN' && !request.pendingProposal && (
            <Alert icon={<Hourglass aria-hidden />} color="yellow" variant="light" title={t('session:request.waits', { name: nameOf(request.mentor.member) })}>
              {t('session:request.waitsText', { time: when.zoned(request.answerBy) })}
            </Alert>
          )}
          <Proposal request={request} side={side} />
          <section className={`card ${classes.facts}`}>
            <Others of={request} side={side} />
            <Fact icon={<Wallet size={18} aria-hidden />}>
              <Text fw={600} className="tabular">
                {money(request.price)}
              </Text>
              <Text size="sm" c="dimmed">
                {request.offering?.name ?? t('slots.oneHour')} · {t('slots.minutes', { count: request.durationMinutes })}
              </Text>
            </Fact>
            {request.description && (
              <Fact icon={<MessageSquare size={18} aria-hidden />}>
                <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{request.description}</Text>
              </Fact>
            )}
          </section>
          {request.preSessionForm && request.preSessionForm.questions.length > 0 && (
            <section className={`card ${classes.review}`} aria-labelledby="answers">
              <Title order={2} size="h4" id="answers">
                {t('session:form.title')}
              </Title>
              <Given form={request.preSessionForm} />
            </section>
          )}
          {past.length > 0 && (
            <section>
              <Title order={2} size="h4" mb="sm">
                {t('session:request.past')}
              </Title>
              <ul className={classes.plain}>
                {past.map(({ id, startsAt, state, answer }) => (
                  <li key={id}>
                    <Text size="sm" className="tabular">
                      {when.dateTime(startsAt)}: {t(`session:request.state.${state}`)} {answer ? `“${answer}”` : ''}
                    </Text>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </Stack>
        <Actions request={request} side={side} />
      </div>
    </>
  );
}

function Proposal({ request, side }: { request: RequestDetails; side: Side }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const now = useNow();
  const relative = useRelative();
  const changed = useRequestChanged();
  const reported = useReported();
  const [paying, setPaying] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState(false);
  const proposal = request.pendingProposal;
  if (!proposal) return null;
  const input = { sessionRequestId: request.id, proposalId: proposal.id };
  const withdraw = async () => {
    setBusy(true);
    await reported(mutate(refuseTime, { input }));
    await changed(request.id);
    setBusy(false);
  };
  return (
    <Alert
      icon={<CalendarClock aria-hidden />}
      color="blue"
      variant="light"
      title={side === 'MENTOR' ? t('session:request.yours') : t('proposal.theirs', { name: request.mentor.member.firstName ?? '–' })}
    >
      <Text size="sm">
        <strong>{when.longDate(proposal.startsAt)}</strong>, {when.span(proposal.startsAt, proposal.endsAt)} (
        {when.zoneName(proposal.startsAt)})
      </Text>
      {proposal.reason && (
        <Text size="sm" mt={4}>
          “{proposal.reason}”
        </Text>
      )}
      <Text size="xs" mt={4}>
        {t('proposal.until', { time: when.dateTime(proposal.expiresAt) })} ({relative(proposal.expiresAt, now)})
      </Text>
      <Group mt="sm" gap="xs">
        {may(request, 'ACCEPT_PROPOSAL') && (
          <Button size="xs" onClick={() => setPaying(true)}>
            {t('session:request.accept')}
          </Button>
        )}
        {may(request, 'DECLINE_PROPOSAL') && (
          <Button size="xs" variant="default" onClick={() => setDeclining(true)}>
            {t('session:request.otherTime')}
          </Button>
        )}
        {may(request, 'WITHDRAW_PROPOSAL') && (
          <Button size="xs" variant="default" loading={busy} onClick={() => void withdraw()}>
            {t('proposal.withdraw')}
          </Button>
        )}
      </Group>
      {paying && <Pay request={request} proposal={proposal} onClose={() => setPaying(false)} />}
      {declining && (
        <WithReason
          title={t('session:request.otherTime')}
          text={t('session:request.otherTimeText')}
          submit={t('session:request.otherTime')}
          onClose={() => setDeclining(false)}
          run={(reason) => mutate(refuseTime, { input: { ...input, reason: reason || null } })}
          done={() => changed(request.id)}
        />
      )}
    </Alert>
  );
}

/** Money moves, so it says what comes back, and that a card gets one try. */
function Pay({
  request,
  proposal,
  onClose,
}: {
  request: RequestDetails;
  proposal: NonNullable<RequestDetails['pendingProposal']>;
  onClose: () => void;
}) {
  const { t } = useTranslation(['translation', 'session']);
  const money = useMoney();
  const changed = useRequestChanged();
  const paying = usePaying(request.price);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const accept = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { booking } = await mutate(acceptTime, {
        input: { sessionRequestId: request.id, proposalId: proposal.id, ...paying.input() },
      });
      await changed(request.id);
      if (booking) await paying.goOn(booking);
    } catch (caught) {
      setFailure(caught);
      await changed(request.id);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('session:request.accept')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
      >
        <Stack>
          <PayBy paying={paying} />
          <div>
            <Policy of="request" id={request.id} startsAt={proposal.startsAt} price={request.price} />
          </div>
          <Text size="sm" c="dimmed">
            {t('session:request.oneTry')}
          </Text>
          {failure !== undefined && <Trouble error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!paying.payable || !may(request, 'ACCEPT_PROPOSAL')}>
              {request.price.amountMinor === 0 ? t('book.submitFree') : t('book.submit', { price: money(request.price) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Actions({ request, side }: { request: RequestDetails; side: Side }) {
  const { t } = useTranslation(['translation', 'session']);
  const why = useWhyNot();
  const changed = useRequestChanged();
  const [ending, setEnding] = useState(false);
  const propose = actionOf(request, 'PROPOSE_TIME');
  const end = actionOf(request, 'END');
  const title = t(side === 'MENTEE' ? 'session:request.takeBack' : 'session:request.decline');
  return (
    <aside className={`card ${classes.actions}`} aria-label={t('action.title')}>
      <Title order={2} size="h4">
        {t('action.title')}
      </Title>
      {propose?.allowed && <Propose request={request} />}
      {propose && !propose.allowed && (
        <Text size="sm" c="dimmed">
          {why(propose.reason)}
        </Text>
      )}
      {!propose && !end?.allowed && (
        <Text size="sm" c="dimmed">
          {t('action.none')}
        </Text>
      )}
      {end?.allowed && (
        <Button variant="outline" color="red" className="danger" onClick={() => setEnding(true)}>
          {title}
        </Button>
      )}
      {ending && (
        <WithReason
          title={title}
          submit={title}
          danger
          onClose={() => setEnding(false)}
          run={(reason) => mutate(endRequest, { input: { sessionRequestId: request.id, reason: reason || null } })}
          done={() => changed(request.id)}
        />
      )}
    </aside>
  );
}

/** A time of the mentor's choice, by the clock of the zone that is named. */
function Propose({ request }: { request: RequestDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const there = useWhen(request.mentee.timeZone);
  const changed = useRequestChanged();
  const [start, setStart] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const moment = start === '' ? undefined : momentOf(start, when.zone);
  const send = async () => {
    if (moment === undefined) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(proposeTime, {
        input: { sessionRequestId: request.id, startsAt: new Date(moment).toISOString(), reason: reason.trim() || null },
      });
      setStart('');
      setReason('');
    } catch (caught) {
      setFailure(caught);
    } finally {
      await changed(request.id);
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <TextInput
          type="datetime-local"
          label={t('session:group.start')}
          description={when.zoneName(moment ?? serverNow())}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
          required
        />
        {moment !== undefined && there.zoneName(moment) !== when.zoneName(moment) && (
          <Text size="xs" c="dimmed">
            {t('book.there', {
              name: request.mentee.firstName ?? '–',
              time: `${there.date(moment)}, ${there.time(moment)}`,
              zone: there.zoneName(moment),
            })}
          </Text>
        )}
        <TextInput label={t('reason.optional')} maxLength={1_000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {failure !== undefined && <Trouble error={failure} />}
        <Button type="submit" loading={busy}>
          {t(request.pendingProposal ? 'session:request.instead' : 'desk.propose')}
        </Button>
      </Stack>
    </form>
  );
}
