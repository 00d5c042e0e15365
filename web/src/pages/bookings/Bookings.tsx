import { Button, Group, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { CalendarPlus, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { OpenRequests } from '../requests/RequestLine';
import { BookingLine } from './BookingLine';
import { useOwnBookingsLive } from './live';
import { type BookingRow, OVER, aheadQuery, bookingsDocument } from './documents';

const route = getRouteApi('/bookings');

export function Bookings() {
  const { t } = useTranslation();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  useOwnBookingsLive();
  return (
    <>
      <Group justify="space-between" mb="lg">
        <Title order={1}>{t('nav.bookings')}</Title>
        <SegmentedControl
          aria-label={t('bookings.show')}
          value={show ?? 'ahead'}
          onChange={(value) => void navigate({ search: value === 'history' ? { show: 'history' } : {}, replace: true })}
          data={[
            { value: 'ahead', label: t('bookings.ahead') },
            { value: 'history', label: t('bookings.history') },
          ]}
        />
      </Group>
      {show === 'history' ? (
        <Past />
      ) : (
        <Stack gap="xl">
          <OpenRequests role="MENTEE" />
          <Ahead />
        </Stack>
      )}
    </>
  );
}

function Ahead() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(aheadQuery);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
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
  const past = useInfiniteQuery({
    queryKey: ['bookings', 'history'],
    queryFn: ({ pageParam }) => query(bookingsDocument, { status: OVER, role: null, first: 20, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ bookings }) => (bookings.pageInfo.hasNextPage ? bookings.pageInfo.endCursor : undefined),
  });
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
      {past.hasNextPage && (
        <Group justify="center" mt="lg">
          <Button variant="default" loading={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </>
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
