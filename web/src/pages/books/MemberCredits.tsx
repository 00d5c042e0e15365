import { Alert, Button, Group, NumberInput, SimpleGrid, Skeleton, Stack, Table, Text, TextInput, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Gift } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { digitsOf, isCurrency, minorOf, useMoney } from '../../ui/money';
import { may, whyNot } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { isKnownEntry } from '../credits/entries';
import { grantCredits, memberCreditsQuery } from './money';

/** A member's credits as staff see them, and more of them given for a reason. */
export function MemberCredits({ memberId }: { memberId: string }) {
  const { t } = useTranslation(['finance', 'session']);
  const money = useMoney();
  const when = useWhen();
  const { data, error, isPending, refetch } = useQuery(memberCreditsQuery(memberId));
  const [giving, setGiving] = useState(false);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={180} radius="lg" aria-busy />;
  const { balances, lots, history } = data.creditAccount;
  return (
    <Stack gap="md">
      <Title order={3} size="h4">
        {t('staff.credits', { name: nameOf(data.member) })}
      </Title>
      {lots.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('credits.none')}
        </Text>
      )}
      {balances.length > 0 && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {balances.map(({ available, reserved }) => (
            <div key={available.currency}>
              <Text fw={650} fz="lg" className="tabular" data-testid={`credits-${available.currency}`}>
                {money(available)}
              </Text>
              {reserved.amountMinor > 0 && (
                <Text size="sm" c="dimmed">
                  {t('session:credits.reserved', { amount: money(reserved) })}
                </Text>
              )}
            </div>
          ))}
        </SimpleGrid>
      )}
      {lots.length > 0 && (
        <Sheet
          label={t('session:credits.lots')}
      times={lots.map(({ expiresAt }) => expiresAt)}
          head={
            <Table.Tr>
              <Table.Th>{t('session:credits.until')}</Table.Th>
              <Table.Th>{t('session:credits.from')}</Table.Th>
              <Table.Th data-number>{t('session:credits.left')}</Table.Th>
            </Table.Tr>
          }
        >
          {lots.map((lot) => (
            <Table.Tr key={lot.id}>
              <Table.Td>{when.dateTime(lot.expiresAt)}</Table.Td>
              <Table.Td>{t(`session:credits.source.${lot.source}`)}</Table.Td>
              <Table.Td data-number>{t('session:credits.of', { left: money(lot.available), all: money(lot.amount) })}</Table.Td>
            </Table.Tr>
          ))}
        </Sheet>
      )}
      {history.edges.length > 0 && (
        <Sheet
          label={t('session:credits.history')}
      times={history.edges.map(({ node }) => node.at)}
          head={
            <Table.Tr>
              <Table.Th>{t('session:credits.at')}</Table.Th>
              <Table.Th>{t('session:credits.what')}</Table.Th>
              <Table.Th data-number>{t('session:credits.amount')}</Table.Th>
            </Table.Tr>
          }
        >
          {history.edges.map(({ node }) => (
            <Table.Tr key={node.id}>
              <Table.Td>{when.dateTime(node.at)}</Table.Td>
              <Table.Td>{isKnownEntry(node.type) ? t(`session:credits.type.${node.type}`) : node.type}</Table.Td>
              <Table.Td data-number>{money(node.amount)}</Table.Td>
            </Table.Tr>
          ))}
        </Sheet>
      )}
      {whyNot(data.creditAccount, 'GRANT_CREDITS') === 'OWN_CREDITS' && <Alert color="gray">{t('credits.own')}</Alert>}
      {may(data.creditAccount, 'GRANT_CREDITS') &&
        (giving ? (
          <Give memberId={memberId} usual={balances[0]?.available.currency} onClose={() => setGiving(false)} />
        ) : (
          <Button variant="default" leftSection={<Gift size={16} aria-hidden />} style={{ alignSelf: 'flex-start' }} onClick={() => setGiving(true)}>
            {t('credits.give')}
          </Button>
        ))}
    </Stack>
  );
}

function Give({ memberId, usual, onClose }: { memberId: string; usual: string | undefined; onClose: () => void }) {
  const { t } = useTranslation(['finance', 'translation']);
  const client = useQueryClient();
  const money = useMoney();
  const [amount, setAmount] = useState<string | number>('');
  const [typed, setTyped] = useState(usual ?? 'ZAR');
  const [days, setDays] = useState<string | number>(365);
  const [reason, setReason] = useState('');
  // A second click, or another try after a lost answer, gives nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const currency = typed.trim().toUpperCase();
  const digits = isCurrency(currency) ? digitsOf(currency) : 2;
  const give = useMutation({
    mutationFn: () =>
      mutate(grantCredits, {
        input: { memberId, amountMinor: minorOf(amount, currency), currency, validDays: Number(days), reason: reason.trim(), idempotencyKey: key },
      }),
    onSuccess: async () => {
      notifications.show({
        message: t('credits.given', { amount: money({ amountMinor: minorOf(amount, currency), currency }) }),
        closeButtonProps: { 'aria-label': t('translation:common.close') },
      });
      onClose();
      await client.invalidateQueries({ queryKey: ['books', 'credits', memberId] });
    },
    onError: (failure) => {
      if (failure instanceof Refused) setKey(crypto.randomUUID());
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <Stack gap="sm" maw={520}>
        <Group grow preventGrowOverflow={false} align="flex-end">
          <NumberInput label={t('credits.amount')} min={1 / 10 ** digits} decimalScale={digits} value={amount} onChange={setAmount} required miw={110} />
          <TextInput
            label={t('credits.currency')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={3}
            pattern="[A-Za-z]{3}"
            required
            miw={80}
          />
          <NumberInput label={t('credits.days')} min={1} max={1826} allowDecimal={false} value={days} onChange={setDays} required miw={110} />
        </Group>
        <Textarea label={t('credits.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1_000} autosize minRows={2} required />
        {give.error && <Trouble error={give.error} />}
        <Group gap="xs">
          <Button type="submit" loading={give.isPending} disabled={amount === '' || reason.trim() === '' || !isCurrency(currency)}>
            {t('credits.give')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('translation:common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
