import { ActionIcon, Alert, Button, Group, NativeSelect, Select, Skeleton, Stack, Switch, Text, Title, Tooltip } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { Copy, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { allZones } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { useDraft } from '../../ui/draft';
import { useTold } from '../../ui/undo';
import classes from './Desk.module.css';
import { Exceptions } from './Exceptions';
import { HoursCalendar, stretchId } from './HoursCalendar';
import { hours, mineQuery } from './mine';
import { DAYS, type Day, type Stretch, type Week, clashes, minutes, nextStretch, toSlots, toWeek } from './week';

const save = graphql(
  `
    mutation SetWeeklyAvailability($input: SetWeeklyAvailabilityInput!) {
      setWeeklyAvailability(input: $input) {
        mentor {
          ...WeeklyHours
        }
        ...Done
      }
    }
  `,
  [hours, done],
);

type Hours = ResultOf<typeof hours>['availability'];

export function Availability() {
  const { t } = useTranslation(['translation', 'desk']);
  const { data, error, isPending, refetch } = useQuery(mineQuery);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('nav.availability')}</Title>
        <Text c="dimmed">{t('desk:hours.text')}</Text>
      </div>
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={420} radius="lg" />}
      {data && !data.me?.mentor && <Alert color="gray">{t('desk.notMentor')}</Alert>}
      {data?.me?.mentor && <Editor saved={data.me.mentor.availability} />}
      {data?.me?.mentor && <Exceptions />}
    </Stack>
  );
}

const BUFFERS = [0, 5, 10, 15, 30, 45, 60];

function Editor({ saved }: { saved: Hours }) {
  const { t, i18n } = useTranslation(['translation', 'calendar', 'desk']);
  const client = useQueryClient();
  const told = useTold();
  const [draft, setDraft] = useDraft<{ week: Week; zone: string; buffer: number }>(['hours']);
  const { week, zone, buffer } = draft ?? { week: toWeek(saved.slots), zone: saved.timeZone, buffer: saved.bufferMinutes };
  const set = (next: Partial<NonNullable<typeof draft>>) => setDraft({ week, zone, buffer, ...next });
  const setWeek = (next: Week) => set({ week: next });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const now = { timeZone: zone, bufferMinutes: buffer, slots: toSlots(week) };
  const before = { timeZone: saved.timeZone, bufferMinutes: saved.bufferMinutes, slots: toSlots(toWeek(saved.slots)) };
  const dirty = JSON.stringify(now) !== JSON.stringify(before);
  const overlapping = DAYS.filter((day) => clashes(week[day]).length > 0);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => dirty, disabled: !dirty });

  const store = async (input: typeof now, undo?: typeof now) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(save, { input });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['my-hours'] }),
        client.invalidateQueries({ queryKey: ['slots'] }),
      ]);
      setDraft(undefined);
      told({ id: 'hours-saved', message: undo ? t('desk:hours.saved') : t('desk:hours.undone'), undo: undo && (() => void store(undo)) });
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };

  const change = (day: Day, stretches: Stretch[]) => setWeek({ ...week, [day]: stretches });
  const dayName = (index: number) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 10, 2 + index)));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void store(now, before);
      }}
    >
      <Stack gap="lg">
        <HoursCalendar week={week} zone={zone} buffer={buffer} onChange={setWeek} />
        <Title order={2} size="h4">
          {t('calendar:hours.each')}
        </Title>
        <Group align="flex-end" gap="md">
          <Select
            label={t('desk:hours.zone')}
            data={allZones()}
            searchable
            limit={60}
            allowDeselect={false}
            value={zone}
            onChange={(next) => next && set({ zone: next })}
            w={{ base: '100%', xs: 280 }}
          />
          <NativeSelect
            label={t('desk:hours.buffer')}
            value={String(buffer)}
            onChange={(event) => set({ buffer: Number(event.currentTarget.value) })}
            data={[...new Set([...BUFFERS, saved.bufferMinutes])]
              .sort((a, b) => a - b)
              .map((count) => ({ value: String(count), label: count === 0 ? t('desk:hours.noBuffer') : t('slots.minutes', { count }) }))}
            w={{ base: '100%', xs: 220 }}
          />
        </Group>
        <div className={`card ${classes.week}`}>
          {DAYS.map((day, index) => {
            const stretches = week[day];
            const wrong = clashes(stretches);
            return (
              <div key={day} className={classes.row} role="group" aria-label={dayName(index)}>
                <Switch
                  className={classes.name}
                  label={dayName(index)}
                  checked={stretches.length > 0}
                  onChange={(event) => change(day, event.currentTarget.checked ? [nextStretch([])] : [])}
                />
                <Stack gap={8} className={classes.slots}>
                  {stretches.length === 0 && (
                    <Text c="dimmed" size="sm" pt={6}>
                      {t('desk:hours.off')}
                    </Text>
                  )}
                  {stretches.map((stretch, at) => (
                    <Group key={at} gap={8} wrap="nowrap">
                      <Time
                        id={stretchId(day, at)}
                        label={t('desk:hours.from', { day: dayName(index) })}
                        value={stretch.start}
                        wrong={wrong.includes(at)}
                        change={(start) => change(day, stretches.with(at, { ...stretch, start }))}
                      />
                      <Text c="dimmed" aria-hidden>
                        –
                      </Text>
                      <Time
                        label={t('desk:hours.to', { day: dayName(index) })}
                        value={stretch.end}
                        end
                        wrong={wrong.includes(at)}
                        change={(end) => change(day, stretches.with(at, { ...stretch, end }))}
                      />
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('desk:hours.remove')}
                        onClick={() => change(day, stretches.toSpliced(at, 1))}
                      >
                        <X size={16} />
                      </ActionIcon>
                    </Group>
                  ))}
                  {wrong.length > 0 && (
                    <Text size="xs" c="red" role="alert">
                      {t('desk:hours.clash')}
                    </Text>
                  )}
                </Stack>
                <Group gap={4} wrap="nowrap">
                  <Tooltip label={t('desk:hours.add')}>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      aria-label={t('desk:hours.addTo', { day: dayName(index) })}
                      onClick={() => change(day, [...stretches, nextStretch(stretches)])}
                    >
                      <Plus size={16} />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label={t('desk:hours.copy')}>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      aria-label={t('desk:hours.copyOf', { day: dayName(index) })}
                      onClick={() =>
                        setWeek(Object.fromEntries(DAYS.map((each, i) => [each, i < 5 || each === day ? stretches : week[each]])) as Week)
                      }
                    >
                      <Copy size={16} />
                    </ActionIcon>
                  </Tooltip>
                </Group>
                <div className={classes.bar} aria-hidden>
                  {stretches.map((stretch, at) => (
                    <div
                      key={at}
                      className={classes.stretch}
                      style={{
                        left: `${minutes(stretch.start) / 14.4}%`,
                        width: `${Math.max(0, minutes(stretch.end, true) - minutes(stretch.start)) / 14.4}%`,
                      }}
                    />
                  ))}
                </div>
              </div>
            );
          })}
        </div>
        {failure !== undefined && <Trouble error={failure} />}
        <Group>
          <Button type="submit" loading={busy} disabled={!dirty || overlapping.length > 0}>
            {t('desk:hours.save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {dirty ? t('common.unsaved') : t('common.upToDate')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

const QUARTERS = Array.from({ length: 96 }, (_, index) => {
  const hour = String(Math.floor(index / 4)).padStart(2, '0');
  return `${hour}:${String((index % 4) * 15).padStart(2, '0')}`;
});

function Time({
  id,
  label,
  value,
  end,
  wrong,
  change,
}: {
  id?: string;
  label: string;
  value: string;
  end?: boolean;
  wrong: boolean;
  change: (value: string) => void;
}) {
  const options = end ? [...QUARTERS.slice(1), '00:00'] : QUARTERS;
  return (
    <NativeSelect
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value}
      error={wrong}
      w={96}
      onChange={(event) => change(event.currentTarget.value)}
      data={(options.includes(value) ? options : [value, ...options]).map((time) => ({
        value: time,
        label: end && time === '00:00' ? '24:00' : time,
      }))}
    />
  );
}
