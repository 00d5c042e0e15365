import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../ui/Trouble';
import { strikesQuery } from '../settings/strikes';
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
