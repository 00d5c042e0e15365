import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { WithReason } from '../../ui/WithReason';
import { hideReview } from './reviews';

/** An admin takes a review from the mentor's page. */
export function HideReview({ reviewId }: { reviewId: string }) {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" leftSection={<EyeOff size={14} aria-hidden />} onClick={() => setOpen(true)}>
        {t('moderate.hide')}
      </Button>
      {open && (
        <WithReason
          title={t('moderate.hide')}
          text={t('moderate.hideText')}
          submit={t('moderate.hide')}
          required
          danger
          onClose={() => setOpen(false)}
          run={(reason) => mutate(hideReview, { input: { reviewId, reason } })}
          done={async () => {
            await client.resetQueries({ queryKey: ['mentor'] });
          }}
        />
      )}
    </>
  );
}
