import { Button, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Coins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { type Credits as All, creditsQuery, historyQuery, usable } from './credits';
import { Packs } from './Packs';
import { Payments } from './Payments';
import { isKnownEntry } from './entries';

/** What the member can pay bookings with instead of a card, until when, and what has happened to it. */
export function Credits() {
  const { t } = useTranslation('session');
  const { data, error, isPending, refetch } = useQuery(creditsQuery);
  return (
    <Stack gap="xl">
      <Title order={1}>{t('credits.title')}</Title>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton height={240} radius="lg" />
      ) : data.lots.length === 0 ? (
        <Nothing icon={Coins} title={t('credits.none')} text={t('credits.noneText')}>
          <Button component={Link} to="/mentors">
            {t('credits.find')}
          </Button>
        </Nothing>
      ) : (
        <>
          <Balances credits={data} />
          <Lots lots={usable(data.lots)} />
        </>
      )}
      <Packs />
      {data && data.lots.length > 0 && <History />}
      <Payments />
    </Stack>
  );
}

function Balances({ credits }: { credits: All }) {
  const { t } = useTranslation('session');
  const money = useMoney();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {credits.balances.map(({ available, reserved }) => (
        <section key={available.currency} className="card" style={{ padding: 'var(--mantine-spacing-md)' }}>
          <Text size="sm" c="dimmed">
            {t('credits.available')}
          </Text>
          <Text fw={650} fz="xl" className="tabular" data-testid={`credits-${available.currency}`}>
            {money(available)}
          </Text>
          {reserved.amountMinor > 0 && (
            <Text size="sm" c="dimmed">
              {t('credits.reserved', { amount: money(reserved) })}
            </Text>
          )}
        </section>
      ))}
    </SimpleGrid>
  );
}

function Lots({ lots }: { lots: All['lots'] }) {
  const { t } = useTranslation('session');
  const money = useMoney();
  const when = useWhen();
  if (lots.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('credits.lots')}
      </Title>
      <Sheet
        label={t('credits.lots')}
      times={lots.map(({ expiresAt }) => expiresAt)}
        head={
          <Table.Tr>
            <Table.Th>{t('credits.until')}</Table.Th>
            <Table.Th>{t('credits.from')}</Table.Th>
            <Table.Th ta="right">{t('credits.left')}</Table.Th>
          </Table.Tr>
        }
      >
        {lots.map((lot) => (
          <Table.Tr key={lot.id}>
            <Table.Td>{when.dateTime(lot.expiresAt)}</Table.Td>
            <Table.Td>
              {t(`credits.source.${lot.source}`)}
              {lot.frozen && (
                <Text size="sm" c="dimmed">
                  {t('credits.type.CreditsFrozen')}
                </Text>
              )}
            </Table.Td>
            <Table.Td ta="right" className="tabular">
              {t('credits.of', { left: money(lot.available), all: money(lot.amount) })}
            </Table.Td>
          </Table.Tr>
        ))}
      </Sheet>
    </section>
  );
}

function History() {
  const { t } = useTranslation(['session', 'translation']);
  const money = useMoney();
  const when = useWhen();
  const history = useInfiniteQuery(historyQuery);
  const all = history.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('session:credits.history')}
      </Title>
      {history.error && !history.data && <Trouble error={history.error} retry={() => void history.refetch()} />}
      <Sheet
        label={t('session:credits.history')}
      times={all.map(({ at }) => at)}
        head={
          <Table.Tr>
            <Table.Th>{t('session:credits.at')}</Table.Th>
            <Table.Th>{t('session:credits.what')}</Table.Th>
            <Table.Th ta="right">{t('session:credits.amount')}</Table.Th>
          </Table.Tr>
        }
      >
        {all.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td>{when.dateTime(entry.at)}</Table.Td>
            <Table.Td>{isKnownEntry(entry.type) ? t(`session:credits.type.${entry.type}`) : entry.type}</Table.Td>
            <Table.Td ta="right" className="tabular">
              {money(entry.amount)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Sheet>
      {history.hasNextPage && (
        <Button mt="md" variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('translation:common.more')}
        </Button>
      )}
    </section>
  );
}
