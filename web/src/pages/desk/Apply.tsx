import { Button, NumberInput, Radio, Select, SimpleGrid, Stack, TagsInput, Text, TextInput, Textarea, Title } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutate } from '../../api/client';
import { done, graphql } from '../../api/graphql';
import { Trouble } from '../../ui/Trouble';
import { amountOf } from '../../ui/money';

const apply = graphql(
  `
    mutation ApplyAsMentor($input: ApplyAsMentorInput!) {
      applyAsMentor(input: $input) {
        mentor {
          id
        }
        ...Done
      }
    }
  `,
  [done],
);

/** What a mentor says of themselves before an admin lists them. */
export function Apply() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>();
  const schema = z.object({
    jobTitle: z.string().max(200),
    company: z.string().max(200),
    bio: z.string().trim().min(1, t('form.required')).max(4_000),
    skills: z.array(z.string()).min(1, t('apply.skillsNeeded')),
    rate: z.number({ error: t('form.required') }).positive(t('form.required')),
    currency: z.string().length(3),
    confirmation: z.enum(['INSTANT', 'APPROVAL']),
  });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      jobTitle: '',
      company: '',
      bio: '',
      skills: [] as string[],
      rate: undefined as unknown as number,
      currency: 'EUR',
      confirmation: 'INSTANT' as 'INSTANT' | 'APPROVAL',
    },
  });
  const { errors } = form.formState;
  const currency = form.watch('currency');
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const submit = form.handleSubmit(async ({ rate, company, jobTitle, ...values }) => {
    setFailure(undefined);
    try {
      await mutate(apply, {
        input: {
          ...values,
          company: company.trim() || null,
          jobTitle: jobTitle.trim() || null,
          hourlyRateMinor: Math.round(rate * 10 ** digits),
        },
      });
      await client.invalidateQueries({ queryKey: ['my-hours'] });
      await client.invalidateQueries({ queryKey: ['session'] });
    } catch (caught) {
      setFailure(caught);
    }
  });
  return (
    <Stack maw={640}>
      <div>
        <Title order={1}>{t('apply.title')}</Title>
        <Text c="dimmed">{t('apply.text')}</Text>
      </div>
      <form onSubmit={(event) => void submit(event)} noValidate className="card" style={{ padding: 'var(--mantine-spacing-lg)' }}>
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('apply.jobTitle')} autoComplete="organization-title" {...form.register('jobTitle')} />
            <TextInput label={t('apply.company')} autoComplete="organization" {...form.register('company')} />
          </SimpleGrid>
          <Textarea
            label={t('apply.bio')}
            description={t('apply.bioHint')}
            autosize
            minRows={4}
            error={errors.bio?.message}
            {...form.register('bio')}
          />
          <Controller
            control={form.control}
            name="skills"
            render={({ field }) => (
              <TagsInput
                label={t('search.skills')}
                description={t('apply.skillsHint')}
                value={field.value}
                onChange={field.onChange}
                acceptValueOnBlur
                error={errors.skills?.message}
              />
            )}
          />
          <SimpleGrid cols={2}>
            <Controller
              control={form.control}
              name="rate"
              render={({ field }) => (
                <NumberInput
                  label={t('search.price')}
                  min={0}
                  decimalScale={digits}
                  hideControls
                  value={field.value ?? ''}
                  onChange={(value) => field.onChange(amountOf(value))}
                  error={errors.rate?.message}
                />
              )}
            />
            <Controller
              control={form.control}
              name="currency"
              render={({ field }) => (
                <Select
                  label={t('apply.currency')}
                  searchable
                  allowDeselect={false}
                  limit={60}
                  data={Intl.supportedValuesOf('currency')}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          </SimpleGrid>
          <Controller
            control={form.control}
            name="confirmation"
            render={({ field }) => (
              <Radio.Group label={t('apply.confirmation')} value={field.value} onChange={field.onChange}>
                <Stack gap={8} mt="xs">
                  <Radio value="INSTANT" label={t('mentor.instant')} description={t('apply.instantHint')} />
                  <Radio value="APPROVAL" label={t('mentor.approves')} description={t('apply.approvalHint')} />
                </Stack>
              </Radio.Group>
            )}
          />
          {failure !== undefined && <Trouble error={failure} />}
          <Button type="submit" loading={form.formState.isSubmitting}>
            {t('apply.submit')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
