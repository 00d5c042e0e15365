import { Button, PasswordInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutateAsIs } from '../../api/client';
import { allZones, browserZone } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { AccountCard } from './AccountCard';
import { acceptInvitation } from './documents';
import { useToken } from './landing';

const route = getRouteApi('/join');

/** Where the mail of an invitation to the staff leads. */
export function Join() {
  const { t } = useTranslation(['translation', 'account']);
  const { token: inAddress } = route.useSearch();
  const token = useToken(inAddress);
  const [failure, setFailure] = useState<unknown>();
  const [done, setDone] = useState(false);
  const schema = z.object({
    firstName: z.string().trim().min(1, t('form.required')).max(100),
    lastName: z.string().trim().min(1, t('form.required')).max(100),
    password: z.string().min(8, t('form.password')).max(200),
    timeZone: z.string().min(1, t('form.required')),
  });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { firstName: '', lastName: '', password: '', timeZone: browserZone() },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      await mutateAsIs(acceptInvitation, { input: { token: token ?? '', ...values } });
      setDone(true);
    } catch (caught) {
      setFailure(caught);
    }
  });
  if (done || !token) {
    return (
      <AccountCard title={t('account:join.title')}>
        <Stack>
          <Text role="status">{done ? t('account:join.done') : t('account:verify.noLink')}</Text>
          <Button component={Link} to="/sign-in">
            {t('nav.signIn')}
          </Button>
        </Stack>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t('account:join.title')} text={t('account:join.text')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t('form.firstName')}
              autoComplete="given-name"
              error={errors.firstName?.message}
              {...form.register('firstName')}
            />
            <TextInput
              label={t('form.lastName')}
              autoComplete="family-name"
              error={errors.lastName?.message}
              {...form.register('lastName')}
            />
          </SimpleGrid>
          <PasswordInput
            label={t('form.passwordLabel')}
            description={t('form.password')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
            error={errors.password?.message}
            {...form.register('password')}
          />
          <Controller
            control={form.control}
            name="timeZone"
            render={({ field }) => (
              <Select
                label={t('form.timeZone')}
                data={allZones()}
                searchable
                allowDeselect={false}
                limit={60}
                value={field.value}
                onChange={field.onChange}
                error={errors.timeZone?.message}
              />
            )}
          />
          {failure !== undefined && <Trouble error={failure} />}
          <Button type="submit" loading={form.formState.isSubmitting}>
            {t('account:join.submit')}
          </Button>
        </Stack>
      </form>
    </AccountCard>
  );
}
