import type { Client } from 'graphql-ws';
import { useEffect, useRef } from 'react';
import { operationOf } from './client';
import type { TadaDocumentNode } from './graphql';

/*
 * One connection for all that is watched. It is signed in by the cookies of its handshake and ends with the access token,
 * so it is opened anew after each sign-in, and whatever ends is asked for again.
 */
let client: Promise<Client> | undefined;

function live(): Promise<Client> {
  client ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      lazy: true,
      lazyCloseTimeout: 5_000,
      keepAlive: 30_000,
      retryAttempts: Infinity,
      shouldRetry: () => true,
    }),
  );
  return client;
}

export function stopLive(): void {
  void client?.then((open) => open.dispose());
  client = undefined;
}

const AGAIN_AFTER = 5_000;

/** Watches for as long as the component is there; `seen` also learns of what came after a gap. */
export function useLive<R, V>(document: TadaDocumentNode<R, V>, variables: V | null, seen: (data: R) => void): void {
  const latest = useRef(seen);
  useEffect(() => {
    latest.current = seen;
  });
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (key === 'null') return;
    let stop: () => void = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const watch = () => {
      if (ended) return;
      const again = () => {
        if (!ended) timer = setTimeout(watch, AGAIN_AFTER);
      };
      void live().then((connection) => {
        if (ended) return;
        stop = connection.subscribe<R>(
          // The protocol wants a text; where the operation is named beside it, graphql-java's word for that.
          { query: 'PersistedQueryMarker', ...operationOf(document), variables: JSON.parse(key) as Record<string, unknown> },
          {
            next: (result) => {
              if (result.data) latest.current(result.data);
            },
            error: again,
            complete: again,
          },
        );
      }, again);
    };
    watch();
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, [document, key]);
}
