import { SegmentedControl, Stack, useMatches } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bank } from './Bank';
import { Batches } from './Batches';
import { Books } from './Books';
import { PayoutList } from './PayoutList';
import { Waiting } from './Waiting';
import { PAYOUT_VIEWS, type PayoutView } from './states';

const route = getRouteApi('/books/payouts');

/** What mentors have earned: what is due, what was paid, what is held, and what goes out together. */
export function Payouts() {
  const { t } = useTranslation('finance');
  // Four of them side by side are wider than a telephone.
  const orientation = useMatches<'vertical' | 'horizontal'>({ base: 'vertical', sm: 'horizontal' });
  const { status, view } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (chosen: PayoutView | undefined) => void navigate({ search: { view: chosen }, replace: true });
  return (
    <Books here="/books/payouts">
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('view.label')}
          orientation={orientation}
          value={view ?? 'payouts'}
          onChange={(value) => show(PAYOUT_VIEWS.find((each) => each === value))}
          data={(['payouts', ...PAYOUT_VIEWS] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
          style={{ alignSelf: orientation === 'vertical' ? 'stretch' : 'flex-start' }}
        />
        {view === 'waiting' && <Waiting />}
        {view === 'batches' && <Batches />}
        {view === 'bank' && <Bank />}
        {view === undefined && <PayoutList status={status} choose={(chosen) => void navigate({ search: { status: chosen }, replace: true })} />}
      </Stack>
    </Books>
  );
}
