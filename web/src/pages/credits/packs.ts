import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql, refusal } from '../../api/graphql';

const packsDocument = graphql(`
  query CreditPacks {
    creditPacks {
      id
      name
      price {
        amountMinor
        currency
      }
      credits {
        amountMinor
        currency
      }
      validDays
      availableActions {
        action
        allowed
        reason
      }
    }
  }
`);

export type Pack = ResultOf<typeof packsDocument>['creditPacks'][number];

/** The packs that can be bought. */
export const packsQuery = queryOptions({
  queryKey: ['credit-packs'],
  queryFn: async () => (await query(packsDocument, {})).creditPacks,
});

export const buyPack = graphql(
  `
    mutation BuyCreditPack($input: BuyCreditPackInput!) {
      buyCreditPack(input: $input) {
        creditPurchase {
          id
          status
        }
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

const purchaseDocument = graphql(`
  query CreditPurchase($id: ID!) {
    creditPurchase(id: $id) {
      id
      status
      failure
      credits {
        amountMinor
        currency
      }
    }
  }
`);

/** What has become of a purchase; asked again until that is known. */
export const purchaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['credit-purchase', id],
    queryFn: async () => (await query(purchaseDocument, { id })).creditPurchase,
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'REQUESTED' ? false : 1_000),
  });

/** What a pack is worth beyond its price, in minor units. */
export const bonusOf = ({ price, credits }: Pick<Pack, 'price' | 'credits'>): number => credits.amountMinor - price.amountMinor;
