import { Alert, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { WhyNot } from '../../ui/WhyNot';
import { WithReason } from '../../ui/WithReason';
import { may } from '../../ui/may';
import { useWhen } from '../../ui/when';
import { type StrikesOfMember, resumeMentor, strikesQuery } from '../settings/strikes';
import { StrikeCard } from './Strikes';

/** What a member missed, the newest first, and what admins decide about it. */
export function PersonStrikes({ memberId }: { memberId: string }) {
  const { t } = useTranslation('admin');
  const { data, error, isPending, refetch } = useQuery(strikesQuery(memberId));
  return (
    <section>
      <Title order={3} size="h4" mb="xs">
        {t('strike.title')}
      </Title>
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={60} radius="lg" aria-busy />}
      {data && (
        <Stack gap="sm">
          {data.pausedSince && <Paused member={data} since={data.pausedSince} />}
          {data.strikes.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('strike.nothing')}
            </Text>
          )}
          {data.strikes.length > 0 && data.threshold === 0 && (
            <Text size="sm" c="dimmed">
              {t('strike.blockNobody')}
            </Text>
          )}
          {data.strikes.toReversed().map((strike) => (
            <StrikeCard key={strike.bookingId} member={data} strike={strike} />
          ))}
        </Stack>
      )}
    </section>
  );
}

/** Nobody can book them as a mentor, until an admin has looked into it. */
function Paused({ member, since }: { member: StrikesOfMember; since: string }) {
  const { t } = useTranslation('admin');
  const client = useQueryClient();
  const when = useWhen();
  const [asked, setAsked] = useState(false);
  return (
    <Alert color="orange" data-testid="paused">
      <Text size="sm">{t('strike.paused', { since: when.dateTime(since) })}</Text>
      {may(member, 'RESUME_MENTOR') ? (
        <Button mt="sm" size="xs" variant="default" onClick={() => setAsked(true)}>
          {t('strike.resume')}
        </Button>
      ) : (
        <WhyNot of={member} action="RESUME_MENTOR" />
      )}
      {asked && (
        <WithReason
          title={t('strike.resume')}
          text={t('strike.resumeText')}
          submit={t('strike.resume')}
          required
          onClose={() => setAsked(false)}
          run={(reason) => mutate(resumeMentor, { input: { memberId: member.memberId, reason } })}
          done={() => client.invalidateQueries({ queryKey: ['admin', 'strikes'] })}
        />
      )}
    </Alert>
  );
}
