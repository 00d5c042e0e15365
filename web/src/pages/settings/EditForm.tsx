import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker, useLocation } from '@tanstack/react-router';
import { GitMerge } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../api/errors';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { type Said, type Version, changed, rebased } from './edit';
import classes from '../admin/Admin.module.css';

type Set<F> = <K extends keyof F>(field: K, value: F[K]) => void;

/**
 * A form over what others may edit meanwhile. It is saved on top of the version it began with; where that has changed, what has
 * changed is shown field by field, and nothing of either is lost until somebody decides.
 */
export function EditForm<F extends object>({
  began,
  read,
  write,
  told,
  children,
}: {
  began: Version<F>;
  /** What it is now. */
  read: () => Promise<Version<F> | undefined>;
  /** Sends what differs between the two. */
  write: (expectedVersion: number, from: F, to: F) => Promise<unknown>;
  /** What a field holds, for people, where it is not told as it is. */
  told?: (field: keyof F & string, value: Said) => string | undefined;
  children: (mine: F, set: Set<F>) => ReactNode;
}) {
  const { t, i18n } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  /** What the edit began with; it is kept while the profile is read anew behind it. */
  const [base, setBase] = useState(began);
  const [mine, setMine] = useState<F>(base.fields);
  const [theirs, setTheirs] = useState<Version<F>>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const dirty = changed(base.fields, mine).length > 0;
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => dirty, disabled: !dirty });
  useFieldOfAddress();

  const save = async (from: Version<F>) => {
    const sent = mine;
    setBusy(true);
    setFailure(undefined);
    try {
      await write(from.version, from.fields, sent);
      const now = await read();
      if (now) {
        setBase(now);
        // What was typed while it was being saved stays.
        setMine((typed) => rebased(sent, typed, now.fields));
      }
      setTheirs(undefined);
      // How much is said is told on another page.
      await client.invalidateQueries({ queryKey: ['settings'] });
      notifications.show({ message: t('settings:profile.saved'), closeButtonProps: { 'aria-label': t('common.close') } });
    } catch (caught) {
      if (codeOf(caught) === 'VERSION_CONFLICT') setTheirs(await read().catch(() => undefined));
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  const words = (field: keyof F & string, value: Said): string => {
    const own = told?.(field, value);
    if (own !== undefined) return own || '–';
    if (typeof value === 'boolean') return t(value ? 'settings:on' : 'settings:off');
    return (typeof value === 'string' ? value : value.join(', ')) || '–';
  };
  return (
    <form
      className={`card ${classes.panel}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save(base);
      }}
    >
      <Stack>
        {children(mine, (field, value) => setMine((before) => ({ ...before, [field]: value })))}
        {failure !== undefined && !theirs && <Trouble error={failure} />}
        {theirs && (
          <Alert color="yellow" variant="light" icon={<GitMerge aria-hidden />} title={t('settings:conflict.title')} role="alert" data-testid="conflict">
            <Stack gap="sm">
              <Text size="sm">{t('settings:conflict.text')}</Text>
              <Sheet
                label={t('settings:conflict.what')}
                head={
                  <Table.Tr>
                    <Table.Th>{t('settings:conflict.field')}</Table.Th>
                    <Table.Th>{t('settings:conflict.before')}</Table.Th>
                    <Table.Th>{t('settings:conflict.now')}</Table.Th>
                    <Table.Th>{t('settings:conflict.mine')}</Table.Th>
                  </Table.Tr>
                }
              >
                {changed(base.fields, theirs.fields).map((field) => (
                  <Table.Tr key={field}>
                    <Table.Td>
                      {i18n.exists(`settings:field.${field}`) ? t(`settings:field.${field}` as 'settings:field.bio') : field}
                    </Table.Td>
                    <Table.Td>{words(field, base.fields[field] as Said)}</Table.Td>
                    <Table.Td>{words(field, theirs.fields[field] as Said)}</Table.Td>
                    <Table.Td>{words(field, mine[field] as Said)}</Table.Td>
                  </Table.Tr>
                ))}
              </Sheet>
              <Group gap="xs">
                <Button
                  size="xs"
                  loading={busy}
                  // What only they have changed stays theirs, what I have changed is mine.
                  onClick={() => void save({ version: theirs.version, fields: base.fields })}
                >
                  {t('settings:conflict.keepMine')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    setBase(theirs);
                    setMine(theirs.fields);
                    setTheirs(undefined);
                    setFailure(undefined);
                  }}
                >
                  {t('settings:conflict.takeTheirs')}
                </Button>
              </Group>
            </Stack>
          </Alert>
        )}
        {!theirs && (
          <Group>
            <Button type="submit" loading={busy} disabled={!dirty}>
              {t('common.save')}
            </Button>
            <Text size="sm" c="dimmed" role="status">
              {t(dirty ? 'common.unsaved' : 'common.upToDate')}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  );
}

/** Whoever follows a link to a field begins in it. */
function useFieldOfAddress(): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash) document.getElementById(hash)?.focus();
  }, [hash]);
}
