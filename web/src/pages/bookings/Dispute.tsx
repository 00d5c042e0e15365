import { Button, Group, Skeleton, Stack, Text, Timeline, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { useEventName } from '../../ui/events';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { actionOf, useBookingChanged, useWhyNot } from './actions';
import { type BookingDetails, type DisputeFact, addDisputeStatement, appealDispute, disputeFactsQuery } from './documents';

/** What happened, as both sides and staff read it, and what one can say to it. */
export function Dispute({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const why = useWhyNot();
  const changed = useBookingChanged();
  const [open, setOpen] = useState<'STATE' | 'APPEAL'>();
  if (!booking.dispute) return null;
  const { id: disputeId } = booking.dispute;
  const state = actionOf(booking, 'STATE_IN_DISPUTE');
  const appeal = actionOf(booking, 'APPEAL_DISPUTE');
  const isOpen = !booking.dispute.resolvedAt;
  const action = isOpen ? state : appeal;
  return (
    <section className="card" style={{ padding: 'var(--mantine-spacing-lg)' }} aria-label={t('session:dispute.title')} data-testid="dispute">
      <Title order={2} size="h4" mb="md">
        {t('session:dispute.title')}
      </Title>
      <Stack gap="md">
        {action?.allowed ? (
          <Group gap="sm">
            <Button variant="default" onClick={() => setOpen(isOpen ? 'STATE' : 'APPEAL')}>
              {t(isOpen ? 'session:dispute.state' : 'session:dispute.appeal')}
            </Button>
            {action.until && (
              <Text size="sm" c="dimmed">
                {t('action.until', { time: when.dateTime(action.until) })}
              </Text>
            )}
          </Group>
        ) : (
          action && (
            <Text size="sm" c="dimmed">
              {why(action.reason)}
            </Text>
          )
        )}
        <DisputeFacts bookingId={booking.id} />
      </Stack>
      {open === 'STATE' && (
        <WithReason
          title={t('session:dispute.state')}
          text={t('session:dispute.stateText')}
          label={t('session:dispute.statement')}
          most={2_000}
          submit={t('session:dispute.state')}
          required
          onClose={() => setOpen(undefined)}
          run={(statement) => mutate(addDisputeStatement, { input: { disputeId, statement } })}
          done={() => changed(booking.id)}
        />
      )}
      {open === 'APPEAL' && (
        <WithReason
          title={t('session:dispute.appeal')}
          text={t('session:dispute.appealText')}
          most={2_000}
          submit={t('session:dispute.appeal')}
          required
          onClose={() => setOpen(undefined)}
          run={(reason) => mutate(appealDispute, { input: { disputeId, reason } })}
          done={() => changed(booking.id)}
        />
      )}
    </section>
  );
}

/** The timeline alone, for staff too. */
export function DisputeFacts({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const { data, error, isPending, refetch } = useQuery(disputeFactsQuery(bookingId));
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={160} radius="md" aria-busy />;
  if (!data) return null;
  return (
    <>
      {data.hearing && !data.resolvedAt && (
        <Text size="sm">
          {t('session:dispute.deadlines', { answer: when.dateTime(data.hearing.answerBy), decide: when.dateTime(data.hearing.decideBy) })}
        </Text>
      )}
      <Timeline bulletSize={12} lineWidth={2} active={data.timeline.length} data-testid="facts">
        {data.timeline.map((fact) => (
          <One key={`${fact.eventId} ${fact.kind}`} fact={fact} />
        ))}
      </Timeline>
    </>
  );
}

function One({ fact }: { fact: DisputeFact }) {
  const { t, i18n } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const money = useMoney();
  const kind = `session:fact.${fact.kind}`;
  const by = `session:side.${fact.by ?? ''}`;
  const named = useEventName();
  const told = noticeOf(fact);
  return (
    <Timeline.Item title={i18n.exists(kind) ? t(kind as 'session:fact.PAID') : fact.kind}>
      <Text size="xs" c="dimmed" className="tabular">
        {when.dateTime(fact.at)} ({when.zoneName(fact.at)})
        {fact.by && ` · ${i18n.exists(by) ? t(by as 'session:side.MENTEE') : fact.by}`}
        {fact.amount && ` · ${money(fact.amount)}`}
      </Text>
      {fact.words && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {told ? t(`session:notice.${told.reader}`, { kind: named(told.kind) }) : wordsOf(fact, when)}
        </Text>
      )}
      {fact.until && (
        <Text size="xs" c="dimmed">
          {t('action.until', { time: when.dateTime(fact.until) })}
        </Text>
      )}
    </Timeline.Item>
  );
}

/** Who was told of what, such as "BookingConfirmed to MENTEE by EMAIL". */
function noticeOf({ kind, words }: DisputeFact): { kind: string; reader: 'MENTEE' | 'MENTOR' } | undefined {
  const [, what, reader] = (kind.startsWith('NOTICE_') && /^(\w+) to (MENTEE|MENTOR) by EMAIL$/.exec(words ?? '')) || [];
  return what && (reader === 'MENTEE' || reader === 'MENTOR') ? { kind: what, reader } : undefined;
}

/** Of a time both its ends are told, in nobody's zone. */
function wordsOf({ kind, words }: DisputeFact, when: ReturnType<typeof useWhen>): string {
  const [from, to] = (words ?? '').split('/');
  return (kind === 'CONFIRMED' || kind === 'MOVED') && from && to ? `${when.longDate(from)}, ${when.span(from, to)}` : (words ?? '');
}
