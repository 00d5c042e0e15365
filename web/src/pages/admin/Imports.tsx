import { Anchor, Button, FileButton, Group, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Download, FileUp, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { upload } from '../../api/client';
import { Nothing } from '../../ui/Nothing';
import { Pages, isNone } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { type MembersImport, importsQuery } from './joining';

const route = getRouteApi('/admin/joining');

export const IMPORT_COLORS: Record<MembersImport['state'], string> = {
  RUNNING: 'blue',
  COMPLETED: 'brand',
  INTERRUPTED: 'orange',
  FAILED: 'red',
  CANCELLED: 'orange',
};

/** Files of the members list that were sent, and the way to send another. */
export function Imports() {
  const { t } = useTranslation(['translation', 'admin']);
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const when = useWhen();
  const imports = usePaged(importsQuery, 'page2');
  const send = useMutation({
    mutationFn: async (file: File) => (await upload('/members-list', file, 'text/csv')) as { importId: string },
    onSuccess: async ({ importId }) => {
      await client.invalidateQueries({ queryKey: ['admin', 'imports'] });
      await navigate({ search: { id: importId } });
    },
  });
  const choose = (
    <FileButton accept="text/csv,.csv" onChange={(file) => file && send.mutate(file)}>
      {(props) => (
        <Button {...props} loading={send.isPending} leftSection={<FileUp size={16} aria-hidden />}>
          {t('admin:list.send')}
        </Button>
      )}
    </FileButton>
  );
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {t('admin:list.title')}
        </Title>
        <Group gap="xs">
          <Button component="a" href="/members-list.csv" download variant="default" leftSection={<Download size={16} aria-hidden />}>
            {t('admin:list.csv')}
          </Button>
          {!isNone(imports) && choose}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="sm" maw={640}>
        {t('admin:list.text')}
      </Text>
      {send.isError && <Trouble error={send.error} />}
      <Pages of={imports} empty={<Nothing icon={ListChecks} title={t('admin:list.none')} text={t('admin:list.noneText')}>{choose}</Nothing>}>
        {(all) => (
          <Sheet
            label={t('admin:list.title')}
      times={all.map(({ startedAt }) => startedAt)}
            head={
              <Table.Tr>
                <Table.Th>{t('admin:list.started')}</Table.Th>
                <Table.Th>{t('admin:list.by')}</Table.Th>
                <Table.Th>{t('admin:people.status')}</Table.Th>
                <Table.Th data-number>{t('admin:list.rows')}</Table.Th>
                <Table.Th data-number>{t('admin:list.rejected')}</Table.Th>
              </Table.Tr>
            }
          >
            {all.map((each) => (
              <Table.Tr key={each.id}>
                <Table.Td>
                  <Anchor size="sm" component={Link} to="/admin/joining" search={{ id: each.id } as never}>
                    {when.dateTime(each.startedAt)}
                  </Anchor>
                </Table.Td>
                <Table.Td>{each.startedBy ? nameOf(each.startedBy) : '–'}</Table.Td>
                <Table.Td>
                  <Tag color={IMPORT_COLORS[each.state]}>{t(`admin:importState.${each.state}`)}</Tag>
                </Table.Td>
                <Table.Td data-number>{each.rowsRead}</Table.Td>
                <Table.Td data-number>{each.rejected}</Table.Td>
              </Table.Tr>
            ))}
          </Sheet>
        )}
      </Pages>
    </section>
  );
}
