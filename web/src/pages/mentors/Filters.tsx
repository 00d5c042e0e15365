import { Badge, Button, Checkbox, Collapse, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql';
import { useNow } from '../../time/clock';
import { type Day, dayOf, momentOf, plusDays } from '../../time/zones';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import type { searchMentors } from './documents';
import { useCategoryNames, useLanguageName } from './labels';
import { type Change, type MentorSearch, PARTS, type Part } from './search';

type Facets = ResultOf<typeof searchMentors>['mentors']['facets'];

/** The next seven days by the reader's calendar, and parts of the day. */
export function FreeWhen({ search, change }: { search: MentorSearch; change: Change }) {
  const { t, i18n } = useTranslation();
  const when = useWhen();
  const now = useNow(60_000);
  const today = dayOf(now, when.zone);
  const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => plusDays(today, ahead));
  const label = (day: Day) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(day + 'T12:00:00Z'));
  return (
    <Facet title={t('search.freeWhen')} note={when.zoneName(now)}>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: 4 }}>
        {days.map((day) => {
          const chosen = search.free === day;
          return (
            <Button
              key={day}
              px={0}
              h={48}
              variant={chosen ? 'filled' : 'default'}
              aria-pressed={chosen}
              title={when.longDate(momentOf(`${day}T12:00:00`, when.zone))}
              onClick={() => change(chosen ? { free: undefined, part: undefined } : { free: day })}
            >
              <Stack gap={0} align="center">
                <Text span fz={11} fw={500}>
                  {label(day)}
                </Text>
                <Text span fz={14} fw={650} className="tabular">
                  {Number(day.slice(8))}
                </Text>
              </Stack>
            </Button>
          );
        })}
      </div>
      <Collapse expanded={search.free !== undefined}>
        <SegmentedControl
          mt={8}
          size="xs"
          fullWidth
          aria-label={t('search.part')}
          value={search.part ?? 'ANY'}
          onChange={(part) => change({ part: part === 'ANY' ? undefined : (part as Part) })}
          data={[
            { value: 'ANY', label: t('search.anyTime') },
            ...(Object.keys(PARTS) as Part[]).map((part) => ({ value: part, label: t(`search.parts.${part}`) })),
          ]}
        />
      </Collapse>
    </Facet>
  );
}

function Facet({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <Stack gap={8} mb="lg" role="group" aria-label={title}>
      <Group justify="space-between" gap={4}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
      {children}
    </Stack>
  );
}

/** How many each choice would leave, as the API counts. */
export function Filters({
  search,
  facets,
  change,
  signedIn,
}: {
  search: MentorSearch;
  facets: Facets;
  change: Change;
  signedIn: boolean;
}) {
  const { t } = useTranslation();
  const names = useCategoryNames();
  const languageName = useLanguageName();
  const money = useMoney();
  return (
    <>
      {signedIn && (
        <Checkbox
          mb="lg"
          label={t('search.mine')}
          checked={search.mine ?? false}
          onChange={(event) => change({ mine: event.currentTarget.checked || undefined })}
        />
      )}
      <Values
        title={t('search.skills')}
        values={facets.skills}
        chosen={search.skills}
        change={(skills) => change({ skills })}
      />
      <Values
        title={t('search.categories')}
        values={facets.categories.filter(({ value }) => names.has(value))}
        chosen={search.categories}
        label={(id) => names.get(id) ?? id}
        change={(chosen) => change({ categories: chosen })}
      />
      <One
        title={t('search.price')}
        values={facets.priceBands.map((band) => ({
          value: `${band.currency}:${band.minHourlyRateMinor}:${band.maxHourlyRateMinor}`,
          label: `${money({ amountMinor: band.minHourlyRateMinor, currency: band.currency })} – ${money({
            amountMinor: band.maxHourlyRateMinor,
            currency: band.currency,
          })}`,
          count: band.count,
        }))}
        chosen={search.price}
        change={(price) => change({ price })}
      />
      <One
        title={t('search.rating')}
        values={facets.ratings.map(({ value, count }) => ({ value, label: t('search.atLeast', { value }), count }))}
        chosen={search.rating === undefined ? undefined : String(search.rating)}
        same={(a, b) => Number(a) === Number(b)}
        change={(rating) => change({ rating: rating === undefined ? undefined : Number(rating) })}
      />
      <One
        title={t('search.years')}
        values={facets.experience.map(({ value, count }) => ({
          value,
          label: t('search.yearsAtLeast', { count: Number(value) }),
          count,
        }))}
        chosen={search.years === undefined ? undefined : String(search.years)}
        change={(years) => change({ years: years === undefined ? undefined : Number(years) })}
      />
      <Values
        title={t('search.languages')}
        values={facets.languages}
        chosen={search.languages}
        label={languageName}
        change={(languages) => change({ languages })}
      />
      <Values
        title={t('search.styles')}
        values={facets.mentoringStyles}
        chosen={search.styles}
        label={(style) => t(`style.${style as 'CASUAL'}`)}
        change={(styles) => change({ styles })}
      />
    </>
  );
}

const SHOWN = 6;

/** Several of which all are asked for; those chosen stay in sight. */
function Values({
  title,
  values,
  chosen = [],
  label = (value) => value,
  change,
}: {
  title: string;
  values: readonly { value: string; count: number }[];
  chosen?: string[] | undefined;
  label?: (value: string) => string;
  change: (chosen: string[] | undefined) => void;
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const isChosen = (value: string) => chosen.some((each) => each.toLowerCase() === value.toLowerCase());
  const shown = all ? values : values.filter(({ value }, index) => index < SHOWN || isChosen(value));
  if (values.length === 0) return null;
  return (
    <Facet title={title}>
      {shown.map(({ value, count }) => (
        <Choice
          key={value}
          label={label(value)}
          count={count}
          checked={isChosen(value)}
          change={(checked) => {
            const next = checked
              ? [...chosen, value]
              : chosen.filter((each) => each.toLowerCase() !== value.toLowerCase());
            change(next.length > 0 ? next : undefined);
          }}
        />
      ))}
      {values.length > SHOWN && (
        <Button
          variant="subtle"
          size="compact-xs"
          color="gray"
          style={{ alignSelf: 'flex-start' }}
          rightSection={all ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
          onClick={() => setAll(!all)}
        >
          {all ? t('search.fewer') : t('search.all', { count: values.length })}
        </Button>
      )}
    </Facet>
  );
}

function One({
  title,
  values,
  chosen,
  same = (a, b) => a === b,
  change,
}: {
  title: string;
  values: readonly { value: string; label: string; count: number }[];
  chosen: string | undefined;
  same?: (a: string, b: string) => boolean;
  change: (chosen: string | undefined) => void;
}) {
  if (values.length === 0) return null;
  return (
    <Facet title={title}>
      {values.map(({ value, label, count }) => (
        <Choice
          key={value}
          label={label}
          count={count}
          checked={chosen !== undefined && same(value, chosen)}
          change={(checked) => change(checked ? value : undefined)}
        />
      ))}
    </Facet>
  );
}

function Choice({
  label,
  count,
  checked,
  change,
}: {
  label: string;
  count: number;
  checked: boolean;
  change: (checked: boolean) => void;
}) {
  return (
    <Checkbox
      size="sm"
      checked={checked}
      onChange={(event) => change(event.currentTarget.checked)}
      styles={{ body: { alignItems: 'center' }, labelWrapper: { flex: 1 } }}
      label={
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <span>{label}</span>
          <Badge size="sm" variant="transparent" c="dimmed" px={0} className="tabular">
            {count}
          </Badge>
        </Group>
      }
    />
  );
}
