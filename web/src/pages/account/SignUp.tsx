import { Anchor, Button, PasswordInput, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutateAsIs } from '../../api/client';
import { Refused } from '../../api/errors';
import { allZones, browserZone } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { useErrorText } from '../../ui/errors';
import { AccountCard } from './AccountCard';
import { Providers } from './Providers';
import { registerDocument, signInDocument } from './documents';
import { useLanding } from './landing';

const route = getRouteApi('/sign-up');

export function SignUp() {
  const { t } = useTranslation(['translation', 'account']);
  const { next } = route.useSearch();
  const land = useLanding();
  const errorText = useErrorText();
  const [failure, setFailure] = useState<unknown>();
  const schema = z.object({
    role: z.enum(['MENTEE', 'MENTOR']),
    firstName: z.string().trim().min(1, t('form.required')).max(100),
    lastName: z.string().trim().min(1, t('form.required')).max(100),
    email: z.email(t('form.email')),
    password: z.string().min(8, t('form.password')).max(200),
    timeZone: z.string().min(1, t('form.required')),
  });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      role: 'MENTEE' as 'MENTEE' | 'MENTOR',
      firstName: '',
      lastName: '',
      email: '',
      password: '',
      timeZone: browserZone(),
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      await mutateAsIs(registerDocument, { input: values });
      await mutateAsIs(signInDocument, {
        input: { email: values.email, password: values.password, transport: 'COOKIES' },
      });
      await land(next);
    } catch (caught) {
      const field = caught instanceof Refused ? caught.first.path[1] : undefined;
      if (field && field in values) {
        form.setError(field as keyof typeof values, { message: errorText(caught) }, { shouldFocus: true });
      } else {
        setFailure(caught);
      }
    }
  });
  return (
    <AccountCard title={t('account:signUp.title')} text={t('account:signUp.text')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Providers next={next} />
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <SegmentedControl
                fullWidth
                value={field.value}
                onChange={(value) => field.onChange(value)}
                data={[
                  { value: 'MENTEE', label: t('account:signUp.mentee') },
                  { value: 'MENTOR', label: t('account:signUp.mentor') },
                ]}
                aria-label={t('account:signUp.role')}
              />
            )}
          />
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
          <TextInput
            label={t('form.emailLabel')}
            type="email"
            autoComplete="username"
            error={errors.email?.message}
            {...form.register('email')}
          />
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
          <Button type="submit" loading={form.formState.isSubmitting} fullWidth>
            {t('account:signUp.submit')}
          </Button>
          <Text size="sm" ta="center">
            {t('account:signUp.known')}{' '}
            <Anchor component={Link} to="/sign-in" search={{ next } as never} fw={600}>
              {t('account:signIn.submit')}
            </Anchor>
          </Text>
        </Stack>
      </form>
    </AccountCard>
  );
}
