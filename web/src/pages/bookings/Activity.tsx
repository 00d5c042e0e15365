import { Text, Timeline, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import type { BookingDetails } from './documents';

export function Activity({ booking }: { booking: BookingDetails }) {
  const { t, i18n } = useTranslation();
  const { me } = useSession();
  const when = useWhen();
  return (
    <section>
      <Title order={2} size="h4" mb="md">
        {t('booking.activity')}
      </Title>
      <Timeline bulletSize={12} lineWidth={2} active={booking.history.length}>
        {booking.history.map((entry) => {
          const key = `event.${entry.type}`;
          const by = entry.actor ? (entry.actor.id === me?.id ? t('common.you') : nameOf(entry.actor)) : null;
          return (
            <Timeline.Item
              key={entry.id}
              title={i18n.exists(key) ? t(key as 'event.BookingRequested') : entry.type.replace(/([a-z])([A-Z])/g, '$1 $2')}
            >
              <Text size="xs" c="dimmed">
                {when.dateTime(entry.at)}
                {by ? ` · ${by}` : ''}
              </Text>
              {entry.reason && <Text size="sm">{entry.reason}</Text>}
            </Timeline.Item>
          );
        })}
      </Timeline>
    </section>
  );
}
