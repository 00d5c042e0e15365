import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { HandCoins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Nothing, Onward } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { Export } from './Export';
import { StatementFiles } from './PayoutList';
import { type Batch, batchesPage, batchesQuery } from './money';

const COLORS = { PROCESSING: 'blue', PAID: 'brand', FAILED: 'red', RETURNED: 'red' } as const;

/**
 * Transfers that pay out several sessions of a mentor, with their statements.
 *
 * @param mine whose they are where the viewer looks at their own, which lead to their sessions instead of their entries
 */
export function Batches({ mine }: { mine?: string }) {
  const { t } = useTranslation(['finance', 'translation']);
  const batches = usePaged(batchesQuery(mine));
  return (
    <Stack gap="md">
      <Group justify="flex-end">
        <Export<Batch>
          name="payout-batches.csv"
          head={['batch', 'status', 'mentor', 'payout', 'booking', 'currency', 'amount_minor', 'recovered_minor', 'requested_at', 'paid_at', 'gateway', 'gateway_reference']}
          page={(after) => batchesPage(mine, after, 100)}
          rows={(batch) =>
            batch.shares.map((share) => [
              batch.id,
              batch.status,
              nameOf(batch.mentor.member),
              share.payoutId,
              share.bookingId,
              share.amount.currency,
              share.amount.amountMinor,
              share.recovered.amountMinor,
              batch.requestedAt,
              batch.paidAt,
              batch.gateway,
              batch.gatewayReference,
            ])
          }
        />
      </Group>
      <Pages of={batches} empty={<Nothing icon={HandCoins} title={t('batch.none')} text={t('batch.noneText')}>{mine === undefined ? <Onward to="/books/payouts" search={{ view: 'waiting' }}>{t('waiting.title')}</Onward> : <Onward to="/desk">{t('translation:nav.desk')}</Onward>}</Nothing>}>
        {(all) => <Rows batches={all} mine={mine !== undefined} />}
      </Pages>
    </Stack>
  );
}

function Rows({ batches, mine }: { batches: Batch[]; mine: boolean }) {
  const { t } = useTranslation(['finance', 'translation']);
  const money = useMoney();
  const when = useWhen();
  return (
    <Sheet
      label={t('batch.title')}
      times={batches.flatMap(({ requestedAt, paidAt }) => [requestedAt, paidAt])}
      head={
        <Table.Tr>
          {!mine && <Table.Th>{t('finance:books.mentor')}</Table.Th>}
          <Table.Th>{t('finance:books.state')}</Table.Th>
          <Table.Th data-number>{t('batch.net')}</Table.Th>
          <Table.Th data-number>{t('batch.recovered')}</Table.Th>
          <Table.Th>{t('batch.of')}</Table.Th>
          <Table.Th>{t('batch.requested')}</Table.Th>
          <Table.Th>{t('batch.paid')}</Table.Th>
          <Table.Th>{t('batch.transfer')}</Table.Th>
          <Table.Th>{t('finance:books.statement')}</Table.Th>
        </Table.Tr>
      }
    >
      {batches.map((batch) => (
        <Table.Tr key={batch.id}>
          {!mine && <Table.Td>{nameOf(batch.mentor.member)}</Table.Td>}
          <Table.Td>
            <Tag color={COLORS[batch.status]}>{t(`batch.status.${batch.status}`)}</Tag>
            {batch.failure && (
              <Text size="xs" c="dimmed">
                {batch.failure}
              </Text>
            )}
          </Table.Td>
          <Table.Td data-number>{money(batch.net)}</Table.Td>
          <Table.Td data-number>{batch.recovered.amountMinor === 0 ? '' : money(batch.recovered)}</Table.Td>
          <Table.Td>
            <details>
              <summary>{t('batch.payouts', { count: batch.shares.length })}</summary>
              <Stack gap={2} mt={4}>
                {batch.shares.map(({ payoutId, bookingId, amount }) => (
                  <Anchor
                    key={payoutId}
                    size="xs"
                    component={Link}
                    {...(mine ? { to: `/bookings/${bookingId}` as never } : { to: '/books', search: { booking: bookingId } as never })}
                  >
                    {money(amount)}
                  </Anchor>
                ))}
              </Stack>
            </details>
          </Table.Td>
          <Table.Td>{when.dateTime(batch.requestedAt)}</Table.Td>
          <Table.Td>{batch.paidAt ? when.dateTime(batch.paidAt) : ''}</Table.Td>
          <Table.Td>
            {batch.gateway}
            {batch.gatewayReference && (
              <Text size="xs" c="dimmed" truncate maw={140} title={batch.gatewayReference}>
                {batch.gatewayReference}
              </Text>
            )}
          </Table.Td>
          <Table.Td>
            <StatementFiles of={batch.id} name={t('batch.name', { time: when.zoned(batch.requestedAt) })} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Sheet>
  );
}
