import { Alert, Anchor, Badge, Button, Code, Group, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { BookOpen, History, X } from 'lucide-react';
import { Fragment, type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing, Onward } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { ZoneNote } from '../../ui/ZoneNote';
import { useEventName } from '../../ui/events';
import { useMoney } from '../../ui/money';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { Books } from './Books';
import { Chargeback } from './Chargeback';
import { Export } from './Export';
import { type Entry, type EntryFilter, entriesPage, entriesQuery, ledgerQuery } from './documents';

const route = getRouteApi('/books');

/** What every account holds, now or after any event of the past, and the entries that made it so. */
export function Ledger() {
  return (
    <Books here="/books">
      <Stack gap="xl">
        <Balances />
        <Entries />
      </Stack>
    </Books>
  );
}

function Balances() {
  const { t } = useTranslation(['translation', 'finance']);
  const { position } = route.useSearch();
  const navigate = route.useNavigate();
  const money = useMoney();
  const when = useWhen();
  const { data, error, isPending, refetch } = useQuery(ledgerQuery(position));
  const last = data?.lastEntryAt ? t('finance:books.lastEntry', { time: when.zoned(data.lastEntryAt) }) : '';
  const [typed, setTyped] = useState(position ?? '');
  useEffect(() => setTyped(position ?? ''), [position]);
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    void navigate({ search: (before) => ({ ...before, position: typed.trim() || undefined }) });
  };
  return (
    <section>
      <Group justify="space-between" align="flex-end" mb="sm">
        <Group gap="sm">
          <Title order={2} size="h3">
            {t('finance:books.balances')}
          </Title>
          {data && (
            <Badge
              className="status"
              data-testid="balanced"
              data-color={data.balanced ? 'brand' : 'red'}
              variant="light"
              color={data.balanced ? 'brand' : 'red'}
              tt="none"
              size="lg"
              radius="sm"
              fw={600}
            >
              {t(data.balanced ? 'finance:books.balanced' : 'finance:books.unbalanced')}
            </Badge>
          )}
        </Group>
        <form onSubmit={go}>
          <Group gap="xs" align="flex-end">
            <TextInput
              label={t('finance:books.asOf')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              placeholder={data?.position ?? ''}
              inputMode="numeric"
              w={150}
            />
            <Button type="submit" variant="default" leftSection={<History size={16} aria-hidden />}>
              {t('books.show')}
            </Button>
          </Group>
        </form>
      </Group>
      {position && (
        <Alert color="yellow" variant="light" icon={<History aria-hidden />} mb="sm" title={t('finance:books.past', { position })}>
          {last && (
            <Text size="sm" mb="xs">
              {last}
            </Text>
          )}
          <Button size="xs" variant="default" onClick={() => void navigate({ search: (before) => ({ ...before, position: undefined }) })}>
            {t('books.now')}
          </Button>
        </Alert>
      )}
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={180} radius="lg" />}
      {data && data.accounts.length === 0 && <Nothing icon={BookOpen} title={t('finance:books.empty')} text={t('finance:books.emptyText')}><Onward to="/books/reconciliation">{t('books.reconciliation')}</Onward></Nothing>}
      {data && data.accounts.length > 0 && (
        <Sheet
          label={t('finance:books.balances')}
          head={
            <Table.Tr>
              <Table.Th>{t('finance:books.account')}</Table.Th>
              <Table.Th data-number>{t('finance:books.balance')}</Table.Th>
            </Table.Tr>
          }
        >
          {data.accounts.map(({ name, currency, balanceMinor }) => (
            <Table.Tr key={name + currency}>
              <Table.Td data-narrow>
                <AccountName name={name} />
              </Table.Td>
              <Table.Td data-number>
                <Anchor
                  component={Link}
                  to="/books"
                  search={{ position, account: name, currency } as never}
                  hash="entries"
                  inherit
                  aria-label={t('finance:ledger.entriesOf', { amount: money({ amountMinor: balanceMinor, currency }), account: name })}
                >
                  {money({ amountMinor: balanceMinor, currency })}
                </Anchor>
              </Table.Td>
            </Table.Tr>
          ))}
        </Sheet>
      )}
      {data && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('finance:books.debits', { position: data.position })} {last}
        </Text>
      )}
    </section>
  );
}

/** A file by what it holds; accounts have colons in their names. */
const fileOf = ({ booking, account, currency, position }: EntryFilter): string =>
  ['ledger', booking, account?.replaceAll(':', '-'), currency, position && `to-${position}`].filter(Boolean).join('-') + '.csv';

function Entries() {
  const { t } = useTranslation(['translation', 'finance']);
  const { booking, account, currency, position } = route.useSearch();
  // How far they are read stands in the address as well, and is no filter.
  const filter: EntryFilter = { booking, account, currency, position };
  const navigate = route.useNavigate();
  const entries = usePaged(entriesQuery(filter));
  const [typed, setTyped] = useState(booking ?? '');
  useEffect(() => setTyped(booking ?? ''), [booking]);
  const show = (wanted: string | undefined) => void navigate({ search: (before) => ({ ...before, page: undefined, booking: wanted }) });
  const all = entries.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <section id="entries">
      <Group justify="space-between" align="flex-end" mb="sm">
        <div>
          <Title order={2} size="h3">
            {t('finance:books.entries')}
          </Title>
          {account && (
            <Group gap={6} mt={4}>
              <Text size="sm">
                {t('finance:ledger.ofAccount')} <Code>{account}</Code> {currency}
              </Text>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<X size={13} aria-hidden />}
                onClick={() => void navigate({ search: (before) => ({ ...before, page: undefined, account: undefined, currency: undefined }) })}
              >
                {t('finance:ledger.allAccounts')}
              </Button>
            </Group>
          )}
          {position && (
            <Text size="sm" c="dimmed">
              {t('finance:ledger.upTo', { position })}
            </Text>
          )}
        </div>
        <Group gap="xs" align="flex-end">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              show(typed.trim() || undefined);
            }}
          >
            <TextInput
              label={t('finance:books.ofBooking')}
              placeholder="bkg_…"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              rightSection={
                booking && (
                  <Button variant="transparent" color="gray" p={0} aria-label={t('finance:books.allBookings')} onClick={() => show(undefined)}>
                    <X size={16} />
                  </Button>
                )
              }
            />
          </form>
          {booking && <Chargeback bookingId={booking} />}
          <Export<Entry>
            name={fileOf(filter)}
            head={['position', 'at', 'description', 'booking', 'account', 'currency', 'debit_minor', 'credit_minor']}
            page={(after) => entriesPage(filter, false, after, 100)}
            rows={({ position, at, description, bookingId, lines }) =>
              lines.map(({ account, currency, debitMinor, creditMinor }) => [
                position,
                at,
                description,
                bookingId,
                account,
                currency,
                debitMinor,
                creditMinor,
              ])
            }
          />
        </Group>
      </Group>
      {entries.isLoadingError && <Trouble error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <Skeleton height={260} radius="lg" />}
      {entries.isSuccess && all.length === 0 && (
        <Nothing icon={BookOpen} title={t('finance:books.empty')} text={t('finance:books.emptyText')}>
          {booking ? (
            <Button variant="light" onClick={() => show(undefined)}>
              {t('finance:books.allBookings')}
            </Button>
          ) : (
            <Onward to="/books/payouts">{t('books.payouts')}</Onward>
          )}
        </Nothing>
      )}
      {all.length > 0 && <Journal entries={all} onBooking={show} />}
      {entries.hasNextPage && (
        <Group justify="center" mt="lg">
          <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function Journal({ entries, onBooking }: { entries: Entry[]; onBooking: (id: string) => void }) {
  const { t } = useTranslation(['translation', 'finance']);
  const named = useEventName();
  const when = useWhen();
  const money = useMoney();
  const narrow = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  if (narrow) return <Journals entries={entries} onBooking={onBooking} />;
  return (
    <>
      <Sheet
        label={t('finance:books.entries')}
      times={entries.map(({ at }) => at)}
        head={
          <Table.Tr>
            <Table.Th data-number>{t('finance:books.position')}</Table.Th>
            <Table.Th>{t('finance:books.at')}</Table.Th>
            <Table.Th>{t('finance:books.what')}</Table.Th>
            <Table.Th>{t('finance:books.account')}</Table.Th>
            <Table.Th data-number>{t('finance:books.debit')}</Table.Th>
            <Table.Th data-number>{t('finance:books.credit')}</Table.Th>
          </Table.Tr>
        }
      >
        {entries.map((entry) =>
          entry.lines.map((line, index) => (
            <Table.Tr key={`${entry.id}-${line.account}-${line.debitMinor}`}>
              {index === 0 && (
                <>
                  <Table.Td rowSpan={entry.lines.length} data-number>
                    {entry.subject ? (
                      <Anchor
                        component={Link}
                        to="/books/trail"
                        search={{ subject: entry.subject, position: entry.position } as never}
                        inherit
                        aria-label={t('finance:ledger.event', { position: entry.position })}
                      >
                        {entry.position}
                      </Anchor>
                    ) : (
                      entry.position
                    )}
                  </Table.Td>
                  <Table.Td rowSpan={entry.lines.length}>{when.dateTime(entry.at)}</Table.Td>
                  <Table.Td rowSpan={entry.lines.length}>
                    {named(entry.description)}
                    {entry.bookingId && (
                      <Group gap="xs" mt={2}>
                        <Anchor size="xs" component={Link} to="/bookings/$bookingId" params={{ bookingId: entry.bookingId } as never}>
                          {t('books.booking')}
                        </Anchor>
                        <Anchor size="xs" component="button" type="button" onClick={() => onBooking(entry.bookingId ?? '')}>
                          {t('books.itsEntries')}
                        </Anchor>
                      </Group>
                    )}
                  </Table.Td>
                </>
              )}
              <Table.Td>
                <Code>{line.account}</Code>
              </Table.Td>
              <Table.Td data-number>
                {line.debitMinor > 0 ? money({ amountMinor: line.debitMinor, currency: line.currency }) : ''}
              </Table.Td>
              <Table.Td data-number>
                {line.creditMinor > 0 ? money({ amountMinor: line.creditMinor, currency: line.currency }) : ''}
              </Table.Td>
            </Table.Tr>
          )),
        )}
      </Sheet>
    </>
  );
}

/** On a phone: each entry by itself, so that an amount stands beside its account. */
function Journals({ entries, onBooking }: { entries: Entry[]; onBooking: (id: string) => void }) {
  const { t } = useTranslation(['translation', 'finance']);
  const named = useEventName();
  const when = useWhen();
  const money = useMoney();
  return (
    <Stack gap="sm">
      {entries.map((entry) => (
        <article key={entry.id} className="card" style={{ padding: 'var(--mantine-spacing-sm)' }} aria-label={`${entry.position}: ${named(entry.description)}`}>
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={600}>
              {named(entry.description)}
            </Text>
            {entry.subject ? (
              <Anchor
                component={Link}
                to="/books/trail"
                search={{ subject: entry.subject, position: entry.position } as never}
                size="sm"
                aria-label={t('finance:ledger.event', { position: entry.position })}
              >
                {entry.position}
              </Anchor>
            ) : (
              <Text size="sm">{entry.position}</Text>
            )}
          </Group>
          <Text size="xs" c="dimmed" className="tabular">
            {when.dateTime(entry.at)}
          </Text>
          {entry.lines.map((line) => (
            <Group key={`${line.account}-${line.debitMinor}`} justify="space-between" align="flex-start" wrap="nowrap" gap="xs" mt={6}>
              <AccountName name={line.account} />
              <div style={{ flexShrink: 0, textAlign: 'end' }}>
                <Text size="sm" className="tabular">
                  {money({ amountMinor: Math.max(line.debitMinor, line.creditMinor), currency: line.currency })}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(line.debitMinor > 0 ? 'finance:books.debit' : 'finance:books.credit')}
                </Text>
              </div>
            </Group>
          ))}
          {entry.bookingId && (
            <Group gap="xs" mt={6}>
              <Anchor size="xs" component={Link} to="/bookings/$bookingId" params={{ bookingId: entry.bookingId } as never}>
                {t('books.booking')}
              </Anchor>
              <Anchor size="xs" component="button" type="button" onClick={() => onBooking(entry.bookingId ?? '')}>
                {t('books.itsEntries')}
              </Anchor>
            </Group>
          )}
        </article>
      ))}
      <ZoneNote of={entries.map(({ at }) => at)} />
    </Stack>
  );
}

/** It is broken where a part of it ends. */
function AccountName({ name }: { name: string }) {
  return (
    <Code>
      {name.split(/(?<=:)/).map((part) => (
        <Fragment key={part}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </Code>
  );
}
