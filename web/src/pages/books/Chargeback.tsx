import { Alert, Button, Modal, NumberInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { gatewayName } from '../../ui/gateways';
import { may } from '../../ui/may';
import { digitsOf, minorOf, useMoney } from '../../ui/money';
import { type Payments, paymentsQuery, recordChargeback, recordChargebackReversal } from './money';

/** What a gateway took back, or gave back after all, and has not told by itself is recorded, for one of a booking's payments. */
export function Chargeback({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('finance');
  const [open, setOpen] = useState<'taken' | 'won'>();
  const close = () => setOpen(undefined);
  const lost = lostOf(useQuery(paymentsQuery(bookingId)).data);
  return (
    <>
      <Button variant="default" size="sm" leftSection={<Undo2 size={16} aria-hidden />} onClick={() => setOpen('taken')}>
        {t('chargeback.open')}
      </Button>
      {lost.length > 0 && (
        <Button variant="default" size="sm" leftSection={<Redo2 size={16} aria-hidden />} onClick={() => setOpen('won')}>
          {t('chargeback.won')}
        </Button>
      )}
      {open === 'taken' && <Record bookingId={bookingId} onClose={close} />}
      {open === 'won' && <RecordWon lost={lost} onClose={close} />}
    </>
  );
}

/** What can still be given back after all. */
const lostOf = (payments: Payments | undefined) =>
  (payments ?? []).flatMap(({ id, gateway, chargebacks }) =>
    chargebacks.filter((chargeback) => may(chargeback, 'RECORD_CHARGEBACK_REVERSAL')).map(({ reference, inquiry, amount }) => ({ paymentId: id, gateway, reference, inquiry, amount })),
  );

/** Tells it, and has everything that shows the money read anew. */
export function useRecorded(): (told: string) => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  return async (told) => {
    notifications.show({ message: told, closeButtonProps: { 'aria-label': t('common.close') } });
    await Promise.all(['books', 'bookings', 'booking'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}

function RecordWon({ lost, onClose }: { lost: ReturnType<typeof lostOf>; onClose: () => void }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const recorded = useRecorded();
  const [chosen, setChosen] = useState(0);
  const chargeback = lost[chosen];
  return (
    <WithReason
      title={t('chargeback.won')}
      text={t('chargeback.wonText')}
      label={t('chargeback.reason')}
      submit={t('chargeback.won')}
      required
      onClose={onClose}
      run={(reason) =>
        mutate(recordChargebackReversal, {
          input: { paymentId: chargeback?.paymentId ?? '', reference: chargeback?.reference ?? '', reason },
        })
      }
      done={() => recorded(t('chargeback.wonDone'))}
    >
      <Radio.Group label={t('chargeback.which')} value={String(chosen)} onChange={(value) => setChosen(Number(value))}>
        <Stack mt="xs" gap={8}>
          {lost.map(({ paymentId, gateway, reference, inquiry, amount }, index) => (
            <Radio
              key={`${paymentId}/${reference}`}
              value={String(index)}
              label={`${inquiry ? t('chargeback.inquiry') : money(amount)} · ${reference} · ${gatewayName(gateway)}`}
              style={{ overflowWrap: 'anywhere' }}
            />
          ))}
        </Stack>
      </Radio.Group>
    </WithReason>
  );
}

function Record({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const { t } = useTranslation(['finance', 'translation']);
  const money = useMoney();
  const recorded = useRecorded();
  const payments = useQuery(paymentsQuery(bookingId));
  const taken = payments.data?.filter((payment) => may(payment, 'RECORD_CHARGEBACK')) ?? [];
  const [chosen, setChosen] = useState<string>();
  const [reference, setReference] = useState('');
  const [amount, setAmount] = useState<string | number>();
  const payment = taken.find(({ id }) => id === chosen) ?? taken[0];
  if (!payment) {
    return (
      <Modal opened onClose={onClose} title={t('chargeback.open')} centered closeButtonProps={{ 'aria-label': t('translation:common.close') }}>
        {payments.error ? (
          <Trouble error={payments.error} retry={() => void payments.refetch()} />
        ) : (
          payments.data && <Alert color="gray">{t('chargeback.nothing')}</Alert>
        )}
      </Modal>
    );
  }
  const { currency, amountMinor: all } = payment.captured;
  const digits = digitsOf(currency);
  return (
    <WithReason
      title={t('chargeback.open')}
      text={t('chargeback.text')}
      label={t('chargeback.reason')}
      submit={t('chargeback.open')}
      required
      danger
      onClose={onClose}
      run={(reason) =>
        mutate(recordChargeback, {
          input: { paymentId: payment.id, reference: reference.trim(), amountMinor: minorOf(amount ?? all / 10 ** digits, currency), currency, reason },
        })
      }
      done={() => recorded(t('chargeback.done'))}
    >
      {taken.length > 1 && (
        <Select
          label={t('chargeback.payment')}
          allowDeselect={false}
          value={payment.id}
          onChange={(value) => setChosen(value ?? undefined)}
          data={taken.map(({ id, gateway, captured }) => ({ value: id, label: `${money(captured)} · ${gateway}` }))}
        />
      )}
      <TextInput
        label={t('chargeback.reference')}
        description={t('chargeback.referenceHint')}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        maxLength={100}
        required
      />
      <NumberInput
        label={t('chargeback.amount', { currency })}
        description={t('chargeback.amountHint')}
        min={1 / 10 ** digits}
        decimalScale={digits}
        value={amount ?? all / 10 ** digits}
        onChange={setAmount}
        required
      />
    </WithReason>
  );
}
