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
          clientSecret
          publishableKey
        }
      }
    }
  }
`);

type PayableBooking = NonNullable<ResultOf<typeof payableDocument>['booking']>;

/** What a payer does about a payment. */
export type ToDo =
  /** Leaves for the gateway's own page, with a form. */
  | { readonly by: 'form'; readonly url: string; readonly fields: readonly { name: string; value: string }[] }
  /** Gives their card to the gateway's own script. */
  | { readonly by: 'script'; readonly clientSecret: string; readonly publishableKey: string }
  /** Goes on where they began: the gateway is not set up for these pages. */
  | { readonly by: 'other' };

/** What is to be paid of a booking. */
export type ToBePaid = ToDo & {
  readonly id: string;
  readonly gateway: string;
  readonly amount: PayableBooking['payments'][number]['amount'];
};

/** The gateway is asked each time, so it is asked for only where something is to be paid. */
export const payableQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['payable', bookingId],
    queryFn: async () => (isPurchase(bookingId) ? payablePurchase(bookingId) : (await query(payableDocument, { id: bookingId })).booking),
  });

export function toBePaid(booking: Pick<PayableBooking, 'payments'>): ToBePaid | undefined {
  for (const { id, gateway, amount, payerAction } of booking.payments) {
    if (payerAction) return { id, gateway, amount, ...toDo(payerAction) };
  }
  return undefined;
}

function toDo({ url, fields, clientSecret, publishableKey }: NonNullable<PayableBooking['payments'][number]['payerAction']>): ToDo {
  if (url) return { by: 'form', url, fields };
  return clientSecret && publishableKey ? { by: 'script', clientSecret, publishableKey } : { by: 'other' };
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
