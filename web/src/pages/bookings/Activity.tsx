import { Text, Timeline, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { useEventName } from '../../ui/events';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { acts } from './activity';
import type { BookingDetails } from './documents';

export function Activity({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const named = useEventName();
  const { me } = useSession();
  const when = useWhen();
  const history = acts(booking.history);
  return (
    <section>
      <Title order={2} size="h4" mb="md">
        {t('booking.activity')}
      </Title>
      <Timeline bulletSize={12} lineWidth={2} active={history.length}>
        {history.map((entry) => {
          const by = entry.actor ? (entry.actor.id === me?.id ? t('common.you') : nameOf(entry.actor)) : null;
          return (
            <Timeline.Item
              key={entry.id}
              title={named(entry.type)}
            >
              <Text size="xs" c="dimmed">
                {when.dateTime(entry.at)}
                {by ? ` · ${by}` : ''}
              </Text>
              {entry.move && entry.move.from?.startsAt !== entry.move.to.startsAt && (
                <Text size="sm">
                  {entry.move.from
                    ? t('session:move.fromTo', { from: when.dateTime(entry.move.from.startsAt), to: when.zoned(entry.move.to.startsAt) })
                    : when.zoned(entry.move.to.startsAt)}
                </Text>
              )}
              {entry.reason && <Text size="sm">{entry.reason}</Text>}
            </Timeline.Item>
          );
        })}
      </Timeline>
    </section>
  );
}
