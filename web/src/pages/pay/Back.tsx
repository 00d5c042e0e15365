import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { query } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { paymentDocument } from './documents';
import { isOfPurchase, purchaseOf } from './purchase';

const route = getRouteApi('/pay/back');

/** Where payers come back to; the booking tells what has become of the payment, or the credits do. */
export function Back() {
  const { payment } = route.useSearch();
  const { data, error, refetch } = useQuery({
    queryKey: ['payment-of', payment],
    queryFn: async () => (payment && !isOfPurchase(payment) ? (await query(paymentDocument, { id: payment })).node : null),
  });
  useEffect(() => {
    if (data === undefined) return;
    if (payment && isOfPurchase(payment)) {
      window.location.replace(`/credits?purchase=${purchaseOf(payment)}`);
      return;
    }
    const bookingId = data && 'booking' in data ? data.booking?.id : undefined;
    // Loaded anew, as on the way there.
    window.location.replace(bookingId ? `/bookings/${bookingId}` : '/bookings');
  }, [data, payment]);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return <Skeleton height={240} radius="lg" aria-busy />;
}
