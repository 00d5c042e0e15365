import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Undo } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { WithReason } from '../../ui/WithReason';
import { gatewayName } from '../../ui/gateways';
import { may } from '../../ui/may';
import { useMoney } from '../../ui/money';
import { useRecorded } from './Chargeback';
import { paymentsQuery, recordRefund } from './money';

/** What a refund that failed was to give back, and staff have given back elsewhere. */
export function RefundByHand({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const recorded = useRecorded();
  const [open, setOpen] = useState(false);
  const [reference, setReference] = useState('');
  const [by, setBy] = useState<'GATEWAY' | 'BANK'>('GATEWAY');
  const payment = useQuery(paymentsQuery(bookingId)).data?.find((each) => may(each, 'RECORD_REFUND'));
  const failed = payment?.unreturned;
  if (!payment || !failed) {
    return null;
  }
  return (
    <>
      <Button variant="default" size="sm" leftSection={<Undo size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('refund.open')}
      </Button>
      {open && (
        <WithReason
          title={t('refund.open')}
          text={t('refund.text', { amount: money(failed) })}
          label={t('refund.reason')}
          submit={t('refund.open')}
          required
          onClose={() => setOpen(false)}
          run={(reason) => mutate(recordRefund, { input: { paymentId: payment.id, reference: reference.trim(), ...failed, by, reason } })}
          done={() => recorded(t('refund.done'))}
        >
          <Radio.Group label={t('refund.by')} value={by} onChange={(value) => setBy(value as typeof by)}>
            <Stack mt="xs" gap={8}>
              <Radio value="GATEWAY" label={t('refund.byGateway', { gateway: gatewayName(payment.gateway) })} />
              <Radio value="BANK" label={t('refund.byBank')} />
            </Stack>
          </Radio.Group>
          <TextInput
            label={t('refund.reference')}
            description={t('refund.referenceHint')}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
            maxLength={100}
            required
          />
        </WithReason>
      )}
    </>
  );
}
