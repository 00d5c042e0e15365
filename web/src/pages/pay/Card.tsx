import { Alert, Box, Button, Group, Skeleton, Stack, useComputedColorScheme } from '@mantine/core';
import type { Appearance, Stripe, StripeElementLocale, StripeElements, StripeError } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { CircleAlert, CreditCard } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../ui/Trouble';
import { type Money, useMoney } from '../../ui/money';

export interface CardProps {
  readonly id: string;
  readonly amount: Money;
  readonly clientSecret: string;
  readonly publishableKey: string;
  /** The server is asked anew: what a payment has come to is known from there. */
  readonly changed: () => Promise<unknown>;
}

/**
 * Takes a card by Stripe's own script. Its fields are frames of Stripe's, so no card number is in this page; where the bank wants to
 * see the payer, the script shows its page or leads there. Whoever has paid is led to where all payers come back to.
 */
export function Card({ id, amount, clientSecret, publishableKey, changed }: CardProps) {
  const { t, i18n } = useTranslation('session');
  const money = useMoney();
  const isDark = useComputedColorScheme() === 'dark';
  const dark = useRef(isDark);
  const fields = useRef<HTMLDivElement>(null);
  const paying = useRef<{ stripe: Stripe; elements: StripeElements }>(undefined);
  const [isReady, setReady] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [refusal, setRefusal] = useState<string>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let isOver = false;
    let remove = () => {};
    setReady(false);
    setTrouble(undefined);
    loadStripe(publishableKey, { locale: i18n.language as StripeElementLocale }).then(
      (stripe) => {
        if (isOver || !stripe || !fields.current) return;
        const elements = stripe.elements({ clientSecret, appearance: appearanceOf(dark.current) });
        const element = elements.create('payment');
        element.on('ready', () => setReady(true));
        element.on('loaderror', ({ error }) => setTrouble(error));
        element.mount(fields.current);
        paying.current = { stripe, elements };
        remove = () => element.destroy();
      },
      (failed: unknown) => {
        if (!isOver) setTrouble(failed);
      },
    );
    return () => {
      isOver = true;
      paying.current = undefined;
      remove();
    };
  }, [publishableKey, clientSecret, i18n.language, tries]);

  // What is typed already stays.
  useEffect(() => {
    dark.current = isDark;
    paying.current?.elements.update({ appearance: appearanceOf(isDark) });
  }, [isDark]);

  const pay = async () => {
    if (!paying.current) return;
    setBusy(true);
    setRefusal(undefined);
    const { error } = await paying.current.stripe.confirmPayment({
      elements: paying.current.elements,
      confirmParams: { return_url: `${window.location.origin}/payments/return?payment=${id}` },
    });
    // Here again, it is not paid; whether it still can be, the server tells.
    setRefusal(isForThePayer(error) ? error.message : t('pay.failed'));
    setBusy(false);
    await changed();
  };

  const isLoading = !isReady && trouble === undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      <Stack>
        {trouble !== undefined && <Trouble error={trouble} retry={() => setTries(tries + 1)} />}
        {isLoading && <Skeleton height={180} radius="lg" aria-busy />}
        <Box ref={fields} />
        {refusal && (
          <Alert color="red" variant="light" role="alert" icon={<CircleAlert aria-hidden />} title={t('pay.refused')}>
            {refusal}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isBusy} disabled={!isReady} leftSection={<CreditCard size={16} aria-hidden />}>
            {t('pay.card', { amount: money(amount) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const appearanceOf = (isDark: boolean): Appearance => ({ theme: isDark ? 'night' : 'stripe' });

/** Whether it is said in words that are meant for the payer, and in their language. */
const isForThePayer = ({ type, message }: StripeError): boolean => message !== undefined && (type === 'card_error' || type === 'validation_error');
