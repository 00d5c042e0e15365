import { useQuery } from '@tanstack/react-query';
import { query } from '../api/client';
import { graphql } from '../api/graphql';

const untils = graphql(`
  fragment Untils on CancellationPolicy {
    fullRefundUntil(startsAt: $startsAt)
    rescheduleUntil(startsAt: $startsAt)
  }
`);

const ofMentor = graphql(
  `
    query TermsOfMentor($id: ID!, $startsAt: DateTime!) {
      mentor(id: $id) {
        cancellationPolicy {
          ...Untils
        }
      }
    }
  `,
  [untils],
);

const ofGroup = graphql(
  `
    query TermsOfGroup($id: ID!, $startsAt: DateTime!) {
      groupSession(id: $id) {
        cancellationPolicy {
          ...Untils
        }
      }
    }
  `,
  [untils],
);

const ofRequest = graphql(
  `
    query TermsOfRequest($id: ID!, $startsAt: DateTime!) {
      sessionRequest(id: $id) {
        cancellationPolicy {
          ...Untils
        }
      }
    }
  `,
  [untils],
);

const READ = {
  mentor: async (about: About) => (await query(ofMentor, about)).mentor,
  group: async (about: About) => (await query(ofGroup, about)).groupSession,
  request: async (about: About) => (await query(ofRequest, about)).sessionRequest,
} as const;

interface About {
  id: string;
  startsAt: string;
}

export type TermsOf = keyof typeof READ;

/** What plans that change cost, for a session that starts then. */
export function useTerms(of: TermsOf, id: string, startsAt: string) {
  return useQuery({
    queryKey: ['terms', of, id, startsAt],
    queryFn: async () => (await READ[of]({ id, startsAt }))?.cancellationPolicy ?? null,
  });
}
