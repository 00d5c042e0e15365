import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../generated/schema';

/** Documents, typed by the server's own schema files. The build leaves of each what names it, and nothing of this. */
export const graphql = /* @__PURE__ */ initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    DateTime: string;
    Long: number;
    LocalDate: string;
    LocalTime: string;
    LocalDateTime: string;
    Duration: string;
    EmailAddress: string;
    TimeZone: string;
  };
}>();

export type { ResultOf, VariablesOf, TadaDocumentNode } from 'gql.tada';

/** What every payload says of why nothing was done. */
export const refusal = graphql(`
  fragment Refusal on UserError {
    __typename
    code
    message
    path
    ... on RateLimited {
      retryAfterSeconds
    }
    ... on SignInLocked {
      retryAfterSeconds
    }
    ... on SlotTaken {
      nextFreeSlots {
        startsAt
        endsAt
      }
    }
    ... on AnswersMissing {
      questionIds
    }
    ... on OnboardingIncomplete {
      role
      missingSteps {
        key
        title
      }
    }
  }
`);

/** What every mutation answers: why nothing was done, or from where on what was done can be read. */
export const done = graphql(
  `
    fragment Done on Payload {
      errors {
        ...Refusal
      }
      position
    }
  `,
  [refusal],
);

/** Somebody, as a page names and shows them. */
export const person = graphql(`
  fragment Person on Member {
    id
    firstName
    lastName
    timeZone
    photo {
      url(size: SMALL)
    }
  }
`);
