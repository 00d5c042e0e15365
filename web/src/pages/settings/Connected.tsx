import { Anchor, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Failure } from '../../api/errors';
import { Trouble } from '../../ui/Trouble';
import { AccountCard } from '../account/AccountCard';
import { cameFrom, forget } from './consent';
import { finishCalendar } from './documents';

const route = getRouteApi('/calendar-connected');

/** Where a provider sends a member back to, who has consented there or not. */
export function Connected() {
  const { t } = useTranslation(['translation', 'settings']);
  const { state, code, error } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>();
  // The code works once, so it is sent once.
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const finish = async () => {
      const kind = state === undefined ? undefined : cameFrom(state);
      forget();
      if (error !== undefined || code === undefined || state === undefined || kind === undefined) {
        throw new Failure('INVALID_CONSENT', error ?? '');
      }
      await mutate(finishCalendar, { input: { kind, state, code } });
      await client.invalidateQueries({ queryKey: ['settings', 'calendars'] });
      await navigate({ to: '/settings/calendars', replace: true });
    };
    finish().catch(setFailure);
  }, [client, code, error, navigate, state]);
  return (
    <AccountCard title={t('settings:connected.title')}>
      {failure === undefined ? (
        <Text role="status">
          <Loader size="xs" mr="xs" aria-hidden />
          {t('settings:connected.busy')}
        </Text>
      ) : (
        <>
          <Trouble error={failure} />
          <Anchor component={Link} to="/settings/calendars">
            {t('settings:connected.back')}
          </Anchor>
        </>
      )}
    </AccountCard>
  );
}
