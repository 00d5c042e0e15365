import { Button, Group, Progress, Text } from '@mantine/core';
import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/errors';
import { Trouble } from './Trouble';
import { useWhen } from './when';
import type { LongWork, useLongWork } from './work';

type Told = NonNullable<LongWork['progress']>;

/** How far long work is, with the way to stop it; and what became of it, where it found nothing. */
export function Working({
  of: { work, begin, cancel },
  label,
  tell,
}: {
  of: ReturnType<typeof useLongWork>;
  label: string;
  /** What it reads now, in words. */
  tell: (progress: Told) => string;
}) {
  const { t } = useTranslation();
  const when = useWhen();
  return (
    <>
      {work?.state === 'RUNNING' && (
        <Running
          label={label}
          done={work.progress?.done}
          total={work.progress?.total ?? undefined}
          text={work.progress ? tell(work.progress) : t('work.begun')}
          busy={cancel.isPending}
          stop={work.availableActions.some(({ action, allowed }) => action === 'CANCEL_WORK' && allowed) ? () => cancel.mutate(work.id) : undefined}
        />
      )}
      {work?.state === 'CANCELLED' && (
        <Text size="sm" c="dimmed" role="status">
          {t('work.stopped', { time: when.zoned(work.endedAt ?? work.startedAt) })}
        </Text>
      )}
      {work?.state === 'FAILED' && work.error && <Trouble error={new Refused([work.error])} retry={() => begin.mutate()} busy={begin.isPending} />}
      {begin.isError && <Trouble error={begin.error} />}
      {cancel.isError && <Trouble error={cancel.error} />}
    </>
  );
}

/** A bar as long as what is done, or one that moves where only the end tells how much there is. */
export function Running({
  label,
  done = 0,
  total,
  text,
  busy,
  stop,
}: {
  label: string;
  done?: number | undefined;
  total?: number | undefined;
  text: string;
  busy: boolean;
  stop?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const known = total !== undefined && total > 0;
  return (
    <Group gap="sm" wrap="nowrap" data-testid="running">
      <div style={{ flex: 1, minWidth: 160 }}>
        <Progress value={known ? Math.min(100, (done / total) * 100) : 100} animated={!known} striped={!known} aria-label={label} />
        <Text size="xs" c="dimmed" mt={4} className="tabular" role="status">
          {text}
        </Text>
      </div>
      {stop && (
        <Button size="xs" variant="default" loading={busy} leftSection={<Square size={12} aria-hidden />} onClick={stop}>
          {t('work.stop')}
        </Button>
      )}
    </Group>
  );
}
