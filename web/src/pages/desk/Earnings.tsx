import { Alert, Button, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { graphql } from '../../api/graphql';
import { isMentor, useSession } from '../../api/session';
import { serverNow } from '../../time/clock';
import { lastWholeMonth } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { Batches } from '../books/Batches';
import { PayoutList, StatementFiles } from '../books/PayoutList';
import { type MentorAccount, accountsQuery } from '../books/money';
import classes from './Desk.module.css';
import { GetPaid } from './GetPaid';

const route = getRouteApi('/desk/earnings');

const earningsDocument = graphql(`
  query Earnings {
    me {
      id
      mentor {
        id
        commission {
          basisPoints
        }
      }
    }
    dashboard(role: MENTOR) {
      sessionsHeld
      hoursHeld
      acceptanceRate
      amounts {
        total {
          amountMinor
          currency
        }
        pending {
          amountMinor
          currency
        }
      }
    }
  }
`);

const earningsQuery = queryOptions({
  queryKey: ['earnings'],
  queryFn: () => query(earningsDocument, {}),
});

/** A mentor's id has the member's own part. */
const mentorIdOf = (memberId: string) => memberId.replace(/^mbr_/, 'mtr_');

/** Months begin and end in finance's time zone, which this page does not know. */
function MonthStatement({ memberId }: { memberId: string }) {
  const { t } = useTranslation(['translation', 'finance']);
  const [month, setMonth] = useState(() => lastWholeMonth(serverNow()));
  return (
    <Group align="end" mb="md">
      <TextInput
        type="month"
        label={t('finance:books.statementMonth')}
        value={month}
        onChange={(event) => setMonth(event.currentTarget.value)}
      />
      {/^\d{4}-\d{2}$/.test(month) && <StatementFiles of={`${mentorIdOf(memberId)}.${month}`} name={month} />}
    </Group>
  );
}

/** What is under way to the mentor, or owed either way; absent where nothing is. */
function NotPaidOut({ mentorId }: { mentorId: string }) {
  const { t } = useTranslation('desk');
  const { data, error, refetch } = useQuery(accountsQuery);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  // Staff are told of all.
  const mine = data?.filter(({ mentor }) => mentor.id === mentorId) ?? [];
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="not-paid-out">
      <Title order={2} size="h3" id="not-paid-out" mb="sm">
        {t('earnings.account')}
      </Title>
      <Stack component="ul" gap={4} m={0} pl="lg">
        {mine.map((account) => (
          <Account key={account.id} account={account} />
        ))}
      </Stack>
    </section>
  );
}

/** One currency. */
function Account({ account: { owed, setAside, waiting } }: { account: MentorAccount }) {
  const { t } = useTranslation('desk');
  const money = useMoney();
  const when = useWhen();
  const { currency } = owed;
  const amount = (amountMinor: number) => money({ amountMinor, currency });
  const sum = waiting.reduce((total, each) => total + each.amount.amountMinor, 0);
  const runs = waiting.flatMap(({ runAt }) => runAt ?? []).sort();
  return (
    <>
      {sum > 0 && <li>{runs[0] ? t('earnings.waitsUntil', { amount: amount(sum), time: when.dateTime(runs[0]) }) : t('earnings.waits', { amount: amount(sum) })}</li>}
      {owed.amountMinor > 0 && <li>{t('earnings.owes', { amount: amount(owed.amountMinor) })}</li>}
      {owed.amountMinor < 0 && <li>{t('earnings.owed', { amount: amount(-owed.amountMinor) })}</li>}
      {setAside.amountMinor > 0 && <li>{t('earnings.aside', { amount: amount(setAside.amountMinor) })}</li>}
    </>
  );
}

/** What the mentor who looks has earned, session by session. */
export function Earnings() {
  const { t, i18n } = useTranslation(['translation', 'desk', 'finance']);
  const { me } = useSession();
  const { status, view } = route.useSearch();
  const navigate = route.useNavigate();
  const money = useMoney();
  const { data, error, isPending, refetch } = useQuery(earningsQuery);
  if (!isMentor(me)) return <Alert color="gray">{t('desk.notMentor')}</Alert>;
  const number = (value: number, options?: Intl.NumberFormatOptions) => value.toLocaleString(i18n.language, options);
  const commission = data?.me?.mentor?.commission;
  const facts = data
    ? [
        ...data.dashboard.amounts.map(({ total, pending }) => ({
          name: t('desk:earnings.earned', { currency: total.currency }),
          value: money(total),
          note: pending.amountMinor === 0 ? null : t('desk:earnings.pending', { amount: money(pending) }),
        })),
        { name: t('desk:earnings.sessions'), value: number(data.dashboard.sessionsHeld), note: null },
        { name: t('desk:earnings.hours'), value: number(data.dashboard.hoursHeld, { maximumFractionDigits: 1 }), note: null },
        ...(data.dashboard.acceptanceRate === null
          ? []
          : [{ name: t('desk:earnings.accepted'), value: number(data.dashboard.acceptanceRate, { style: 'percent' }), note: null }]),
      ]
    : [];
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('nav.earnings')}</Title>
        <Text c="dimmed">{t('desk:earnings.text')}</Text>
        {commission && (
          <Text c="dimmed" data-testid="commission">
            {t('desk:earnings.share', { share: number(commission.basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 }) })}
          </Text>
        )}
      </div>
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={96} radius="lg" aria-busy />}
      <SimpleGrid cols={{ base: 2, md: Math.min(4, Math.max(2, facts.length)) }} component="dl" m={0}>
        {facts.map(({ name, value, note }) => (
          <div key={name} className={`card ${classes.panel}`}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} fz="xl" fw={700} className="tabular">
              {value}
            </Text>
            {note && (
              <Text component="dd" m={0} size="xs" c="dimmed" className="tabular">
                {note}
              </Text>
            )}
          </div>
        ))}
      </SimpleGrid>
      {me && <NotPaidOut mentorId={mentorIdOf(me.id)} />}
      <GetPaid />
      <section aria-labelledby="payouts">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h3" id="payouts">
            {t('books.payouts')}
          </Title>
          <Button component={Link} to="/desk/months" variant="default" size="xs" leftSection={<ChartColumn size={15} aria-hidden />}>
            {t('books.trends')}
          </Button>
        </Group>
        {me && <MonthStatement memberId={me.id} />}
        <SegmentedControl
          mb="md"
          aria-label={t('finance:view.label')}
          value={view ?? 'payouts'}
          onChange={(chosen) => void navigate({ search: { view: chosen === 'batches' ? 'batches' : undefined }, replace: true })}
          data={(['payouts', 'batches'] as const).map((value) => ({ value, label: t(`finance:view.${value}`) }))}
        />
        {view === 'batches' && me ? <Batches mine={mentorIdOf(me.id)} /> : <PayoutList mine status={status} choose={(chosen) => void navigate({ search: { status: chosen }, replace: true })} />}
      </section>
    </Stack>
  );
}
