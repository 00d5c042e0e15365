import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutateAsIs } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { AccountCard } from './AccountCard';
import { resetPassword } from './documents';
import { useToken, useLanding } from './landing';

const route = getRouteApi('/reset-password');

export function ResetPassword() {
  const { t } = useTranslation(['translation', 'account']);
  const land = useLanding();
  const { token: inAddress } = route.useSearch();
  const token = useToken(inAddress);
  const [failure, setFailure] = useState<unknown>();
  const schema = z.object({ newPassword: z.string().min(8, t('form.password')).max(200) });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { newPassword: '' } });
  const submit = form.handleSubmit(async ({ newPassword }) => {
    setFailure(undefined);
    try {
      await mutateAsIs(resetPassword, { input: { token: token ?? '', newPassword, transport: 'COOKIES' } });
      await land();
    } catch (caught) {
      setFailure(caught);
    }
  });
  if (!token) {
    return (
      <AccountCard title={t('account:reset.title')}>
        <Stack>
          <Text>{t('account:reset.noLink')}</Text>
          <Button component={Link} to="/sign-in">
            {t('nav.signIn')}
          </Button>
        </Stack>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t('account:reset.title')} text={t('account:reset.text')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <PasswordInput
            label={t('account:reset.label')}
            description={t('form.password')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
            error={form.formState.errors.newPassword?.message}
            {...form.register('newPassword')}
          />
          {failure !== undefined && <Trouble error={failure} />}
          <Button type="submit" loading={form.formState.isSubmitting}>
            {t('account:reset.submit')}
          </Button>
        </Stack>
      </form>
    </AccountCard>
  );
}
