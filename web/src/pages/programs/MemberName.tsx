import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { administers, useSession } from '../../api/session';
import { nameOf } from '../../ui/names';

/** Somebody of a program; admins get to all that is known of them. */
export function MemberName({ of }: { of: { id: string; firstName: string | null; lastName: string | null } }) {
  const session = useSession();
  if (!administers(session)) {
    return (
      <Text span size="sm">
        {nameOf(of)}
      </Text>
    );
  }
  return (
    <Anchor component={Link} to="/admin" search={{ member: of.id } as never} size="sm">
      {nameOf(of)}
    </Anchor>
  );
}
