import { type InfiniteData, type QueryKey, type UseInfiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { MOST_PAGES, pagesWanted } from './depth';

/** Where in the address it stands how far a list has been read; two where a page has two lists. */
export type PageKey = 'page' | 'page2';

/**
 * A list that is read page by page, as far as the address says: what was on the screen is there again after a reload, and for
 * whoever comes back to it.
 */
export function usePaged<P, E, K extends QueryKey, C>(
  options: UseInfiniteQueryOptions<P, E, InfiniteData<P>, K, C>,
  key: PageKey = 'page',
) {
  const navigate = useNavigate();
  const search: Partial<Record<PageKey, number>> = useSearch({ strict: false });
  const wanted = pagesWanted(search[key]);
  const read = useInfiniteQuery(options);
  const { hasNextPage, isFetching, isError, fetchNextPage } = read;
  const had = read.data?.pages.length ?? 0;
  useEffect(() => {
    if (had > 0 && had < wanted && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [had, wanted, hasNextPage, isFetching, isError, fetchNextPage]);
  return {
    ...read,
    fetchNextPage: () => {
      // One that failed is tried again; any other is wanted by the address, and fetched for that.
      if (had < wanted || had >= MOST_PAGES) void fetchNextPage();
      else void navigate({ to: '.', search: ((before: object) => ({ ...before, [key]: had + 1 })) as never, replace: true, resetScroll: false });
    },
  };
}
