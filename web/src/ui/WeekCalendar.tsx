import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import FullCalendar, { useCalendarController } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import list from '@fullcalendar/react/list';
import german from '@fullcalendar/react/locales/de';
import english from '@fullcalendar/react/locales/en-gb';
import '@fullcalendar/react/skeleton.css';
import classic from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGrid from '@fullcalendar/react/timegrid';
import { ChevronLeft, ChevronRight, Globe } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow, useNow } from '../time/clock';
import { type Day, dayOf, plusDays } from '../time/zones';
import classes from './WeekCalendar.module.css';
import { type Entry, drawn, hoursShown, wall } from './entries';
import { useWhen } from './when';

export interface Editing {
  /** What can be drawn elsewhere, and made longer or shorter. */
  may: (entry: Entry) => boolean;
  change: (entry: Entry, start: string, end: string) => void;
  /** Which dates take what is drawn anew. */
  open: (day: Day) => boolean;
  add: (start: string, end: string) => void;
}

// FullCalendar takes whatever is another object for another setting, and begins anew.
const PLUGINS = [timeGrid, dayGrid, list, interaction, classic];
const LOCALES = [english, german];
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const DAYS = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const MONTH = { month: 'long', year: 'numeric' } as const;
const serverTime = () => new Date(serverNow()).toISOString();

/** A week, or month, by the wall clock of a zone that is always named; on a phone the list of a week. */
export default function WeekCalendar({
  label,
  zone,
  month,
  entries,
  on,
  onShown,
  onOpen,
  editing,
}: {
  label: string;
  zone: string;
  month?: boolean;
  entries: readonly Entry[];
  /** Opens where this day is. */
  on?: Day | undefined;
  /** From which day on what is seen, to the first day after it, and the day by which it is found again. */
  onShown: (from: Day, to: Day, at: Day) => void;
  onOpen: (entry: Entry) => void;
  editing?: Editing;
}) {
  const { t, i18n } = useTranslation(['translation', 'calendar']);
  const when = useWhen(zone);
  const now = useNow(60_000);
  const narrow = useMediaQuery('(max-width: 48em)', window.innerWidth < 768, { getInitialValueInEffect: false });
  const controller = useCalendarController();
  const [opened] = useState(() => on ?? dayOf(serverNow(), zone));
  const [shown, setShown] = useState({ title: '', from: opened, to: plusDays(opened, 1), at: opened });
  const view = month ? (narrow ? 'listMonth' : 'dayGridMonth') : narrow ? 'listWeek' : 'timeGridWeek';
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const entryOf = (id: string) => byId.get(id) as Entry;
  const said = JSON.stringify(entries.flatMap((entry) => drawn(entry, narrow ? 'list' : month ? 'month' : 'week', editing?.may(entry) ?? false)));
  const events = useMemo(() => JSON.parse(said) as ReturnType<typeof drawn>, [said]);
  const [earliest, latest] = hoursShown(entries, zone);
  const ends = ({ startStr, endStr }: { startStr: string; endStr: string }) => [wall(startStr), wall(endStr)] as const;
  /** Hours are those of one day, whose midnight may be the end. */
  const withinDay = (span: { startStr: string; endStr: string }) => {
    const [start, end] = ends(span);
    return end.slice(0, 10) === start.slice(0, 10) || end === `${plusDays(start.slice(0, 10), 1)}T00:00`;
  };
  return (
    <section aria-label={label}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Text fw={600} aria-live="polite">
          {shown.title}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Button size="xs" variant="default" onClick={() => controller.today()}>
            {t('calendar:today')}
          </Button>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('calendar:previous')} onClick={() => controller.prev()}>
            <ChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('calendar:next')} onClick={() => controller.next()}>
            <ChevronRight size={18} />
          </ActionIcon>
        </Group>
      </Group>
      <div className={classes.calendar}>
        <FullCalendar
          key={`${view} ${i18n.language}`}
          controller={controller}
          plugins={PLUGINS}
          headerToolbar={false}
          initialView={view}
          initialDate={shown.at}
          timeZone={zone}
          now={serverTime}
          nowIndicator
          locales={LOCALES}
          locale={i18n.language === 'en' ? 'en-gb' : i18n.language}
          firstDay={1}
          titleFormat={month ? MONTH : DAYS}
          height="auto"
          allDaySlot={false}
          slotMinTime={earliest}
          slotMaxTime={latest}
          slotDuration="00:30"
          slotHeaderInterval="01:00"
          slotHeaderFormat={CLOCK}
          eventTimeFormat={CLOCK}
          snapDuration="00:15"
          eventMinHeight={22}
          dayMaxEvents={4}
          listItemEventTimeClass={classes.listTime ?? ''}
          listItemEventTitleClass={classes.listTitle ?? ''}
          noEventsText={t('calendar:nothing')}
          events={events}
          datesSet={({ startStr, endStr, view: { title } }) => {
            const [from, to] = [startStr.slice(0, 10), endStr.slice(0, 10)];
            const at = month ? plusDays(from, 14) : from;
            if (title === shown.title && from === shown.from && to === shown.to) return;
            setShown({ title, from, to, at });
            onShown(from, to, at);
          }}
          eventClick={({ event, jsEvent }) => {
            jsEvent.preventDefault();
            onOpen(entryOf(event.id));
          }}
          {...(editing && !narrow
            ? {
                selectable: true,
                selectMirror: true,
                unselectAuto: true,
                eventResizableFromStart: true,
                selectAllow: (span: { startStr: string; endStr: string }) => withinDay(span) && editing.open(span.startStr.slice(0, 10)),
                selectOverlap: (still: { id: string }) => !editing.may(entryOf(still.id)),
                eventOverlap: (still: { id: string }) => !editing.may(entryOf(still.id)),
                eventAllow: (span: { startStr: string; endStr: string }) => withinDay(span) && editing.open(span.startStr.slice(0, 10)),
                select: (span: { startStr: string; endStr: string; view: { calendar: { unselect: () => void } } }) => {
                  editing.add(...ends(span));
                  span.view.calendar.unselect();
                },
                eventDrop: ({ event }: { event: { id: string; startStr: string; endStr: string } }) => editing.change(entryOf(event.id), ...ends(event)),
                eventResize: ({ event }: { event: { id: string; startStr: string; endStr: string } }) =>
                  editing.change(entryOf(event.id), ...ends(event)),
              }
            : {})}
        />
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        <Globe size={13} aria-hidden className={classes.globe} /> {t('calendar:zone', { zone: when.zoneName(now) })}
      </Text>
    </section>
  );
}
