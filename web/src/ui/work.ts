import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { mutate, query } from '../api/client';
import { type ResultOf, done, graphql, refusal } from '../api/graphql';

const workFields = graphql(
  `
    fragment WorkFields on LongWork {
      id
      kind
      state
      startedAt
      endedAt
      startedBy {
        id
        firstName
        lastName
      }
      progress {
        stage
        done
        total
      }
      reconciliation {
        id
      }
      verification {
        valid
        entries
        firstBrokenPosition
      }
      error {
        ...Refusal
      }
      availableActions {
        action
        allowed
      }
    }
  `,
  [refusal],
);

export type LongWork = ResultOf<typeof workFields>;
export type WorkKind = LongWork['kind'];

const latestDocument = graphql(
  `
    query LatestWork($kind: LongWorkKind!) {
      latestWork(kind: $kind) {
        ...WorkFields
      }
    }
  `,
  [workFields],
);

const cancelWork = graphql(
  `
    mutation CancelWork($input: CancelWorkInput!) {
      cancelWork(input: $input) {
        work {
          ...WorkFields
        }
        ...Done
      }
    }
  `,
  [workFields, done],
);

export const startReconciliation = graphql(
  `
    mutation StartReconciliation($input: RunReconciliationInput!) {
      startReconciliation(input: $input) {
        work {
          ...WorkFields
        }
        ...Done
      }
    }
  `,
  [workFields, done],
);

export const startAuditCheck = graphql(
  `
    mutation StartAuditCheck {
      startAuditCheck {
        work {
          ...WorkFields
        }
        ...Done
      }
    }
  `,
  [workFields, done],
);

const latestQuery = (kind: WorkKind) =>
  queryOptions({
    queryKey: ['work', kind],
    queryFn: async () => (await query(latestDocument, { kind })).latestWork,
    // It goes on wherever the reader is, so whoever comes back sees how far it is.
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? 1_000 : false),
  });

/**
 * The newest work of a kind, whoever began it, with how far it is.
 *
 * @param start begins it, and gives it as it is then
 * @param ended is told when that which was seen running has ended
 */
export function useLongWork(kind: WorkKind, start: () => Promise<LongWork | null>, ended?: (work: LongWork) => void) {
  const client = useQueryClient();
  const read = useQuery(latestQuery(kind));
  const key = latestQuery(kind).queryKey;
  const work = read.data ?? undefined;
  const seen = useRef<string>(undefined);
  const told = useRef(ended);
  useEffect(() => {
    told.current = ended;
  });
  useEffect(() => {
    if (work?.state === 'RUNNING') seen.current = work.id;
    else if (work && seen.current === work.id) {
      seen.current = undefined;
      told.current?.(work);
    }
  }, [work]);
  const take = (now: LongWork | null) => now && client.setQueryData(key, now);
  const begin = useMutation({
    mutationFn: start,
    onSuccess: take,
    // Somebody else may have begun it.
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  const cancel = useMutation({
    mutationFn: async (workId: string) => (await mutate(cancelWork, { input: { workId } })).work,
    onSuccess: take,
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return { work, isRunning: work?.state === 'RUNNING', begin, cancel };
}
