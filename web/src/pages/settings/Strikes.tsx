import { Alert, Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, Onward } from '../../ui/Nothing';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { may } from '../../ui/may';
import { useWhen } from '../../ui/when';
import { Settings } from './Settings';
import { type Strike, appealStrike, myStrikesQuery } from './strikes';
import classes from '../admin/Admin.module.css';

const COLORS = { NOTED: 'yellow', APPEALED: 'orange', UPHELD: 'red', WITHDRAWN: 'gray' } as const;

/** What a member is counted for, until when, and how it can be appealed. */
export function Strikes() {
  const { t } = useTranslation(['translation', 'settings']);
  const when = useWhen();
  const { data, error, isPending, refetch } = useQuery(myStrikesQuery);
  return (
    <Settings here="/settings/strikes">
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton height={200} radius="lg" aria-busy />
      ) : data.strikes.length === 0 ? (
        <Nothing icon={CalendarX} title={t('settings:strikes.none')} text={t('settings:strikes.noneText')}><Onward to="/bookings">{t('nav.bookings')}</Onward></Nothing>
      ) : (
        <Stack gap="md" maw={720}>
          {data.blockedUntil && (
            <Alert color="red" data-testid="blocked">
              {t('settings:strikes.blocked', { until: when.zoned(data.blockedUntil) })}
            </Alert>
          )}
          {data.pausedSince && (
            <Alert color="orange" data-testid="paused">
              {t('settings:strikes.paused', { since: when.dateTime(data.pausedSince) })}
            </Alert>
          )}
          <Text size="sm" c="dimmed">
            {data.threshold === 0 ? t('settings:strikes.textNoBlock') : t('settings:strikes.text', { count: data.threshold })}
          </Text>
          {data.strikes.toReversed().map((strike) => (
            <One key={strike.bookingId} strike={strike} />
          ))}
        </Stack>
      )}
    </Settings>
  );
}

function One({ strike }: { strike: Strike }) {
  const { t } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  const when = useWhen();
  const [asked, setAsked] = useState(false);
  return (
    <section className={`card ${classes.panel}`} data-testid="strike">
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h4">
          {t(`settings:strikes.kind.${strike.kind}`)}
        </Title>
        <Tag color={COLORS[strike.status]}>{t(`settings:strikes.status.${strike.status}`)}</Tag>
      </Group>
      <Text size="sm">
        <Anchor size="sm" component={Link} to={`/bookings/${strike.bookingId}` as never}>
          {when.zoned(strike.startsAt)}
        </Anchor>
      </Text>
      {strike.counts && (
        <Text size="sm" c="dimmed">
          {t('settings:strikes.counts', { until: when.zoned(strike.expiresAt) })}
        </Text>
      )}
      {strike.appealReason && <Text size="sm">{t('settings:strikes.said', { reason: strike.appealReason })}</Text>}
      {strike.decisionReason && <Text size="sm">{t('settings:strikes.answer', { reason: strike.decisionReason })}</Text>}
      {may(strike, 'APPEAL_STRIKE') && (
        <Button mt="sm" size="xs" variant="default" onClick={() => setAsked(true)}>
          {t('settings:strikes.appeal')}
        </Button>
      )}
      {asked && (
        <WithReason
          title={t('settings:strikes.appeal')}
          text={t('settings:strikes.appealText')}
          submit={t('settings:strikes.appeal')}
          most={2_000}
          required
          onClose={() => setAsked(false)}
          run={(reason) => mutate(appealStrike, { input: { bookingId: strike.bookingId, reason } })}
          done={() => client.invalidateQueries({ queryKey: ['settings', 'strikes'] })}
        />
      )}
    </section>
  );
}
