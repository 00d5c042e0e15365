import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutateAsIs } from '../../api/client';
import { sessionQuery } from '../../api/session';
import { Trouble } from '../../ui/Trouble';
import { AccountCard } from './AccountCard';
import { verifyAddress } from './documents';
import { useToken } from './landing';

const route = getRouteApi('/verify-address');

export function VerifyAddress() {
  const { t } = useTranslation(['translation', 'account']);
  const client = useQueryClient();
  const { token: inAddress } = route.useSearch();
  const token = useToken(inAddress);
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked');
  const [failure, setFailure] = useState<unknown>();
  const verify = async () => {
    setState('busy');
    setFailure(undefined);
    try {
      await mutateAsIs(verifyAddress, { input: { token: token ?? '' } });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      setState('done');
    } catch (caught) {
      setFailure(caught);
      setState('asked');
    }
  };
  return (
    <AccountCard title={t('account:verify.title')}>
      <Stack>
        <Text role="status">{state === 'done' ? t('account:verify.done') : token ? t('account:verify.text') : t('account:verify.noLink')}</Text>
        {failure !== undefined && <Trouble error={failure} />}
        {state === 'done' || !token ? (
          <Button component={Link} to="/">
            {t('common.goOn')}
          </Button>
        ) : (
          <Button loading={state === 'busy'} onClick={() => void verify()}>
            {t('account:verify.submit')}
          </Button>
        )}
      </Stack>
    </AccountCard>
  );
}
