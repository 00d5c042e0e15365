import { Anchor, Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BadgeCheck, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Face } from '../../ui/Face';
import { Nothing, Onward } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { ReasonForm } from '../../ui/ReasonForm';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { may, whyNot } from '../../ui/may';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { Admin } from './Admin';
import { type Application, type Paper, applicationsQuery, approveMentor, papersQuery, rejectPaper, verifyPaper } from './approvals';
import classes from './Admin.module.css';

export const PAPER_COLORS = { SUBMITTED: 'yellow', VERIFIED: 'brand', REJECTED: 'red', WITHDRAWN: 'gray' } as const;

/** Who wants to be a mentor, and what members have handed in to be looked at. */
export function Approvals() {
  const { t } = useTranslation(['translation', 'admin']);
  const applications = usePaged(applicationsQuery);
  const papers = usePaged(papersQuery, 'page2');
  return (
    <Admin here="/admin/approvals">
      <Stack gap="xl">
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('admin:approve.title')}
          </Title>
          <Pages of={applications} empty={<Nothing icon={BadgeCheck} title={t('admin:approve.none')} text={t('admin:approve.noneText')}><Onward to="/admin/onboarding">{t('admin:page.onboarding')}</Onward></Nothing>}>
            {(all) => (
              <Stack gap="md">
                {all.map((application) => (
                  <Candidate key={application.mentor.id} application={application} />
                ))}
              </Stack>
            )}
          </Pages>
        </section>
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('admin:papers.title')}
          </Title>
          <Pages of={papers} empty={<Nothing icon={FileText} title={t('admin:papers.none')} text={t('admin:papers.noneText')}><Onward to="/admin">{t('admin:page.people')}</Onward></Nothing>}>
            {(all) => (
              <Stack gap="md">
                {all.map((paper) => (
                  <Handed key={paper.id} paper={paper} />
                ))}
              </Stack>
            )}
          </Pages>
        </section>
      </Stack>
    </Admin>
  );
}

function Candidate({ application: { mentor, appliedAt } }: { application: Application }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const money = useMoney();
  const when = useWhen();
  const name = nameOf(mentor.member);
  const approve = useMutation({
    mutationFn: () => mutate(approveMentor, { input: { mentorId: mentor.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
  const work = [mentor.jobTitle, mentor.company].filter(Boolean).join(' · ');
  return (
    <article className={`card ${classes.panel}`} aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <Group gap="sm" wrap="nowrap">
            <Face name={name} photo={mentor.member.photo?.url} size={44} />
            <div>
              <Title order={3} size="h4">
                {name}
              </Title>
              <Text size="sm" c="dimmed">
                {work || mentor.member.email}
              </Text>
            </div>
          </Group>
          <Text size="sm" fw={600} className="tabular">
            {money(mentor.hourlyRate)} {t('mentor.anHour')}
          </Text>
        </Group>
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {mentor.bio}
        </Text>
        <Group gap={6}>
          {mentor.skills.map((skill) => (
            <Badge key={skill} variant="default" tt="none" fw={500} radius="sm">
              {skill}
            </Badge>
          ))}
        </Group>
        {(mentor.member.documents ?? []).length > 0 && (
          <Stack gap={6}>
            {(mentor.member.documents ?? []).map((paper) => (
              <Group key={paper.id} gap="xs">
                <Anchor size="sm" href={paper.url} download>
                  {paper.fileName ?? t(`admin:paper.${paper.kind}`)}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t(`admin:paper.${paper.kind}`)}
                </Text>
                <Tag color={PAPER_COLORS[paper.status]}>{t(`admin:paperStatus.${paper.status}`)}</Tag>
              </Group>
            ))}
          </Stack>
        )}
        {approve.isError && <Trouble error={approve.error} />}
        <Group justify="space-between">
          <Text size="xs" c="dimmed" className="tabular">
            {t('admin:approve.since', { time: when.zoned(appliedAt) })}
          </Text>
          {may(mentor, 'APPROVE') && (
            <Button loading={approve.isPending} leftSection={<BadgeCheck size={16} aria-hidden />} onClick={() => approve.mutate()}>
              {t('admin:approve.submit')}
            </Button>
          )}
        </Group>
      </Stack>
    </article>
  );
}

function Handed({ paper }: { paper: Paper }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen();
  const [expiresOn, setExpiresOn] = useState('');
  const [rejecting, setRejecting] = useState(false);
  const name = paper.fileName ?? t(`admin:paper.${paper.kind}`);
  const read = () => client.invalidateQueries({ queryKey: ['admin'] });
  const verify = useMutation({
    mutationFn: () => mutate(verifyPaper, { input: { documentId: paper.id, expiresOn: expiresOn || null } }),
    onSuccess: read,
  });
  return (
    <article className={`card ${classes.panel}`} aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Anchor href={paper.url} download fw={600}>
              {name}
            </Anchor>
            <Text size="sm" c="dimmed">
              {t(`admin:paper.${paper.kind}`)} · {nameOf(paper.member)} · {Math.max(1, Math.round(paper.bytes / 1024))} kB
            </Text>
          </div>
          <Text size="xs" c="dimmed" className="tabular">
            {when.zoned(paper.submittedAt)}
          </Text>
        </Group>
        {verify.isError && <Trouble error={verify.error} />}
        {whyNot(paper, 'VERIFY') === 'OWN_DOCUMENT' ? (
          <Text size="sm">{t('admin:papers.own')}</Text>
        ) : rejecting ? (
          <ReasonForm
            text={t('admin:papers.rejectText')}
            submit={t('admin:papers.reject')}
            danger
            onBack={() => setRejecting(false)}
            onSubmit={async (reason) => {
              await mutate(rejectPaper, { input: { documentId: paper.id, reason } });
              await read();
            }}
          />
        ) : (
          <Group align="flex-end" gap="xs">
            {may(paper, 'VERIFY_UNTIL') && (
              <TextInput
                type="date"
                size="sm"
                label={t('admin:papers.until')}
                value={expiresOn}
                onChange={(event) => setExpiresOn(event.currentTarget.value)}
              />
            )}
            {may(paper, 'VERIFY') && (
              <Button size="sm" loading={verify.isPending} onClick={() => verify.mutate()}>
                {t('admin:papers.verify')}
              </Button>
            )}
            {may(paper, 'REJECT') && (
              <Button size="sm" variant="default" onClick={() => setRejecting(true)}>
                {t('admin:papers.reject')} …
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </article>
  );
}
