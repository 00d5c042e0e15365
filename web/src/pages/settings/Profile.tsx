import { Anchor, Button, Checkbox, FileButton, Group, Progress, Select, SimpleGrid, Skeleton, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ImageUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate, upload } from '../../api/client';
import { allZones } from '../../time/zones';
import { Face } from '../../ui/Face';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { nameOf } from '../../ui/names';
import { useTold } from '../../ui/undo';
import { EditForm } from './EditForm';
import { Settings } from './Settings';
import { type Profile as ProfileData, profileQuery, removePhoto, updateProfile } from './documents';
import { type Fields, edit, fieldsOf } from './form';
import { fieldOf, whereIs } from './missing';
import classes from '../admin/Admin.module.css';

/** What a member says of themselves. */
export function Profile() {
  const { data, error, isPending, refetch } = useQuery(profileQuery);
  return (
    <Settings here="/settings">
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
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
  const { t, i18n } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  const reported = useReported();
  const [busy, setBusy] = useState(false);
  const told = useTold();
  const done = async <T,>(work: Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    const answer = await reported(work);
    await Promise.all([client.invalidateQueries({ queryKey: ['settings'] }), client.invalidateQueries({ queryKey: ['session'] })]);
    setBusy(false);
    return answer;
  };
  /** The server destroys it at once: what is put back is what this page has still shown. */
  const takeDown = async (url: string) => {
    const kept = await done(
      (async () => {
        const shown = await fetch(url, { credentials: 'same-origin' });
        await mutate(removePhoto, { input: {} });
        return shown.ok ? await shown.blob() : null;
      })(),
    );
    if (kept === undefined) return;
    told({ id: 'photo', message: t('settings:photo.removed'), undo: kept ? () => void done(upload('/photos', kept, kept.type)) : undefined });
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
              <Button size="xs" variant="subtle" color="gray" onClick={() => void takeDown(profile.photo?.url ?? '')}>
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
            <Text size="sm" mt={8}>
              {t('settings:profile.missing')}{' '}
              {completion.missing.map((each, index) => {
                const field = fieldOf(each);
                const { to, hash } = whereIs(each);
                return (
                  <span key={each}>
                    {index > 0 && ', '}
                    <Anchor component={Link} to={to as never} {...(hash ? { hash } : {})} inherit>
                      {i18n.exists(`settings:field.${field}`) ? t(`settings:field.${field}` as 'settings:field.bio') : field}
                    </Anchor>
                  </span>
                );
              })}
            </Text>
          </div>
        )}
      </Group>
    </div>
  );
}

function Editor({ profile }: { profile: ProfileData }) {
  const { t } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  return (
    <EditForm<Fields>
      began={versionOf(profile)}
      read={async () => {
        const now = await client.fetchQuery({ ...profileQuery, staleTime: 0 });
        return now ? versionOf(now) : undefined;
      }}
      write={async (expectedVersion, from, to) => {
        await mutate(updateProfile, { input: { expectedVersion, ...edit(from, to) } });
        await client.invalidateQueries({ queryKey: ['session'] });
      }}
    >
      {(mine, set) => {
        const input = (field: 'firstName' | 'lastName' | 'phone' | 'linkedIn' | 'gitHub' | 'twitter', label: string, more: object = {}) => (
          <TextInput id={field} label={label} value={mine[field]} onChange={(event) => set(field, event.currentTarget.value)} {...more} />
        );
        return (
          <>
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
              id="bio"
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
          </>
        );
      }}
    </EditForm>
  );
}

const versionOf = (profile: ProfileData) => ({ version: profile.version, fields: fieldsOf(profile) });
