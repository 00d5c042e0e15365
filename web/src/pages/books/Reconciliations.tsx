import { Anchor, Badge, Button, Group, SegmentedControl, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, PartyPopper, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { NotFound } from '../../shell/NotFound';
import { Nothing, ToField } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useWhen } from '../../ui/when';
import { Books } from './Books';
import { BreakCard } from './BreakCard';
import { BreaksFile } from './BreaksFile';
import { Reconcile } from './Reconcile';
import { reconciliationQuery, reconciliationsQuery } from './documents';

const route = getRouteApi('/books/reconciliation');

/** Whether the ledger and the gateway's own books agree, and what became of what does not. */
export function Reconciliations() {
  const { id } = route.useSearch();
  return <Books here="/books/reconciliation">{id ? <One id={id} /> : <All />}</Books>;
}

function All() {
  const { t } = useTranslation(['translation', 'finance']);
  const navigate = route.useNavigate();
  const when = useWhen('UTC');
  const { data, error, isPending, refetch } = useQuery(reconciliationsQuery);
  return (
    <Stack gap="xl">
      <Reconcile onDone={({ id }) => void navigate({ search: { id } })} />
      <section>
        <Title order={2} size="h3" mb="sm">
          {t('finance:reconcile.before')}
        </Title>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={160} radius="lg" />}
        {data?.length === 0 && <Nothing icon={Scale} title={t('finance:reconcile.none')} text={t('finance:reconcile.noneText')}><ToField id="compare-from">{t('finance:reconcile.first')}</ToField></Nothing>}
        {data && data.length > 0 && (
          <Sheet
            label={t('finance:reconcile.before')}
            head={
              <Table.Tr>
                <Table.Th>{t('finance:reconcile.period')}</Table.Th>
                <Table.Th>{t('finance:reconcile.ran')}</Table.Th>
                <Table.Th data-number>{t('finance:reconcile.matched')}</Table.Th>
                <Table.Th data-number>{t('finance:reconcile.open')}</Table.Th>
              </Table.Tr>
            }
          >
            {data.map((run) => {
              const open = run.breaks.filter(({ resolved }) => !resolved).length + run.more.reduce((sum, { count }) => sum + count, 0);
              return (
                <Table.Tr key={run.id}>
                  <Table.Td>
                    <Anchor size="sm" component={Link} to="/books/reconciliation" search={{ id: run.id } as never}>
                      {when.dateTime(run.from)} – {when.dateTime(run.to)}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{when.dateTime(run.ranAt)}</Table.Td>
                  <Table.Td data-number>{run.matched}</Table.Td>
                  <Table.Td data-number>
                    <Badge className="status" data-color={open ? 'red' : 'brand'} color={open ? 'red' : 'brand'} variant="light" radius="sm">
                      {open}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Sheet>
        )}
      </section>
    </Stack>
  );
}

function One({ id }: { id: string }) {
  const { t } = useTranslation(['translation', 'finance']);
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const when = useWhen('UTC');
  const { me } = useSession();
  const { data, error, isPending, refetch } = useQuery(reconciliationQuery(id));
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={260} radius="lg" />;
  if (!data) return <NotFound />;
  const open = data.breaks.filter(({ resolved }) => !resolved);
  const shown = show === 'all' ? [...open, ...data.breaks.filter(({ resolved }) => resolved)] : open;
  return (
    <Stack gap="md">
      <Anchor size="sm" component={Link} to="/books/reconciliation" search={{} as never}>
        <ArrowLeft size={14} aria-hidden /> {t('finance:reconcile.before')}
      </Anchor>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {when.dateTime(data.from)} – {when.dateTime(data.to)} UTC
          </Title>
          <Text size="sm" c="dimmed">
            {t('finance:reconcile.sum', { matched: data.matched, count: open.length, position: data.position })}{' '}
            {data.bookings !== null && t('finance:reconcile.bookings', { count: data.bookings })}
          </Text>
        </div>
        {data.breaks.length > 0 && (
          <Group gap="xs">
          <SegmentedControl
            aria-label={t('finance:reconcile.show')}
            value={show ?? 'open'}
            onChange={(value) => void navigate({ search: { id, show: value === 'all' ? 'all' : undefined }, replace: true })}
            data={[
              { value: 'open', label: t('finance:reconcile.openOnly') },
              { value: 'all', label: t('finance:books.all') },
            ]}
          />
          {shown.length > 0 && <BreaksFile of={id} shown={shown} />}
          </Group>
        )}
      </Group>
      {data.more.length > 0 && (
        <Text size="sm" role="status">
          {t('finance:reconcile.more', { count: data.more.reduce((sum, { count }) => sum + count, 0) })}
        </Text>
      )}
      {shown.length === 0 && data.more.length === 0 && (
        <Nothing icon={PartyPopper} title={t('finance:reconcile.agree')} text={t('finance:reconcile.agreeText')}>
          <Button component={Link} to="/books/months" variant="light">
            {t('books.months')}
          </Button>
        </Nothing>
      )}
      {shown.map((found) => (
        <BreakCard key={found.number} of={id} found={found} me={me?.id ?? ''} />
      ))}
    </Stack>
  );
}
