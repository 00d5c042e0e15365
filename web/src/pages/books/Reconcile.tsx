import { Button, Checkbox, FileButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp, Scale, X } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate, upload } from '../../api/client';
import { serverNow } from '../../time/clock';
import { type Day, dayOf, firstOfMonth, plusDays, startOfDay } from '../../time/zones';
import { Working } from '../../ui/Working';
import { startReconciliation, useLongWork } from '../../ui/work';

const moment = (day: Day) => new Date(startOfDay(day, 'UTC')).toISOString();

/** Asks for a comparison with the books of gateways, with reports of them that the reader has, or with both together. */
export function Reconcile({ onDone }: { onDone: (done: { id: string }) => void }) {
  const { t, i18n } = useTranslation(['translation', 'finance']);
  const client = useQueryClient();
  const [from, setFrom] = useState<Day>(() => firstOfMonth(dayOf(serverNow(), 'UTC')));
  const [through, setThrough] = useState<Day>(() => dayOf(serverNow(), 'UTC'));
  const [reports, setReports] = useState<File[]>([]);
  const [fetched, setFetched] = useState(false);
  const run = useLongWork(
    'RECONCILIATION',
    async () => {
      const reportIds: string[] = [];
      for (const report of reports) {
        const taken = (await upload('/finance/gateway-reports', report, 'text/csv')) as { reportId: string };
        reportIds.push(taken.reportId);
      }
      const { work } = await mutate(startReconciliation, {
        input: { from: moment(from), to: moment(plusDays(through, 1)), reportIds, fetched: fetched || reportIds.length === 0 },
      });
      return work;
    },
    ({ reconciliation }) => {
      void client.invalidateQueries({ queryKey: ['books', 'reconciliations'] });
      if (reconciliation) onDone(reconciliation);
    },
  );
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('finance:reconcile.title')}
      </Title>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          run.begin.mutate();
        }}
      >
        <Stack gap="sm">
          <Group align="flex-end" gap="sm">
            <TextInput
              type="date"
              id="compare-from"
              label={t('finance:reconcile.from')}
              value={from}
              required
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('finance:reconcile.through')}
              value={through}
              required
              onChange={(event) => setThrough(event.currentTarget.value)}
            />
            <FileButton accept="text/csv,.csv" multiple onChange={setReports}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<FileUp size={16} aria-hidden />}>
                  {reports.length ? reports.map(({ name }) => name).join(', ') : t('finance:reconcile.report')}
                </Button>
              )}
            </FileButton>
            {reports.length > 0 && (
              <Button variant="subtle" color="gray" aria-label={t('finance:reconcile.noReport')} px={8} onClick={() => setReports([])}>
                <X size={16} />
              </Button>
            )}
            <Button type="submit" loading={run.begin.isPending} disabled={run.isRunning} leftSection={<Scale size={16} aria-hidden />}>
              {t('finance:reconcile.run')}
            </Button>
          </Group>
          {reports.length > 0 && (
            <Checkbox
              label={t('finance:reconcile.alsoFetched')}
              checked={fetched}
              onChange={(event) => setFetched(event.currentTarget.checked)}
            />
          )}
          <Text size="xs" c="dimmed">
            {t(reports.length ? 'finance:reconcile.withReport' : 'finance:reconcile.withGateway')}
          </Text>
          <Working
            of={run}
            label={t('finance:reconcile.run')}
            tell={({ stage, done, total }) =>
              stage === 'GATEWAY'
                ? t('finance:reconcile.atGateway', { done: number(done) })
                : t('finance:reconcile.inLedger', { done: number(done), total: number(total ?? done) })
            }
          />
        </Stack>
      </form>
    </section>
  );
}
