import { Button, PasswordInput, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { sessionOver, signedIn } from '../../api/session';
import { Trouble } from '../../ui/Trouble';
import { Settings } from './Settings';
import { changePassword, profileQuery, signOutEverywhere } from './documents';
import classes from '../admin/Admin.module.css';

/** The password, and the sessions on all devices. */
export function SignInSettings() {
  const { t } = useTranslation(['translation', 'settings', 'account']);
  const { data, error, isPending, refetch } = useQuery(profileQuery);
  return (
    <Settings here="/settings/sign-in">
      <Stack gap="lg" maw={560}>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={240} radius="lg" aria-busy />}
        {data?.hasPassword && <Password />}
        {data && !data.hasPassword && (
          <section className={`card ${classes.panel}`}>
            <Text size="sm">{t('settings:password.none')}</Text>
          </section>
        )}
        <Everywhere />
      </Stack>
    </Settings>
  );
}

function Password() {
  const { t } = useTranslation(['translation', 'settings', 'account']);
  const client = useQueryClient();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('form.showPassword') } };
  const change = useMutation({
    mutationFn: () => mutate(changePassword, { input: { currentPassword: before, newPassword: after, transport: 'COOKIES' } }),
    onSuccess: async () => {
      setBefore('');
      setAfter('');
      await signedIn(client);
      notifications.show({ message: t('settings:password.changed'), closeButtonProps: { 'aria-label': t('common.close') } });
    },
  });
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={2} size="h4" mb="sm">
        {t('settings:password.title')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack>
          <PasswordInput
            label={t('settings:password.current')}
            autoComplete="current-password"
            value={before}
            onChange={(event) => setBefore(event.currentTarget.value)}
            required
            {...toggle}
          />
          <PasswordInput
            label={t('account:reset.label')}
            description={t('form.password')}
            autoComplete="new-password"
            minLength={8}
            maxLength={200}
            value={after}
            onChange={(event) => setAfter(event.currentTarget.value)}
            required
            {...toggle}
          />
          <Text size="sm" c="dimmed">
            {t('settings:password.text')}
          </Text>
          {change.isError && <Trouble error={change.error} />}
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('settings:password.submit')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}

function Everywhere() {
  const { t } = useTranslation(['translation', 'settings', 'account']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () => mutate(signOutEverywhere, {}),
    onSuccess: async () => {
      await navigate({ to: '/' });
      await sessionOver(client);
    },
  });
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={2} size="h4" mb={4}>
        {t('settings:everywhere.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('settings:everywhere.text')}
      </Text>
      {end.isError && <Trouble error={end.error} />}
      <Button
        variant="outline"
        className="danger"
        loading={end.isPending}
        leftSection={<LogOut size={16} aria-hidden />}
        onClick={() => end.mutate()}
      >
        {t('settings:everywhere.submit')}
      </Button>
    </section>
  );
}
