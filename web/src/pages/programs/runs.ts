import { queryOptions, useQuery } from '@tanstack/react-query';
import { query } from '../../api/client';
import { graphql } from '../../api/graphql';
import { administers, useSession } from '../../api/session';

const runsDocument = graphql(`
  query ProgramsIRun {
    programs(mine: true, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

/** The newest hundred open programs that the viewer is appointed to run; of admins, who may manage all, none is asked for. */
const runsQuery = queryOptions({
  queryKey: ['programs', 'run'],
  staleTime: 300_000,
  queryFn: async () => (await query(runsDocument, {})).programs.edges.map(({ node }) => node),
});

export function useRuns(wanted = true) {
  const session = useSession();
  return useQuery({ ...runsQuery, enabled: wanted && session.me !== null && !administers(session) });
}
