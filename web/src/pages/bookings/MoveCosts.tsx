import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../time/clock';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import type { MoveQuote } from './documents';
import classes from './Booking.module.css';

/** What another time, or another session, costs and what a cancellation returns from then on, as the API quotes it. */
export function MoveCosts({
  of: { price, difference, effect, refundForfeited, fullRefundUntil },
  isMentee,
  children,
}: {
  of: MoveQuote;
  isMentee: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('session');
  const money = useMoney();
  const when = useWhen();
  const whose = isMentee ? 'yours' : 'mentees';
  return (
    <div className={classes.quote} data-testid="move-costs" role="status">
      <Group justify="space-between">
        <Text>{t('move.price')}</Text>
        <Text className="tabular">{money(price)}</Text>
      </Group>
      <Group justify="space-between">
        <Text fw={650}>{t('move.difference')}</Text>
        <Text fw={650} className="tabular">
          {money(difference)}
        </Text>
      </Group>
      <Text size="sm">{t(`move.${whose}.${effect}`)}</Text>
      <Text size="sm">
        {refundForfeited && t(`move.${whose}.forfeited`)}
        {fullRefundUntil &&
          (Date.parse(fullRefundUntil) > serverNow()
            ? t(`move.${whose}.refund`, { time: when.zoned(fullRefundUntil) })
            : t(`move.${whose}.noRefund`))}
      </Text>
      {children}
    </div>
  );
}
