import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Status } from './documents';
import { waitsForMentee } from './waiting';

const COLORS: Record<Status, string> = {
  REQUESTED: 'yellow',
  AWAITING_CONFIRMATION: 'yellow',
  CONFIRMED: 'brand',
  IN_PROGRESS: 'blue',
  COMPLETED: 'gray',
  CANCELLED: 'gray',
  DECLINED: 'gray',
  EXPIRED: 'gray',
  PAYMENT_FAILED: 'red',
  NO_SHOW: 'red',
  DISPUTED: 'orange',
  CLOSED: 'gray',
};

/** @param of a session alone says who is waited for, where another time is proposed */
export function StatusBadge({ of }: { of: { status: Status; pendingProposal?: { by: string } | null } }) {
  const { t } = useTranslation();
  const proposed = waitsForMentee(of);
  const color = proposed ? 'blue' : COLORS[of.status];
  return (
    <Badge className="status" data-color={color} variant="light" color={color} tt="none" size="lg" radius="sm" fw={600}>
      {t(proposed ? 'status.PROPOSED' : `status.${of.status}`)}
    </Badge>
  );
}
