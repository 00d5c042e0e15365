import { Anchor, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chargeback } from './Chargeback';
import { Evidence } from './Evidence';
import { RefundByHand } from './RefundByHand';

/** What staff do about a booking's money. */
export function StaffPanel({ bookingId, mentee }: { bookingId: string; mentee: { id: string; name: string } }) {
  const { t } = useTranslation('finance');
  return (
    <section className="card" style={{ padding: 'var(--mantine-spacing-lg)' }} aria-labelledby="for-staff">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4" id="for-staff">
          {t('staff.title')}
        </Title>
        <Anchor component={Link} to="/books" search={{ booking: bookingId } as never} size="sm">
          {t('staff.entries')}
        </Anchor>
        <Anchor component={Link} to="/books/credits" search={{ member: mentee.id } as never} size="sm">
          {t('staff.credits', { name: mentee.name })}
        </Anchor>
        <Chargeback bookingId={bookingId} />
        <RefundByHand bookingId={bookingId} />
        <Evidence bookingId={bookingId} />
      </Stack>
    </section>
  );
}
