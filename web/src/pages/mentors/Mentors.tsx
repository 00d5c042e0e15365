import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  CloseButton,
  Collapse,
  Drawer,
  Group,
  Pill,
  SegmentedControl,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDebouncedCallback, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronDown, ChevronUp, Search, SearchX, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import type { ResultOf } from '../../api/graphql';
import { useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { type Day, dayOf, momentOf, plusDays } from '../../time/zones';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { categories as categoriesDocument, searchMentors } from './documents';
import { MentorCard } from './MentorCard';
import { type MentorSearch, PAGE, PARTS, type Part, SORTS, type Sort, countFilters } from './search';

const route = getRouteApi('/mentors');

type Facets = ResultOf<typeof searchMentors>['mentors']['facets'];

function variablesOf(search: MentorSearch, zone: string) {
  const [currency, min, max] = search.price?.split(':') ?? [];
  const [fromHour, toHour] = search.part ? PARTS[search.part] : [0, 24];
  const clock = (hour: number) => `${search.free}T${String(hour).padStart(2, '0')}:00:00`;
  const freeFrom = search.free ? momentOf(clock(fromHour), zone) : undefined;
  const freeTo = search.free
    ? toHour === 24
      ? momentOf(`${plusDays(search.free, 1)}T00:00:00`, zone)
      : momentOf(clock(toHour), zone)
    : undefined;
  return {
    query: search.q ?? null,
    skills: search.skills ?? null,
    freeFrom: freeFrom === undefined ? null : new Date(freeFrom).toISOString(),
    freeTo: freeTo === undefined ? null : new Date(freeTo).toISOString(),
    maxHourlyRateMinor: max ? Number(max) : null,
    minRating: search.rating ?? null,
    filter: {
      categoryIds: search.categories ?? null,
      languages: search.languages ?? null,
      mentoringStyles: (search.styles ?? null) as ('STRUCTURED' | 'CASUAL' | 'ACCOUNTABILITY_FOCUSED')[] | null,
      currency: currency ?? null,
      minHourlyRateMinor: min ? Number(min) : null,
      minYears: search.years ?? null,
      favouritesOnly: search.mine ?? null,
    },
    sort: search.sort ?? null,
  };
}

export function Mentors() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me } = useSession();
  const when = useWhen();
  const narrow = useMediaQuery('(max-width: 62em)');
  const [filtersOpen, setFiltersOpen] = useState(false);
  const { page = 1, ...asked } = search;

  const change = (next: Partial<MentorSearch>) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...next }), replace: true, resetScroll: false });

  const found = useInfiniteQuery({
    queryKey: ['mentors', asked, when.zone, me?.id ?? null],
    queryFn: ({ pageParam }) =>
      query(searchMentors, { ...variablesOf(asked, when.zone), first: pageParam.first, after: pageParam.after }),
    // A page that is come back to is shown as far as it had been read.
    initialPageParam: { first: Math.min(100, page * PAGE), after: null as string | null },
    getNextPageParam: ({ mentors }) =>
      mentors.pageInfo.hasNextPage ? { first: PAGE, after: mentors.pageInfo.endCursor } : undefined,
    placeholderData: keepPreviousData,
  });

  const pages = found.data?.pages ?? [];
  const mentors = pages.flatMap(({ mentors: { edges } }) => edges.map(({ node }) => node));
  const first = pages[0]?.mentors;
  const facets = first?.facets;
  const filters = countFilters(search);

  const cards = useRef<(HTMLAnchorElement | null)[]>([]);
  const step = (by: number) => {
    const at = cards.current.findIndex((card) => card === document.activeElement);
    cards.current[Math.max(0, Math.min(mentors.length - 1, at + by))]?.focus();
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);

  const panel = facets ? (
    <Filters search={search} facets={facets} change={change} signedIn={me !== null} />
  ) : (
    <Stack>
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={110} />
      ))}
    </Stack>
  );

  return (
    <>
      <Group justify="space-between" align="flex-end" mb="md">
        <Title order={1}>{t('search.title')}</Title>
      </Group>
      <Group gap="sm" mb="md" wrap="nowrap">
        <Words value={search.q} change={(q) => change({ q })} />
        {narrow && (
          <ActionIcon.Group>
            <ActionIcon size={42} variant="default" onClick={() => setFiltersOpen(true)} aria-label={t('search.filters', { count: filters })}>
              <SlidersHorizontal size={18} />
            </ActionIcon>
            {filters > 0 && (
              <ActionIcon.GroupSection size={42} variant="default" aria-hidden>
                {filters}
              </ActionIcon.GroupSection>
            )}
          </ActionIcon.Group>
        )}
      </Group>
      <div style={narrow ? {} : { display: 'grid', gridTemplateColumns: '15.5rem 1fr', gap: '2rem' }}>
        {!narrow && (
          <aside aria-label={t('search.filterLabel')}>
            <FreeWhen search={search} change={change} />
            {panel}
          </aside>
        )}
        <section aria-busy={found.isFetching} aria-label={t('search.results')}>
          <VisuallyHidden component="h2">{t('search.results')}</VisuallyHidden>
          <Group justify="space-between" mb="sm" gap="xs">
            <Text c="dimmed" size="sm" role="status" className="tabular">
              {first
                ? t(first.countsAreExact ? 'search.count' : 'search.countUpTo', { count: first.totalCount })
                : t('common.loading')}
            </Text>
            <Select
              size="xs"
              w={190}
              aria-label={t('search.sortLabel')}
              value={search.sort ?? 'RELEVANCE'}
              data={SORTS.map((sort) => ({ value: sort, label: t(`search.sort.${sort}`) }))}
              allowDeselect={false}
              onChange={(sort) => change({ sort: sort === 'RELEVANCE' ? undefined : (sort as Sort) })}
            />
          </Group>
          <Chosen search={search} change={change} />
          {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} busy={found.isRefetching} />}
          {found.isPending && (
            <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }}>
              {[0, 1, 2, 3, 4, 5].map((card) => (
                <Skeleton key={card} height={214} radius="lg" />
              ))}
            </SimpleGrid>
          )}
          <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }}>
            {mentors.map((mentor, index) => (
              <MentorCard
                key={mentor.id}
                mentor={mentor}
                ref={(card) => {
                  cards.current[index] = card;
                }}
              />
            ))}
          </SimpleGrid>
          {!found.isPending && !found.isError && mentors.length === 0 && !found.hasNextPage && (
            <Nothing icon={SearchX} title={t('search.none')} text={t('search.noneText')}>
              <Button variant="light" onClick={() => void navigate({ search: {}, replace: true })}>
                {t('search.clear')}
              </Button>
            </Nothing>
          )}
          {found.hasNextPage && (
            <Group justify="center" mt="xl">
              <Button
                variant="default"
                loading={found.isFetchingNextPage}
                onClick={() => {
                  void found.fetchNextPage();
                  void navigate({ search: (before) => ({ ...before, page: page + 1 }), replace: true, resetScroll: false });
                }}
              >
                {t('common.more')}
              </Button>
            </Group>
          )}
        </section>
      </div>
      {narrow && (
        <Drawer
          opened={filtersOpen}
          onClose={() => setFiltersOpen(false)}
          position="bottom"
          size="85%"
          title={t('search.filterLabel')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <FreeWhen search={search} change={change} />
          {panel}
          <Button fullWidth mt="lg" onClick={() => setFiltersOpen(false)}>
            {first ? t('search.show', { count: first.totalCount }) : t('common.close')}
          </Button>
        </Drawer>
      )}
    </>
  );
}

function Words({ value, change }: { value: string | undefined; change: (words: string | undefined) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(value ?? '');
  const send = useDebouncedCallback((next: string) => change(next.trim() || undefined), 250);
  useEffect(() => {
    setWords((now) => (now.trim() === (value ?? '') ? now : (value ?? '')));
  }, [value]);
  return (
    <TextInput
      flex={1}
      size="md"
      type="search"
      leftSection={<Search size={18} aria-hidden />}
      placeholder={t('search.placeholder')}
      aria-label={t('search.placeholder')}
      value={words}
      maxLength={200}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      rightSection={
        words ? (
          <CloseButton
            size="sm"
            aria-label={t('search.clearWords')}
            onClick={() => {
              setWords('');
              change(undefined);
            }}
          />
        ) : null
      }
    />
  );
}

/** The next seven days by the reader's calendar, and parts of the day. */
function FreeWhen({ search, change }: { search: MentorSearch; change: (next: Partial<MentorSearch>) => void }) {
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

type Change = (next: Partial<MentorSearch>) => void;

function Filters({
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

/** What is asked for, each to be taken back by a click. */
function Chosen({ search, change }: { search: MentorSearch; change: Change }) {
  const { t } = useTranslation();
  const names = useCategoryNames();
  const languageName = useLanguageName();
  const when = useWhen();
  const money = useMoney();
  const pills: { key: string; label: string; remove: Partial<MentorSearch> }[] = [];
  const list = (key: 'skills' | 'categories' | 'languages' | 'styles', label: (value: string) => string) =>
    search[key]?.forEach((value) => {
      const rest = search[key]?.filter((each) => each !== value) ?? [];
      pills.push({ key: key + value, label: label(value), remove: { [key]: rest.length > 0 ? rest : undefined } });
    });
  if (search.free) {
    const day = when.date(momentOf(`${search.free}T12:00:00`, when.zone));
    pills.push({
      key: 'free',
      label: t('search.freeOn', { day }) + (search.part ? `, ${t(`search.parts.${search.part}`)}` : ''),
      remove: { free: undefined, part: undefined },
    });
  }
  list('skills', (skill) => skill);
  list('categories', (id) => names.get(id) ?? id);
  list('languages', languageName);
  list('styles', (style) => t(`style.${style as 'CASUAL'}`));
  if (search.rating) {
    pills.push({ key: 'rating', label: `★ ${t('search.atLeast', { value: search.rating })}`, remove: { rating: undefined } });
  }
  if (search.years) {
    pills.push({ key: 'years', label: t('search.yearsAtLeast', { count: search.years }), remove: { years: undefined } });
  }
  if (search.price) {
    const [currency = '', , max] = search.price.split(':');
    pills.push({ key: 'price', label: `≤ ${money({ amountMinor: Number(max), currency })}`, remove: { price: undefined } });
  }
  if (search.mine) pills.push({ key: 'mine', label: t('search.mine'), remove: { mine: undefined } });
  if (pills.length === 0) return null;
  return (
    <Group gap={6} mb="md">
      {pills.map(({ key, label, remove }) => (
        <Pill
          key={key}
          size="md"
          withRemoveButton
          onRemove={() => change(remove)}
          removeButtonProps={{ 'aria-label': t('search.remove', { label }), 'aria-hidden': false, tabIndex: 0 }}
        >
          {label}
        </Pill>
      ))}
    </Group>
  );
}

function useCategoryNames(): Map<string, string> {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => query(categoriesDocument, {}),
    staleTime: 600_000,
  });
  return new Map(data?.categories.edges.map(({ node }) => [node.id, node.name]));
}

function useLanguageName(): (tag: string) => string {
  const { i18n } = useTranslation();
  return (tag) => {
    try {
      return new Intl.DisplayNames([i18n.language], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag; // No tag of a language.
    }
  };
}
