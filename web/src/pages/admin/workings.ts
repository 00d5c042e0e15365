import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { paged } from './paged';

const parkedDocument = graphql(`
  query ParkedSteps($resolved: Boolean, $after: String) {
    parkedSteps(resolved: $resolved, first: 20, after: $after) {
      edges {
        node {
          id
          processId
          commandType
          cause
          times
          resolved
          parkedAt
          availableActions {
            action
            allowed
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Parked = ResultOf<typeof parkedDocument>['parkedSteps']['edges'][number]['node'];

export const parkedQuery = (resolved: boolean) =>
  paged(['parked', resolved], async (after) => (await query(parkedDocument, { resolved, after })).parkedSteps);

const processorsDocument = graphql(`
  query EventProcessors {
    eventProcessors {
      head
      processors {
        name
        kind
        position
        behind
        failing
        rebuild {
          id
          status
          requestedAt
          endedAt
          position
          target
          perSecond
          remaining
          failing
        }
        availableActions {
          action
          allowed
        }
      }
    }
  }
`);

export type Processors = ResultOf<typeof processorsDocument>['eventProcessors'];

/** Asked often while one of them is behind, or is built anew. */
export const processorsQuery = queryOptions({
  queryKey: ['admin', 'processors'],
  queryFn: async () => (await query(processorsDocument, {})).eventProcessors,
  refetchInterval: ({ state }) => (state.data?.processors.some(({ behind, rebuild }) => behind > 0 || rebuild?.status === 'RUNNING') ? 1_000 : 5_000),
});

export const rebuildProjection = graphql(
  `
    mutation RebuildProjection($input: RebuildProjectionInput!) {
      rebuildProjection(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const cancelRebuild = graphql(
  `
    mutation CancelRebuild($input: CancelRebuildInput!) {
      cancelRebuild(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const retryParked = graphql(
  `
    mutation RetryParkedStep($input: RetryParkedStepInput!) {
      retryParkedStep(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
