import { Button, Group, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from './Trouble';

interface Read<N> {
  data: { pages: { edges: { node: N }[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

/** Whether the list was read, and there is nothing in it: then the empty list itself says what to do. */
export function isNone<N>({ data }: Pick<Read<N>, 'data'>): boolean {
  return data?.pages.every(({ edges }) => edges.length === 0) ?? false;
}

/**
 * A list that is read page by page: while it comes, when it fails, when there is nothing, and the way to more of it. What cannot
 * be read anew is told once, above the page.
 */
export function Pages<N>({ of, empty, children }: { of: Read<N>; empty: ReactNode; children: (all: N[]) => ReactNode }) {
  const { t } = useTranslation();
  const all = of.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <>
      {of.error != null && !of.data && <Trouble error={of.error} retry={() => void of.refetch()} />}
      {of.isPending && <Skeleton height={200} radius="lg" aria-busy />}
      {of.data && all.length === 0 && empty}
      {all.length > 0 && children(all)}
      {of.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </>
  );
}
