import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Face } from '../../ui/Face';
import { type Named, nameOf } from '../../ui/names';
import { Fact } from './Fact';
import type { Side } from './actions';

type Somebody = Named & { photo: { url: string } | null };

interface Between {
  modality: 'CHAT' | 'VIDEO' | 'EXTERNAL_LINK';
  mentor: { id: string; member: Somebody };
  mentee: Somebody;
}

/** With whom: the other one of the two, or for staff both. */
export function Others({ of: { modality, mentor, mentee }, side }: { of: Between; side: Side }) {
  const { t } = useTranslation();
  return (
    <>
      {side !== 'MENTOR' && (
        <Fact icon={<Face name={nameOf(mentor.member)} photo={mentor.member.photo?.url} size={36} />}>
          <Text fw={600}>
            <Anchor component={Link} to="/mentors/$mentorId" params={{ mentorId: mentor.id } as never} inherit>
              {nameOf(mentor.member)}
            </Anchor>
          </Text>
          <Text size="sm" c="dimmed">
            {t(side === 'STAFF' ? 'booking.mentor' : 'booking.yourMentor')} · {t(`modality.${modality}`)}
          </Text>
        </Fact>
      )}
      {side !== 'MENTEE' && (
        <Fact icon={<Face name={nameOf(mentee)} photo={mentee.photo?.url} size={36} />}>
          <Text fw={600}>{nameOf(mentee)}</Text>
          <Text size="sm" c="dimmed">
            {t(side === 'STAFF' ? 'booking.mentee' : 'booking.yourMentee')}
            {side === 'MENTOR' && ` · ${t(`modality.${modality}`)}`}
          </Text>
        </Fact>
      )}
    </>
  );
}
