import { Group, NumberInput, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { digitsOf, minorOf, useMoney } from '../../ui/money';
import { useBookingChanged } from './actions';
import { type BookingRow, refundBooking, refundQuery } from './documents';
import classes from './Booking.module.css';

/** An admin gives back what was paid for a session, or a part of it; money moves, so it is asked for once more. */
export function Refund({ booking, onClose }: { booking: BookingRow; onClose: () => void }) {
  const { t } = useTranslation('session');
  const money = useMoney();
  const changed = useBookingChanged();
  const { currency } = booking.price;
  const [typed, setTyped] = useState<string | number>('');
  const { data, error, isPending, refetch } = useQuery(refundQuery(booking.id));
  return (
    <WithReason
      title={t('refund.title')}
      text={t('refund.text')}
      submit={t('refund.submit', { amount: money({ amountMinor: typed === '' ? 0 : minorOf(typed, currency), currency }) })}
      required
      danger
      onClose={onClose}
      run={(reason) => mutate(refundBooking, { input: { bookingId: booking.id, refundMinor: minorOf(typed || 0, currency), reason } })}
      done={() => changed(booking.id)}
    >
      {isPending && <Skeleton height={70} radius="md" aria-busy />}
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {data && (
        <div className={classes.quote}>
          <Group justify="space-between">
            <Text>{t('refund.price')}</Text>
            <Text className="tabular">{money(data.price)}</Text>
          </Group>
          {data.payments.map(({ id, captured, refunded }) => (
            <Group key={id} justify="space-between">
              <Text>{t('refund.paid')}</Text>
              <Text className="tabular">
                {t('refund.ofWhich', { captured: money(captured), refunded: money(refunded) })}
              </Text>
            </Group>
          ))}
        </div>
      )}
      <NumberInput
        label={t('refund.amount', { currency })}
        description={t('refund.amountHint')}
        min={0}
        decimalScale={digitsOf(currency)}
        hideControls
        required
        value={typed}
        onChange={setTyped}
      />
    </WithReason>
  );
}
