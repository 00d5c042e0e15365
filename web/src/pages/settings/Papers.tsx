import { Anchor, Button, FileButton, Group, SegmentedControl, Skeleton, Stack, Text, Title, useMatches } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate, upload } from '../../api/client';
import { Nothing, ToField } from '../../ui/Nothing';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useLater } from '../../ui/later';
import { may } from '../../ui/may';
import { useWhen } from '../../ui/when';
import { Settings } from './Settings';
import { myPapersQuery, withdrawPaper } from './documents';
import classes from '../admin/Admin.module.css';

const KINDS = ['RESUME', 'CERTIFICATION', 'BACKGROUND_CHECK'] as const;
const COLORS = { SUBMITTED: 'yellow', VERIFIED: 'brand', REJECTED: 'red', WITHDRAWN: 'gray' } as const;

/** What a member has handed in, and what admins have found of it. */
export function Papers() {
  const { t } = useTranslation(['translation', 'settings']);
  const client = useQueryClient();
  const when = useWhen();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('RESUME');
  const { data, error, isPending, refetch } = useQuery(myPapersQuery);
  const changed = () => client.invalidateQueries({ queryKey: ['settings', 'papers'] });
  const send = useMutation({
    mutationFn: (file: File) =>
      upload(`/documents?kind=${kind}`, file, file.type || 'application/octet-stream', {
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      }),
    onSuccess: changed,
  });
  const withdrawals = useLater<{ id: string }>({
    send: ({ id: documentId }) => mutate(withdrawPaper, { input: { documentId } }, { keepalive: true }),
    done: changed,
    told: (those) => t('settings:papers.withdrawn', { count: those.length }),
  });
  // Three of them side by side are wider than a telephone.
  const orientation = useMatches<'vertical' | 'horizontal'>({ base: 'vertical', xs: 'horizontal' });
  const papers = data?.filter(({ id }) => !withdrawals.hidden.includes(id));
  return (
    <Settings here="/settings/documents">
      <Stack gap="lg" maw={720}>
        <div className={`card ${classes.panel}`}>
          <Title order={2} size="h4">
            {t('settings:papers.title')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('settings:papers.text')}
          </Text>
          <Stack gap="sm" align="flex-start">
            <SegmentedControl
              aria-label={t('settings:papers.kind')}
              orientation={orientation}
              value={kind}
              onChange={(value) => setKind(value as (typeof KINDS)[number])}
              data={KINDS.map((each) => ({ value: each, label: t(`settings:paper.${each}`) }))}
            />
            <FileButton accept=".pdf,.docx,image/png,image/jpeg" onChange={(file) => file && send.mutate(file)}>
              {(props) => (
                <Button {...props} id="paper" loading={send.isPending} leftSection={<FileUp size={16} aria-hidden />}>
                  {t('settings:papers.send')}
                </Button>
              )}
            </FileButton>
          </Stack>
          {send.isError && <Trouble error={send.error} />}
        </div>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={120} radius="lg" aria-busy />}
        {papers?.length === 0 && <Nothing icon={FileText} title={t('settings:papers.none')} text={t('settings:papers.noneText')}><ToField id="paper">{t('settings:papers.first')}</ToField></Nothing>}
        {papers?.map((paper) => (
          <article key={paper.id} className={`card ${classes.panel}`} aria-label={paper.fileName ?? paper.id}>
            <Group justify="space-between" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Anchor href={paper.url} download fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {paper.fileName ?? t(`settings:paper.${paper.kind}`)}
                </Anchor>
                <Text size="sm" c="dimmed" className="tabular">
                  {t(`settings:paper.${paper.kind}`)} · {when.zoned(paper.submittedAt)}
                  {paper.expiresOn && ` · ${t('settings:papers.until', { day: paper.expiresOn })}`}
                </Text>
                {paper.reason && <Text size="sm">“{paper.reason}”</Text>}
              </div>
              <Group gap="xs">
                <Tag color={COLORS[paper.status]}>{t(`settings:paperStatus.${paper.status}`)}</Tag>
                {may(paper, 'WITHDRAW') && (
                  <Button size="compact-sm" variant="default" onClick={() => withdrawals.later(paper)}>
                    {t('settings:papers.withdraw')}
                  </Button>
                )}
              </Group>
            </Group>
          </article>
        ))}
      </Stack>
    </Settings>
  );
}
