import { Alert, Anchor, Button, Code, Group, Modal, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BadgeCheck, CalendarCheck2, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { serverNow } from '../../time/clock';
import { dayOf, plusMonths } from '../../time/zones';
import { Nothing, ToField } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useWhen } from '../../ui/when';
import { Books } from './Books';
import { type Month, closeMonth, monthsQuery, verifyMonth } from './documents';

/** Months that are closed for good, their files, and whether they still are what was closed. */
export function Months() {
  const { t } = useTranslation(['translation', 'finance']);
  const { data, error, isPending, refetch } = useQuery(monthsQuery);
  return (
    <Books here="/books/months">
      <Stack gap="xl">
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={160} radius="lg" />}
        {data && <Close after={data.at(-1)?.period} />}
        {data?.length === 0 && <Nothing icon={CalendarCheck2} title={t('finance:months.none')} text={t('finance:months.noneText')}><ToField id="month">{t('finance:months.first')}</ToField></Nothing>}
        {data && data.length > 0 && <Closed months={data.toReversed()} />}
      </Stack>
    </Books>
  );
}

function Close({ after }: { after: string | undefined }) {
  const { t } = useTranslation(['translation', 'finance']);
  const client = useQueryClient();
  const next = after ? plusMonths(`${after}-01`, 1) : plusMonths(dayOf(serverNow(), 'UTC'), -1);
  const [typed, setTyped] = useState<string>();
  const [asked, setAsked] = useState(false);
  const period = typed ?? next.slice(0, 7);
  const close = useMutation({
    mutationFn: () => mutate(closeMonth, { input: { period } }),
    onSuccess: () => setTyped(undefined),
    onSettled: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['books', 'months'] });
    },
  });
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('finance:months.title')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            id="month"
            label={t('finance:months.period')}
            placeholder="2026-11"
            pattern="[0-9]{4}-[0-9]{2}"
            required
            w={130}
            value={period}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" leftSection={<CalendarCheck2 size={16} aria-hidden />}>
            {t('finance:months.close')}
          </Button>
        </Group>
      </form>
      {close.error && <Trouble error={close.error} />}
      <Modal opened={asked} onClose={() => setAsked(false)} title={t('finance:months.ask', { period })} closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Text size="sm">{t('finance:months.askText')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('common.cancel')}
          </Button>
          <Button loading={close.isPending} onClick={() => close.mutate()}>
            {t('finance:months.closeGood')}
          </Button>
        </Group>
      </Modal>
    </section>
  );
}

function Closed({ months }: { months: Month[] }) {
  const { t } = useTranslation(['translation', 'finance']);
  const when = useWhen();
  return (
    <Sheet
      label={t('books.months')}
      head={
        <Table.Tr>
          <Table.Th>{t('finance:months.period')}</Table.Th>
          <Table.Th data-number>{t('finance:months.entries')}</Table.Th>
          <Table.Th data-number>{t('finance:months.corrections')}</Table.Th>
          <Table.Th>{t('finance:months.breaks')}</Table.Th>
          <Table.Th>{t('finance:months.closedAt')}</Table.Th>
          <Table.Th>{t('finance:months.files')}</Table.Th>
          <Table.Th>{t('finance:months.proof')}</Table.Th>
        </Table.Tr>
      }
    >
      {months.map((month) => (
        <Table.Tr key={month.period}>
          <Table.Td>
            <Text fw={600}>{month.period}</Text>
            <Text size="xs" c="dimmed">
              {month.timeZone}
            </Text>
          </Table.Td>
          <Table.Td data-number>{month.entries}</Table.Td>
          <Table.Td data-number>{month.corrections}</Table.Td>
          <Table.Td>
            {month.openBreaks == null ? (
              <Text size="sm" c="dimmed">
                {t('finance:months.notCompared')}
              </Text>
            ) : (
              t('finance:months.openBreaks', { count: month.openBreaks })
            )}
          </Table.Td>
          <Table.Td>
            {when.zoned(month.closedAt)}
            <Text size="xs" c="dimmed">
              {t('finance:months.position', { position: month.position })}
            </Text>
          </Table.Td>
          <Table.Td>
            <Group gap="sm">
              <Anchor href={month.csvUrl} download size="sm" aria-label={t('finance:months.file', { period: month.period, kind: 'CSV' })}>
                CSV
              </Anchor>
              <Anchor href={month.jsonUrl} download size="sm" aria-label={t('finance:months.file', { period: month.period, kind: 'JSON' })}>
                JSON
              </Anchor>
            </Group>
          </Table.Td>
          <Table.Td>
            <Proof month={month} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Sheet>
  );
}

function Proof({ month }: { month: Month }) {
  const { t } = useTranslation(['translation', 'finance']);
  const proof = useMutation({ mutationFn: () => verifyMonth(month.period) });
  return (
    <Stack gap={4} align="flex-start">
      <Code title="SHA-256">{month.sha256.slice(0, 16)}…</Code>
      {proof.data ? (
        <Alert
          p={6}
          color={proof.data.valid ? 'brand' : 'red'}
          variant="light"
          role="status"
          icon={proof.data.valid ? <BadgeCheck aria-hidden /> : <ShieldAlert aria-hidden />}
        >
          {t(proof.data.valid ? 'finance:months.valid' : 'finance:months.invalid')}
        </Alert>
      ) : (
        <Button size="compact-sm" variant="default" loading={proof.isPending} onClick={() => proof.mutate()}>
          {t('finance:months.verify')}
        </Button>
      )}
      {proof.error && <Trouble error={proof.error} />}
    </Stack>
  );
}
