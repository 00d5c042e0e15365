import { Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { Nothing, Onward } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { digitsOf, useMoney } from '../../ui/money';
import { Books } from './Books';
import { lazyPart } from '../../ui/lazyPart';

const Bars = lazyPart(async () => (await import('../../ui/Bars')).default);

const monthsDocument = graphql(`
  query PayoutMonths($mine: Boolean) {
    payoutMonths(mine: $mine) {
      currency
      month
      paidMinor
      aheadMinor
      heldMinor
    }
  }
`);

type MonthOfPayouts = ResultOf<typeof monthsDocument>['payoutMonths'][number];

/** What became of what was earned. */
const SHARES = ['paid', 'ahead', 'held'] as const;

const monthsQuery = (mine: boolean) =>
  queryOptions({ queryKey: ['books', 'payouts', 'months', mine], queryFn: async () => (await query(monthsDocument, { mine })).payoutMonths });

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
  const { data, error, isPending, refetch } = useQuery(monthsQuery(mine));
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={320} radius="lg" aria-busy />;
  const currencies = [...new Set(data.map(({ currency }) => currency))];
  if (currencies.length === 0) {
    return (
      <Nothing icon={ChartColumn} title={t('finance:trends.none')} text={t('finance:trends.noneText')}>
        <Onward to={mine ? '/desk/earnings' : '/books/payouts'}>{t(mine ? 'nav.earnings' : 'books.payouts')}</Onward>
      </Nothing>
    );
  }
  return (
    <Stack gap="xl">
      <Text c="dimmed">{t('finance:trends.text')}</Text>
      {currencies.map((currency) => (
        <Months key={currency} currency={currency} months={data.filter((each) => each.currency === currency)} />
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
          series={SHARES.map((key) => ({ key: `${key}Minor`, name: t(`finance:trends.${key}`), color: COLORS[key] }))}
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
                {tell(each[`${share}Minor`])}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Sheet>
    </section>
  );
}
