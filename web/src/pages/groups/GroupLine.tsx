import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import type { GroupRow } from './documents';
import classes from './Groups.module.css';

/** A group session in a list: what, with whom, when, and whether there is a seat. */
export function GroupLine({ group }: { group: GroupRow }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const money = useMoney();
  return (
    <Link to="/groups/$groupId" params={{ groupId: group.id }} className={`card card-link ${classes.line}`}>
      <div style={{ minWidth: 0 }}>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {group.title ?? '–'}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          {t(`session:group.kind.${group.kind}`)} · {nameOf(group.mentor.member)} · {money(group.price)}
        </Text>
      </div>
      <div>
        <Text size="sm" className="tabular">
          {when.date(group.startsAt)}, {when.span(group.startsAt, group.endsAt)}
        </Text>
        <Text size="xs" c="dimmed">
          {when.zoneName(group.startsAt)}
        </Text>
      </div>
      <Group justify="flex-end">
        <SeatTag group={group} />
      </Group>
    </Link>
  );
}

export function SeatTag({ group }: { group: GroupRow }) {
  const { t } = useTranslation(['translation', 'session']);
  if (group.status !== 'OPEN') return <Tag color="gray">{t(`session:group.status.${group.status}`)}</Tag>;
  if (group.mySeat) return <Tag color="brand">{t('session:group.seated')}</Tag>;
  if (group.myPlace?.offeredUntil) return <Tag color="yellow">{t('session:group.offered')}</Tag>;
  if (group.myPlace) return <Tag color="blue">{t('session:group.inLine', { position: group.myPlace.position })}</Tag>;
  return group.seatsFree > 0 ? (
    <Tag color="brand">{t('session:group.free', { count: group.seatsFree })}</Tag>
  ) : (
    <Tag color="gray">{t('session:group.full')}</Tag>
  );
}
