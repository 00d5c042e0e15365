import { Button, Group, List, Modal, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Landmark, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate, query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { gatewayName } from '../../ui/gateways';
import { may } from '../../ui/may';
import { useWhyNot } from '../bookings/actions';
import classes from './Desk.module.css';

const accountsDocument = graphql(`
  query PayeeAccounts {
    payeeAccounts {
      id
      gateway
      state
      missing
      code
      availableActions {
        action
        allowed
        reason
      }
    }
  }
`);

type Account = ResultOf<typeof accountsDocument>['payeeAccounts'][number];

/* A new address each time it is read, so it is read when it is gone to. */
const onboardingDocument = graphql(`
  query PayeeOnboarding {
    payeeAccounts {
      id
      onboarding {
        url
      }
    }
  }
`);

const openDocument = graphql(
  `
    mutation OpenPayeeAccount($input: OpenPayeeAccountInput!) {
      openPayeeAccount(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

const accountsQuery = queryOptions({
  queryKey: ['payee-accounts'],
  queryFn: async () => (await query(accountsDocument, {})).payeeAccounts,
  // Who comes back from the gateway's page is soon told what came of it: what it says is kept for some seconds on the way.
  refetchInterval: ({ state }) =>
    state.data?.some((account) => account.state === 'OPENING') ? 2_000 : state.data?.some((account) => account.state === 'INCOMPLETE') ? 10_000 : false,
});

const COLOURS = { READY: 'brand', INCOMPLETE: 'orange', REFUSED: 'red', OPENING: 'blue', NONE: 'gray', UNKNOWN: 'gray' } as const;

/** Where a mentor is paid: an account at each gateway that opens some. The rest is told to the gateway, on its own page. */
export function GetPaid() {
  const { t } = useTranslation('desk');
  const { data, error, isPending, isFetching, refetch } = useQuery(accountsQuery);
  if (data?.length === 0) return null;
  return (
    <section aria-labelledby="get-paid">
      <Title order={2} size="h3" mb="sm" id="get-paid">
        {t('payee.title')}
      </Title>
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={120} radius="lg" aria-busy />}
      <Stack>
        {data?.map((account) => (
          <AccountCard key={account.id} account={account} isAsking={isFetching} askAgain={() => void refetch()} />
        ))}
      </Stack>
    </section>
  );
}

function AccountCard({ account, isAsking, askAgain }: { account: Account; isAsking: boolean; askAgain: () => void }) {
  const { t } = useTranslation('desk');
  const why = useWhyNot();
  const [opens, setOpens] = useState(false);
  const { state, missing, code } = account;
  const gateway = gatewayName(account.gateway);
  return (
    <Stack className={`card ${classes.panel}`} gap="xs" align="flex-start">
      <Group>
        <Text fw={600}>{gateway}</Text>
        <Tag color={COLOURS[state]}>
          {t(`payee.state.${state}`)}
        </Tag>
      </Group>
      <Text size="sm">{t(`payee.text.${state}`, { gateway, code: code ?? '' })}</Text>
      {missing.length > 0 && (
        <div>
          <Text size="sm" c="dimmed">
            {t('payee.missing', { gateway })}
          </Text>
          <List size="sm">
            {missing.map((each) => (
              <List.Item key={each} style={{ overflowWrap: 'anywhere' }}>
                {each}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {may(account, 'OPEN_ACCOUNT') && (
        <Button leftSection={<Landmark size={16} aria-hidden />} onClick={() => setOpens(true)}>
          {t('payee.open', { gateway })}
        </Button>
      )}
      {may(account, 'CONTINUE_ONBOARDING') && <GoOn account={account} gateway={gateway} />}
      {account.availableActions.map(
        ({ action, reason }) =>
          reason && (
            <Text key={action} size="sm" c="dimmed">
              {why(reason)}
            </Text>
          ),
      )}
      {(state === 'UNKNOWN' || state === 'INCOMPLETE') && (
        <Button variant="default" leftSection={<RotateCw size={16} aria-hidden />} loading={isAsking} onClick={askAgain}>
          {t('payee.again')}
        </Button>
      )}
      {opens && <Open account={account} gateway={gateway} onClose={() => setOpens(false)} />}
    </Stack>
  );
}

function GoOn({ account, gateway }: { account: Account; gateway: string }) {
  const { t } = useTranslation('desk');
  const reported = useReported();
  const [isLeaving, setLeaving] = useState(false);
  const go = async () => {
    setLeaving(true);
    const accounts = await reported(query(onboardingDocument, {}).then(({ payeeAccounts }) => payeeAccounts));
    const url = accounts?.find(({ id }) => id === account.id)?.onboarding?.url;
    if (url) window.location.assign(url);
    else setLeaving(false);
  };
  return (
    <Button leftSection={<ExternalLink size={16} aria-hidden />} loading={isLeaving} onClick={() => void go()}>
      {t('payee.goOn', { gateway })}
    </Button>
  );
}

function Open({ account, gateway, onClose }: { account: Account; gateway: string; onClose: () => void }) {
  const { t, i18n } = useTranslation(['desk', 'translation']);
  const client = useQueryClient();
  const [country, setCountry] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const code = country.trim().toUpperCase();
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(openDocument, { input: { gateway: account.gateway, country: code || null } });
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onClose();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('payee.open', { gateway })} centered closeButtonProps={{ 'aria-label': t('translation:common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <Stack>
          <Text size="sm">{t('payee.openText', { gateway })}</Text>
          <TextInput
            label={t('payee.country')}
            description={/^[A-Z]{2}$/.test(code) ? nameOf(code, i18n.language) : t('payee.countryHint')}
            value={country}
            maxLength={2}
            autoComplete="country"
            onChange={(event) => setCountry(event.currentTarget.value)}
          />
          {failure !== undefined && <Trouble error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('translation:common.cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('payee.open', { gateway })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const nameOf = (country: string, language: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
