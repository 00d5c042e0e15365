import { Anchor, Button, Code, Group, Modal, NumberInput, SegmentedControl, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileDown, FilePlus2, Landmark } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { Nothing } from '../../ui/Nothing';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { digitsOf, minorOf, useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { WithReason } from '../../ui/WithReason';
import {
  type BankFile,
  type BankTransfer,
  correctReturn,
  createBankFile,
  deskQuery,
  giveUpReturnAside,
  recordBankTransfer,
  recordReturnPaid,
  setReturnAside,
} from './bank';
import { saveAs } from './csv';

/** What can be told of a transfer, by what may be done with it. Of what is filed it is told at once whether it was made. */
const ACTIONS = {
  RECORD_DONE: 'record',
  RECORD_RETURNED: 'return',
  SET_RETURN_ASIDE: 'aside',
  RECORD_RETURN_PAID: 'pay',
  GIVE_UP_RETURN_ASIDE: 'giveUp',
  CORRECT_RETURN: 'correct',
} as const;

type Action = keyof typeof ACTIONS;
const ALL = Object.keys(ACTIONS) as Action[];

function actionsOf({ availableActions }: BankTransfer): Action[] {
  return ALL.filter((each) => availableActions.some(({ action, allowed }) => allowed && action === each));
}

const COLORS = { WAITING: 'gray', WITHDRAWN: 'gray', FILED: 'blue', DONE: 'brand', FAILED: 'red', RETURNED: 'red' } as const;

/** What the platform's own bank pays mentors: what waits for a payment file, what the bank has, and what became of it. */
export function Bank() {
  const { t } = useTranslation('finance');
  const { data, error, isPending, refetch } = useQuery(deskQuery);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={200} radius="lg" aria-busy />;
  const over = [...data.returned, ...data.failed, ...data.withdrawn, ...data.done].toSorted((one, other) => other.orderedAt.localeCompare(one.orderedAt));
  if (data.waiting.length + data.filed.length + over.length + data.bankFiles.length === 0) {
    return <Nothing icon={Landmark} title={t('bank.none')} text={t('bank.noneText')} />;
  }
  return (
    <Stack gap="xl">
      <Part id="bank-waiting" title={t('bank.waiting')} text={t('bank.waitingText')}>
        {data.waiting.length === 0 ? <Empty text={t('bank.nothingWaits')} /> : <Waiting transfers={data.waiting} />}
      </Part>
      {data.filed.length > 0 && (
        <Part id="bank-filed" title={t('bank.filed')} text={t('bank.filedText')}>
          <Rows label={t('bank.filed')} transfers={data.filed} recorded />
        </Part>
      )}
      {data.bankFiles.length > 0 && (
        <Part id="bank-files" title={t('bank.files')}>
          <Files files={data.bankFiles} held={data.filed.filter(({ stopAskedAt }) => stopAskedAt !== null)} />
        </Part>
      )}
      {over.length > 0 && (
        <Part id="bank-over" title={t('bank.over')}>
          <Rows label={t('bank.over')} transfers={over} recorded />
        </Part>
      )}
    </Stack>
  );
}

function Part({ id, title, text, children }: { id: string; title: string; text?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </section>
  );
}

function Empty({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}

/** A file is of one currency. */
function Waiting({ transfers }: { transfers: BankTransfer[] }) {
  const { t } = useTranslation('finance');
  const currencies = [...new Set(transfers.map(({ amount }) => amount.currency))].toSorted();
  return (
    <Stack gap="sm">
      <Rows label={t('bank.waiting')} transfers={transfers} />
      <Group>
        {currencies.map((currency) => (
          <Make key={currency} currency={currency} />
        ))}
      </Group>
    </Stack>
  );
}

function Make({ currency }: { currency: string }) {
  const { t } = useTranslation('finance');
  const client = useQueryClient();
  // A second click, or another try after a lost answer, finds the same file.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const make = useMutation({
    mutationFn: () => mutate(createBankFile, { input: { currency, idempotencyKey: key } }),
    onSuccess: async ({ bankFile }) => {
      setKey(crypto.randomUUID());
      if (bankFile) download(bankFile);
      await client.invalidateQueries({ queryKey: ['books'] });
    },
    onError: (failure) => {
      if (failure instanceof Refused) setKey(crypto.randomUUID());
    },
  });
  return (
    <Stack gap={4}>
      <Button leftSection={<FilePlus2 size={16} aria-hidden />} loading={make.isPending} onClick={() => make.mutate()}>
        {t('bank.make', { currency })}
      </Button>
      {make.error && <Trouble error={make.error} />}
    </Stack>
  );
}

function download({ id, csv }: { id: string; csv: string }) {
  saveAs(`${id}.csv`, csv, 'text/csv;charset=utf-8');
}

/** What is to be held at the bank is told of the file that has it, as that is what the bank knows. */
function Files({ files, held }: { files: BankFile[]; held: BankTransfer[] }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const when = useWhen();
  return (
    <Sheet
      label={t('bank.files')}
      times={files.map(({ madeAt }) => madeAt)}
      head={
        <Table.Tr>
          <Table.Th>{t('bank.made')}</Table.Th>
          <Table.Th data-number>{t('bank.lines')}</Table.Th>
          <Table.Th data-number>{t('bank.total')}</Table.Th>
          <Table.Th>{t('bank.file')}</Table.Th>
        </Table.Tr>
      }
    >
      {files.map((file) => (
        <Table.Tr key={file.id}>
          <Table.Td>{when.dateTime(file.madeAt)}</Table.Td>
          <Table.Td data-number>
            {file.lines.length}
            <ToHold count={held.filter(({ bankFileId }) => bankFileId === file.id).length} />
          </Table.Td>
          <Table.Td data-number>{money(file.total)}</Table.Td>
          <Table.Td>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<FileDown size={14} aria-hidden />}
              aria-label={t('bank.downloadOf', { time: when.zoned(file.madeAt) })}
              onClick={() => download(file)}
            >
              CSV
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </Sheet>
  );
}

function ToHold({ count }: { count: number }) {
  const { t } = useTranslation('finance');
  return count === 0 ? null : (
    <Text size="xs" c="red">
      {t('bank.toHold', { count })}
    </Text>
  );
}

function Rows({ label, transfers, recorded }: { label: string; transfers: BankTransfer[]; recorded?: boolean }) {
  const { t } = useTranslation(['finance', 'translation']);
  const money = useMoney();
  const when = useWhen();
  const [doing, setDoing] = useState<{ transfer: BankTransfer; action: Action }>();
  return (
    <>
      <Sheet
        label={label}
        times={transfers.map(({ orderedAt }) => orderedAt)}
        head={
          <Table.Tr>
            <Table.Th>{t('finance:books.mentor')}</Table.Th>
            <Table.Th data-number>{t('waiting.amount')}</Table.Th>
            <Table.Th>{t('bank.ordered')}</Table.Th>
            <Table.Th>{t('bank.pays')}</Table.Th>
            {recorded && <Table.Th>{t('finance:books.state')}</Table.Th>}
            {recorded && <Table.Th />}
          </Table.Tr>
        }
      >
        {transfers.map((transfer) => {
          const pays = transfer.key.split('/')[0] ?? transfer.key;
          return (
            <Table.Tr key={transfer.id}>
              <Table.Td>{nameOf(transfer.mentor.member)}</Table.Td>
              <Table.Td data-number>{money(transfer.amount)}</Table.Td>
              <Table.Td>{when.dateTime(transfer.orderedAt)}</Table.Td>
              <Table.Td>
                <Anchor component={Link} to="/books/trail" search={{ subject: pays.startsWith('pyo_') ? pays : accountOf(pays) } as never} inherit>
                  <Code title={pays}>{pays.slice(0, 12)}…</Code>
                </Anchor>
              </Table.Td>
              {recorded && (
                <Table.Td>
                  <Tag color={COLORS[transfer.status]}>{t(`bank.status.${transfer.status}`)}</Tag>
                  <Text size="xs" c="dimmed">
                    {[transfer.reference, transfer.code].filter(Boolean).join(' · ')}
                  </Text>
                  {transfer.status === 'FILED' && transfer.stopAskedAt && (
                    <Text size="xs" c="red">
                      {t('bank.hold', { time: when.dateTime(transfer.stopAskedAt) })}
                    </Text>
                  )}
                  {transfer.owed.amountMinor > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('bank.owed', { amount: money(transfer.owed) })}
                    </Text>
                  )}
                  {transfer.setAside.amountMinor > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('bank.setAside', { amount: money(transfer.setAside) })}
                    </Text>
                  )}
                  {transfer.paidReference && (
                    <Text size="xs" c="dimmed">
                      {t('bank.paidByHand', { reference: transfer.paidReference })}
                    </Text>
                  )}
                </Table.Td>
              )}
              {recorded && (
                <Table.Td ta="right">
                  <Group gap="xs" justify="flex-end">
                    {actionsOf(transfer).map((action) => (
                      <Button
                        key={action}
                        size="compact-sm"
                        variant="default"
                        aria-label={t(`bank.${ACTIONS[action]}Of`, { name: nameOf(transfer.mentor.member), amount: money(amountOf(transfer, action)) })}
                        onClick={() => setDoing({ transfer, action })}
                      >
                        {t(`bank.${ACTIONS[action]}`)}
                      </Button>
                    ))}
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          );
        })}
      </Sheet>
      {doing && <Doing {...doing} onClose={() => setDoing(undefined)} />}
    </>
  );
}

/** Of what came back, as much as is owed still, or set aside. */
function amountOf({ amount, owed, setAside }: BankTransfer, action: Action) {
  if (action === 'SET_RETURN_ASIDE') return owed;
  return action === 'RECORD_RETURN_PAID' || action === 'GIVE_UP_RETURN_ASIDE' ? setAside : amount;
}

function Doing({ transfer, action, onClose }: { transfer: BankTransfer; action: Action; onClose: () => void }) {
  switch (action) {
    case 'RECORD_DONE':
    case 'RECORD_RETURNED':
      return <Recording transfer={transfer} onClose={onClose} />;
    case 'RECORD_RETURN_PAID':
      return <Paying transfer={transfer} onClose={onClose} />;
    case 'CORRECT_RETURN':
      return <Correcting transfer={transfer} onClose={onClose} />;
    default:
      return <Aside transfer={transfer} action={action} onClose={onClose} />;
  }
}

/** A batch is told of in the trail of the account that it is of. */
function accountOf(batch: string): string {
  return batch.replace(/^pyb_/, 'acc_').replace(/_\d+$/, '');
}

/** What the bank's statement says of it. What is done can only have come back. */
function Recording({ transfer, onClose }: { transfer: BankTransfer; onClose: () => void }) {
  const { t } = useTranslation(['finance', 'translation']);
  const money = useMoney();
  const client = useQueryClient();
  const isBack = transfer.status === 'DONE';
  const action = isBack ? 'return' : 'record';
  const [outcome, setOutcome] = useState<'done' | 'failed'>(isBack ? 'failed' : 'done');
  const [reference, setReference] = useState('');
  const [failure, setFailure] = useState('');
  const record = useMutation({
    mutationFn: () =>
      mutate(recordBankTransfer, {
        input: { bankTransferId: transfer.id, ...(outcome === 'done' ? { reference: reference.trim() } : { failure: failure.trim(), returned: isBack }) },
      }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['books'] });
    },
  });
  const said = outcome === 'done' ? reference : failure;
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={t(`bank.${action}Of`, { name: nameOf(transfer.mentor.member), amount: money(transfer.amount) })}
      closeButtonProps={{ 'aria-label': t('translation:common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          record.mutate();
        }}
      >
        <Stack>
          {isBack ? (
            <Text size="sm">{t('bank.returnText')}</Text>
          ) : (
            <SegmentedControl
              aria-label={t('bank.outcome')}
              value={outcome}
              onChange={(value) => setOutcome(value === 'failed' ? 'failed' : 'done')}
              data={(['done', 'failed'] as const).map((value) => ({ value, label: t(`bank.as.${value}`) }))}
            />
          )}
          {outcome === 'done' ? (
            <TextInput
              label={t('bank.reference')}
              description={t('bank.referenceText')}
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
              maxLength={100}
              required
            />
          ) : (
            <TextInput
              label={t('bank.failure')}
              description={t('bank.failureText')}
              value={failure}
              onChange={(event) => setFailure(event.currentTarget.value)}
              maxLength={60}
              required
            />
          )}
          {record.error && <Trouble error={record.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('translation:common.cancel')}
            </Button>
            <Button type="submit" loading={record.isPending} disabled={said.trim() === ''}>
              {t('bank.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What came back, and was paid to the mentor by hand since: it does not go with their next payout then. */
function Paying({ transfer, onClose }: { transfer: BankTransfer; onClose: () => void }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const client = useQueryClient();
  const { currency, amountMinor: all } = transfer.setAside;
  const digits = digitsOf(currency);
  const [amount, setAmount] = useState<string | number>(all / 10 ** digits);
  const [reference, setReference] = useState('');
  return (
    <WithReason
      title={t('bank.payOf', { name: nameOf(transfer.mentor.member), amount: money(transfer.setAside) })}
      text={t('bank.payText')}
      label={t('bank.payReason')}
      submit={t('bank.save')}
      required
      onClose={onClose}
      run={(reason) =>
        mutate(recordReturnPaid, {
          input: { bankTransferId: transfer.id, amountMinor: minorOf(amount, currency), reference: reference.trim(), reason },
        })
      }
      done={() => client.invalidateQueries({ queryKey: ['books'] })}
    >
      <NumberInput
        label={t('bank.payAmount', { currency })}
        description={t('bank.payAmountText')}
        min={1 / 10 ** digits}
        decimalScale={digits}
        value={amount}
        onChange={setAmount}
        required
      />
      <TextInput
        label={t('bank.reference')}
        description={t('bank.payReferenceText')}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        maxLength={100}
        required
      />
    </WithReason>
  );
}

/** Until it is set aside, a payout may take it along while somebody pays it by hand. */
function Aside({ transfer, action, onClose }: { transfer: BankTransfer; action: 'SET_RETURN_ASIDE' | 'GIVE_UP_RETURN_ASIDE'; onClose: () => void }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const client = useQueryClient();
  const name = ACTIONS[action];
  return (
    <WithReason
      title={t(`bank.${name}Of`, { name: nameOf(transfer.mentor.member), amount: money(amountOf(transfer, action)) })}
      text={t(`bank.${name}Text`)}
      label={t(`bank.${name}Reason`)}
      submit={t(`bank.${name}`)}
      required
      onClose={onClose}
      run={(reason) => {
        const input = { bankTransferId: transfer.id, reason };
        return action === 'SET_RETURN_ASIDE' ? mutate(setReturnAside, { input }) : mutate(giveUpReturnAside, { input });
      }}
      done={() => client.invalidateQueries({ queryKey: ['books'] })}
    />
  );
}

/** What was recorded by mistake. Of what came back the bank's name is known. */
function Correcting({ transfer, onClose }: { transfer: BankTransfer; onClose: () => void }) {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const client = useQueryClient();
  const isFailed = transfer.status === 'FAILED';
  const [reference, setReference] = useState('');
  return (
    <WithReason
      title={t('bank.correctOf', { name: nameOf(transfer.mentor.member), amount: money(transfer.amount) })}
      text={t('bank.correctText')}
      label={t('bank.correctReason')}
      submit={t('bank.save')}
      required
      onClose={onClose}
      run={(reason) => mutate(correctReturn, { input: { bankTransferId: transfer.id, reason, ...(isFailed ? { reference: reference.trim() } : {}) } })}
      done={() => client.invalidateQueries({ queryKey: ['books'] })}
    >
      {isFailed && (
        <TextInput
          label={t('bank.reference')}
          description={t('bank.referenceText')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          maxLength={100}
          required
        />
      )}
    </WithReason>
  );
}
