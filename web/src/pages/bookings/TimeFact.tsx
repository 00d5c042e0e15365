import { Text } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useNow } from '../../time/clock';
import { useRelative } from '../../ui/Countdown';
import { There } from '../../ui/There';
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
  const when = useWhen();
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
      <There at={startsAt} other={other} />
    </Fact>
  );
}
