import { query } from '../../api/client';
import { graphql } from '../../api/graphql';

/** Whether a pack of credits is paid, and no booking. */
export const isPurchase = (id: string): boolean => id.startsWith('pur_');

/** Whether that is the payment of a pack. */
export const isOfPurchase = (paymentId: string): boolean => paymentId.startsWith('pay_pk-');

/** The purchase that a payment is of. */
export const purchaseOf = (paymentId: string): string => paymentId.replace(/^pay_/, 'pur_');

const purchaseDocument = graphql(`
  query PayablePurchase($id: ID!) {
    creditPurchase(id: $id) {
      id
      status
      gateway
      price {
        amountMinor
        currency
      }
      pack {
        name
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
`);

/** A purchase as the page sees a booking that is to be paid. */
export async function payablePurchase(id: string) {
  const { status, gateway, price, pack, payerAction } = (await query(purchaseDocument, { id })).creditPurchase;
  const isOpen = status === 'REQUESTED';
  return {
    id,
    topic: pack.name,
    status: isOpen ? ('REQUESTED' as const) : ('CLOSED' as const),
    // It holds nobody's time.
    holdExpiresAt: null,
    // A purchase and its payment differ in the beginning of their names only.
    payments: [{ id: id.replace(/^pur_/, 'pay_'), status: isOpen ? ('REQUESTED' as const) : ('CAPTURED' as const), gateway, amount: price, payerAction }],
  };
}
