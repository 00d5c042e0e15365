import { Button, Group, NumberInput, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PackagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { may } from '../../ui/may';
import { digitsOf, isCurrency, minorOf, useMoney } from '../../ui/money';
import { type Pack, packsQuery } from '../credits/packs';
import { offerPack, withdrawPack } from './money';

/** The packs of credits that members can buy, as staff offer and withdraw them. */
export function Packs() {
  const { t } = useTranslation('finance');
  const money = useMoney();
  const { data, error, refetch } = useQuery(packsQuery);
  const [offering, setOffering] = useState(false);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} radius="lg" aria-busy />;
  return (
    <section aria-labelledby="packs">
      <Stack gap="md">
        <Title order={2} size="h3" id="packs">
          {t('packs.title')}
        </Title>
        {data.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('packs.none')}
          </Text>
        ) : (
          <Sheet
            label={t('packs.title')}
            head={
              <Table.Tr>
                <Table.Th>{t('packs.name')}</Table.Th>
                <Table.Th data-number>{t('packs.price')}</Table.Th>
                <Table.Th data-number>{t('packs.credits')}</Table.Th>
                <Table.Th data-number>{t('packs.days')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            }
          >
            {data.map((pack) => (
              <Table.Tr key={pack.id}>
                <Table.Td>{pack.name}</Table.Td>
                <Table.Td data-number>{money(pack.price)}</Table.Td>
                <Table.Td data-number>{money(pack.credits)}</Table.Td>
                <Table.Td data-number>{pack.validDays}</Table.Td>
                <Table.Td ta="right">
                  {may(pack, 'WITHDRAW_CREDIT_PACK') && <Withdraw pack={pack} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Sheet>
        )}
        {offering ? (
          <Offer onClose={() => setOffering(false)} />
        ) : (
          <Button variant="default" leftSection={<PackagePlus size={16} aria-hidden />} style={{ alignSelf: 'flex-start' }} onClick={() => setOffering(true)}>
            {t('packs.offer')}
          </Button>
        )}
      </Stack>
    </section>
  );
}

/** Asked once more, as it cannot be undone. */
function Withdraw({ pack }: { pack: Pack }) {
  const { t } = useTranslation(['finance', 'translation']);
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => mutate(withdrawPack, { input: { packId: pack.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['credit-packs'] }),
  });
  if (!sure) {
    return (
      <Button size="xs" variant="default" aria-label={t('packs.withdrawOf', { name: pack.name })} onClick={() => setSure(true)}>
        {t('packs.withdraw')}
      </Button>
    );
  }
  return (
    <Stack gap={4} align="flex-end">
      <Group gap={4} wrap="nowrap">
        <Button size="xs" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('packs.sure')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setSure(false)}>
          {t('translation:common.cancel')}
        </Button>
      </Group>
      {withdraw.error && <Trouble error={withdraw.error} />}
    </Stack>
  );
}

function Offer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['finance', 'translation']);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [price, setPrice] = useState<string | number>('');
  const [credits, setCredits] = useState<string | number>('');
  const [typed, setTyped] = useState('ZAR');
  const [days, setDays] = useState<string | number>(365);
  // A second click, or another try after a lost answer, offers nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const currency = typed.trim().toUpperCase();
  const digits = isCurrency(currency) ? digitsOf(currency) : 2;
  const offer = useMutation({
    mutationFn: () =>
      mutate(offerPack, {
        input: {
          name: name.trim(),
          priceMinor: minorOf(price, currency),
          creditsMinor: minorOf(credits, currency),
          currency,
          validDays: Number(days),
          idempotencyKey: key,
        },
      }),
    onSuccess: async () => {
      notifications.show({ message: t('packs.offered'), closeButtonProps: { 'aria-label': t('translation:common.close') } });
      onClose();
      await client.invalidateQueries({ queryKey: ['credit-packs'] });
    },
    onError: (failure) => {
      if (failure instanceof Refused) setKey(crypto.randomUUID());
    },
  });
  const least = 1 / 10 ** digits;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        offer.mutate();
      }}
    >
      <Stack gap="sm" maw={520}>
        <TextInput label={t('packs.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={80} required />
        <Group grow preventGrowOverflow={false} align="flex-end">
          <NumberInput label={t('packs.price')} min={least} decimalScale={digits} value={price} onChange={setPrice} required miw={110} />
          <NumberInput label={t('packs.credits')} min={least} decimalScale={digits} value={credits} onChange={setCredits} required miw={110} />
          <TextInput
            label={t('credits.currency')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={3}
            pattern="[A-Za-z]{3}"
            required
            miw={80}
          />
          <NumberInput label={t('packs.days')} min={1} max={1830} allowDecimal={false} value={days} onChange={setDays} required miw={110} />
        </Group>
        {offer.error && <Trouble error={offer.error} />}
        <Group gap="xs">
          <Button type="submit" loading={offer.isPending} disabled={name.trim() === '' || price === '' || credits === '' || !isCurrency(currency)}>
            {t('packs.offer')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('translation:common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
