import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Status } from './documents';

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

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <Badge className="status" data-color={COLORS[status]} variant="light" color={COLORS[status]} tt="none" size="lg" radius="sm" fw={600}>
      {t(`status.${status}`)}
    </Badge>
  );
}
