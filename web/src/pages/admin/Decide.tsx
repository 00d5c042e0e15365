import { NumberInput, Radio, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { ReasonForm } from '../../ui/ReasonForm';
import { amountOf, useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { useWhyNot } from '../bookings/actions';
import { type DisputedBooking, resolveDispute } from './disputes';
import classes from './Admin.module.css';

const DECISIONS = ['REFUND', 'RELEASE', 'SPLIT'] as const;
type Decision = (typeof DECISIONS)[number];

/** What becomes of the money: said once, for good, with a reason that both sides read. */
export function Decide({ booking, dispute }: { booking: DisputedBooking; dispute: NonNullable<DisputedBooking['dispute']> }) {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const money = useMoney();
  const when = useWhen();
  const whyNot = useWhyNot();
  const [decision, setDecision] = useState<Decision>();
  const [part, setPart] = useState<number>();
  const action = booking.availableActions.find((each) => each.action === 'RESOLVE_DISPUTE');
  const { currency } = booking.price;
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const minor = part === undefined ? undefined : Math.round(part * 10 ** digits);
  if (dispute.decision) {
    return (
      <section className={`card ${classes.panel}`} data-testid="decided">
        <Title order={3} size="h4" mb="xs">
          {t('booking.disputeDecided')}
        </Title>
        <Text size="sm" fw={600}>
          {i18n.exists(`decision.${dispute.decision}`) ? t(`decision.${dispute.decision}` as 'decision.REFUND') : dispute.decision}
        </Text>
        {dispute.decisionReason && <Text size="sm">“{dispute.decisionReason}”</Text>}
        {dispute.resolvedAt && (
          <Text size="xs" c="dimmed" className="tabular">
            {when.zoned(dispute.resolvedAt)}
          </Text>
        )}
      </section>
    );
  }
  if (!action?.allowed) {
    return action ? <Text size="sm">{whyNot(action.reason)}</Text> : null;
  }
  const back = decision === 'REFUND' ? booking.price.amountMinor : decision === 'SPLIT' ? minor : 0;
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={3} size="h4" mb="xs">
        {t('admin:dispute.decide')}
      </Title>
      <Stack gap="sm">
        <Radio.Group
          aria-label={t('admin:dispute.decide')}
          value={decision ?? ''}
          onChange={(value) => setDecision(DECISIONS.find((each) => each === value))}
        >
          <Stack gap="xs">
            {DECISIONS.map((each) => (
              <Radio key={each} value={each} label={t(`admin:decide.${each}`)} description={t(`decision.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {decision === 'SPLIT' && (
          <NumberInput
            label={t('admin:dispute.part', { currency })}
            min={0}
            decimalScale={digits}
            hideControls
            value={part ?? ''}
            onChange={(value) => setPart(amountOf(value))}
            required
          />
        )}
        {decision && back !== undefined && (
          <Text size="sm" fw={600} data-testid="back">
            {t('admin:dispute.back', { amount: money({ amountMinor: back, currency }) })}
          </Text>
        )}
        {decision && (
          <ReasonForm
            text={t('admin:dispute.final')}
            submit={t(`admin:decide.${decision}`)}
            onBack={() => setDecision(undefined)}
            onSubmit={async (reason) => {
              await mutate(resolveDispute, {
                input: { disputeId: dispute.id, decision, reason, refundMinor: decision === 'SPLIT' ? (minor ?? 0) : null },
              });
              await Promise.all([
                client.invalidateQueries({ queryKey: ['admin'] }),
                client.invalidateQueries({ queryKey: ['booking', booking.id] }),
                client.invalidateQueries({ queryKey: ['books'] }),
              ]);
            }}
          />
        )}
      </Stack>
    </section>
  );
}
