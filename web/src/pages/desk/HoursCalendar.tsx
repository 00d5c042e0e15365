import { Skeleton, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day as Date } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { type Entry, buffersAfter } from '../../ui/entries';
import { calendarQuery, entryOf, pageOf, useKinds } from '../bookings/calendar';
import classes from './Desk.module.css';
import { hoursOf, stretchOf, withMoved, withStretch } from './calendar';
import { plansQuery } from './plans';
import { type Day, type Week } from './week';
import { lazyPart } from '../../ui/lazyPart';

const WeekCalendar = lazyPart(async () => (await import('../../ui/WeekCalendar')).default);
const route = getRouteApi('/desk/availability');

/** Where the same stretch is changed without a mouse. */
export function stretchId(day: Day, at: number): string {
  return `hours-${day}-${at}`;
}

/** The hours that are being written, between what makes single days different and the sessions that are agreed on. */
export function HoursCalendar({ week, zone, buffer, onChange }: { week: Week; zone: string; buffer: number; onChange: (week: Week) => void }) {
  const { t } = useTranslation(['translation', 'calendar']);
  const { on } = route.useSearch();
  const navigate = route.useNavigate();
  const [shown, setShown] = useState<{ from: Date; to: Date }>();
  const plans = useQuery(plansQuery);
  const sessions = useQuery({ ...calendarQuery(shown, zone), placeholderData: keepPreviousData });
  const planned = plans.data ?? { dateAvailability: [], timeAway: [] };
  const words = {
    open: t('calendar:hours.open'),
    date: t('calendar:hours.date'),
    off: t('calendar:hours.off'),
    away: t('calendar:hours.away'),
  };
  const kinds = useKinds();
  const booked = (sessions.data ?? []).map((each) => entryOf(each, kinds));
  const entries = shown
    ? [...hoursOf(week, planned, shown.from, shown.to, words), ...booked, ...buffersAfter(booked, buffer, t('calendar:hours.buffer'))]
    : [];
  const open = (entry: Entry) => {
    const stretch = stretchOf(entry);
    if (stretch) document.getElementById(stretchId(stretch.day, stretch.at))?.focus();
    else if (entry.kind === 'DATE') document.getElementById('own-dates')?.scrollIntoView({ behavior: 'smooth' });
    else {
      const session = sessions.data?.find(({ id }) => id === entry.id);
      const page = session && pageOf(session);
      if (page) void navigate({ to: page as never });
    }
  };
  return (
    <div className={`card ${classes.panel}`}>
      <Title order={2} size="h4">
        {t('calendar:hours.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md" visibleFrom="sm">
        {t('calendar:hours.text')}
      </Text>
      <Text size="sm" c="dimmed" mb="md" hiddenFrom="sm">
        {t('calendar:hours.narrow')}
      </Text>
      {plans.error && !plans.data && <Trouble error={plans.error} retry={() => void plans.refetch()} />}
      {sessions.error && !sessions.data && <Trouble error={sessions.error} retry={() => void sessions.refetch()} />}
      <Suspense fallback={<Skeleton height={420} radius="md" aria-busy />}>
        <WeekCalendar
          label={t('calendar:hours.label')}
          zone={zone}
          entries={entries}
          on={on}
          onShown={(from, to, at) => {
            setShown({ from, to });
            void navigate({ search: { on: at }, replace: true, resetScroll: false });
          }}
          onOpen={open}
          editing={{
            may: ({ kind }) => kind === 'HOURS',
            change: (entry, start, end) => {
              const stretch = stretchOf(entry);
              if (stretch) onChange(withMoved(week, stretch, start, end));
            },
            open: (day) => !planned.dateAvailability.some(({ date }) => date === day),
            add: (start, end) => onChange(withStretch(week, start, end)),
          }}
        />
      </Suspense>
    </div>
  );
}
