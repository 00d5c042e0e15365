import { Button, Group, SegmentedControl, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useSession } from '../../api/session';
import { Nothing } from '../../ui/Nothing';
import { Pages, isNone } from '../../ui/Pages';
import { ReasonForm } from '../../ui/ReasonForm';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { useReported } from '../../ui/errors';
import { may } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { type Invitation, inviteAdmin, invitationsQuery, resendInvitation, revokeInvitation } from './joining';

const COLORS: Record<Invitation['status'], string> = { OPEN: 'yellow', ACCEPTED: 'brand', REVOKED: 'gray', EXPIRED: 'gray' };

/** Who was asked to join the staff. */
export function Invitations() {
  const { t } = useTranslation(['translation', 'admin']);
  const invitations = usePaged(invitationsQuery);
  const [inviting, setInviting] = useState(false);
  const session = useSession();
  const ask = may(session, 'INVITE_ADMIN') && !inviting && (
    <Button leftSection={<MailPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      {t('admin:invite.title')}
    </Button>
  );
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('admin:invite.all')}
        </Title>
        {!isNone(invitations) && ask}
      </Group>
      {inviting && <Invite onDone={() => setInviting(false)} />}
      <Pages of={invitations} empty={<Nothing icon={MailPlus} title={t('admin:invite.none')} text={t('admin:invite.noneText')}>{ask}</Nothing>}>
        {(all) => <Rows invitations={all} />}
      </Pages>
    </section>
  );
}

function Invite({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'ADMIN' | 'FINANCE'>('ADMIN');
  return (
    <div className="card" style={{ padding: 'var(--mantine-spacing-lg)', marginBottom: 'var(--mantine-spacing-md)', maxWidth: 560 }}>
      <ReasonForm
        text={t('admin:invite.text')}
        submit={t('admin:invite.send')}
        onBack={onDone}
        onSubmit={async (reason) => {
          await mutate(inviteAdmin, { input: { email: email.trim(), role, reason } });
          await client.invalidateQueries({ queryKey: ['admin', 'invitations'] });
          onDone();
        }}
      >
        <TextInput
          type="email"
          label={t('form.emailLabel')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <SegmentedControl
          aria-label={t('admin:people.role')}
          value={role}
          onChange={(value) => setRole(value as 'ADMIN' | 'FINANCE')}
          data={[
            { value: 'ADMIN', label: t('admin:role.ADMIN') },
            { value: 'FINANCE', label: t('admin:role.FINANCE') },
          ]}
        />
      </ReasonForm>
    </div>
  );
}

function Rows({ invitations }: { invitations: Invitation[] }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen();
  const reported = useReported();
  const [revoking, setRevoking] = useState<string>();
  const changed = () => client.invalidateQueries({ queryKey: ['admin', 'invitations'] });
  return (
    <Stack gap="md">
      <Sheet
        label={t('admin:invite.all')}
      times={invitations.map(({ expiresAt }) => expiresAt)}
        head={
          <Table.Tr>
            <Table.Th>{t('form.emailLabel')}</Table.Th>
            <Table.Th>{t('admin:people.role')}</Table.Th>
            <Table.Th>{t('admin:people.status')}</Table.Th>
            <Table.Th>{t('admin:invite.by')}</Table.Th>
            <Table.Th>{t('admin:invite.until')}</Table.Th>
            <Table.Th>{t('admin:todo')}</Table.Th>
          </Table.Tr>
        }
      >
        {invitations.map((invitation) => (
          <Table.Tr key={invitation.id}>
            <Table.Td data-wrap>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {invitation.email ?? '–'}
              </Text>
              <Text size="xs" c="dimmed">
                {invitation.reason ?? '–'}
              </Text>
            </Table.Td>
            <Table.Td>{t(`admin:role.${invitation.role}`)}</Table.Td>
            <Table.Td>
              <Tag color={COLORS[invitation.status]}>{t(`admin:invitationStatus.${invitation.status}`)}</Tag>
            </Table.Td>
            <Table.Td>{invitation.invitedBy ? nameOf(invitation.invitedBy) : '–'}</Table.Td>
            <Table.Td className="tabular">{when.dateTime(invitation.expiresAt)}</Table.Td>
            <Table.Td>
              <Group gap={6} wrap="nowrap">
                {may(invitation, 'RESEND') && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => void reported(mutate(resendInvitation, { input: { invitationId: invitation.id } }).then(changed))}
                  >
                    {t('admin:invite.again')}
                  </Button>
                )}
                {may(invitation, 'REVOKE') && (
                  <Button size="compact-sm" variant="default" onClick={() => setRevoking(invitation.id)}>
                    {t('admin:invite.revoke')}
                  </Button>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Sheet>
      {revoking && (
        <ReasonForm
          key={revoking}
          text={t('admin:invite.revokeText', { email: invitations.find(({ id }) => id === revoking)?.email ?? '–' })}
          submit={t('admin:invite.revoke')}
          danger
          onBack={() => setRevoking(undefined)}
          onSubmit={async (reason) => {
            await mutate(revokeInvitation, { input: { invitationId: revoking, reason } });
            setRevoking(undefined);
            await changed();
          }}
        />
      )}
    </Stack>
  );
}
