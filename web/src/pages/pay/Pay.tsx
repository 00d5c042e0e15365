import { Alert, Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Countdown } from '../../ui/Countdown';
import { Trouble } from '../../ui/Trouble';
import { gatewayName } from '../../ui/gateways';
import { useMoney } from '../../ui/money';
import { type ToBePaid, isAwaited, payableQuery, toBePaid } from './documents';
import { isPurchase } from './purchase';
import { lazyPart } from '../../ui/lazyPart';

const route = getRouteApi('/pay/$bookingId');

/* Only those who pay by card load what takes cards. */
const Card = lazyPart(async () => (await import('./Card')).Card);

/** Where a booking is paid: on the gateway's own page, for which the payer leaves from here, or by the gateway's script. */
export function Pay() {
  const { t } = useTranslation('session');
  const money = useMoney();
  const { bookingId } = route.useParams();
  const { data: booking, error, isPending, refetch } = useQuery({
    ...payableQuery(bookingId),
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data && isAwaited(state.data) ? 2_000 : false),
  });
  if (error && !booking) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={240} radius="lg" aria-busy />;
  const payment = booking && toBePaid(booking);
  return (
    <Stack maw={560} gap="lg">
      <Title order={1}>{t('pay.title')}</Title>
      {payment ? (
        <>
          {payment.by === 'form' && <Leaving payment={payment} topic={booking.topic} />}
          {payment.by === 'script' && (
            <Text>{t('pay.taking', { gateway: gatewayName(payment.gateway), amount: money(payment.amount), topic: booking.topic })}</Text>
          )}
          {booking.status === 'REQUESTED' && booking.holdExpiresAt && (
            <Text size="sm" c="dimmed">
              {t('pay.until')} <Countdown until={booking.holdExpiresAt} />
            </Text>
          )}
          {payment.by === 'script' && (
            <Suspense fallback={<Skeleton height={240} radius="lg" aria-busy />}>
              <Card {...payment} changed={refetch} />
            </Suspense>
          )}
          {payment.by === 'other' && <Alert color="orange">{t('pay.other')}</Alert>}
        </>
      ) : booking && isAwaited(booking) ? (
        <Text aria-busy>{t('pay.awaited')}</Text>
      ) : (
        <Alert color="gray" variant="light" title={t('pay.nothing')}>
          {t('pay.nothingText')}
        </Alert>
      )}
      {isPurchase(bookingId) ? (
        <Anchor href="/credits">{t('pay.toCredits')}</Anchor>
      ) : (
        <Anchor href={booking ? `/bookings/${booking.id}` : '/bookings'}>{t('pay.toBooking')}</Anchor>
      )}
    </Stack>
  );
}

/* Whoever comes back by the browser's button does not want to be sent away at once again. */
const leftFor = (paymentId: string): string => `mentorlink.left-for.${paymentId}`;

function Leaving({ payment, topic }: { payment: ToBePaid & { by: 'form' }; topic: string }) {
  const { t } = useTranslation('session');
  const money = useMoney();
  const form = useRef<HTMLFormElement>(null);
  const leave = () => {
    sessionStorage.setItem(leftFor(payment.id), 'yes');
    form.current?.submit();
  };
  useEffect(() => {
    if (sessionStorage.getItem(leftFor(payment.id)) === null) leave();
    // Once for each payment; the fields may be signed anew while the page is open.
  }, [payment.id]);
  const gateway = gatewayName(payment.gateway);
  return (
    <>
      <Text>{t('pay.leaving', { gateway, amount: money(payment.amount), topic })}</Text>
      <form ref={form} action={payment.url} method="post">
        {payment.fields.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </form>
      <Group>
        <Button leftSection={<ExternalLink size={16} aria-hidden />} onClick={leave}>
          {t('pay.go', { gateway })}
        </Button>
      </Group>
    </>
  );
}
