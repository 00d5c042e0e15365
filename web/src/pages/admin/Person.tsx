import { Button, Divider, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Face } from '../../ui/Face';
import { ReasonForm } from '../../ui/ReasonForm';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { may } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { MemberCredits } from '../books/MemberCredits';
import classes from './Admin.module.css';
import { STATE_COLORS } from './People';
import { PersonCommission } from './PersonCommission';
import { PersonStrikes } from './PersonStrikes';
import { deactivateMember, grantRole, personQuery, reinstateMember, revokeRole, suspendMember } from './people';
import { ROLES, type RoleName } from './states';

interface About {
  input: { memberId: string; reason: string };
}

const DECISIONS = {
  suspend: (about: About) => mutate(suspendMember, about),
  deactivate: (about: About) => mutate(deactivateMember, about),
  reinstate: (about: About) => mutate(reinstateMember, about),
} as const;
type Decision = keyof typeof DECISIONS;

/** One member as admins see them, and what admins may decide about them. */
export function Person({ id }: { id: string }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen();
  const reported = useReported();
  const { data: person, error, isPending, refetch } = useQuery(personQuery(id));
  const [decision, setDecision] = useState<Decision>();
  const [revoked, setRevoked] = useState<RoleName>();
  const [granted, setGranted] = useState<RoleName | null>(null);
  if (error && !person) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={260} radius="lg" aria-busy />;
  const changed = async () => {
    setDecision(undefined);
    setRevoked(undefined);
    setGranted(null);
    await client.invalidateQueries({ queryKey: ['admin'] });
  };
  const possible = (Object.keys(DECISIONS) as Decision[]).filter((each) => may(person, each.toUpperCase()));
  const grantable = ROLES.filter((role) => may(person, `GRANT_${role}`));
  return (
    <Stack gap="lg">
      <Group wrap="nowrap" align="flex-start">
        <Face name={nameOf(person)} photo={person.photo?.url} size={52} />
        <div>
          <Title order={2} size="h3">
            {nameOf(person)}
          </Title>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {person.email ?? '–'}
          </Text>
          {person.status && (
            <Tag color={STATE_COLORS[person.status]} data-testid="member-status">
              {t(`admin:memberStatus.${person.status}`)}
            </Tag>
          )}
        </div>
      </Group>
      <dl className={classes.facts}>
        <dt>{t('form.timeZone')}</dt>
        <dd>{person.timeZone}</dd>
        <dt>{t('admin:people.lastSignIn')}</dt>
        <dd>{person.lastSignInAt ? when.zoned(person.lastSignInAt) : t('admin:people.never')}</dd>
        {person.lockedUntil && (
          <>
            <dt>{t('admin:people.locked')}</dt>
            <dd>{when.zoned(person.lockedUntil)}</dd>
          </>
        )}
        {person.mentor && (
          <>
            <dt>{t('admin:people.mentorSide')}</dt>
            <dd>{t(person.mentor.approved ? 'admin:people.approved' : 'admin:people.applied')}</dd>
          </>
        )}
      </dl>
      <Group gap="xs">
        <Button
          component={Link}
          to="/admin/audit"
          search={{ subject: person.id } as never}
          size="xs"
          variant="default"
          leftSection={<History size={14} aria-hidden />}
        >
          {t('admin:people.events')}
        </Button>
        {person.mentor && (
          <Button
            component={Link}
            to="/admin/audit"
            search={{ subject: person.mentor.id } as never}
            size="xs"
            variant="default"
            leftSection={<History size={14} aria-hidden />}
          >
            {t('admin:people.mentorEvents')}
          </Button>
        )}
      </Group>
      <Divider />
      <section>
        <Title order={3} size="h4" mb="xs">
          {t('admin:people.roles')}
        </Title>
        <Stack gap="xs">
          {person.roles.map((role: RoleName) => (
            <Group key={role} justify="space-between">
              <Text size="sm">{t(`admin:role.${role}`)}</Text>
              {revoked !== role && may(person, `REVOKE_${role}`) && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('admin:people.revokeOf', { role: t(`admin:role.${role}`) })}
                  onClick={() => setRevoked(role)}
                >
                  {t('admin:people.revoke')}
                </Button>
              )}
            </Group>
          ))}
          {revoked && (
            <ReasonForm
              text={t('admin:people.told')}
              submit={t('admin:people.revokeOf', { role: t(`admin:role.${revoked}`) })}
              danger
              onBack={() => setRevoked(undefined)}
              onSubmit={async (reason) => {
                await mutate(revokeRole, { input: { memberId: id, role: revoked, reason } });
                await changed();
              }}
            />
          )}
          {grantable.length > 0 && (
            <Group align="flex-end" gap="xs">
              <Select
                label={t('admin:people.grantWhich')}
                size="sm"
                data={grantable.map((role) => ({ value: role, label: t(`admin:role.${role}`) }))}
                value={granted}
                onChange={(value) => setGranted(grantable.find((role) => role === value) ?? null)}
              />
              <Button
                size="sm"
                variant="light"
                disabled={granted === null}
                onClick={() => {
                  if (granted) void reported(mutate(grantRole, { input: { memberId: id, role: granted } }).then(changed));
                }}
              >
                {t('admin:people.grant')}
              </Button>
            </Group>
          )}
        </Stack>
      </section>
      <Divider />
      {person.mentor?.commission && (
        <>
          <PersonCommission mentorId={person.mentor.id} commission={person.mentor.commission} may={may(person.mentor, 'SET_COMMISSION')} />
          <Divider />
        </>
      )}
      <PersonStrikes memberId={person.id} />
      <Divider />
      <MemberCredits memberId={person.id} />
      {possible.length > 0 && (
        <>
          <Divider />
          <section>
            <Title order={3} size="h4" mb="xs">
              {t('admin:people.access')}
            </Title>
            {decision === undefined ? (
              <Group gap="xs">
                {possible.map((each) => (
                  <Button
                    key={each}
                    variant={each === 'reinstate' ? 'filled' : 'outline'}
                    {...(each === 'reinstate' ? {} : { className: 'danger' })}
                    onClick={() => setDecision(each)}
                  >
                    {t(`admin:people.${each}`)}
                  </Button>
                ))}
              </Group>
            ) : (
              <ReasonForm
                text={t(`admin:people.${decision}Text`)}
                submit={t(`admin:people.${decision}`)}
                danger={decision !== 'reinstate'}
                onBack={() => setDecision(undefined)}
                onSubmit={async (reason) => {
                  await DECISIONS[decision]({ input: { memberId: id, reason } });
                  await changed();
                }}
              />
            )}
          </section>
        </>
      )}
    </Stack>
  );
}
