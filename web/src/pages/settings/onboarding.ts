import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';

const onboardingDocument = graphql(`
  query MyOnboarding {
    me {
      id
      onboarding {
        id
        role
        percent
        invited
        bookable
        program {
          id
          name
        }
        nextStep {
          key
        }
        steps {
          key
          kind
          title
          body
          url
          required
          purpose
          state
          textVersion
          textIsNew
          returnedBecause
          availableActions {
            action
            allowed
          }
        }
        availableActions {
          action
          allowed
        }
      }
    }
  }
`);

export type Onboarding = NonNullable<NonNullable<ResultOf<typeof onboardingDocument>['me']>['onboarding']>[number];
export type Step = Onboarding['steps'][number];

/** What is asked of the viewer in each of their roles and programs. */
export const onboardingQuery = queryOptions({
  queryKey: ['settings', 'onboarding'],
  queryFn: async () => (await query(onboardingDocument, {})).me?.onboarding ?? [],
  // What the platform sees by itself is noted a moment after it is done.
  refetchInterval: ({ state }) => (state.data?.some(({ steps }) => steps.some(isSeen)) ? 3_000 : false),
});

const isSeen = ({ availableActions }: Step): boolean => availableActions.some(({ action, allowed }) => allowed && action !== 'COMPLETE_STEP');

export const completeStep = graphql(
  `
    mutation CompleteOnboardingStep($input: CompleteOnboardingStepInput!) {
      completeOnboardingStep(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const recordConsent = graphql(
  `
    mutation RecordConsent($input: RecordConsentInput!) {
      recordConsent(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const addGoal = graphql(
  `
    mutation AddGoal($input: AddGoalInput!) {
      addGoal(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const enrol = graphql(
  `
    mutation Enrol($input: EnrolmentInput!) {
      enrolMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const withdraw = graphql(
  `
    mutation Withdraw($input: EnrolmentInput!) {
      withdrawMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
