import { Button, Group, Paper, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { CalendarPlus, History } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { administers, readsBooks, useSession } from '../../api/session';
import { Nothing } from '../../ui/Nothing';
import { usePaged } from '../../ui/paged';
import type { Day } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { useZone } from '../../ui/when';
import { OpenRequests } from '../requests/RequestLine';
import { BookingLine } from './BookingLine';
import { calendarQuery, entryOf, pageOf, useKinds } from './calendar';
import { useOwnBookingsLive } from './live';
import { BOOKINGS_SHOWN } from './shown';
import { type BookingRow, OVER, type Status, aheadQuery, bookingsDocument } from './documents';
import { lazyPart } from '../../ui/lazyPart';

const route = getRouteApi('/bookings');

export function Bookings() {
  const { t } = useTranslation(['translation', 'calendar']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const session = useSession();
  const isStaff = administers(session) || readsBooks(session);
  const show = search.show === 'all' && !isStaff ? undefined : search.show;
  useOwnBookingsLive();
  return (
    <>
      <Group justify="space-between" mb="lg">
        <Title order={1}>{t('nav.bookings')}</Title>
        <SegmentedControl
          aria-label={t('bookings.show')}
          value={show ?? 'ahead'}
          onChange={(value) => void navigate({ search: { show: BOOKINGS_SHOWN.find((each) => each === value) }, replace: true })}
          data={[
            { value: 'ahead', label: t('bookings.ahead') },
            { value: 'calendar', label: t('calendar:bookings.show') },
            { value: 'history', label: t('bookings.history') },
            ...(isStaff ? [{ value: 'all', label: t('bookings.everybodys') }] : []),
          ]}
        />
      </Group>
      {show === 'history' && <Past />}
      {show === 'all' && <Everybodys />}
      {show === 'calendar' && <Calendar />}
      {show === undefined && <Ahead />}
    </>
  );
}

const WeekCalendar = lazyPart(async () => (await import('../../ui/WeekCalendar')).default);

function Calendar() {
  const { t } = useTranslation(['translation', 'calendar']);
  const { on, view } = route.useSearch();
  const navigate = route.useNavigate();
  const zone = useZone();
  const [shown, setShown] = useState<{ from: Day; to: Day }>();
  const kinds = useKinds();
  const found = useQuery({ ...calendarQuery(shown, zone), placeholderData: keepPreviousData });
  return (
    <Paper className="card" p={{ base: 'sm', sm: 'lg' }} bg="var(--card)">
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('calendar:bookings.each')}
        value={view ?? 'week'}
        onChange={(value) =>
          void navigate({ search: (before) => ({ ...before, view: value === 'month' ? 'month' : undefined }), replace: true, resetScroll: false })
        }
        data={[
          { value: 'week', label: t('calendar:bookings.week') },
          { value: 'month', label: t('calendar:bookings.month') },
        ]}
      />
      {found.error && !found.data && <Trouble error={found.error} retry={() => void found.refetch()} />}
      <Suspense fallback={<Skeleton height={420} radius="md" aria-busy />}>
        <WeekCalendar
          key={`${view} ${zone}`}
          label={t('calendar:bookings.label')}
          zone={zone}
          month={view === 'month'}
          entries={(found.data ?? []).map((event) => entryOf(event, kinds))}
          on={on}
          onShown={(from, to, at) => {
            setShown({ from, to });
            void navigate({ search: (before) => ({ ...before, on: at }), replace: true, resetScroll: false });
          }}
          onOpen={({ id }) => {
            const event = found.data?.find((each) => each.id === id);
            const page = event && pageOf(event);
            if (page) void navigate({ to: page as never });
          }}
        />
      </Suspense>
    </Paper>
  );
}

function Ahead() {
  const ahead = useQuery(aheadQuery);
  return (
    <Stack gap="xl">
      <OpenRequests role="MENTEE" besides={ahead.data ? null : ahead.error} />
      <Sessions ahead={ahead} />
    </Stack>
  );
}

function Sessions({ ahead: { data, error, isPending, refetch } }: { ahead: UseQueryResult<BookingRow[]> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  if (error && !data) {
    const again = () => {
      void refetch();
      void client.refetchQueries({ queryKey: ['requests'], type: 'active' });
    };
    return <Trouble error={error} retry={again} />;
  }
  if (isPending) return <Lines />;
  if (data.length === 0) {
    return (
      <Nothing icon={CalendarPlus} title={t('home.nothingNext')} text={t('home.nothingNextText')}>
        <Button component={Link} to="/mentors">
          {t('nav.mentors')}
        </Button>
      </Nothing>
    );
  }
  return <List bookings={data} />;
}

function Past() {
  const { t } = useTranslation();
  const past = usePages('history', { status: OVER, mine: true });
  if (past.isLoadingError) return <Trouble error={past.error} retry={() => void past.refetch()} />;
  if (past.isPending) return <Lines />;
  const all = past.data.pages.flatMap(({ bookings }) => bookings.edges.map(({ node }) => node));
  if (all.length === 0) {
    return (
      <Nothing icon={History} title={t('bookings.noHistory')} text={t('bookings.noHistoryText')}>
        <Button component={Link} to="/mentors">
          {t('nav.mentors')}
        </Button>
      </Nothing>
    );
  }
  return (
    <>
      <List bookings={all} />
      <More of={past} />
    </>
  );
}

/** For staff: whoever takes part, the newest request first. */
function Everybodys() {
  const { t } = useTranslation();
  const found = usePages('all', { status: null, mine: false });
  if (found.isLoadingError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (found.isPending) return <Lines />;
  const all = found.data.pages.flatMap(({ bookings }) => bookings.edges.map(({ node }) => node));
  if (all.length === 0) {
    return (
      <Nothing icon={History} title={t('bookings.nobodys')} text={t('bookings.nobodysText')}>
        <Button component={Link} to="/mentors">
          {t('nav.mentors')}
        </Button>
      </Nothing>
    );
  }
  return (
    <>
      <List bookings={all} />
      <More of={found} />
    </>
  );
}

function usePages(shown: string, of: { status: Status[] | null; mine: boolean }) {
  return usePaged({
    queryKey: ['bookings', shown],
    queryFn: ({ pageParam }) => query(bookingsDocument, { ...of, first: 20, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ bookings }) => (bookings.pageInfo.hasNextPage ? bookings.pageInfo.endCursor : undefined),
  });
}

function More({ of }: { of: ReturnType<typeof usePages> }) {
  const { t } = useTranslation();
  if (!of.hasNextPage) return null;
  return (
    <Group justify="center" mt="lg">
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {t('common.more')}
      </Button>
    </Group>
  );
}

function List({ bookings }: { bookings: BookingRow[] }) {
  return (
    <Stack gap="sm">
      {bookings.map((booking) => (
        <BookingLine key={booking.id} booking={booking} />
      ))}
    </Stack>
  );
}

function Lines() {
  return (
    <Stack gap="sm" aria-busy>
      {[0, 1, 2, 3].map((line) => (
        <Skeleton key={line} height={76} radius="lg" />
      ))}
    </Stack>
  );
}
