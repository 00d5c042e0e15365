import { Button, Group, NumberInput, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { done, graphql } from '../../api/graphql';
import { ReasonForm } from '../../ui/ReasonForm';

const setCommission = graphql(
  `
    mutation SetCommission($input: SetCommissionInput!) {
      setCommission(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

/** What the platform keeps of what is booked with a mentor from now on, and another share for a reason. */
export function PersonCommission({ mentorId, commission, may }: { mentorId: string; commission: { basisPoints: number; agreed: boolean }; may: boolean }) {
  const { t, i18n } = useTranslation('admin');
  const client = useQueryClient();
  const [setting, setSetting] = useState<'agreed' | 'usual'>();
  const [percent, setPercent] = useState<string | number>(commission.basisPoints / 100);
  const share = (commission.basisPoints / 10_000).toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <section>
      <Title order={3} size="h4" mb="xs">
        {t('commission.title')}
      </Title>
      <Text size="sm" mb="xs" data-testid="commission">
        {t(commission.agreed ? 'commission.agreed' : 'commission.usual', { share })}
      </Text>
      {setting ? (
        <ReasonForm
          text={t('commission.text')}
          submit={t(`commission.set.${setting}`)}
          onBack={() => setSetting(undefined)}
          onSubmit={async (reason) => {
            await mutate(setCommission, {
              input: { mentorId, basisPoints: setting === 'usual' ? null : Math.round(Number(percent) * 100), reason },
            });
            setSetting(undefined);
            await client.invalidateQueries({ queryKey: ['admin'] });
          }}
        >
          {setting === 'agreed' && (
            <NumberInput label={t('commission.percent')} min={20} max={30} step={0.5} decimalScale={2} value={percent} onChange={setPercent} required />
          )}
        </ReasonForm>
      ) : (
        may && (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => setSetting('agreed')}>
              {t('commission.set.agreed')}
            </Button>
            {commission.agreed && (
              <Button size="compact-sm" variant="default" onClick={() => setSetting('usual')}>
                {t('commission.set.usual')}
              </Button>
            )}
          </Group>
        )
      )}
    </section>
  );
}
