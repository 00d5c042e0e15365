import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useReported } from '../../ui/errors';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { WithReason } from '../../ui/WithReason';
import { Refund } from './Refund';
import { Reschedule } from './Reschedule';
import { type Action, actionOf, useBookingChanged, useWhyNot } from './actions';
import { type BookingDetails, cancelBooking, checkIn, confirmBooking, declineBooking, openDispute } from './documents';
import classes from './Booking.module.css';

/** Every button as the API says: whether, until when, what it costs, and why not. */
export function Actions({ booking, isMentee }: { booking: BookingDetails; isMentee: boolean }) {
  const { t } = useTranslation(['translation', 'session']);
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
    { action: 'REFUND', label: t('session:refund.title'), danger: true, run: () => setOpen('REFUND') },
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
              : action === 'RESCHEDULE' && says.cost
                ? says.cost.amountMinor === 0
                  ? t('session:move.free')
                  : t('session:move.costs', { amount: money(says.cost) })
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
              <Text key={action} size="sm">
                <strong>{label}</strong>: {says.until ? t('session:opens', { time: when.zoned(says.until) }) : why(says.reason)}
              </Text>
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
      {open === 'REFUND' && <Refund booking={booking} onClose={closed} />}
      {open === 'RESCHEDULE' && <Reschedule booking={booking} isMentee={isMentee} onClose={closed} />}
    </aside>
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
      submit={booking.refundQuote.amountMinor === 0 ? t('cancel.submitNone') : t('cancel.submit', { amount: money(booking.refundQuote) })}
      danger
      onClose={onClose}
      run={async (reason) => {
        try {
          await mutate(cancelBooking, {
            input: { bookingId: booking.id, reason: reason || null },
            expectedRefundMinor: booking.refundQuote.amountMinor,
          });
        } catch (refused) {
          // What goes back may have become less while it was looked at.
          void changed(booking.id);
          throw refused;
        }
      }}
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
