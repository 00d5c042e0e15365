import { Alert, Button, Checkbox, FileButton, Group, Progress, Select, SimpleGrid, Skeleton, Stack, Table, Text, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { GitMerge, ImageUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate, upload } from '../../api/client';
import { codeOf } from '../../api/errors';
import { allZones } from '../../time/zones';
import { Face } from '../../ui/Face';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { nameOf } from '../../ui/names';
import { Settings } from './Settings';
import { type Profile as ProfileData, profileQuery, removePhoto, updateProfile } from './documents';
import { type Fields, changed, edit, fieldsOf } from './form';
import classes from '../admin/Admin.module.css';

/** What a member says of themselves. */
export function Profile() {
  const { data, error, isPending, refetch } = useQuery(profileQuery);
  return (
    <Settings here="/settings">
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={420} radius="lg" aria-busy />}
      {data && (
        <Stack gap="lg" maw={720}>
          <Photo profile={data} />
          <Editor profile={data} key={data.id} />
        </Stack>
      )}
    </Settings>
  );
}

function Photo({ profile }: { profile: ProfileData }) {
  const { t } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  const reported = useReported();
  const [busy, setBusy] = useState(false);
  const done = async (work: Promise<unknown>) => {
    setBusy(true);
    await reported(work);
    await Promise.all([client.invalidateQueries({ queryKey: ['settings'] }), client.invalidateQueries({ queryKey: ['session'] })]);
    setBusy(false);
  };
  const completion = profile.profileCompletion;
  return (
    <div className={`card ${classes.panel}`}>
      <Group gap="lg">
        <Face name={nameOf(profile)} photo={profile.photo?.url} size={84} />
        <Stack gap="xs" style={{ flex: '1 1 14rem' }}>
          <div>
            <Text fw={600} fz="lg">
              {nameOf(profile)}
            </Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {profile.email}
            </Text>
          </div>
          <Group gap="xs">
            <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && void done(upload('/photos', file, file.type))}>
              {(props) => (
                <Button {...props} size="xs" variant="default" loading={busy} leftSection={<ImageUp size={14} aria-hidden />}>
                  {t(profile.photo ? 'settings:photo.another' : 'settings:photo.add')}
                </Button>
              )}
            </FileButton>
            {profile.photo && (
              <Button size="xs" variant="subtle" color="gray" onClick={() => void done(mutate(removePhoto, { input: {} }))}>
                {t('settings:photo.remove')}
              </Button>
            )}
          </Group>
        </Stack>
        {completion && completion.percent < 100 && (
          <div style={{ flex: '1 1 12rem' }}>
            <Text size="sm" mb={6} className="tabular">
              {t('settings:profile.complete', { percent: completion.percent })}
            </Text>
            <Progress value={completion.percent} aria-label={t('settings:profile.complete', { percent: completion.percent })} />
          </div>
        )}
      </Group>
    </div>
  );
}

function Editor({ profile }: { profile: ProfileData }) {
  const { t, i18n } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  /** What the edit began with; it is kept while the profile is read anew behind it. */
  const [base, setBase] = useState({ version: profile.version, fields: fieldsOf(profile) });
  const [mine, setMine] = useState<Fields>(base.fields);
  const [theirs, setTheirs] = useState<{ version: number; fields: Fields }>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const dirty = changed(base.fields, mine).length > 0;
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => dirty, disabled: !dirty });

  const readAnew = async () => {
    const now = await client.fetchQuery({ ...profileQuery, staleTime: 0 });
    return now ? { version: now.version, fields: fieldsOf(now) } : undefined;
  };
  const save = async (from: typeof base) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(updateProfile, { input: { expectedVersion: from.version, ...edit(from.fields, mine) } });
      const now = await readAnew();
      if (now) {
        setBase(now);
        setMine(now.fields);
      }
      setTheirs(undefined);
      await client.invalidateQueries({ queryKey: ['session'] });
      notifications.show({ message: t('settings:profile.saved'), closeButtonProps: { 'aria-label': t('common.close') } });
    } catch (caught) {
      if (codeOf(caught) === 'VERSION_CONFLICT') setTheirs(await readAnew().catch(() => undefined));
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  const set = <K extends keyof Fields>(field: K, value: Fields[K]) => setMine((before) => ({ ...before, [field]: value }));
  const input = (field: 'firstName' | 'lastName' | 'phone' | 'linkedIn' | 'gitHub' | 'twitter', label: string, more: object = {}) => (
    <TextInput label={label} value={mine[field]} onChange={(event) => set(field, event.currentTarget.value)} {...more} />
  );
  const told = (value: string | boolean) => (typeof value === 'boolean' ? t(value ? 'settings:on' : 'settings:off') : value || '–');
  return (
    <form
      className={`card ${classes.panel}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save(base);
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {input('firstName', t('form.firstName'), { autoComplete: 'given-name', required: true, maxLength: 100 })}
          {input('lastName', t('form.lastName'), { autoComplete: 'family-name', required: true, maxLength: 100 })}
        </SimpleGrid>
        <Select
          label={t('form.timeZone')}
          description={t('settings:profile.zoneHint')}
          data={allZones()}
          searchable
          limit={60}
          allowDeselect={false}
          value={mine.timeZone}
          onChange={(zone) => zone && set('timeZone', zone)}
        />
        <Textarea
          label={t('settings:field.bio')}
          value={mine.bio}
          onChange={(event) => set('bio', event.currentTarget.value)}
          maxLength={4000}
          autosize
          minRows={3}
        />
        {input('phone', t('settings:field.phone'), { type: 'tel', autoComplete: 'tel', placeholder: '+27 82 123 4567' })}
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          {input('linkedIn', 'LinkedIn', { type: 'url', placeholder: 'https://' })}
          {input('gitHub', 'GitHub', { type: 'url', placeholder: 'https://' })}
          {input('twitter', 'X', { type: 'url', placeholder: 'https://' })}
        </SimpleGrid>
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend style={{ padding: 0 }}>
            <Text size="sm" fw={500} mb={6}>
              {t('settings:profile.channels')}
            </Text>
          </legend>
          <Group gap="lg">
            {(['emailOn', 'smsOn', 'pushOn'] as const).map((field) => (
              <Checkbox
                key={field}
                label={t(`settings:field.${field}`)}
                checked={mine[field]}
                onChange={(event) => set(field, event.currentTarget.checked)}
              />
            ))}
          </Group>
        </fieldset>
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
                    <Table.Td>{told(base.fields[field])}</Table.Td>
                    <Table.Td>{told(theirs.fields[field])}</Table.Td>
                    <Table.Td>{told(mine[field])}</Table.Td>
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
              {t(dirty ? 'hours.unsaved' : 'hours.upToDate')}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  );
}
