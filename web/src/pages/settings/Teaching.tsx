import { Alert, Anchor, Checkbox, MultiSelect, NumberInput, Radio, Select, SimpleGrid, Skeleton, Stack, TagsInput, TextInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { digitsOf } from '../../ui/money';
import { useCategoryNames, useLanguageName } from '../mentors/labels';
import { EditForm } from './EditForm';
import { Settings } from './Settings';
import { STYLES } from './styles';
import { type Style, type Teaching as Mentor, type TeachingFields, teachingEdit, teachingOf, teachingQuery, updateTeaching, withCategories } from './teaching';

/** What a mentor says of themselves, and is found by. */
export function Teaching() {
  const { t } = useTranslation(['translation', 'settings']);
  const { data, error, isPending, refetch } = useQuery(teachingQuery);
  return (
    <Settings here="/settings/mentor">
      <Stack gap="lg" maw={720}>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={420} radius="lg" aria-busy />}
        {data === null && (
          <Alert color="gray">
            {t('settings:mentor.none')}{' '}
            <Anchor component={Link} to="/desk" inherit underline="always">
              {t('nav.desk')}
            </Anchor>
          </Alert>
        )}
        {data && <Editor mentor={data} key={data.id} />}
      </Stack>
    </Settings>
  );
}

function Editor({ mentor }: { mentor: Mentor }) {
  const { t } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  const pickable = useCategoryNames();
  // Retired ones that the mentor is in can stay.
  const categories = new Map([...mentor.categories.map(({ id, name }) => [id, name] as const), ...pickable]);
  const languageName = useLanguageName();
  const languages = useLanguages(mentor.languages);
  return (
    <EditForm<TeachingFields>
      began={teachingOf(mentor)}
      read={async () => {
        const now = await client.fetchQuery({ ...teachingQuery, staleTime: 0 });
        return now ? teachingOf(now) : undefined;
      }}
      write={async (expectedVersion, from, to) => {
        await mutate(updateTeaching, { input: { expectedVersion, ...teachingEdit(from, to) } });
        await Promise.all([client.invalidateQueries({ queryKey: ['mentor'] }), client.invalidateQueries({ queryKey: ['my-hours'] })]);
      }}
      told={(field, value) => {
        if (field === 'categories') return (value as string[]).map((id) => categories.get(id) ?? id).join(', ');
        if (field === 'primaryCategory') return categories.get(value as string) ?? '';
        if (field === 'languages') return (value as string[]).map(languageName).join(', ');
        if (field === 'mentoringStyles') return (value as Style[]).map((style) => t(`style.${style}`)).join(', ');
        if (field === 'confirmation') return t(value === 'INSTANT' ? 'mentor.instant' : 'mentor.approves');
        return undefined;
      }}
    >
      {(mine, set) => (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              id="jobTitle"
              label={t('settings:field.jobTitle')}
              autoComplete="organization-title"
              maxLength={200}
              value={mine.jobTitle}
              onChange={(event) => set('jobTitle', event.currentTarget.value)}
            />
            <TextInput
              id="company"
              label={t('settings:field.company')}
              autoComplete="organization"
              maxLength={200}
              value={mine.company}
              onChange={(event) => set('company', event.currentTarget.value)}
            />
          </SimpleGrid>
          <Textarea
            id="mentor-bio"
            label={t('settings:field.bio')}
            description={t('apply.bioHint')}
            required
            maxLength={4_000}
            autosize
            minRows={3}
            value={mine.bio}
            onChange={(event) => set('bio', event.currentTarget.value)}
          />
          <Textarea
            id="background"
            label={t('settings:field.background')}
            description={t('settings:mentor.backgroundHint')}
            maxLength={4_000}
            autosize
            minRows={2}
            value={mine.background}
            onChange={(event) => set('background', event.currentTarget.value)}
          />
          <NumberInput
            id="yearsOfExperience"
            label={t('settings:field.yearsOfExperience')}
            min={0}
            max={80}
            allowDecimal={false}
            maw={220}
            value={mine.yearsOfExperience}
            onChange={(years) => set('yearsOfExperience', String(years))}
          />
          <TagsInput
            id="skills"
            label={t('settings:field.skills')}
            description={t('apply.skillsHint')}
            acceptValueOnBlur
            maxTags={50}
            value={[...mine.skills]}
            onChange={(skills) => set('skills', skills)}
          />
          <MultiSelect
            id="categories"
            label={t('settings:field.categories')}
            data={[...categories].map(([value, label]) => ({ value, label }))}
            searchable
            hidePickedOptions
            maxValues={10}
            value={[...mine.categories]}
            onChange={(chosen) => {
              const next = withCategories(chosen, mine.primaryCategory);
              set('categories', next.categories);
              set('primaryCategory', next.primaryCategory);
            }}
          />
          {mine.categories.length > 1 && (
            <Select
              label={t('settings:field.primaryCategory')}
              data={mine.categories.map((value) => ({ value, label: categories.get(value) ?? value }))}
              allowDeselect={false}
              value={mine.primaryCategory}
              onChange={(category) => category && set('primaryCategory', category)}
            />
          )}
          <MultiSelect
            id="languages"
            label={t('settings:field.languages')}
            data={languages}
            searchable
            hidePickedOptions
            limit={60}
            maxValues={20}
            value={[...mine.languages]}
            onChange={(chosen) => set('languages', chosen)}
          />
          <Checkbox.Group
            label={t('settings:field.mentoringStyles')}
            value={[...mine.mentoringStyles]}
            onChange={(chosen) => set('mentoringStyles', STYLES.filter((style) => chosen.includes(style)))}
          >
            <Stack gap={8} mt="xs">
              {STYLES.map((style, index) => (
                <Checkbox key={style} {...(index === 0 ? { id: 'mentoringStyles' } : {})} value={style} label={t(`style.${style}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberInput
              id="hourlyRate"
              label={t('settings:field.hourlyRate')}
              description={t('settings:mentor.rateHint')}
              required
              min={0}
              decimalScale={digitsOf(mine.currency)}
              hideControls
              value={mine.hourlyRate}
              onChange={(rate) => set('hourlyRate', String(rate))}
            />
            <Select
              label={t('settings:field.currency')}
              description={t('settings:mentor.currencyHint')}
              searchable
              allowDeselect={false}
              limit={60}
              data={Intl.supportedValuesOf('currency')}
              value={mine.currency}
              onChange={(currency) => currency && set('currency', currency)}
            />
          </SimpleGrid>
          <Radio.Group
            label={t('settings:field.confirmation')}
            value={mine.confirmation}
            onChange={(confirmation) => set('confirmation', confirmation as TeachingFields['confirmation'])}
          >
            <Stack gap={8} mt="xs">
              <Radio value="INSTANT" label={t('mentor.instant')} description={t('apply.instantHint')} />
              <Radio value="APPROVAL" label={t('mentor.approves')} description={t('apply.approvalHint')} />
            </Stack>
          </Radio.Group>
          <NumberInput
            label={t('settings:field.maxMentees')}
            min={1}
            max={100}
            allowDecimal={false}
            maw={220}
            value={mine.maxMentees}
            onChange={(most) => set('maxMentees', String(most))}
          />
        </>
      )}
    </EditForm>
  );
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The languages of two letters that the browser can name, and those that are said already. */
function useLanguages(said: readonly string[]): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: 'language', fallback: 'none' });
    const tags = new Set([...LETTERS.flatMap((first) => LETTERS.map((second) => first + second)), ...said]);
    return [...tags]
      .map((value) => ({ value, label: names.of(value) ?? (said.includes(value) ? value : '') }))
      .filter(({ label }) => label !== '')
      .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  }, [i18n.language, said]);
}
