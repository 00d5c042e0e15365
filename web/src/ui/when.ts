import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { type Day, browserZone, dayOf } from '../time/zones';

/* The zone in which times are shown: the one chosen on this device, else the member's, else the browser's. */
const KEPT = 'mentorlink.zone';
const listeners = new Set<() => void>();

export function chooseZone(zone: string): void {
  localStorage.setItem(KEPT, zone);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useZone(): string {
  const chosen = useSyncExternalStore(subscribe, () => localStorage.getItem(KEPT));
  const { me } = useSession();
  return chosen ?? me?.timeZone ?? browserZone();
}

type Moment = string | number;

export interface When {
  zone: string;
  /** Such as Mon, 2 Nov 2026, 09:00. */
  dateTime(moment: Moment): string;
  date(moment: Moment): string;
  longDate(moment: Moment): string;
  time(moment: Moment): string;
  /** Such as 09:00 – 10:00. */
  span(from: Moment, to: Moment): string;
  /** Such as Mon, 2 Nov 2026, 09:00 (Johannesburg, GMT+2): where nothing near it names the zone. */
  zoned(moment: Moment): string;
  /** As dateTime, with the seconds: of things that happen one after the other. */
  exact(moment: Moment): string;
  /** Such as Johannesburg, GMT+2. */
  zoneName(moment: Moment): string;
  day(moment: Moment): Day;
}

export function zoneCity(zone: string): string {
  return (zone.split('/').pop() ?? zone).replaceAll('_', ' ');
}

/** Times as they are told in the reader's language and zone, or in another one. */
export function useWhen(otherZone?: string): When {
  const ownZone = useZone();
  const zone = otherZone ?? ownZone;
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language;
    const format = (options: Intl.DateTimeFormatOptions) => {
      const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
      return (moment: Moment) => made.format(new Date(moment));
    };
    const time = format({ hour: '2-digit', minute: '2-digit' });
    const offset = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' });
    const whole = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
    const dateTime = format(whole);
    const zoneName = (moment: Moment) => {
      const part = offset.formatToParts(new Date(moment)).find(({ type }) => type === 'timeZoneName');
      return `${zoneCity(zone)}, ${part?.value ?? zone}`;
    };
    return {
      zone,
      dateTime,
      zoned: (moment) => `${dateTime(moment)} (${zoneName(moment)})`,
      exact: format({ ...whole, second: '2-digit' }),
      date: format({ weekday: 'short', day: 'numeric', month: 'short' }),
      longDate: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
      time,
      span: (from, to) => `${time(from)} – ${time(to)}`,
      zoneName,
      day: (moment) => dayOf(moment, zone),
    };
  }, [zone, language]);
}
