import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, PartyPopper } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useLive } from '../../api/live';
import { Nothing, Onward } from '../../ui/Nothing';
import { usePaged } from '../../ui/paged';
import { Pages } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { Running } from '../../ui/Working';
import { useWhen } from '../../ui/when';
import { IMPORT_COLORS } from './Imports';
import { type MembersImport, cancelImport, importChanged, importQuery } from './joining';
import classes from './Admin.module.css';

/** How far a file is, live, and the lines of it that were not taken. */
export function Import({ id }: { id: string }) {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen();
  const read = usePaged(importQuery(id), 'page2');
  const [live, setLive] = useState<MembersImport>();
  const kept = read.data?.pages[0]?.itself;
  const now = live && kept?.state === 'RUNNING' && live.rowsRead >= kept.rowsRead ? live : kept;
  useLive(importChanged, kept?.state === 'RUNNING' ? { id } : null, ({ membersImportChanged }) => {
    setLive(membersImportChanged);
    if (membersImportChanged.state !== 'RUNNING') void client.invalidateQueries({ queryKey: ['admin', 'import', id] });
  });
  const stop = useMutation({
    mutationFn: () => mutate(cancelImport, { input: { importId: id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'import', id] }),
  });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Stack gap="md">
      <Anchor size="sm" component={Link} to="/admin/joining" search={{} as never}>
        <ArrowLeft size={14} aria-hidden /> {t('admin:list.title')}
      </Anchor>
      {now && (
        <div className={`card ${classes.panel}`}>
          <Group justify="space-between" mb="sm">
            <Title order={2} size="h3">
              {t('admin:list.of', { time: when.zoned(now.startedAt) })}
            </Title>
            <Tag color={IMPORT_COLORS[now.state]} data-testid="import-state">
              {t(`admin:importState.${now.state}`)}
            </Tag>
          </Group>
          {now.state === 'RUNNING' && (
            <Running
              label={t('admin:importState.RUNNING')}
              done={now.rowsRead}
              total={now.rows ?? undefined}
              text={now.rows == null ? t('work.begun') : t('admin:list.ofRows', { read: number.format(now.rowsRead), rows: number.format(now.rows) })}
              busy={stop.isPending}
              stop={now.availableActions.some(({ action, allowed }) => action === 'CANCEL' && allowed) ? () => stop.mutate() : undefined}
            />
          )}
          {stop.isError && <Trouble error={stop.error} />}
          {now.state === 'CANCELLED' && <Text size="sm">{t('admin:list.stopped')}</Text>}
          <Text size="sm" role="status" className="tabular">
            {t('admin:list.sum', {
              rows: number.format(now.rowsRead),
              added: number.format(now.added),
              changed: number.format(now.changed),
              unchanged: number.format(now.unchanged),
              rejected: number.format(now.rejected),
            })}
          </Text>
          {now.cause && (
            <Text size="sm" mt="xs">
              {i18n.exists(`admin:importCause.${now.cause}`) ? t(`admin:importCause.${now.cause}` as 'admin:importCause.INTERNAL') : now.cause}
            </Text>
          )}
        </div>
      )}
      <Pages
        of={read}
        empty={
          now && now.state === 'COMPLETED' ? (
            <Nothing icon={PartyPopper} title={t('admin:list.allTaken')} text={t('admin:list.allTakenText')}><Onward to="/admin">{t('admin:page.people')}</Onward></Nothing>
          ) : null
        }
      >
        {(lines) => (
          <Sheet
            label={t('admin:list.rejected')}
            head={
              <Table.Tr>
                <Table.Th>{t('admin:list.line')}</Table.Th>
                <Table.Th>{t('admin:list.column')}</Table.Th>
                <Table.Th>{t('admin:list.why')}</Table.Th>
              </Table.Tr>
            }
          >
            {lines.map(({ line, code, column, reason }) => (
              <Table.Tr key={`${line}${code}`}>
                <Table.Td className="tabular">{line}</Table.Td>
                <Table.Td>{column ?? ''}</Table.Td>
                <Table.Td>
                  {i18n.exists(`admin:rejection.${code}`) ? t(`admin:rejection.${code}` as 'admin:rejection.BLANK_EMAIL') : reason}
                  {code === 'DUPLICATE_EMAIL' && (
                    <Text size="xs" c="dimmed">
                      {reason}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Sheet>
        )}
      </Pages>
    </Stack>
  );
}
