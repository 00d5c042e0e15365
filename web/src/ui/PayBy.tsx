import { Alert, Radio, Stack } from '@mantine/core';
import { CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';

/* What the sandbox's gateway knows, named as a card gateway's test cards are. */
const SANDBOX_METHODS = [
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_insufficientFunds',
  'pm_card_timeout',
  'pm_card_createDispute',
] as const;

export const FIRST_METHOD: string = SANDBOX_METHODS[0];

/** How something is paid, where that is possible. */
export function PayBy({ value, onChange }: { value: string; onChange: (method: string) => void }) {
  const { t } = useTranslation();
  const { sandbox } = useSession();
  if (!sandbox) {
    return (
      <Alert color="orange" variant="light" icon={<CreditCard aria-hidden />}>
        {t('book.noGateway')}
      </Alert>
    );
  }
  return (
    <Radio.Group label={t('book.pay')} description={t('book.paySandbox')} value={value} onChange={onChange}>
      <Stack mt="xs" gap={8}>
        {SANDBOX_METHODS.map((method) => (
          <Radio key={method} value={method} label={t(`method.${method}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
