import { print } from '@0no-co/graphql.web';
import { Failure, Refused, type UserError } from './errors';
import type { TadaDocumentNode } from './graphql';
import { noteServerDate } from '../time/clock';

type Document<R, V> = TadaDocumentNode<R, V>;

interface GraphQlError {
  message: string;
  extensions?: { code?: string; traceId?: string; retryAfterSeconds?: number };
}
interface Answer<R> {
  data?: R | null;
  errors?: GraphQlError[];
}

/** How a request says which operation it wants. */
export type Operation = { query: string } | { extensions: { persistedQuery: { version: 1; sha256Hash: string } } };

/** What the build leaves of a document: the server knows the text by its hash. */
interface Named {
  hash: string;
}

/** By its name in the built client; by its text while somebody works on it. */
export function operationOf(document: object): Operation {
  return import.meta.env.PROD
    ? { extensions: { persistedQuery: { version: 1, sha256Hash: (document as Named).hash } } }
    : { query: print(document as Parameters<typeof print>[0]) };
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(name + '='));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/** The newest state this page has written; whatever is read later is at least as new. */
let position: string | undefined;

/** Called when the API says that nobody is signed in; answers whether somebody is again. */
let revive: () => Promise<boolean> = async () => false;
export function reviveWith(how: () => Promise<boolean>): void {
  revive = how;
}

/** What is sent while the page is being left arrives all the same. */
export interface Sending {
  keepalive?: boolean;
}

async function post(operation: Operation, variables: unknown, isQuery: boolean, how: Sending = {}): Promise<Response> {
  const send = () => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const csrf = cookie('XSRF-TOKEN');
    if (csrf) headers['X-XSRF-TOKEN'] = csrf;
    if (isQuery && position) headers['Read-After'] = position;
    return fetch('/graphql', {
      method: 'POST',
      headers,
      credentials: 'same-origin',
      body: JSON.stringify({ ...operation, variables }),
      ...how,
    });
  };
  const before = cookie('XSRF-TOKEN');
  const response = await send();
  // A browser that was closed keeps the session but not the token of it; the refusal brings another.
  return response.status === 403 && cookie('XSRF-TOKEN') !== before ? send() : response;
}

async function once<R>(operation: Operation, variables: unknown, isQuery: boolean, how?: Sending): Promise<R> {
  let response: Response;
  try {
    response = await post(operation, variables, isQuery, how);
  } catch {
    throw new Failure('NETWORK', 'The server cannot be reached.');
  }
  noteServerDate(response.headers.get('Date'));
  return answered<R>(response);
}

async function answered<R>(response: Response): Promise<R> {
  let answer: Answer<R>;
  try {
    answer = (await response.json()) as Answer<R>;
  } catch {
    throw new Failure('NETWORK', `The server answered ${response.status}.`);
  }
  const error = answer.errors?.[0];
  if (error) {
    const { code = 'INTERNAL', traceId, retryAfterSeconds } = error.extensions ?? {};
    throw new Failure(code, error.message, traceId, retryAfterSeconds);
  }
  if (!answer.data) throw new Failure('INTERNAL', 'The answer is empty.');
  return answer.data;
}

async function revived<R>(operation: Operation, variables: unknown, isQuery: boolean, how?: Sending): Promise<R> {
  try {
    return await once<R>(operation, variables, isQuery, how);
  } catch (error) {
    if (error instanceof Failure && error.code === 'UNAUTHENTICATED' && (await revive())) {
      return once<R>(operation, variables, isQuery, how);
    }
    throw error;
  }
}

export function query<R, V>(document: Document<R, V>, variables: V): Promise<R> {
  return revived<R>(operationOf(document), variables, true);
}

/**
 * Asks what is the same for everybody, and for a while: by GET, so that whatever is on the way may keep the answer. The server
 * answers as to a visitor.
 */
export async function publicQuery<R, V>(document: Document<R, V>, variables: V): Promise<R> {
  const operation = operationOf(document);
  if (!('extensions' in operation)) return query(document, variables);
  const asked = new URLSearchParams({ extensions: JSON.stringify(operation.extensions), variables: JSON.stringify(variables) });
  let response: Response;
  try {
    response = await fetch(`/graphql?${asked.toString()}`, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  } catch {
    throw new Failure('NETWORK', 'The server cannot be reached.');
  }
  return answered<R>(response);
}

/** Sends a file to a path beside GraphQL, and gives what is answered. */
export async function upload(path: string, body: Blob, type: string, more: Record<string, string> = {}): Promise<unknown> {
  const csrf = cookie('XSRF-TOKEN');
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: 'application/json', ...(csrf ? { 'X-XSRF-TOKEN': csrf } : {}), ...more },
      credentials: 'same-origin',
      body,
    });
    answer = await response.json();
  } catch {
    throw new Failure('NETWORK', 'The server cannot be reached.');
  }
  if (response.ok) {
    if (answer !== null && typeof answer === 'object' && 'position' in answer && typeof answer.position === 'string') position = answer.position;
    return answer;
  }
  // Paths of their own answer a code and a message; where they go by the shape of GraphQL, in its shape.
  const [error] = (answer as Answer<unknown>).errors ?? [];
  const { code = 'INTERNAL', message = `The server answered ${response.status}.` } = error
    ? { code: error.extensions?.code, message: error.message }
    : (answer as { code?: string; message?: string });
  throw new Failure(code, message, error?.extensions?.traceId, error?.extensions?.retryAfterSeconds);
}

type PayloadOf<R, F extends keyof R> = R[F] & { errors: UserError[]; position?: string | null };

/** Runs a mutation of one field, and throws what it refuses. */
export async function mutate<R extends object, V>(document: Document<R, V>, variables: V, how?: Sending): Promise<R[keyof R]> {
  const data = await revived<R>(operationOf(document), variables, false, how);
  return payload<R>(data as R);
}

/** The same without ever trying to go on with a session: for what begins or ends one. */
export async function mutateAsIs<R extends object, V>(document: Document<R, V>, variables: V): Promise<R[keyof R]> {
  const data = await once<R>(operationOf(document), variables, false);
  return payload<R>(data as R);
}

function payload<R extends object>(data: R): R[keyof R] {
  const answer = Object.values(data)[0] as PayloadOf<R, keyof R>;
  if (answer.position) position = answer.position;
  const [first, ...rest] = answer.errors;
  if (first) throw new Refused([first, ...rest]);
  return answer;
}
