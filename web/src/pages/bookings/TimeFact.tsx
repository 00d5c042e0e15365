import { Text } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../time/clock';
import { useRelative } from '../../ui/Countdown';
import { useWhen } from '../../ui/when';
import { Fact } from './Fact';

/** When a session is: in the zone of whoever looks, and in the other one's where that is another. */
export function TimeFact({
  of: { startsAt, endsAt },
  other,
}: {
  of: { startsAt: string; endsAt: string };
  other: { firstName?: string | null; timeZone: string };
}) {
  const { t } = useTranslation();
  const when = useWhen();
  const there = useWhen(other.timeZone);
  const now = useNow();
  const relative = useRelative();
  return (
    <Fact icon={<CalendarClock size={18} aria-hidden />}>
      <Text fw={600}>{when.longDate(startsAt)}</Text>
      <Text className="tabular">
        {when.span(startsAt, endsAt)}{' '}
        <Text span c="dimmed" size="sm">
          {when.zoneName(startsAt)} · {relative(startsAt, now)}
        </Text>
      </Text>
      {there.zoneName(startsAt) !== when.zoneName(startsAt) && (
        <Text size="sm" c="dimmed">
          {t('book.there', {
            name: other.firstName ?? '–',
            time: `${there.date(startsAt)}, ${there.time(startsAt)}`,
            zone: there.zoneName(startsAt),
          })}
        </Text>
      )}
    </Fact>
  );
}
