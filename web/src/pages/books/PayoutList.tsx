import { Anchor, Button, Chip, Group, Skeleton, Stack, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { HandCoins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Nothing, Onward } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { Export } from './Export';
import { type Payout, payoutsPage, payoutsQuery } from './documents';
import { PAYOUT_STATES, type PayoutState } from './states';

const COLORS: Record<PayoutState, string> = {
  SCHEDULED: 'yellow',
  FROZEN: 'orange',
  PROCESSING: 'blue',
  PAID: 'brand',
  CANCELLED: 'gray',
  FAILED: 'red',
};

const isState = (status: string): status is PayoutState => (PAYOUT_STATES as readonly string[]).includes(status);

/**
 * Payouts, to be chosen by their state.
 *
 * @param mine whether they are the viewer's own, each of which leads to its session instead of its entries
 */
export function PayoutList({
  status,
  mine = false,
  choose,
}: {
  status: PayoutState | undefined;
  mine?: boolean;
  choose: (status: PayoutState | undefined) => void;
}) {
  const { t } = useTranslation(['translation', 'finance']);
  const payouts = usePaged(payoutsQuery(status, mine));
  const all = payouts.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Chip.Group
          value={status ?? ''}
          onChange={(chosen) => choose(typeof chosen === 'string' && isState(chosen) ? chosen : undefined)}
        >
          <Group gap={6} role="group" aria-label={t('finance:books.payoutState')}>
            <Chip value="" size="sm">
              {t('finance:books.all')}
            </Chip>
            {PAYOUT_STATES.map((state) => (
              <Chip key={state} value={state} size="sm">
                {t(`finance:payout.${state}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Export<Payout>
          name={status ? `payouts-${status.toLowerCase()}.csv` : 'payouts.csv'}
          head={['payout', 'status', 'mentor', 'booking', 'currency', 'amount_minor', 'recovered_minor', 'due_at', 'paid_at', 'gateway_reference']}
          page={(after) => payoutsPage(status, mine, after, 100)}
          rows={(payout) => [
            [
              payout.id,
              payout.status,
              nameOf(payout.mentor.member),
              payout.booking.id,
              payout.amount.currency,
              payout.amount.amountMinor,
              payout.recovered.amountMinor,
              payout.dueAt,
              payout.paidAt,
              payout.gatewayReference,
            ],
          ]}
        />
      </Group>
      {payouts.isLoadingError && <Trouble error={payouts.error} retry={() => void payouts.refetch()} />}
      {payouts.isPending && <Skeleton height={260} radius="lg" />}
      {payouts.isSuccess && all.length === 0 && (
        <Nothing icon={HandCoins} title={t('finance:books.noPayouts')} text={t('finance:books.noPayoutsText')}>
          {status ? (
            <Button variant="light" onClick={() => choose(undefined)}>
              {t('finance:books.all')}
            </Button>
          ) : mine ? (
            <Onward to="/desk/availability">{t('nav.availability')}</Onward>
          ) : (
            <Onward to="/books/payouts" search={{ view: 'waiting' }}>
              {t('finance:waiting.title')}
            </Onward>
          )}
        </Nothing>
      )}
      {all.length > 0 && <Rows payouts={all} mine={mine} />}
      {payouts.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={payouts.isFetchingNextPage} onClick={() => void payouts.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** What a payout or a month came to, to be kept. */
export function StatementFiles({ of, name }: { of: string; name: string }) {
  const { t } = useTranslation(['translation', 'finance']);
  return (
    <Group gap="sm" wrap="nowrap">
      {['csv', 'pdf'].map((kind) => (
        <Anchor
          key={kind}
          href={`/payout-statements/${of}.${kind}`}
          download
          size="sm"
          aria-label={t('finance:books.statementFile', { name, kind: kind.toUpperCase() })}
        >
          {kind.toUpperCase()}
        </Anchor>
      ))}
    </Group>
  );
}

function Rows({ payouts, mine }: { payouts: Payout[]; mine: boolean }) {
  const { t } = useTranslation(['translation', 'finance']);
  const money = useMoney();
  const when = useWhen();
  return (
    <div>
      <Sheet
        label={t('books.payouts')}
      times={payouts.flatMap(({ dueAt, paidAt }) => [dueAt, paidAt])}
        head={
          <Table.Tr>
            {!mine && <Table.Th>{t('finance:books.mentor')}</Table.Th>}
            <Table.Th>{t('finance:books.for')}</Table.Th>
            <Table.Th>{t('finance:books.state')}</Table.Th>
            <Table.Th data-number>{t('finance:books.earned')}</Table.Th>
            <Table.Th data-number>{t('finance:books.kept')}</Table.Th>
            <Table.Th>{t('finance:books.due')}</Table.Th>
            <Table.Th>{t('finance:books.paid')}</Table.Th>
            <Table.Th>{t('finance:books.statement')}</Table.Th>
          </Table.Tr>
        }
      >
        {payouts.map((payout) => (
          <Table.Tr key={payout.id}>
            {!mine && <Table.Td>{nameOf(payout.mentor.member)}</Table.Td>}
            <Table.Td>
              {mine ? (
                <Anchor size="sm" component={Link} to="/bookings/$bookingId" params={{ bookingId: payout.booking.id } as never}>
                  {payout.booking.topic || '–'}
                </Anchor>
              ) : (
                <Anchor size="sm" component={Link} to="/books" search={{ booking: payout.booking.id } as never}>
                  {payout.booking.topic || t('books.itsEntries')}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td>
              {isState(payout.status) ? (
                <Tag color={COLORS[payout.status]}>{t(`finance:payout.${payout.status}`)}</Tag>
              ) : (
                payout.status
              )}
            </Table.Td>
            <Table.Td data-number>{money(payout.amount)}</Table.Td>
            <Table.Td data-number>{payout.recovered.amountMinor === 0 ? '' : money(payout.recovered)}</Table.Td>
            <Table.Td>{when.dateTime(payout.dueAt)}</Table.Td>
            <Table.Td>{payout.paidAt ? when.dateTime(payout.paidAt) : ''}</Table.Td>
            <Table.Td>
              <StatementFiles of={payout.id} name={payout.booking.topic || payout.booking.id} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Sheet>
    </div>
  );
}
