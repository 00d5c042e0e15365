import { ActionIcon, Button, Group, Select, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarX, ChevronLeft, ChevronRight, Globe } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { type ResultOf, graphql } from '../api/graphql';
import { useLive } from '../api/live';
import { serverNow, useNow } from '../time/clock';
import { type Day, allZones, dayOf, firstOfMonth, momentOf, plusDays, plusMonths, startOfDay, weekday } from '../time/zones';
import { Trouble } from './Trouble';
import classes from './SlotPicker.module.css';
import { chooseZone, useWhen } from './when';

const slotsDocument = graphql(`
  query OpenSlots($mentorId: ID!, $from: DateTime!, $to: DateTime!, $offeringId: ID) {
    mentor(id: $mentorId) {
      id
      openSlots(from: $from, to: $to, offeringId: $offeringId) {
        startsAt
        endsAt
      }
    }
  }
`);

const slotsChanged = graphql(`
  subscription OpenSlotsChanged($mentorId: ID!, $from: DateTime!, $to: DateTime!, $offeringId: ID) {
    openSlotsChanged(mentorId: $mentorId, from: $from, to: $to, offeringId: $offeringId) {
      startsAt
      endsAt
    }
  }
`);

const nextSlots = graphql(`
  query NextSlots($mentorId: ID!, $from: DateTime!, $to: DateTime!, $offeringId: ID) {
    mentor(id: $mentorId) {
      id
      openSlots(from: $from, to: $to, offeringId: $offeringId) {
        startsAt
      }
    }
  }
`);

export type Slot = NonNullable<ResultOf<typeof slotsDocument>['mentor']>['openSlots'][number];

const LOOK_AHEAD_DAYS = 60;

/** A month to choose a day of, and the free times of that day, always in the reader's zone and as they are right now. */
export function SlotPicker({
  mentorId,
  offeringId,
  chosen,
  onChoose,
}: {
  mentorId: string;
  offeringId?: string | undefined;
  chosen?: string | undefined;
  onChoose: (slot: Slot) => void;
}) {
  const { t, i18n } = useTranslation();
  const when = useWhen();
  const now = useNow(60_000);
  const client = useQueryClient();
  const today = dayOf(now, when.zone);
  const [month, setMonth] = useState<Day>();
  const [day, setDay] = useState<Day>();

  // The month opens where there is something to choose.
  const soon = useQuery({
    queryKey: ['slots', mentorId, offeringId ?? null, 'next'],
    queryFn: () =>
      query(nextSlots, {
        mentorId,
        offeringId: offeringId ?? null,
        from: new Date(serverNow()).toISOString(),
        to: new Date(serverNow() + LOOK_AHEAD_DAYS * 86_400_000).toISOString(),
      }),
  });
  const nextFree = soon.data?.mentor?.openSlots[0]?.startsAt;
  const nextDay = nextFree === undefined ? undefined : dayOf(nextFree, when.zone);
  const shownMonth = month ?? firstOfMonth(nextDay ?? today);

  const from = new Date(startOfDay(shownMonth, when.zone)).toISOString();
  const to = new Date(startOfDay(plusMonths(shownMonth, 1), when.zone)).toISOString();
  const variables = { mentorId, offeringId: offeringId ?? null, from, to };
  const key = ['slots', mentorId, offeringId ?? null, from, to];
  const slots = useQuery({
    queryKey: key,
    queryFn: async () => (await query(slotsDocument, variables)).mentor?.openSlots ?? [],
    enabled: !soon.isPending,
  });
  useLive(slotsChanged, soon.isPending ? null : variables, ({ openSlotsChanged }) => {
    client.setQueryData(key, openSlotsChanged);
  });

  const byDay = useMemo(() => {
    const map = new Map<Day, Slot[]>();
    for (const slot of slots.data ?? []) {
      const on = dayOf(slot.startsAt, when.zone);
      map.set(on, [...(map.get(on) ?? []), slot]);
    }
    return map;
  }, [slots.data, when.zone]);

  const shownDay = day && byDay.has(day) ? day : [...byDay.keys()][0];
  const times = shownDay ? (byDay.get(shownDay) ?? []) : [];

  useEffect(() => setDay(undefined), [offeringId]);

  const monthName = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(shownMonth + 'T12:00:00Z'),
  );
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((ahead) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(plusDays('2026-11-02', ahead) + 'T12:00:00Z'),
    ),
  );
  const days = Array.from(
    { length: Math.round((Date.parse(plusMonths(shownMonth, 1)) - Date.parse(shownMonth)) / 86_400_000) },
    (_, ahead) => plusDays(shownMonth, ahead),
  );

  if (soon.isLoadingError) return <Trouble error={soon.error} retry={() => void soon.refetch()} />;
  if (soon.isPending) return <Skeleton height={320} radius="md" />;

  return (
    <div className={classes.picker}>
      <div>
        <Group justify="space-between" mb="xs" wrap="nowrap">
          <Text fw={600} aria-live="polite">
            {monthName}
          </Text>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={shownMonth <= firstOfMonth(today)}
              onClick={() => setMonth(plusMonths(shownMonth, -1))}
              aria-label={t('slots.previous')}
            >
              <ChevronLeft size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={() => setMonth(plusMonths(shownMonth, 1))}
              aria-label={t('slots.next')}
            >
              <ChevronRight size={18} />
            </ActionIcon>
          </Group>
        </Group>
        <div className={classes.month} aria-busy={slots.isFetching}>
          {weekdays.map((name) => (
            <Text key={name} size="xs" c="dimmed" ta="center" aria-hidden>
              {name}
            </Text>
          ))}
          {days.map((each) => {
            const free = byDay.get(each)?.length ?? 0;
            const noon = momentOf(`${each}T12:00:00`, when.zone);
            return (
              <UnstyledButton
                key={each}
                className={classes.day}
                style={each === shownMonth ? { gridColumnStart: weekday(each) + 1 } : {}}
                disabled={free === 0}
                data-free={free > 0 || undefined}
                data-today={each === today || undefined}
                aria-pressed={each === shownDay}
                aria-label={`${when.longDate(noon)}, ${t('slots.free', { count: free })}`}
                onClick={() => setDay(each)}
              >
                {Number(each.slice(8))}
              </UnstyledButton>
            );
          })}
        </div>
        <ZoneChoice />
      </div>
      <div className={classes.times}>
        {slots.isLoadingError && <Trouble error={slots.error} retry={() => void slots.refetch()} />}
        {shownDay ? (
          <>
            <Text fw={600} mb="xs">
              {when.date(momentOf(`${shownDay}T12:00:00`, when.zone))}
            </Text>
            <div className={classes.list} role="group" aria-label={t('slots.times')}>
              {times.map((slot) => (
                <Button
                  key={slot.startsAt}
                  variant={slot.startsAt === chosen ? 'filled' : 'default'}
                  className="tabular"
                  onClick={() => onChoose(slot)}
                >
                  {when.time(slot.startsAt)}
                </Button>
              ))}
            </div>
          </>
        ) : slots.isFetching ? (
          <Skeleton height={180} />
        ) : (
          <Stack align="center" gap="xs" py="lg">
            <CalendarX size={26} aria-hidden />
            <Text ta="center" size="sm" c="dimmed">
              {t('slots.none', { month: monthName })}
            </Text>
            {nextDay && firstOfMonth(nextDay) !== shownMonth ? (
              <Button size="xs" variant="light" onClick={() => setMonth(firstOfMonth(nextDay))}>
                {t('slots.toNext', { day: nextFree ? when.date(nextFree) : '' })}
              </Button>
            ) : (
              <Button size="xs" variant="light" onClick={() => setMonth(plusMonths(shownMonth, 1))}>
                {t('slots.next')}
              </Button>
            )}
          </Stack>
        )}
      </div>
    </div>
  );
}

/** The zone that all times are shown in, to be changed on this device. */
export function ZoneChoice() {
  const { t } = useTranslation();
  const when = useWhen();
  const now = useNow(60_000);
  const [choosing, setChoosing] = useState(false);
  if (choosing) {
    return (
      <Select
        mt="sm"
        size="xs"
        searchable
        autoFocus
        defaultDropdownOpened
        limit={60}
        data={allZones()}
        value={when.zone}
        allowDeselect={false}
        aria-label={t('slots.zone')}
        onChange={(zone) => {
          if (zone) chooseZone(zone);
          setChoosing(false);
        }}
        onBlur={() => setChoosing(false)}
      />
    );
  }
  return (
    <Button
      mt="sm"
      size="compact-sm"
      variant="subtle"
      color="gray"
      c="dimmed"
      fw={500}
      leftSection={<Globe size={14} aria-hidden />}
      onClick={() => setChoosing(true)}
    >
      {t('slots.in', { zone: when.zoneName(now) })}
    </Button>
  );
}
