import { useQueryClient } from '@tanstack/react-query';

/** After a change of a group session all that shows it is read anew. */
export function useGroupChanged(): (groupId: string) => Promise<void> {
  const client = useQueryClient();
  return async (groupId) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['group', groupId] }),
      client.invalidateQueries({ queryKey: ['groups'] }),
      client.invalidateQueries({ queryKey: ['bookings'] }),
      client.invalidateQueries({ queryKey: ['slots'] }),
    ]);
  };
}
