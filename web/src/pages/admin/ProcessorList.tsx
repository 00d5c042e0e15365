import { Button, Progress, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { useReported } from '../../ui/errors';
import { useWhen } from '../../ui/when';
import { type Processors, cancelRebuild, processorsQuery, rebuildProjection } from './workings';

type Processor = Processors['processors'][number];

/** How far what follows the events is: read models as they are built, processes, and what reaches outside. */
export function ProcessorList() {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const { data, error, isPending, refetch } = useQuery(processorsQuery);
  const client = useQueryClient();
  const [asked, setAsked] = useState<string>();
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={260} radius="lg" aria-busy />;
  const head = Number(data.head);
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" data-testid="head">
        {t('admin:processors.text', { head: number(Math.max(0, head)) })}
      </Text>
      <Sheet
        label={t('admin:processors.title')}
        head={
          <Table.Tr>
            <Table.Th>{t('admin:processors.name')}</Table.Th>
            <Table.Th>{t('admin:processors.kind')}</Table.Th>
            <Table.Th>{t('admin:processors.state')}</Table.Th>
            <Table.Th>{t('admin:processors.progress')}</Table.Th>
            <Table.Th data-number>{t('admin:processors.behind')}</Table.Th>
            <Table.Th>{t('admin:processors.rebuild')}</Table.Th>
          </Table.Tr>
        }
      >
        {data.processors.map((processor) => (
          <Table.Tr key={processor.name}>
            <Table.Td>{processor.name}</Table.Td>
            <Table.Td>{t(`admin:processors.kinds.${processor.kind}`)}</Table.Td>
            <Table.Td>
              <State processor={processor} />
            </Table.Td>
            <Table.Td miw={140} style={{ verticalAlign: 'middle' }}>
              <Progress
                value={head <= 0 ? 100 : Math.max(0, (Number(processor.position) / head) * 100)}
                color={processor.failing ? 'red' : 'brand'}
                aria-label={t('admin:processors.progressOf', { name: processor.name })}
              />
            </Table.Td>
            <Table.Td data-number>{processor.behind === 0 ? '' : number(processor.behind)}</Table.Td>
            <Table.Td miw={180}>
              <Rebuild processor={processor} ask={() => setAsked(processor.name)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Sheet>
      {asked !== undefined && (
        <WithReason
          title={t('admin:processors.rebuildTitle')}
          text={t('admin:processors.rebuildText', { name: asked })}
          submit={t('admin:processors.rebuild')}
          onClose={() => setAsked(undefined)}
          run={(reason) => mutate(rebuildProjection, { input: { name: asked, reason: reason || null } })}
          done={() => client.invalidateQueries({ queryKey: processorsQuery.queryKey })}
        />
      )}
    </Stack>
  );
}

/** What is built anew beside what is read, how far it is, and what can be done about it. */
function Rebuild({ processor, ask }: { processor: Processor; ask: () => void }) {
  const { t } = useTranslation('admin');
  const client = useQueryClient();
  const reported = useReported();
  const when = useWhen();
  const { name, rebuild } = processor;
  const cancel = useMutation({
    mutationFn: (rebuildId: string) => reported(mutate(cancelRebuild, { input: { rebuildId } })),
    onSettled: () => client.invalidateQueries({ queryKey: processorsQuery.queryKey }),
  });
  const may = (action: string) => processor.availableActions.some((each) => each.action === action && each.allowed);
  return (
    <Stack gap={6} align="flex-start">
      {rebuild?.status === 'RUNNING' && <Running name={name} rebuild={rebuild} />}
      {rebuild?.endedAt && (
        <Text size="xs" c="dimmed">
          {t(rebuild.status === 'COMPLETED' ? 'processors.rebuilt' : 'processors.cancelled', { when: when.zoned(rebuild.endedAt) })}
        </Text>
      )}
      {may('REBUILD') && (
        <Button size="xs" variant="default" onClick={ask} aria-label={t('processors.rebuildOf', { name })}>
          {t('processors.rebuild')}
        </Button>
      )}
      {rebuild && may('CANCEL_REBUILD') && (
        <Button
          size="xs"
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate(rebuild.id)}
          aria-label={t('processors.cancelOf', { name })}
        >
          {t('processors.cancel')}
        </Button>
      )}
    </Stack>
  );
}

function Running({ name, rebuild }: { name: string; rebuild: NonNullable<Processor['rebuild']> }) {
  const { t, i18n } = useTranslation('admin');
  const number = (value: number) => value.toLocaleString(i18n.language);
  const position = Math.max(0, Number(rebuild.position ?? 0));
  const target = Number(rebuild.target ?? 0);
  return (
    <div role="status" style={{ alignSelf: 'stretch' }}>
      <Progress
        value={target <= 0 ? 0 : (position / target) * 100}
        color={rebuild.failing ? 'red' : 'brand'}
        aria-label={t('processors.rebuildProgressOf', { name })}
      />
      <Text size="xs" c="dimmed">
        {rebuild.target == null
          ? t('processors.rebuildWaits')
          : rebuild.failing
            ? t('processors.rebuildFails')
            : [
                t('processors.rebuiltTo', { position: number(position), target: number(target) }),
                rebuild.perSecond ? t('processors.rate', { count: rebuild.perSecond }) : '',
                rebuild.remaining ? t('processors.left', { count: seconds(rebuild.remaining) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
      </Text>
    </div>
  );
}

/** Of a duration as Java writes it, such as PT1H2M3S. */
function seconds(duration: string): number {
  const [, hours, minutes, rest] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Math.ceil(Number(rest ?? 0));
}

function State({ processor }: { processor: Processor }) {
  const { t } = useTranslation('admin');
  if (processor.rebuild?.status === 'RUNNING') return <Tag color="blue">{t('processors.rebuilding')}</Tag>;
  if (processor.failing) return <Tag color="red">{t('processors.failing')}</Tag>;
  return processor.behind > 0 ? <Tag color="yellow">{t('processors.catchingUp')}</Tag> : <Tag color="brand">{t('processors.level')}</Tag>;
}
