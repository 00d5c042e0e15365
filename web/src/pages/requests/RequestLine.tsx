import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../api/errors';
import { Face } from '../../ui/Face';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { sameTrouble } from '../../ui/said';
import { useWhen } from '../../ui/when';
import groups from '../groups/Groups.module.css';
import { type RequestRow, openRequestsQuery } from './documents';

/**
 * Sessions that are asked for without a time; nothing where there are none.
 *
 * @param besides what went wrong with what is read beside it: the same trouble is said once
 */
export function OpenRequests({ role, besides }: { role: 'MENTOR' | 'MENTEE'; besides: unknown }) {
  const { t } = useTranslation(['translation', 'session']);
  const { data, error, refetch } = useQuery(openRequestsQuery(role));
  if (error && !data && besides && sameTrouble(codeOf(error), codeOf(besides))) return null;
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('session:request.open')}
      </Title>
      <Stack gap="sm">
        {data.map((request) => (
          <RequestLine key={request.id} request={request} role={role} />
        ))}
      </Stack>
    </section>
  );
}

function RequestLine({ request, role }: { request: RequestRow; role: 'MENTOR' | 'MENTEE' }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const money = useMoney();
  const other = role === 'MENTOR' ? request.mentee : request.mentor.member;
  return (
    <Link to="/requests/$requestId" params={{ requestId: request.id }} className={`card card-link ${groups.line}`}>
      <div style={{ minWidth: 0 }}>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {request.topic || '–'}
        </Text>
        <Group gap={8} wrap="nowrap" mt={2}>
          <Face name={nameOf(other)} photo={other.photo?.url} size={22} />
          <Text size="sm" c="dimmed" truncate>
            {nameOf(other)} · {t('slots.minutes', { count: request.durationMinutes })} · {money(request.price)}
          </Text>
        </Group>
      </div>
      <Text size="sm" c="dimmed" className="tabular">
        {t('session:request.until', { time: when.zoned(request.pendingProposal?.expiresAt ?? request.answerBy) })}
      </Text>
      <Group justify="flex-end">
        <Tag color={request.pendingProposal ? 'blue' : 'yellow'}>
          {t(request.pendingProposal ? 'session:request.proposed' : 'session:request.status.OPEN')}
        </Tag>
      </Group>
    </Link>
  );
}
