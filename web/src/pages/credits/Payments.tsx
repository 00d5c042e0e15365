import { Anchor, Button, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { paymentsQuery } from './credits';

/** What the member was asked to pay for sessions, and what became of it; nothing is shown where they were never asked. */
export function Payments() {
  const { t } = useTranslation(['session', 'translation']);
  const money = useMoney();
  const when = useWhen();
  const payments = useInfiniteQuery(paymentsQuery);
  const all = payments.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  if (payments.error && !payments.data) return <Trouble error={payments.error} retry={() => void payments.refetch()} />;
  if (all.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('session:payments.title')}
      </Title>
      <Sheet
        label={t('session:payments.title')}
        times={all.map(({ requestedAt }) => requestedAt)}
        head={
          <Table.Tr>
            <Table.Th>{t('session:payments.at')}</Table.Th>
            <Table.Th>{t('session:payments.for')}</Table.Th>
            <Table.Th>{t('session:payments.state')}</Table.Th>
            <Table.Th ta="right">{t('session:payments.amount')}</Table.Th>
          </Table.Tr>
        }
      >
        {all.map(({ requestedAt, payment: { id, status, amount, refunded, booking } }) => (
          <Table.Tr key={id}>
            <Table.Td>{when.dateTime(requestedAt)}</Table.Td>
            <Table.Td>
              <Anchor component={Link} to="/bookings/$bookingId" params={{ bookingId: booking.id } as never}>
                {booking.topic || t('session:payments.session')}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {t(`translation:payment.${status}`)}
              {refunded.amountMinor > 0 && (
                <Text size="sm" c="dimmed">
                  {t('translation:payment.refunded', { amount: money(refunded) })}
                </Text>
              )}
            </Table.Td>
            <Table.Td ta="right" className="tabular">
              {money(amount)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Sheet>
      {payments.hasNextPage && (
        <Button mt="md" variant="default" loading={payments.isFetchingNextPage} onClick={() => void payments.fetchNextPage()}>
          {t('translation:common.more')}
        </Button>
      )}
    </section>
  );
}
