import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { mutateAsIs, query, reviveWith } from './client';
import { type ResultOf, graphql, refusal } from './graphql';
import { stopLive } from './live';
import { noteSandboxTime } from '../time/clock';
import { type Offered, may } from '../ui/may';

export const memberFields = graphql(`
  fragment Me on Member {
    id
    email
    firstName
    lastName
    roles
    timeZone
    status
    landingPage
    mayApplyAsMentor
    photo {
      url(size: SMALL)
    }
  }
`);

export type Me = ResultOf<typeof memberFields>;

const whoAmI = graphql(
  `
    query Session {
      me {
        ...Me
      }
      viewerActions {
        action
        allowed
      }
      sandbox {
        now
      }
    }
  `,
  [memberFields],
);

const refreshSession = graphql(
  `
    mutation Refresh {
      refreshSession {
        member {
          id
        }
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

const signOutDocument = graphql(
  `
    mutation SignOut {
      signOut {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

/*
 * No script sees a token. All that is kept here is that there may be a session to go on with and when it was last
 * renewed, so that visitors are spared a question and several tabs do not renew it at once.
 */
const HINT = 'mentorlink.session';
const RENEW_AFTER = 10 * 60_000;

function lastRenewed(): number | undefined {
  const value = localStorage.getItem(HINT);
  return value === null ? undefined : Number(value);
}

function noteSession(): void {
  localStorage.setItem(HINT, String(Date.now()));
}

/** One tab at a time, and none that another one has just spared the work. */
async function renew(): Promise<boolean> {
  const before = lastRenewed();
  if (before === undefined) return false;
  const work = async () => {
    const now = lastRenewed();
    if (now === undefined) return false;
    if (now !== before) return true;
    try {
      await mutateAsIs(refreshSession, {});
      noteSession();
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'NETWORK') return false;
      localStorage.removeItem(HINT);
      return false;
    }
  };
  return navigator.locks ? navigator.locks.request('mentorlink.renew', work) : work();
}

reviveWith(renew);

/** Who is signed in, and what they may do that is with no object. */
export interface Session extends Offered {
  me: Me | null;
  sandbox: boolean;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  refetchInterval: 120_000,
  refetchIntervalInBackground: false,
  queryFn: async ({ signal }): Promise<Session> => {
    const renewed = lastRenewed();
    if (renewed !== undefined && Date.now() - renewed > RENEW_AFTER) await renew();
    let answer = await query(whoAmI, {});
    // A cookie that is over makes a visitor of its bearer.
    if (!signal.aborted && !answer.me && lastRenewed() !== undefined && (await renew())) answer = await query(whoAmI, {});
    // Whoever has signed in or out meanwhile is asked about anew.
    signal.throwIfAborted();
    if (!answer.me) localStorage.removeItem(HINT);
    // Begun elsewhere, as by coming back from Google.
    else if (lastRenewed() === undefined) noteSession();
    noteSandboxTime(answer.sandbox?.now);
    return { me: answer.me, sandbox: answer.sandbox !== null, availableActions: answer.viewerActions };
  },
});

export function useSession(): Session & { loading: boolean } {
  const { data, isPending } = useQuery(sessionQuery);
  return { me: data?.me ?? null, sandbox: data?.sandbox ?? false, availableActions: data?.availableActions ?? [], loading: isPending };
}

/** After whatever has signed somebody in: all that was read as somebody else is read anew. */
export async function signedIn(client: QueryClient): Promise<Session> {
  noteSession();
  forget(client);
  return readAnew(client);
}

/** All that was read, or is being sent, as whoever was signed in. */
function forget(client: QueryClient): void {
  stopLive();
  client.getMutationCache().clear();
  client.removeQueries({ predicate: notOfSession });
}

const notOfSession = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session';

/** Who has signed in or out in another tab has in this one too: what it shows is of nobody else, and is read anew. */
export function watchSession(client: QueryClient): void {
  globalThis.addEventListener?.('storage', ({ key }) => {
    if (key === HINT) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  });
  let before: string | null | undefined;
  client.getQueryCache().subscribe(({ query: read }) => {
    const now = read.queryKey[0] === 'session' ? client.getQueryData(sessionQuery.queryKey) : undefined;
    if (!now) return;
    const id = now.me?.id ?? null;
    const other = before !== undefined && before !== id;
    before = id;
    if (other) {
      stopLive();
      client.getMutationCache().clear();
      void client.resetQueries({ predicate: notOfSession });
    }
  });
}

/** What was asked before is about somebody else, and a question that is under way would be taken for this one. */
async function readAnew(client: QueryClient): Promise<Session> {
  await client.cancelQueries({ queryKey: sessionQuery.queryKey });
  return client.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

const leaving = new Set<() => Promise<unknown>>();

/** What is to be done as the member who is still signed in; gives how it is forgotten again. */
export function beforeSignOut(work: () => Promise<unknown>): () => void {
  leaving.add(work);
  return () => void leaving.delete(work);
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([...leaving].map((work) => work()));
    await mutateAsIs(signOutDocument, {});
    await sessionOver(client);
  };
}

/** After whatever has ended the session: nothing that was read in it is left. */
export async function sessionOver(client: QueryClient): Promise<void> {
  localStorage.removeItem(HINT);
  forget(client);
  await readAnew(client);
}

/** Whether the pages for finance are for them. */
export function readsBooks(session: Session): boolean {
  return may(session, 'READ_LEDGER');
}

/** Whether the pages for admins are for them. */
export function administers(session: Session): boolean {
  return may(session, 'READ_MEMBERS');
}

export function isMentor(me: Me | null): boolean {
  return me?.roles.includes('MENTOR') ?? false;
}
