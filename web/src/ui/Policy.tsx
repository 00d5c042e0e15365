import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../time/clock';
import { Trouble } from './Trouble';
import { type Money, useMoney } from './money';
import { type TermsOf, useTerms } from './terms';
import { useWhen } from './when';

interface About {
  of: TermsOf;
  id: string;
  startsAt: string;
  price: Money;
  /** Whether it can be moved as well. */
  moves?: boolean;
}

/** What plans that change cost, before anything is paid; where that cannot be read it is said. */
export function Policy({ of, id, startsAt, price, moves = false }: About) {
  const { t } = useTranslation();
  const when = useWhen();
  const money = useMoney();
  const { data: terms, error, refetch } = useTerms(of, id, startsAt);
  if (error && !terms) return <Trouble error={error} retry={() => void refetch()} />;
  const now = serverNow();
  return (
    <>
      {terms && (
        <Text size="sm">
          {Date.parse(terms.fullRefundUntil) > now
            ? t('book.refundUntil', { time: when.dateTime(terms.fullRefundUntil), price: money(price) })
            : t('book.noRefund')}
        </Text>
      )}
      {terms && moves && (
        <Text size="sm">
          {Date.parse(terms.rescheduleUntil) > now ? t('book.moveUntil', { time: when.dateTime(terms.rescheduleUntil) }) : t('book.noMove')}
        </Text>
      )}
      <Text size="sm">{t('book.mentorCancels')}</Text>
    </>
  );
}
