import { Progress, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { type Processors, processorsQuery } from './documents';

/** How far what follows the events is: read models as they are built, processes, and what reaches outside. */
export function ProcessorList() {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const { data, error, isPending, refetch } = useQuery(processorsQuery);
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
          </Table.Tr>
        ))}
      </Sheet>
    </Stack>
  );
}

function State({ processor }: { processor: Processors['processors'][number] }) {
  const { t } = useTranslation('admin');
  if (processor.failing) return <Tag color="red">{t('processors.failing')}</Tag>;
  return processor.behind > 0 ? <Tag color="yellow">{t('processors.catchingUp')}</Tag> : <Tag color="brand">{t('processors.level')}</Tag>;
}
