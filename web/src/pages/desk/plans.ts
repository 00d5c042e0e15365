import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';

const plansDocument = graphql(`
  query MyPlans {
    me {
      mentor {
        id
        hourlyRate {
          currency
        }
        availability {
          timeZone
        }
        bookingWindow {
          noticeMinutes
          horizonDays
        }
        dateAvailability {
          date
          hours {
            start
            end
          }
        }
        timeAway {
          from
          to
        }
        offerings {
          id
          name
          description
          durationMinutes
          modalities
          price {
            amountMinor
            currency
          }
        }
      }
    }
  }
`);

export type Plans = NonNullable<NonNullable<ResultOf<typeof plansDocument>['me']>['mentor']>;
export type Offering = Plans['offerings'][number];

/** What a mentor has arranged beside the hours of the week. */
export const plansQuery = queryOptions({
  queryKey: ['my-hours', 'plans'],
  queryFn: async () => (await query(plansDocument, {})).me?.mentor ?? null,
});

export const setWindow = graphql(
  `
    mutation SetBookingWindow($input: SetBookingWindowInput!) {
      setBookingWindow(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const setDate = graphql(
  `
    mutation SetDateAvailability($input: SetDateAvailabilityInput!) {
      setDateAvailability(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const clearDate = graphql(
  `
    mutation ClearDateAvailability($input: ClearDateAvailabilityInput!) {
      clearDateAvailability(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const addAway = graphql(
  `
    mutation AddTimeAway($input: TimeAwayInput!) {
      addTimeAway(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const removeAway = graphql(
  `
    mutation RemoveTimeAway($input: TimeAwayInput!) {
      removeTimeAway(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const addOffering = graphql(
  `
    mutation AddOffering($input: AddOfferingInput!) {
      addOffering(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const changeOffering = graphql(
  `
    mutation ChangeOffering($input: ChangeOfferingInput!) {
      changeOffering(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const retireOffering = graphql(
  `
    mutation RetireOffering($input: OfferingActionInput!) {
      retireOffering(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
