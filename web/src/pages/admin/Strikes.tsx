import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, Onward } from '../../ui/Nothing';
import { usePaged } from '../../ui/paged';
import { Pages } from '../../ui/Pages';
import { Tag } from '../../ui/Tag';
import { WithReason } from '../../ui/WithReason';
import { may } from '../../ui/may';
import { useWhen } from '../../ui/when';
import { type Strike, type StrikesOfMember, appealedQuery, decideStrike, waiting } from '../settings/strikes';
import { Admin } from './Admin';
import classes from './Admin.module.css';

const COLORS = { NOTED: 'yellow', APPEALED: 'orange', UPHELD: 'red', WITHDRAWN: 'gray' } as const;

/** Appeals of strikes that wait for a decision, the longest first. */
export function Strikes() {
  const { t } = useTranslation(['translation', 'admin']);
  const appealed = usePaged(appealedQuery);
  return (
    <Admin here="/admin/strikes">
      <Pages
        of={appealed}
        empty={<Nothing icon={CalendarX} title={t('admin:strike.none')} text={t('admin:strike.noneText')}><Onward to="/admin/disputes">{t('admin:page.disputes')}</Onward></Nothing>}
      >
        {(all) => (
          <Stack gap="md" maw={720}>
            {all.flatMap((member) =>
              waiting(member.strikes).map((strike) => (
                <StrikeCard key={member.id + strike.bookingId} member={member} strike={strike} />
              )),
            )}
          </Stack>
        )}
      </Pages>
    </Admin>
  );
}

/** One strike with what an admin decides about it. */
export function StrikeCard({ member, strike }: { member: StrikesOfMember; strike: Strike }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen();
  const [decision, setDecision] = useState<'UPHOLD' | 'WITHDRAW'>();
  return (
    <section className={`card ${classes.panel}`} data-testid="appeal">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t(`admin:strike.kind.${strike.kind}`)}
        </Title>
        <Tag color={COLORS[strike.status]}>{t(`admin:strike.status.${strike.status}`)}</Tag>
      </Group>
      <Group gap="md">
        <Anchor size="sm" component={Link} to="/admin" search={{ member: member.memberId } as never}>
          {t('admin:strike.member')}
        </Anchor>
        <Anchor size="sm" component={Link} to={`/bookings/${strike.bookingId}` as never}>
          {when.zoned(strike.startsAt)}
        </Anchor>
        <Text size="sm" c="dimmed">
          {member.blockedUntil
            ? t('admin:strike.blocked', { until: when.zoned(member.blockedUntil) })
            : t('admin:strike.counting', { count: member.counting })}
        </Text>
      </Group>
      {strike.appealReason && (
        <Text mt="xs" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          “{strike.appealReason}”
        </Text>
      )}
      {strike.decisionReason && (
        <Text mt="xs" size="sm">
          {t('admin:strike.decided', { reason: strike.decisionReason })}
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {(['UPHOLD', 'WITHDRAW'] as const)
          .filter((each) => may(strike, `${each}_STRIKE`))
          .map((each) => (
            <Button key={each} size="xs" variant="default" onClick={() => setDecision(each)}>
              {t(`admin:strike.${each}`)}
            </Button>
          ))}
      </Group>
      {decision && (
        <WithReason
          title={t(`admin:strike.${decision}`)}
          text={t('admin:strike.read')}
          submit={t(`admin:strike.${decision}`)}
          required
          onClose={() => setDecision(undefined)}
          run={(reason) =>
            mutate(decideStrike, { input: { memberId: member.memberId, bookingId: strike.bookingId, decision, reason } })
          }
          done={() => client.invalidateQueries({ queryKey: ['admin', 'strikes'] })}
        />
      )}
    </section>
  );
}
