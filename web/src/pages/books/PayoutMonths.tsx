import { Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { graphql } from '../../api/graphql';
import { Nothing } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { digitsOf, useMoney } from '../../ui/money';
import { Books } from './Books';
import { type Counted, type MonthOfPayouts, SHARES, byMonth } from './byMonth';

const Bars = lazy(() => import('../../ui/Bars'));

const payoutsDocument = graphql(`
  query PayoutAmounts($mine: Boolean, $after: String) {
    payouts(mine: $mine, first: 100, after: $after) {
      edges {
        node {
          status
          dueAt
          paidAt
          amount {
            amountMinor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const MOST_PAGES = 20;

/** All payouts, the newest first, as far as a page can add them up. */
const amountsQuery = (mine: boolean) =>
  queryOptions({
    queryKey: ['books', 'payouts', 'months', mine],
    queryFn: async () => {
      const all: Counted[] = [];
      let after: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { edges, pageInfo }: Awaited<ReturnType<typeof amountsPage>> = await amountsPage(mine, after);
        all.push(...edges.map(({ node: { amount, ...rest } }) => ({ ...rest, ...amount })));
        if (!pageInfo.hasNextPage) return { all, whole: true };
        after = pageInfo.endCursor;
      }
      return { all, whole: false };
    },
  });

async function amountsPage(mine: boolean, after: string | null) {
  return (await query(payoutsDocument, { mine, after })).payouts;
}

const COLORS = { paid: 'light-dark(#0d776c, #48d2bd)', ahead: 'light-dark(#7aa7d9, #4f83bd)', held: 'light-dark(#d08a2a, #c98f00)' } as const;

/** For finance: what went to mentors, month by month. */
export function AllPayoutMonths() {
  return (
    <Books here="/books/trends">
      <PayoutMonths mine={false} />
    </Books>
  );
}

/** For a mentor: what their own sessions earn them, month by month. */
export function MyPayoutMonths() {
  const { t } = useTranslation(['translation', 'finance']);
  return (
    <>
      <Title order={1} mb="lg">
        {t('finance:trends.mine')}
      </Title>
      <PayoutMonths mine />
    </>
  );
}

function PayoutMonths({ mine }: { mine: boolean }) {
  const { t } = useTranslation(['translation', 'finance']);
  const { data, error, isPending, refetch } = useQuery(amountsQuery(mine));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={320} radius="lg" aria-busy />;
  const currencies = [...byMonth(data.all)];
  if (currencies.length === 0) return <Nothing icon={ChartColumn} title={t('finance:trends.none')} text={t('finance:trends.noneText')} />;
  return (
    <Stack gap="xl">
      <Text c="dimmed">{t(data.whole ? 'finance:trends.text' : 'finance:trends.latest', { count: data.all.length })}</Text>
      {currencies.map(([currency, months]) => (
        <Months key={currency} currency={currency} months={months} />
      ))}
    </Stack>
  );
}

function Months({ currency, months }: { currency: string; months: MonthOfPayouts[] }) {
  const { t, i18n } = useTranslation(['translation', 'finance']);
  const money = useMoney();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const tell = (amountMinor: number) => money({ amountMinor, currency });
  const nameOf = (month: string) => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (
    <section>
      <Title order={2} size="h4" mb="sm">
        {currency}
      </Title>
      <Suspense fallback={<Skeleton height={290} radius="md" aria-busy />}>
        <Bars
          rows={months.map((each) => ({ ...each, name: nameOf(each.month) }))}
          label="name"
          series={SHARES.map((key) => ({ key, name: t(`finance:trends.${key}`), color: COLORS[key] }))}
          tell={tell}
          short={(value) => short.format(value / 10 ** digitsOf(currency))}
        />
      </Suspense>
      <Sheet
        label={t('finance:trends.table', { currency })}
        head={
          <Table.Tr>
            <Table.Th>{t('finance:trends.month')}</Table.Th>
            {SHARES.map((share) => (
              <Table.Th key={share} data-number>
                {t(`finance:trends.${share}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        }
      >
        {months.toReversed().map((each) => (
          <Table.Tr key={each.month}>
            <Table.Td>{nameOf(each.month)}</Table.Td>
            {SHARES.map((share) => (
              <Table.Td key={share} data-number>
                {tell(each[share])}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Sheet>
    </section>
  );
}
