import { ActionIcon, Button, CloseButton, Drawer, Group, Select, SimpleGrid, Skeleton, Stack, Text, TextInput, Title, VisuallyHidden } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Search, SearchX, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { useSession } from '../../api/session';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { useWhen } from '../../ui/when';
import { Chosen } from './Chosen';
import { searchMentors } from './documents';
import { Filters, FreeWhen } from './Filters';
import { MentorCard } from './MentorCard';
import { type MentorSearch, PAGE, SORTS, type Sort, countFilters, variablesOf } from './search';

const route = getRouteApi('/mentors');

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
          {found.isLoadingError && <Trouble error={found.error} retry={() => void found.refetch()} busy={found.isRefetching} />}
          {found.isPending && (
            <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }}>
              {[0, 1, 2, 3, 4, 5].map((card) => (
                <Skeleton key={card} height={214} radius="lg" />
              ))}
            </SimpleGrid>
          )}
          <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }}>
            {mentors.map((mentor) => (
              <MentorCard key={mentor.id} mentor={mentor} />
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
