import { Alert, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { availableOf, creditsQuery } from '../pages/credits/credits';
import { type Money, useMoney } from './money';

/* What the sandbox's gateway knows, named as a card gateway's test cards are. */
const SANDBOX_METHODS = [
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_insufficientFunds',
  'pm_card_timeout',
  'pm_card_createDispute',
] as const;

const CREDITS = 'credits';

export const FIRST_METHOD: string = SANDBOX_METHODS[0];

/** The part of an input that says how it is paid; what is free is not. */
export function paidBy(method: string, price: Money): { gateway: string | null; paymentMethod: string } {
  if (price.amountMinor === 0) return { gateway: null, paymentMethod: '' };
  return method === CREDITS ? { gateway: CREDITS, paymentMethod: '' } : { gateway: null, paymentMethod: method };
}

/** Whether it can be paid at all by now. */
export function usePayable(method: string, price: Money | undefined): boolean {
  const { sandbox } = useSession();
  return sandbox !== null || method === CREDITS || price?.amountMinor === 0;
}

/** How something is paid, where that is possible: by the sandbox's cards, and with credits where there are enough. */
export function PayBy({ value, price, onChange }: { value: string; price: Money; onChange: (method: string) => void }) {
  const { t } = useTranslation();
  const { sandbox } = useSession();
  const money = useMoney();
  const available = availableOf(useQuery(creditsQuery).data, price.currency);
  const covered = available >= price.amountMinor;
  if (price.amountMinor === 0) {
    return (
      <Alert variant="light" icon={<CreditCard aria-hidden />}>
        {t('book.free')}
      </Alert>
    );
  }
  if (!sandbox && !covered) {
    return (
      <Alert color="orange" variant="light" icon={<CreditCard aria-hidden />}>
        {t('book.noGateway')}
      </Alert>
    );
  }
  return (
    <Radio.Group label={t('book.pay')} description={sandbox && t('book.paySandbox')} value={value} onChange={onChange}>
      <Stack mt="xs" gap={8}>
        {covered && (
          <Radio
            value={CREDITS}
            label={t('book.payCredits', { amount: money({ amountMinor: available, currency: price.currency }) })}
          />
        )}
        {sandbox &&
          SANDBOX_METHODS.map((method) => <Radio key={method} value={method} label={t(`method.${method}`)} />)}
      </Stack>
    </Radio.Group>
  );
}
