import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../time/clock';
import { dayOf } from '../time/zones';
import { useZone } from './when';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long it still is, by the server's clock. */
export function Countdown({ until }: { until: string }) {
  const now = useNow(1_000);
  const left = Math.max(0, Date.parse(until) - now);
  const minutes = Math.floor(left / MINUTE);
  const seconds = Math.floor((left % MINUTE) / 1000);
  return (
    <Text span inherit className="tabular" role="timer">
      {minutes}:{String(seconds).padStart(2, '0')}
    </Text>
  );
}

/** Such as tomorrow, in 3 days, in 20 minutes, 2 hours ago; days by the calendar of the zone that times are shown in. */
export function useRelative(): (moment: string, now: number) => string {
  const { i18n } = useTranslation();
  const zone = useZone();
  return (moment, now) => {
    const format = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' });
    const ahead = Date.parse(moment) - now;
    const size = Math.abs(ahead);
    const days = Math.round((Date.parse(dayOf(moment, zone)) - Date.parse(dayOf(now, zone))) / DAY);
    if (size >= DAY) return format.format(days, 'day');
    if (size >= HOUR) return format.format(Math.trunc(ahead / HOUR), 'hour');
    return format.format(Math.trunc(ahead / MINUTE), 'minute');
  };
}
