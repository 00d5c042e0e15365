import { Checkbox, NumberInput, Radio, SimpleGrid, Skeleton, Stack, TagsInput, TextInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { EditForm } from './EditForm';
import { Settings } from './Settings';
import { type Learning as Member, type LearningFields, type Level, learningEdit, learningOf, learningQuery, updateLearning } from './learning';
import { STYLES } from './styles';

const LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'] as const satisfies Level[];

/** What a member says of themselves as somebody who learns. */
export function Learning() {
  const { data, error, isPending, refetch } = useQuery(learningQuery);
  return (
    <Settings here="/settings/learning">
      <Stack gap="lg" maw={720}>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={420} radius="lg" aria-busy />}
        {data && <Editor member={data} key={data.id} />}
      </Stack>
    </Settings>
  );
}

function Editor({ member }: { member: Member }) {
  const { t } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  return (
    <EditForm<LearningFields>
      began={learningOf(member)}
      read={async () => {
        const now = await client.fetchQuery({ ...learningQuery, staleTime: 0 });
        return now ? learningOf(now) : undefined;
      }}
      write={(expectedVersion, from, to) => mutate(updateLearning, { input: { expectedVersion, ...learningEdit(from, to) } })}
      told={(field, value) => {
        if (field === 'preferredStyles') return (value as (typeof STYLES)[number][]).map((style) => t(`style.${style}`)).join(', ');
        if (field === 'level') return value === '' ? '' : t(`settings:level.${value as Level}`);
        return undefined;
      }}
    >
      {(mine, set) => {
        const input = (field: 'currentRole' | 'institution' | 'degree', more: object = {}) => (
          <TextInput
            id={field}
            label={t(`settings:field.${field}`)}
            maxLength={200}
            value={mine[field]}
            onChange={(event) => set(field, event.currentTarget.value)}
            {...more}
          />
        );
        return (
          <>
            {input('currentRole', { description: t('settings:learning.roleHint') })}
            <Radio.Group label={t('settings:field.level')} value={mine.level} onChange={(level) => set('level', level as Level)}>
              <Stack gap={8} mt="xs">
                {LEVELS.map((level, index) => (
                  <Radio key={level} {...(index === 0 ? { id: 'level' } : {})} value={level} label={t(`settings:level.${level}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <TagsInput
              id="interests"
              label={t('settings:field.interests')}
              description={t('apply.skillsHint')}
              acceptValueOnBlur
              maxTags={50}
              value={[...mine.interests]}
              onChange={(interests) => set('interests', interests)}
            />
            <Checkbox.Group
              label={t('settings:field.preferredStyles')}
              value={[...mine.preferredStyles]}
              onChange={(chosen) => set('preferredStyles', STYLES.filter((style) => chosen.includes(style)))}
            >
              <Stack gap={8} mt="xs">
                {STYLES.map((style, index) => (
                  <Checkbox key={style} {...(index === 0 ? { id: 'preferredStyles' } : {})} value={style} label={t(`style.${style}`)} />
                ))}
              </Stack>
            </Checkbox.Group>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {input('institution')}
              {input('degree')}
            </SimpleGrid>
            <NumberInput
              label={t('settings:field.year')}
              description={t('settings:learning.yearHint')}
              min={1900}
              max={2100}
              allowDecimal={false}
              thousandSeparator=""
              hideControls
              maw={220}
              value={mine.year}
              onChange={(year) => set('year', String(year))}
            />
            <Textarea
              label={t('settings:field.academicBackground')}
              maxLength={4_000}
              autosize
              minRows={2}
              value={mine.academicBackground}
              onChange={(event) => set('academicBackground', event.currentTarget.value)}
            />
          </>
        );
      }}
    </EditForm>
  );
}
