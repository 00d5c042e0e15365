import { ActionIcon, Alert, Button, CopyButton, Group, Skeleton, Stack, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarX2, Check, Copy, Link2, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { useLater } from '../../ui/later';
import { useWhen } from '../../ui/when';
import { Settings } from './Settings';
import { leaveFor } from './consent';
import {
  type CalendarKind,
  type CalendarTask,
  type OutsideCalendar,
  calendarsQuery,
  connectAddress,
  createFeed,
  disconnectCalendar,
  refreshCalendar,
  revokeFeed,
  settleTask,
  startCalendar,
} from './documents';
import classes from '../admin/Admin.module.css';

/** A calendar that is not read any more. */
interface Ended {
  id: string;
  kind: OutsideCalendar['kind'];
}

/** Calendars kept elsewhere, what they say that we do not, and the address under which ours is read elsewhere. */
export function Calendars() {
  const { t } = useTranslation(['translation', 'settings']);
  const { data, error, isPending, refetch } = useQuery(calendarsQuery);
  const changed = useChanged();
  const ends = useLater<Ended>({
    send: ({ kind }) => mutate(disconnectCalendar, { input: { kind } }, { keepalive: true }),
    done: changed,
    told: (those) => t('settings:outside.ended', { count: those.length }),
  });
  return (
    <Settings here="/settings/calendars">
      <Stack gap="lg" maw={760}>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={320} radius="lg" aria-busy />}
        {data && (
          <>
            {(data.calendarTasks ?? []).map((task) => (
              <Task key={task.id} task={task} />
            ))}
            <section className={`card ${classes.panel}`}>
              <Title order={2} size="h4" mb={4}>
                {t('settings:outside.title')}
              </Title>
              <Text size="sm" c="dimmed" mb="md">
                {t('settings:outside.text')}
              </Text>
              <Stack gap="md">
                {(['GOOGLE', 'MICROSOFT', 'ADDRESS'] as const).map((kind) => {
                  // One that is connected before the other is ended would be ended in its place.
                  if (ends.hidden.includes(kind)) return null;
                  const connected = data.outsideCalendars?.find((each) => each.kind === kind);
                  return connected ? (
                    <Outside key={kind} calendar={connected} onEnd={() => ends.later({ id: kind, kind })} />
                  ) : kind === 'ADDRESS' ? (
                    <Address key={kind} />
                  ) : (
                    <Provider key={kind} kind={kind} />
                  );
                })}
              </Stack>
            </section>
            <Feed since={data.calendarFeed?.createdAt} />
          </>
        )}
      </Stack>
    </Settings>
  );
}

function useChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['settings', 'calendars'] });
}

function Outside({ calendar, onEnd }: { calendar: OutsideCalendar; onEnd: () => void }) {
  const { t } = useTranslation(['translation', 'settings']);
  const when = useWhen();
  const reported = useReported();
  const changed = useChanged();
  const name = t(`settings:calendar.${calendar.kind}`);
  const input = { input: { kind: calendar.kind } };
  return (
    <div role="group" aria-label={name}>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <Tag color={calendar.failure ? 'red' : calendar.reading ? 'blue' : 'brand'}>
              {calendar.failure
                ? t(`settings:failure.${calendar.failure}`)
                : t(calendar.reading ? 'settings:outside.reading' : 'settings:outside.connected')}
            </Tag>
          </Group>
          <Text size="sm" c="dimmed" className="tabular">
            {[
              calendar.host,
              calendar.readAt && t('settings:outside.readAt', { time: when.zoned(calendar.readAt) }),
              calendar.readAt && t('settings:outside.busy', { count: calendar.busyTimes }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {calendar.unreadable > 0 && (
            <Text size="sm" c="orange">
              {t('settings:outside.unreadable', { count: calendar.unreadable })}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Tooltip label={t('settings:outside.refresh')}>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('settings:outside.refreshOf', { name })}
              onClick={() => void reported(mutate(refreshCalendar, input).then(changed))}
            >
              <RefreshCw size={16} />
            </ActionIcon>
          </Tooltip>
          <Button
            size="sm"
            variant="default"
            aria-label={t('settings:outside.disconnectOf', { name })}
            onClick={onEnd}
          >
            {t('settings:outside.disconnect')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}

function Provider({ kind }: { kind: CalendarKind }) {
  const { t } = useTranslation(['translation', 'settings']);
  const start = useMutation({
    mutationFn: async () => {
      const { address } = await mutate(startCalendar, { input: { kind } });
      if (address) leaveFor(kind, address);
    },
  });
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Text>{t(`settings:calendar.${kind}`)}</Text>
        <Button
          size="sm"
          variant="light"
          loading={start.isPending}
          aria-label={t('settings:outside.connectOf', { name: t(`settings:calendar.${kind}`) })}
          onClick={() => start.mutate()}
        >
          {t('settings:outside.connect')}
        </Button>
      </Group>
      {start.isError && <Trouble error={start.error} />}
    </div>
  );
}

function Address() {
  const { t } = useTranslation(['translation', 'settings']);
  const changed = useChanged();
  const [address, setAddress] = useState('');
  const connect = useMutation({
    mutationFn: () => mutate(connectAddress, { input: { address: address.trim() } }),
    onSuccess: async () => {
      setAddress('');
      await changed();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate();
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          type="url"
          label={t('settings:calendar.ADDRESS')}
          description={t('settings:outside.addressHint')}
          placeholder="https://…/calendar.ics"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          required
          autoComplete="off"
          style={{ flex: '1 1 16rem' }}
        />
        <Button type="submit" variant="light" loading={connect.isPending}>
          {t('settings:outside.connect')}
        </Button>
      </Group>
      {connect.isError && <Trouble error={connect.error} />}
    </form>
  );
}

function Task({ task }: { task: CalendarTask }) {
  const { t } = useTranslation(['translation', 'settings']);
  const when = useWhen();
  const reported = useReported();
  const changed = useChanged();
  return (
    <Alert color="orange" variant="light" icon={<CalendarX2 aria-hidden />} title={t(`settings:task.${task.kind}`)} data-testid="calendar-task">
      <Stack gap="sm">
        <Text size="sm" className="tabular">
          {t('settings:task.session', { time: when.dateTime(task.startsAt) })}
          {task.elsewhereStartsAt && ` ${t('settings:task.elsewhere', { time: when.dateTime(task.elsewhereStartsAt) })}`} (
          {when.zoneName(task.startsAt)})
        </Text>
        <Group gap="xs">
          {task.choices.includes('KEEP') && (
            <Button size="xs" onClick={() => void reported(mutate(settleTask, { input: { taskId: task.id, how: 'KEEP' } }).then(changed))}>
              {t('settings:task.KEEP')}
            </Button>
          )}
          {task.sessionId.startsWith('bkg_') && (task.choices.includes('RESCHEDULE') || task.choices.includes('CANCEL')) && (
            <Button size="xs" variant="default" component={Link} to={`/bookings/${task.sessionId}` as never}>
              {t('settings:task.open')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

function Feed({ since }: { since: string | undefined }) {
  const { t } = useTranslation(['translation', 'settings']);
  const when = useWhen();
  const changed = useChanged();
  const [address, setAddress] = useState<string>();
  const make = useMutation({
    mutationFn: () => mutate(createFeed, {}),
    onSuccess: async (made) => {
      setAddress(made.address ?? undefined);
      await changed();
    },
  });
  // At once: an address that has got about must not be good for a moment longer.
  const revoke = useMutation({
    mutationFn: () => mutate(revokeFeed, {}),
    onSuccess: async () => {
      setAddress(undefined);
      await changed();
    },
  });
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={2} size="h4" mb={4}>
        {t('settings:feed.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('settings:feed.text')}
      </Text>
      <Stack gap="sm">
        {address && (
          <TextInput
            label={t('settings:feed.address')}
            description={t('settings:feed.once')}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
            rightSection={
              <CopyButton value={address}>
                {({ copied, copy }) => (
                  <ActionIcon variant="subtle" aria-label={t('settings:feed.copy')} onClick={copy}>
                    {copied ? <Check size={16} /> : <Copy size={16} />}
                  </ActionIcon>
                )}
              </CopyButton>
            }
          />
        )}
        {since && !address && (
          <Text size="sm" className="tabular">
            {t('settings:feed.since', { time: when.zoned(since) })}
          </Text>
        )}
        {(make.error ?? revoke.error) && <Trouble error={make.error ?? revoke.error} />}
        <Group gap="xs">
          <Button
            variant={since ? 'default' : 'filled'}
            loading={make.isPending}
            leftSection={<Link2 size={16} aria-hidden />}
            onClick={() => make.mutate()}
          >
            {t(since ? 'settings:feed.another' : 'settings:feed.make')}
          </Button>
          {since && (
            <Button variant="outline" className="danger" loading={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('settings:feed.revoke')}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  );
}
