import { query } from '../../api/client';
import { queryOptions } from '@tanstack/react-query';
import { type ResultOf, graphql, refusal } from '../../api/graphql';

const transfer = graphql(`
  fragment BankTransferRow on BankTransfer {
    id
    key
    status
    orderedAt
    bankFileId
    reference
    code
    stopAskedAt
    paidReference
    owed {
      amountMinor
      currency
    }
    setAside {
      amountMinor
      currency
    }
    availableActions {
      action
      allowed
    }
    mentor {
      id
      member {
        id
        firstName
        lastName
      }
    }
    amount {
      amountMinor
      currency
    }
  }
`);

const deskDocument = graphql(
  `
    query BankDesk {
      waiting: bankTransfers(status: WAITING) {
        ...BankTransferRow
      }
      filed: bankTransfers(status: FILED) {
        ...BankTransferRow
      }
      done: bankTransfers(status: DONE) {
        ...BankTransferRow
      }
      failed: bankTransfers(status: FAILED) {
        ...BankTransferRow
      }
      returned: bankTransfers(status: RETURNED) {
        ...BankTransferRow
      }
      withdrawn: bankTransfers(status: WITHDRAWN) {
        ...BankTransferRow
      }
      bankFiles {
        id
        currency
        madeAt
        csv
        total {
          amountMinor
          currency
        }
        lines {
          bankTransferId
        }
      }
    }
  `,
  [transfer],
);

type Desk = ResultOf<typeof deskDocument>;
export type BankTransfer = Desk['waiting'][number];
export type BankFile = Desk['bankFiles'][number];

/** What the platform's own bank is to pay mentors, and what finance have said became of it. */
export const deskQuery = queryOptions({
  queryKey: ['books', 'bank'],
  queryFn: () => query(deskDocument, {}),
  // What is recorded of a transfer is owed, or paid, a moment later.
  refetchInterval: 5_000,
});

export const createBankFile = graphql(
  `
    mutation CreateBankFile($input: CreateBankFileInput!) {
      createBankFile(input: $input) {
        bankFile {
          id
          csv
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

export const recordBankTransfer = graphql(
  `
    mutation RecordBankTransfer($input: RecordBankTransferInput!) {
      recordBankTransfer(input: $input) {
        bankTransfer {
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

export const setReturnAside = graphql(
  `
    mutation SetReturnAside($input: SetReturnAsideInput!) {
      setReturnAside(input: $input) {
        bankTransfer {
          id
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

export const giveUpReturnAside = graphql(
  `
    mutation GiveUpReturnAside($input: GiveUpReturnAsideInput!) {
      giveUpReturnAside(input: $input) {
        bankTransfer {
          id
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

export const correctReturn = graphql(
  `
    mutation CorrectReturn($input: CorrectReturnInput!) {
      correctReturn(input: $input) {
        bankTransfer {
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

export const recordReturnPaid = graphql(
  `
    mutation RecordReturnPaid($input: RecordReturnPaidInput!) {
      recordReturnPaid(input: $input) {
        bankTransfer {
          id
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
