import type { AsyncRouteComponent } from '@tanstack/react-router';
import { type ComponentType, createElement, use } from 'react';
import { Failure } from '../api/errors';

/** Whether the server answers at all, whatever it says. */
const serverAnswers = (): Promise<boolean> =>
  fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => status < 500,
    () => false,
  );

/** Says why a part of these pages could not be fetched. */
export async function unfetched(error: unknown, answers = serverAnswers): Promise<never> {
  const why = error instanceof Error ? error.message : String(error);
  throw new Failure((await answers()) ? 'PERSISTED_QUERY_NOT_FOUND' : 'NETWORK', why);
}

/**
 * A page that is fetched when it is first opened. Where it cannot be, opening it fails as reading does: its route says so, and
 * another try fetches it anew. The window is never loaded anew by itself, for what is in it would be lost. Where the server
 * answers, and has no such file, these pages are older than it.
 */
export function lazyPage(fetchPage: () => Promise<ComponentType>, answers = serverAnswers): AsyncRouteComponent<object> {
  let page: ComponentType | undefined;
  let fetching: Promise<void> | undefined;
  const preload = () =>
    (fetching ??= fetchPage().then(
      (found) => {
        page = found;
      },
      (error: unknown) => {
        fetching = undefined;
        return unfetched(error, answers);
      },
    ));
  function Page() {
    if (!page) use(preload());
    return page ? createElement(page) : null;
  }
  return Object.assign(Page, { preload });
}
