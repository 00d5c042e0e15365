import { Anchor, Button, Code, Skeleton, Stack, Switch, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Hourglass, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, Onward } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { may } from '../../ui/may';
import { WithReason } from '../../ui/WithReason';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { type MentorAccount, accountsQuery, runPayouts } from './money';

/** What waits to be paid out with others, by the account it waits on; it can be sent before its time. */
export function Waiting() {
  const { t } = useTranslation(['finance', 'translation']);
  const { data, error, isPending, refetch } = useQuery(accountsQuery);
  const [running, setRunning] = useState<MentorAccount>();
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={200} radius="lg" aria-busy />;
  if (data.length === 0) return <Nothing icon={Hourglass} title={t('waiting.none')} text={t('waiting.noneText')}><Onward to="/books/payouts">{t('translation:books.payouts')}</Onward></Nothing>;
  return (
    <Stack gap="sm">
      <Text c="dimmed" size="sm">
        {t('waiting.text')}
      </Text>
      <Sheet
        label={t('waiting.title')}
      times={data.flatMap(({ waiting }) => waiting.flatMap(({ since, runAt }) => [since, runAt]))}
        head={
          <Table.Tr>
            <Table.Th>{t('finance:books.mentor')}</Table.Th>
            <Table.Th data-number>{t('waiting.owed')}</Table.Th>
            <Table.Th>{t('waiting.payout')}</Table.Th>
            <Table.Th data-number>{t('waiting.amount')}</Table.Th>
            <Table.Th>{t('waiting.gateway')}</Table.Th>
            <Table.Th>{t('waiting.since')}</Table.Th>
            <Table.Th>{t('waiting.next')}</Table.Th>
          </Table.Tr>
        }
      >
        {data.map((account) => (
          <Account key={account.id} account={account} onRun={() => setRunning(account)} />
        ))}
      </Sheet>
      {running && <Run account={running} onClose={() => setRunning(undefined)} />}
    </Stack>
  );
}

function Account({ account, onRun }: { account: MentorAccount; onRun: () => void }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const when = useWhen();
  const name = nameOf(account.mentor.member);
  const rows = Math.max(1, account.waiting.length);
  const whose = (
    <>
      <Table.Td rowSpan={rows}>
        <Stack gap={6} align="flex-start">
          {name}
          {may(account, 'RUN_PAYOUTS') && (
            <Button size="compact-sm" variant="default" leftSection={<Send size={14} aria-hidden />} aria-label={t('waiting.runOf', { name })} onClick={onRun}>
              {t('waiting.run')}
            </Button>
          )}
        </Stack>
      </Table.Td>
      <Table.Td rowSpan={rows} data-number>
        {account.owed.amountMinor === 0 ? '' : money(account.owed)}
        {account.setAside.amountMinor > 0 && (
          <Text size="xs" c="dimmed">
            {t('waiting.aside', { amount: money(account.setAside) })}
          </Text>
        )}
      </Table.Td>
    </>
  );
  if (account.waiting.length === 0) {
    return (
      <Table.Tr>
        {whose}
        <Table.Td colSpan={5} />
      </Table.Tr>
    );
  }
  return account.waiting.map(({ payoutId, amount, gateway, since, runAt }, index) => (
    <Table.Tr key={payoutId}>
      {index === 0 && whose}
      <Table.Td>
        <Anchor component={Link} to="/books/trail" search={{ subject: payoutId } as never} inherit>
          <Code title={payoutId}>{payoutId.slice(0, 12)}…</Code>
        </Anchor>
      </Table.Td>
      <Table.Td data-number>{money(amount)}</Table.Td>
      <Table.Td>{gateway}</Table.Td>
      <Table.Td>{when.dateTime(since)}</Table.Td>
      <Table.Td>{runAt ? when.dateTime(runAt) : t('waiting.asSoon')}</Table.Td>
    </Table.Tr>
  ));
}

function Run({ account, onClose }: { account: MentorAccount; onClose: () => void }) {
  const { t } = useTranslation(['finance', 'translation']);
  const client = useQueryClient();
  const [belowMinimum, setBelowMinimum] = useState(false);
  // What is too little for a transfer goes on waiting.
  const left = useRef(0);
  return (
    <WithReason
      title={t('waiting.runTitle', { name: nameOf(account.mentor.member) })}
      text={t('waiting.runText')}
      submit={t('waiting.run')}
      required
      onClose={onClose}
      run={async (reason) => {
        const { mentorAccount } = await mutate(runPayouts, { input: { mentorAccountId: account.id, belowMinimum, reason } });
        left.current = mentorAccount?.waiting.length ?? 0;
      }}
      done={async () => {
        notifications.show({ message: t(left.current > 0 ? 'waiting.still' : 'waiting.ran'), closeButtonProps: { 'aria-label': t('translation:common.close') } });
        await client.invalidateQueries({ queryKey: ['books'] });
      }}
    >
      <Switch label={t('waiting.belowMinimum')} checked={belowMinimum} onChange={(event) => setBelowMinimum(event.currentTarget.checked)} />
    </WithReason>
  );
}
