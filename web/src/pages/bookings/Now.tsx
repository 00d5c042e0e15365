import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock, CreditCard, Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Countdown } from '../../ui/Countdown';
import { There } from '../../ui/There';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { gatewayName } from '../../ui/gateways';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { payableQuery, toBePaid } from '../pay/documents';
import { toPay } from '../pay/toPay';
import { type Side, may, useBookingChanged } from './actions';
import { type BookingDetails, acceptProposal, declineProposal, withdrawProposal } from './documents';
import { MoveCosts } from './MoveCosts';
import { waitsForMentee } from './waiting';

const AWAITING = { MENTEE: 'booking.awaitingText', MENTOR: 'booking.awaitingYouText', STAFF: 'booking.awaitingStaff' } as const;

/** What is going on right now, and how long it still is. */
export function Now({ booking, side }: { booking: BookingDetails; side: Side }) {
  const { t } = useTranslation();
  const when = useWhen();
  const isMentee = side === 'MENTEE';
  const name = (side === 'MENTOR' ? booking.mentee.firstName : booking.mentor.member.firstName) ?? '–';
  const { pendingProposal: proposal } = booking;
  return (
    <>
      {isMentee && booking.payments.some(({ status }) => status === 'REQUESTED') && <ToBePaid bookingId={booking.id} />}
      {booking.status === 'REQUESTED' && booking.holdExpiresAt && (
        <Alert icon={<Hourglass aria-hidden />} color="yellow" variant="light" title={t('booking.hold')}>
          {t('booking.holdText')}{' '}
          <strong>
            <Countdown until={booking.holdExpiresAt} />
          </strong>
        </Alert>
      )}
      {booking.status === 'AWAITING_CONFIRMATION' && booking.answerBy && !waitsForMentee(booking) && (
        <Alert icon={<Hourglass aria-hidden />} color="yellow" variant="light" title={t(side === 'MENTOR' ? 'booking.awaitingYou' : 'booking.awaiting', { name })}>
          {t(AWAITING[side], { time: when.dateTime(booking.answerBy) })}
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
      {proposal && <Proposal booking={booking} proposal={proposal} side={side} />}
    </>
  );
}

/** What waits for the payer, on a gateway's own page. */
function ToBePaid({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('session');
  const money = useMoney();
  // The way to pay may come a moment after the payment is asked for.
  const { data, error, refetch } = useQuery({
    ...payableQuery(bookingId),
    refetchInterval: ({ state: { data: read, dataUpdateCount } }) => (read && !toBePaid(read) && dataUpdateCount < 30 ? 2_000 : false),
  });
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  const payment = data && toBePaid(data);
  if (!payment) return null;
  return (
    <Alert icon={<CreditCard aria-hidden />} color="blue" title={t('pay.waiting')}>
      <Group justify="space-between">
        <Text size="sm">{t('pay.waitingText', { amount: money(payment.amount), gateway: gatewayName(payment.gateway) })}</Text>
        <Button size="xs" onClick={() => toPay(bookingId)}>
          {t('pay.now')}
        </Button>
      </Group>
    </Alert>
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
  side,
}: {
  booking: BookingDetails;
  proposal: NonNullable<BookingDetails['pendingProposal']>;
  side: Side;
}) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const changed = useBookingChanged();
  const reported = useReported();
  const [busy, setBusy] = useState<string>();
  const isMine = proposal.by === side;
  const name = (proposal.by === 'MENTEE' ? booking.mentee.firstName : booking.mentor.member.firstName) ?? '–';
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
      {side !== 'STAFF' && <There at={proposal.startsAt} other={side === 'MENTOR' ? booking.mentee : booking.mentor.member} />}
      {proposal.reason && (
        <Text size="sm" mt={4}>
          {proposal.reason}
        </Text>
      )}
      {booking.proposalQuote && <MoveCosts of={booking.proposalQuote} isMentee={side === 'MENTEE'} />}
      {waitsForMentee(booking) && booking.answerBy && (
        <Text size="sm" mt={4}>
          {t(`session:proposal.meanwhile.${side}`, { name, time: when.dateTime(booking.answerBy) })}
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
