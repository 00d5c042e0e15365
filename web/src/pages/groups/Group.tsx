import { Alert, Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Link2, MessageSquare, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useLive } from '../../api/live';
import { useSession } from '../../api/session';
import { Face } from '../../ui/Face';
import { MeetingLink } from '../../ui/MeetingLink';
import { type Back, Heading, Opened } from '../../ui/Opened';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { Fact } from '../bookings/Fact';
import { TimeFact } from '../bookings/TimeFact';
import { StatusBadge } from '../bookings/Status';
import { may } from '../bookings/actions';
import classes from '../bookings/Booking.module.css';
import { Actions } from './Actions';
import { SeatTag } from './GroupLine';
import people from './Groups.module.css';
import { useGroupChanged } from './changed';
import { type GroupDetails, groupChanged, groupQuery, removeGroupLink, setGroupLink } from './documents';

const route = getRouteApi('/groups/$groupId');

/** One session of a mentor with many seats. */
export function Group() {
  const { groupId } = route.useParams();
  const { me } = useSession();
  const back = useBack();
  const query = useQuery(groupQuery(groupId, me !== null));
  const changed = useGroupChanged();
  useLive(groupChanged, { id: groupId }, () => void changed(groupId));
  return (
    <Opened query={query} back={back}>
      {(group) => <Page group={group} />}
    </Opened>
  );
}

function useBack(): Back {
  const { t } = useTranslation();
  return { to: '/groups', label: t('nav.groups') };
}

function Page({ group }: { group: GroupDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const money = useMoney();
  const changed = useGroupChanged();
  const { mentor } = group;
  const maySet = may(group, 'SET_MEETING_LINK');
  const groupSessionId = group.id;
  const read = () => changed(groupSessionId);
  return (
    <>
      <Heading back={useBack()} title={group.title}>
        <SeatTag group={group} />
      </Heading>
      <div className={classes.page}>
        <Stack gap="lg">
          {group.status === 'CANCELLED' && (
            <Alert color="gray" variant="light" title={t('session:group.cancelled')}>
              {t(`cancelledBy.${group.cancelledBy as 'MENTOR'}`)} {group.cancelReason ? `“${group.cancelReason}”` : ''}
            </Alert>
          )}
          {group.status === 'REFUSED' && (
            <Alert color="orange" variant="light" title={t('session:group.refused')}>
              {t('session:group.refusedText')}
            </Alert>
          )}
          <section className={`card ${classes.facts}`}>
            <TimeFact of={group} other={mentor.member} />
            <Fact icon={<Face name={nameOf(mentor.member)} photo={mentor.member.photo?.url} size={36} />}>
              <Anchor component={Link} to="/mentors/$mentorId" params={{ mentorId: mentor.id } as never} fw={600}>
                {nameOf(mentor.member)}
              </Anchor>
              <Text size="sm" c="dimmed">
                {t(`session:group.kind.${group.kind}`)} · {t(`modality.${group.modality}`)}
              </Text>
            </Fact>
            <Fact icon={<Users size={18} aria-hidden />}>
              <Text fw={600} className="tabular">
                {t('session:group.aSeat', { price: money(group.price) })}
              </Text>
              <Text size="sm" c="dimmed" className="tabular" data-testid="seats">
                {t('session:group.taken', { taken: group.seatsTaken, count: group.seats })}
                {group.waiting > 0 && ` · ${t('session:group.waiting', { count: group.waiting })}`}
              </Text>
            </Fact>
            {group.description && (
              <Fact icon={<MessageSquare size={18} aria-hidden />}>
                <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{group.description}</Text>
              </Fact>
            )}
            {(group.meetingLink ?? maySet) && (
              <Fact icon={<Link2 size={18} aria-hidden />}>
                <MeetingLink
                  link={group.meetingLink ?? null}
                  version={group.version}
                  maySet={maySet}
                  mayRemove={may(group, 'REMOVE_MEETING_LINK')}
                  set={(url, expectedVersion) => mutate(setGroupLink, { input: { groupSessionId, url, expectedVersion } }).finally(read)}
                  remove={async (expectedVersion) =>
                    (await mutate(removeGroupLink, { input: { groupSessionId, expectedVersion } }).finally(read)).groupSession?.version
                  }
                />
              </Fact>
            )}
          </section>
          <People group={group} />
        </Stack>
        <Actions group={group} />
      </div>
    </>
  );
}

/** Who comes and who waits; the API tells its mentor and staff. */
function People({ group }: { group: GroupDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const { attendees, waitingMembers } = group;
  if (!attendees) return null;
  return (
    <section className={`card ${classes.review}`} aria-labelledby="people">
      <Title order={2} size="h4" id="people">
        {t('session:group.people')}
      </Title>
      {attendees.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('session:group.nobody')}
        </Text>
      )}
      <ul className={people.people}>
        {attendees.map((seat) => (
          <li key={seat.id}>
            <Anchor component={Link} to="/bookings/$bookingId" params={{ bookingId: seat.id } as never}>
              {nameOf(seat.mentee)}
            </Anchor>
            <StatusBadge of={seat} />
          </li>
        ))}
      </ul>
      {waitingMembers && waitingMembers.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t('session:group.inWait')}
          </Title>
          <ol className={people.people}>
            {waitingMembers.map((member) => (
              <li key={member.id}>{nameOf(member)}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
