import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { isPurchase, payablePurchase } from './purchase';

const payableDocument = graphql(`
  query Payable($id: ID!) {
    booking(id: $id) {
      id
      topic
      status
      holdExpiresAt
      payments {
        id
        status
        gateway
        amount {
          amountMinor
          currency
        }
        payerAction {
          url
          fields {
            name
            value
          }
        }
      }
    }
  }
`);

type PayableBooking = NonNullable<ResultOf<typeof payableDocument>['booking']>;

/** What is to be paid of a booking on a gateway's own page. */
export interface ToBePaid {
  readonly id: string;
  readonly gateway: string;
  readonly amount: PayableBooking['payments'][number]['amount'];
  readonly url: string;
  readonly fields: readonly { name: string; value: string }[];
}

/** The gateway is asked each time, so it is asked for only where something is to be paid. */
export const payableQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['payable', bookingId],
    queryFn: async () => (isPurchase(bookingId) ? payablePurchase(bookingId) : (await query(payableDocument, { id: bookingId })).booking),
  });

export function toBePaid(booking: PayableBooking): ToBePaid | undefined {
  for (const { id, gateway, amount, payerAction } of booking.payments) {
    if (payerAction?.url) return { id, gateway, amount, url: payerAction.url, fields: payerAction.fields };
  }
  return undefined;
}

/** Whether the gateway is not as far as to take it. */
export const isAwaited = (booking: PayableBooking): boolean =>
  booking.status === 'REQUESTED' && booking.payments.every(({ status }) => status === 'REQUESTED') && !toBePaid(booking);

export const paymentDocument = graphql(`
  query PaymentOf($id: ID!) {
    node(id: $id) {
      ... on Payment {
        booking {
          id
        }
      }
    }
  }
`);
