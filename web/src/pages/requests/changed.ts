import { useQueryClient } from '@tanstack/react-query';

/** After a change of a request all that shows it is read anew. */
export function useRequestChanged(): (requestId: string) => Promise<void> {
  const client = useQueryClient();
  return async (requestId) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['request', requestId] }),
      client.invalidateQueries({ queryKey: ['requests'] }),
      client.invalidateQueries({ queryKey: ['bookings'] }),
      client.invalidateQueries({ queryKey: ['slots'] }),
    ]);
  };
}
