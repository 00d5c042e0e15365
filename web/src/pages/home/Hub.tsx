import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/session';
import { Trouble } from '../../ui/Trouble';
import { BookingLine } from '../bookings/BookingLine';
import { may } from '../bookings/actions';
import { aheadQuery } from '../bookings/documents';
import { useOwnBookingsLive } from '../bookings/live';
import { Find } from './Find';

const SHOWN = 3;

/** Where a member begins: what waits for them, what comes next, and the way to a mentor. */
export function Hub({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(aheadQuery);
  useOwnBookingsLive();
  const waiting = data?.filter((booking) => may(booking, 'CONFIRM') || may(booking, 'ACCEPT_PROPOSAL') || may(booking, 'CHECK_IN')) ?? [];
  const next = data?.filter((booking) => !waiting.includes(booking)).slice(0, SHOWN) ?? [];
  return (
    <Stack gap="xl">
      <Title order={1}>{t('home.hello', { name: me.firstName ?? '' })}</Title>
      <Find />
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={76} radius="lg" />}
      {waiting.length > 0 && (
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('home.waiting')}
          </Title>
          <Stack gap="sm">
            {waiting.map((booking) => (
              <BookingLine key={booking.id} booking={booking} />
            ))}
          </Stack>
        </section>
      )}
      {data && (next.length > 0 || waiting.length === 0) && (
        <section>
          <Group justify="space-between" mb="sm">
            <Title order={2} size="h3">
              {t('home.next')}
            </Title>
            <Button component={Link} to="/bookings" variant="subtle" size="compact-sm">
              {t('home.allBookings')}
            </Button>
          </Group>
          {next.length > 0 ? (
            <Stack gap="sm">
              {next.map((booking) => (
                <BookingLine key={booking.id} booking={booking} />
              ))}
            </Stack>
          ) : (
            <Group gap="sm">
              <Text c="dimmed">{t('home.nothingNextText')}</Text>
              <Button component={Link} to="/mentors" variant="light" size="compact-sm">
                {t('nav.mentors')}
              </Button>
            </Group>
          )}
        </section>
      )}
    </Stack>
  );
}
