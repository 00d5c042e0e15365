import { Alert, Radio, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { graphql } from '../api/graphql';
import { availableOf, creditsQuery } from '../pages/credits/credits';
import { toPay } from '../pages/pay/toPay';
import { Trouble } from './Trouble';
import { gatewayName } from './gateways';
import { type Money, useMoney } from './money';

/* What the sandbox's gateway knows, named as a card gateway's test cards are. */
const SANDBOX_METHODS = [
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_insufficientFunds',
  'pm_card_timeout',
  'pm_card_createDispute',
] as const;

const SANDBOX = 'sandbox';

/* What a gateway is sent whose payers say on its own page, or to its script, how they pay. */
const SAID_THERE = 'browser';

const optionsDocument = graphql(`
  query PaymentOptions($currency: String!) {
    paymentOptions(currency: $currency) {
      gateway
      flow
      publishableKey
    }
  }
`);

interface Way {
  readonly gateway: string;
  readonly paymentMethod: string;
  readonly label: string;
  readonly isElsewhere: boolean;
}

const keyOf = ({ gateway, paymentMethod }: Way): string => `${gateway}/${paymentMethod}`;

export interface Paying {
  readonly price: Money | undefined;
  readonly ways: readonly Way[];
  readonly chosen: Way | undefined;
  readonly choose: (key: string) => void;
  /** Whether it can be paid at all by now. */
  readonly payable: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** The part of an input that says how it is paid; what is free is not. */
  readonly input: () => { gateway: string | null; paymentMethod: string };
  /** Shows what was booked, or leads to where it is paid. */
  readonly goOn: (booking: { id: string; status: string }) => Promise<void>;
}

/** How something is paid: what the member has chosen among what there is for its currency, with credits or with money alone. */
export function usePaying(price: Money | undefined, by: 'all' | 'money' = 'all'): Paying {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const money = useMoney();
  const [key, setKey] = useState<string>();
  const isFree = price?.amountMinor === 0;
  const options = useQuery({
    queryKey: ['payment-options', price?.currency],
    enabled: price !== undefined && !isFree,
    queryFn: async () => (await query(optionsDocument, { currency: price?.currency ?? '' })).paymentOptions,
  });
  const credits = useQuery({ ...creditsQuery, enabled: price !== undefined && !isFree });
  const available = availableOf(credits.data, price?.currency ?? '');
  const ways = (options.data ?? []).flatMap(({ gateway, flow, publishableKey }): Way[] => {
    switch (flow) {
      case 'TOKEN':
        return gateway === SANDBOX
          ? SANDBOX_METHODS.map((paymentMethod) => ({
              gateway,
              paymentMethod,
              label: t(`method.${paymentMethod}`),
              isElsewhere: false,
            }))
          : [];
      case 'FORM':
        return [
          {
            gateway,
            paymentMethod: SAID_THERE,
            label: t('book.payAt', { gateway: gatewayName(gateway) }),
            isElsewhere: true,
          },
        ];
      case 'CREDITS':
        return by === 'all' && price && available >= price.amountMinor
          ? [
              {
                gateway,
                paymentMethod: '',
                label: t('book.payCredits', { amount: money({ amountMinor: available, currency: price.currency }) }),
                isElsewhere: false,
              },
            ]
          : [];
      case 'SCRIPT':
        return publishableKey
          ? [
              {
                gateway,
                paymentMethod: SAID_THERE,
                label: t('book.payCard', { gateway: gatewayName(gateway) }),
                isElsewhere: true,
              },
            ]
          : [];
    }
  });
  const chosen = ways.find((way) => keyOf(way) === key) ?? ways[0];
  return {
    price,
    ways,
    chosen,
    choose: setKey,
    payable: isFree || chosen !== undefined,
    isPending: options.isLoading || credits.isLoading,
    error: options.error ?? credits.error,
    retry: () => {
      void options.refetch();
      void credits.refetch();
    },
    input: () =>
      isFree || !chosen
        ? { gateway: null, paymentMethod: '' }
        : { gateway: chosen.gateway, paymentMethod: chosen.paymentMethod },
    goOn: async ({ id, status }) => {
      if (status === 'REQUESTED' && chosen?.isElsewhere && !isFree) toPay(id);
      else await navigate({ to: '/bookings/$bookingId', params: { bookingId: id }, replace: true });
    },
  };
}

/** Lets the member choose. */
export function PayBy({ paying }: { paying: Paying }) {
  const { t } = useTranslation();
  const { price, ways, chosen } = paying;
  if (price?.amountMinor === 0) {
    return (
      <Alert variant="light" icon={<CreditCard aria-hidden />}>
        {t('book.free')}
      </Alert>
    );
  }
  if (paying.error) return <Trouble error={paying.error} retry={paying.retry} />;
  if (paying.isPending) return <Skeleton height={120} aria-busy />;
  if (!chosen) {
    return (
      <Alert color="orange" variant="light" icon={<CreditCard aria-hidden />}>
        {t('book.noGateway')}
      </Alert>
    );
  }
  return (
    <Radio.Group
      label={t('book.pay')}
      description={ways.some(({ gateway }) => gateway === SANDBOX) && t('book.paySandbox')}
      value={keyOf(chosen)}
      onChange={paying.choose}
    >
      <Stack mt="xs" gap={8}>
        {ways.map((way) => (
          <Radio key={keyOf(way)} value={keyOf(way)} label={way.label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
