import { Button, Code, Group, Modal, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileCheck2, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { WhyNot } from '../../ui/WhyNot';
import { may } from '../../ui/may';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { saveAs } from './csv';
import { type Chargeback, disputedQuery, evidenceQuery, submitEvidence } from './evidence';
import classes from '../admin/Admin.module.css';

const COLORS = { SENDING: 'yellow', SUBMITTED: 'brand', REFUSED: 'red' } as const;

/** What speaks for a session that is disputed: read, kept, and sent to the gateway that took its price back. */
export function Evidence({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('finance');
  const [open, setOpen] = useState(false);
  const { data } = useQuery(disputedQuery(bookingId));
  if (!data?.dispute) return null;
  const taken = data.payments.flatMap(({ id, chargebacks }) => chargebacks.map((chargeback) => ({ paymentId: id, chargeback })));
  return (
    <>
      <Button variant="default" size="sm" leftSection={<FileCheck2 size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('evidence.open')}
      </Button>
      {open && <Pack bookingId={bookingId} disputeId={data.dispute.id} taken={taken} onClose={() => setOpen(false)} />}
    </>
  );
}

function Pack({
  bookingId,
  disputeId,
  taken,
  onClose,
}: {
  bookingId: string;
  disputeId: string;
  taken: { paymentId: string; chargeback: Chargeback }[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['finance', 'translation']);
  const { data, error, isPending, refetch } = useQuery(evidenceQuery(disputeId));
  return (
    <Modal opened onClose={onClose} size="lg" title={t('evidence.title')} closeButtonProps={{ 'aria-label': t('translation:common.close') }}>
      <Stack>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={240} radius="md" aria-busy />}
        {data && (
          <>
            {taken.length === 0 && <Text size="sm">{t('evidence.noChargeback')}</Text>}
            {taken.map(({ paymentId, chargeback }) => (
              <Against
                key={chargeback.reference}
                bookingId={bookingId}
                paymentId={paymentId}
                chargeback={chargeback}
                sha256={data.sha256}
                onStale={() => void refetch()}
              />
            ))}
            <dl className={classes.facts}>
              {data.fields.map(({ name, value }) => (
                <Fact key={name} name={name} value={value} />
              ))}
            </dl>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              SHA-256: <Code>{data.sha256}</Code>
            </Text>
            <Button
              variant="default"
              leftSection={<Download size={16} aria-hidden />}
              onClick={() => saveAs(`evidence-${disputeId}.json`, data.content, 'application/json')}
            >
              {t('evidence.save')}
            </Button>
          </>
        )}
      </Stack>
    </Modal>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>
        <Code>{name}</Code>
      </dt>
      <dd style={{ whiteSpace: 'pre-line' }}>{value}</dd>
    </>
  );
}

/** One charge-back, and what has become of what was sent against it; the API says whether more can be sent. */
function Against({
  bookingId,
  paymentId,
  chargeback,
  sha256,
  onStale,
}: {
  bookingId: string;
  paymentId: string;
  chargeback: Chargeback;
  sha256: string;
  onStale: () => void;
}) {
  const { t } = useTranslation(['finance', 'translation']);
  const money = useMoney();
  const when = useWhen();
  const client = useQueryClient();
  const { reference, amount, reversed, inquiry, evidence } = chargeback;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(submitEvidence, { input: { paymentId, reference, sha256 } });
      notifications.show({ message: t('evidence.sent'), closeButtonProps: { 'aria-label': t('translation:common.close') } });
    } catch (caught) {
      setFailure(caught);
      // What is refused may be so because there is something newer to read.
      onStale();
    }
    await client.invalidateQueries({ queryKey: ['booking', bookingId, 'evidence'] });
    setBusy(false);
  };
  return (
    <section aria-label={reference}>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={3} size="h5">
            {inquiry ? t('evidence.inquiry') : t('evidence.against', { amount: money(amount) })}
          </Title>
          <Text size="sm" c="dimmed">
            <Code>{reference}</Code> {reversed && t('evidence.reversed')}
          </Text>
          {evidence && (
            <Group gap="xs" mt={4}>
              <Tag color={COLORS[evidence.state]}>{t(`evidence.state.${evidence.state}`)}</Tag>
              <Text size="sm" c="dimmed" className="tabular">
                {when.dateTime(evidence.submittedAt)} ({when.zoneName(evidence.submittedAt)}) {evidence.code}
              </Text>
            </Group>
          )}
        </div>
        {may(chargeback, 'SUBMIT_EVIDENCE') && (
          <Button size="sm" loading={busy} leftSection={<Send size={16} aria-hidden />} onClick={() => void send()}>
            {t('evidence.send')}
          </Button>
        )}
      </Group>
      {/* What its state says already is not said twice. */}
      {!reversed && evidence?.state !== 'SENDING' && evidence?.state !== 'SUBMITTED' && <WhyNot of={chargeback} action="SUBMIT_EVIDENCE" />}
      {failure !== undefined && <Trouble error={failure} />}
    </section>
  );
}
