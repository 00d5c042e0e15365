import { Alert, Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { digitsOf, minorOf, useMoney } from '../../ui/money';
import { paymentsQuery, recordChargeback } from './money';

/** What a gateway took back and has not told by itself is recorded, for one of a booking's payments. */
export function Chargeback({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('finance');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" leftSection={<Undo2 size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('chargeback.open')}
      </Button>
      {open && <Record bookingId={bookingId} onClose={() => setOpen(false)} />}
    </>
  );
}

function Record({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const { t } = useTranslation(['finance', 'translation']);
  const money = useMoney();
  const client = useQueryClient();
  const payments = useQuery(paymentsQuery(bookingId));
  const taken = payments.data?.filter(({ captured }) => captured.amountMinor > 0) ?? [];
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
      done={async () => {
        notifications.show({ message: t('chargeback.done'), closeButtonProps: { 'aria-label': t('translation:common.close') } });
        await Promise.all(['books', 'bookings', 'booking'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      }}
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
