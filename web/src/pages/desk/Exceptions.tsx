import { ActionIcon, Button, Group, Skeleton, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { startOfDay } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { useTold } from '../../ui/undo';
import { useWhen } from '../../ui/when';
import classes from './Desk.module.css';
import { type Plans, addAway, clearDate, plansQuery, removeAway, setDate, setWindow } from './plans';

/** What is otherwise than in the other weeks, and how soon and how far ahead one can be booked. */
export function Exceptions() {
  const { data, error, isPending, refetch } = useQuery(plansQuery);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={260} radius="lg" aria-busy />;
  if (!data) return null;
  return (
    <>
      <Dates plans={data} />
      <Away plans={data} />
      <Window plans={data} key={JSON.stringify(data.bookingWindow)} />
    </>
  );
}

function useChanged(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: ['my-hours', 'plans'] }), client.invalidateQueries({ queryKey: ['slots'] })]);
}

function Dates({ plans }: { plans: Plans }) {
  const { t } = useTranslation(['translation', 'desk']);
  const zone = plans.availability.timeZone;
  const when = useWhen(zone);
  const changed = useChanged();
  const [date, setDay] = useState('');
  const [off, setOff] = useState(true);
  const [start, setStart] = useState('09:00');
  const [end, setEnd] = useState('17:00');
  const add = useMutation({
    mutationFn: () => mutate(setDate, { input: { date, slots: off ? [] : [{ start, end }] } }),
    onSuccess: async () => {
      setDay('');
      await changed();
    },
  });
  return (
    <section className={`card ${classes.panel}`} id="own-dates">
      <Title order={2} size="h4">
        {t('desk:dates.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('desk:dates.text')}
      </Text>
      <Stack gap="xs" mb="md">
        {plans.dateAvailability.map(({ date: day, hours }) => {
          const name = when.longDate(startOfDay(day, zone));
          return (
            <Removable
              key={day}
              name={name}
              label={t('desk:dates.clear', { day: name })}
              remove={() => mutate(clearDate, { input: { date: day } })}
              undo={() => mutate(setDate, { input: { date: day, slots: hours.map((each) => ({ start: each.start, end: each.end })) } })}
              done={t('desk:dates.cleared', { day: name })}
            >
              : {hours.length === 0 ? t('desk:dates.off') : hours.map((each) => `${each.start.slice(0, 5)} – ${each.end.slice(0, 5)}`).join(', ')}
            </Removable>
          );
        })}
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput type="date" label={t('desk:dates.date')} value={date} onChange={(event) => setDay(event.currentTarget.value)} required />
          <Switch label={t('desk:dates.dayOff')} checked={off} onChange={(event) => setOff(event.currentTarget.checked)} mb={8} />
          {!off && (
            <>
              <TextInput type="time" label={t('desk:dates.from')} value={start} onChange={(event) => setStart(event.currentTarget.value)} required />
              <TextInput type="time" label={t('desk:dates.to')} value={end} onChange={(event) => setEnd(event.currentTarget.value)} required />
            </>
          )}
          <Button type="submit" variant="light" loading={add.isPending}>
            {t('desk:dates.add')}
          </Button>
        </Group>
        {add.isError && <Trouble error={add.error} />}
      </form>
    </section>
  );
}

/** A row of what was said, which is taken back with a click, and said again with another. */
function Removable({
  name,
  label,
  remove,
  undo,
  done,
  children,
}: {
  name: string;
  label: string;
  remove: () => Promise<unknown>;
  undo: () => Promise<unknown>;
  /** What is told then. */
  done: string;
  children?: ReactNode;
}) {
  const changed = useChanged();
  const reported = useReported();
  const told = useTold();
  const go = async () => {
    const removed = await reported(remove().then(() => true));
    await changed();
    if (removed) told({ message: done, undo: () => void reported(undo().then(changed)) });
  };
  return (
    <Group justify="space-between" wrap="nowrap" role="group" aria-label={name}>
      <Text size="sm" className="tabular">
        {name}
        {children}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => void go()}>
        <X size={16} />
      </ActionIcon>
    </Group>
  );
}

function Away({ plans }: { plans: Plans }) {
  const { t } = useTranslation(['translation', 'desk']);
  const changed = useChanged();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  // By the clock on the wall: a time without a zone is told as one of UTC, in UTC.
  const wall = useWhen('UTC');
  const add = useMutation({
    mutationFn: () => mutate(addAway, { input: { from, to } }),
    onSuccess: async () => {
      setFrom('');
      setTo('');
      await changed();
    },
  });
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={2} size="h4">
        {t('desk:away.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('desk:away.text', { zone: plans.availability.timeZone })}
      </Text>
      <Stack gap="xs" mb="md">
        {plans.timeAway.map((away) => {
          const name = `${wall.dateTime(`${away.from}Z`)} – ${wall.dateTime(`${away.to}Z`)}`;
          return (
            <Removable
              key={away.from + away.to}
              name={name}
              label={t('desk:away.remove', { time: name })}
              remove={() => mutate(removeAway, { input: { from: away.from, to: away.to } })}
              undo={() => mutate(addAway, { input: { from: away.from, to: away.to } })}
              done={t('desk:away.removed', { time: name })}
            />
          );
        })}
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput type="datetime-local" label={t('desk:away.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} required />
          <TextInput type="datetime-local" label={t('desk:away.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} required />
          <Button type="submit" variant="light" loading={add.isPending}>
            {t('desk:away.add')}
          </Button>
        </Group>
        {add.isError && <Trouble error={add.error} />}
      </form>
    </section>
  );
}

function Window({ plans }: { plans: Plans }) {
  const { t } = useTranslation(['translation', 'desk']);
  const changed = useChanged();
  const saved = plans.bookingWindow;
  const [notice, setNotice] = useState(String(saved.noticeMinutes / 60));
  const [horizon, setHorizon] = useState(String(saved.horizonDays));
  const noticeMinutes = Math.round(Number(notice) * 60);
  const horizonDays = Number(horizon);
  const dirty = noticeMinutes !== saved.noticeMinutes || horizonDays !== saved.horizonDays;
  const save = useMutation({
    mutationFn: () => mutate(setWindow, { input: { noticeMinutes, horizonDays } }),
    onSuccess: changed,
  });
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={2} size="h4" mb="sm">
        {t('desk:window.title')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput type="number" label={t('desk:window.notice')} min={0} max={720} step="any" value={notice} onChange={({ currentTarget }) => setNotice(currentTarget.value)} required w={220} />
          <TextInput type="number" label={t('desk:window.horizon')} min={1} max={365} value={horizon} onChange={({ currentTarget }) => setHorizon(currentTarget.value)} required w={220} />
          <Button type="submit" variant="light" loading={save.isPending} disabled={!dirty}>
            {t('common.save')}
          </Button>
        </Group>
        {save.isError && <Trouble error={save.error} />}
      </form>
    </section>
  );
}
