import { getRouteApi } from '@tanstack/react-router';
import { Stack } from '@mantine/core';
import { Admin } from './Admin';
import { Import } from './Import';
import { Imports } from './Imports';
import { Invitations } from './Invitations';

const route = getRouteApi('/admin/joining');

/** How people come in: staff by invitation, members by the list of the community. */
export function Joining() {
  const { id } = route.useSearch();
  return (
    <Admin here="/admin/joining">
      {id ? (
        <Import id={id} />
      ) : (
        <Stack gap="xl">
          <Invitations />
          <Imports />
        </Stack>
      )}
    </Admin>
  );
}
