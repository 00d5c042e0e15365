import { useQueryClient } from '@tanstack/react-query';
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
      retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, waitBefore(retries))),
      on: {
        connected: readAgain,
      },
    }),
  );
  return client;
}

/** Milliseconds before another try: soon at first, and never long; with some chance in it, for all lose a server at once. */
export function waitBefore(retries: number, chance = Math.random()): number {
  return Math.min(8_000, 500 * 2 ** retries) * (0.75 + chance / 2);
}

/** What to do once it is watched, for each component that watches. */
const watching = new Set<() => void>();
/** What is watched tells changes from now on; it takes a moment until the server has begun with it. */
const BEGUN_AFTER = 500;
let reading: ReturnType<typeof setTimeout> | undefined;

/**
 * Nobody has told what changed while nothing was watched yet, so all that is shown is read again: after a gap, and as much when a
 * page has just begun, for it was read before.
 */
function readAgain(): void {
  clearTimeout(reading);
  reading = setTimeout(() => watching.forEach((read) => read()), BEGUN_AFTER);
}

export function stopLive(): void {
  void client?.then((open) => open.dispose());
  client = undefined;
}

/** Watches for as long as the component is there. What nothing was told of, at its beginning or in a gap, is read again. */
export function useLive<R, V>(document: TadaDocumentNode<R, V>, variables: V | null, seen: (data: R) => void): void {
  const cached = useQueryClient();
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
    /** How many times in a row it has ended soon. */
    let ends = 0;
    let begun = 0;
    const read = () => void cached.invalidateQueries({ predicate: ({ state }) => state.dataUpdatedAt > 0 }, { cancelRefetch: false });
    watching.add(read);
    const watch = () => {
      if (ended) return;
      const again = () => {
        if (ended) return;
        // What ends at once, such as that of which nothing is told any more, is asked for more and more seldom.
        if (Date.now() - begun > 60_000) ends = 0;
        timer = setTimeout(watch, Math.min(60_000, 5_000 * 2 ** ends));
        ends += 1;
      };
      void live().then((connection) => {
        if (ended) return;
        begun = Date.now();
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
        // Where the connection is there already; the others are told when it is.
        readAgain();
      }, again);
    };
    watch();
    return () => {
      ended = true;
      watching.delete(read);
      clearTimeout(timer);
      stop();
    };
  }, [cached, document, key]);
}
