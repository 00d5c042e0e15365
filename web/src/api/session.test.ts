import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { sessionOver, sessionQuery, signedIn, watchSession } from './session';

interface Asked {
  answer: (me: object | null) => void;
}

const asked: Asked[] = [];
const kept = new Map<string, string>();

beforeEach(() => {
  asked.length = 0;
  kept.clear();
  vi.stubGlobal('document', { cookie: '' });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((done) => {
        asked.push({ answer: (me) => done(Response.json({ data: { me, sandbox: null } })) });
      }),
  );
});

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const ada = { id: 'mbr_ada', roles: [] };

test('who signs in while the page still asks who they are is not taken for a visitor', async () => {
  const page = client();
  const before = page.fetchQuery(sessionQuery).catch(() => 'given up');
  await vi.waitFor(() => expect(asked).toHaveLength(1));

  const after = signedIn(page);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]!.answer(ada);
  expect((await after).me).toMatchObject({ id: 'mbr_ada' });

  asked[0]!.answer(null);
  expect(await before).toBe('given up');
  expect(page.getQueryData(sessionQuery.queryKey)?.me).toMatchObject({ id: 'mbr_ada' });
  expect(kept.size).toBe(1);
});

test('who signs out meanwhile is not taken for who they were', async () => {
  const page = client();
  page.fetchQuery(sessionQuery).catch(() => 'given up');
  await vi.waitFor(() => expect(asked).toHaveLength(1));

  const over = sessionOver(page);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]!.answer(null);
  await over;
  asked[0]!.answer(ada);
  await vi.waitFor(() => expect(page.isFetching()).toBe(0));
  expect(page.getQueryData(sessionQuery.queryKey)?.me).toBeNull();
});

test('who signs in in another tab is shown nothing of who was signed in here, and nothing is sent for them', async () => {
  const page = client();
  watchSession(page);
  page.setQueryData(sessionQuery.queryKey, { me: ada as never, sandbox: false, availableActions: [] });
  page.setQueryData(['bookings', 'ahead'], ['of Ada']);
  page.getMutationCache().build(page, {});

  page.setQueryData(sessionQuery.queryKey, { me: { ...ada, firstName: 'A' } as never, sandbox: false, availableActions: [] });
  expect(page.getQueryData(['bookings', 'ahead'])).toEqual(['of Ada']);

  page.setQueryData(sessionQuery.queryKey, { me: { ...ada, id: 'mbr_sam' } as never, sandbox: false, availableActions: [] });
  expect(page.getQueryData(['bookings', 'ahead'])).toBeUndefined();
  expect(page.getMutationCache().getAll()).toEqual([]);
});
