import { Alert, Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ShoppingBag } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { PayBy, usePaying } from '../../ui/PayBy';
import { Trouble } from '../../ui/Trouble';
import { WhyNot } from '../../ui/WhyNot';
import { may } from '../../ui/may';
import { useMoney } from '../../ui/money';
import { toPay } from '../pay/toPay';
import { type Pack, bonusOf, buyPack, packsQuery, purchaseQuery } from './packs';

const route = getRouteApi('/credits');

/** What can be bought, and what has become of what was; nothing is shown where nothing is on offer. */
export function Packs() {
  const { t } = useTranslation('session');
  const { data, error, refetch } = useQuery(packsQuery);
  const [chosen, setChosen] = useState<string>();
  const { purchase: bought } = route.useSearch();
  const navigate = route.useNavigate();
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data || (data.length === 0 && !bought)) return null;
  return (
    <section aria-labelledby="packs">
      <Title order={2} size="h3" mb="sm" id="packs">
        {t('packs.title')}
      </Title>
      {bought && <Outcome key={bought} purchaseId={bought} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {data.map((pack) => (
          <section key={pack.id} className="card" style={{ padding: 'var(--mantine-spacing-md)' }} aria-label={pack.name}>
            <Offer pack={pack} open={chosen === pack.id} onOpen={() => setChosen(pack.id)} onClose={() => setChosen(undefined)} onBought={(purchase) => void navigate({ search: { purchase }, replace: true })} />
          </section>
        ))}
      </SimpleGrid>
    </section>
  );
}

interface OfferProps {
  pack: Pack;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
  onBought: (purchaseId: string) => void;
}

function Offer({ pack, open, onOpen, onClose, onBought }: OfferProps) {
  const { t } = useTranslation('session');
  const money = useMoney();
  const bonus = bonusOf(pack);
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600}>{pack.name}</Text>
        {bonus > 0 && (
          <Badge variant="light" color="teal" style={{ flexShrink: 0 }}>
            {t('packs.bonus', { amount: money({ amountMinor: bonus, currency: pack.price.currency }) })}
          </Badge>
        )}
      </Group>
      <Text className="tabular">{t('packs.worth', { credits: money(pack.credits), price: money(pack.price) })}</Text>
      <Text size="sm" c="dimmed">
        {t('packs.valid', { count: pack.validDays })}
      </Text>
      {open ? (
        <Buy pack={pack} onClose={onClose} onBought={onBought} />
      ) : may(pack, 'BUY_CREDIT_PACK') ? (
        <Button variant="default" leftSection={<ShoppingBag size={16} aria-hidden />} style={{ alignSelf: 'flex-start' }} onClick={onOpen}>
          {t('packs.choose', { name: pack.name })}
        </Button>
      ) : (
        <WhyNot of={pack} action="BUY_CREDIT_PACK" />
      )}
    </Stack>
  );
}

function Buy({ pack, onClose, onBought }: Pick<OfferProps, 'pack' | 'onClose' | 'onBought'>) {
  const { t } = useTranslation(['session', 'translation']);
  const money = useMoney();
  const paying = usePaying(pack.price, 'money');
  // A second click, or another try after a lost answer, buys nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const buy = useMutation({
    mutationFn: () => mutate(buyPack, { input: { packId: pack.id, ...paying.input(), idempotencyKey: key } }),
    onSuccess: ({ creditPurchase }) => {
      if (!creditPurchase) return;
      if (creditPurchase.status === 'REQUESTED' && paying.chosen?.isElsewhere) toPay(creditPurchase.id);
      else {
        onBought(creditPurchase.id);
        onClose();
      }
    },
    onError: (failure) => {
      if (failure instanceof Refused) setKey(crypto.randomUUID());
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        buy.mutate();
      }}
    >
      <Stack gap="sm">
        <PayBy paying={paying} />
        {buy.error && <Trouble error={buy.error} />}
        <Group gap="xs">
          <Button type="submit" loading={buy.isPending} disabled={!paying.payable}>
            {t('session:packs.buy', { price: money(pack.price) })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('translation:common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What has become of what was bought. */
function Outcome({ purchaseId }: { purchaseId: string }) {
  const { t } = useTranslation('session');
  const money = useMoney();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(purchaseQuery(purchaseId));
  const status = data?.status;
  useEffect(() => {
    if (status === 'COMPLETED') void client.invalidateQueries({ queryKey: ['credits'] });
  }, [status, client]);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <Alert mb="md" variant="light" role="status" color={status === 'FAILED' ? 'red' : status === 'COMPLETED' ? 'teal' : 'gray'} aria-busy={status === undefined || status === 'REQUESTED'}>
      {status === 'COMPLETED' && data
        ? t('packs.bought', { credits: money(data.credits) })
        : status === 'FAILED'
          ? t('packs.failed')
          : t('packs.awaited')}
    </Alert>
  );
}
