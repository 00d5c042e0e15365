import { Alert, Anchor, Button, Divider, PasswordInput, PinInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, getRouteApi } from '@tanstack/react-router';
import { FlaskConical, MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutateAsIs } from '../../api/client';
import { useSession } from '../../api/session';
import { Trouble } from '../../ui/Trouble';
import { AccountCard } from './AccountCard';
import { Providers } from './Providers';
import { requestLink, requestPasswordReset, signInDocument, signInWithCode, signInWithLink } from './documents';
import { useToken, useLanding } from './landing';

const route = getRouteApi('/sign-in');

export function SignIn() {
  const { t } = useTranslation(['translation', 'account']);
  const { next, token: inAddress, error } = route.useSearch();
  const token = useToken(inAddress);
  const [way, setWay] = useState<'password' | 'link'>('password');
  if (token) return <ByToken token={token} />;
  return (
    <AccountCard title={t('account:signIn.title')} text={t('account:signIn.text')}>
      <Stack>
        {error && (
          <Alert color="orange" variant="light">
            {t('account:signIn.providerFailed', { code: error })}
          </Alert>
        )}
        <Providers next={next} />
        <SegmentedControl
          value={way}
          onChange={(value) => setWay(value as 'password' | 'link')}
          data={[
            { value: 'password', label: t('account:signIn.byPassword') },
            { value: 'link', label: t('account:signIn.byLink') },
          ]}
          fullWidth
          aria-label={t('account:signIn.way')}
        />
        {way === 'password' ? <ByPassword next={next} onForgotten={() => setWay('link')} /> : <ByLink next={next} />}
        <Divider />
        <Text size="sm" ta="center">
          {t('account:signIn.new')}{' '}
          <Anchor component={Link} to="/sign-up" search={{ next } as never} fw={600}>
            {t('account:signIn.signUp')}
          </Anchor>
        </Text>
        <SandboxPeople next={next} />
      </Stack>
    </AccountCard>
  );
}

function ByPassword({ next, onForgotten }: { next?: string | undefined; onForgotten: () => void }) {
  const { t } = useTranslation(['translation', 'account']);
  const land = useLanding();
  const [failure, setFailure] = useState<unknown>();
  const [resetFor, setResetFor] = useState<string>();
  const schema = z.object({ email: z.email(t('form.email')), password: z.string().min(1, t('form.required')) });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } });
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      await mutateAsIs(signInDocument, { input: { ...values, transport: 'COOKIES' } });
      await land(next);
    } catch (caught) {
      setFailure(caught);
    }
  });
  const forgotten = async () => {
    if (!(await form.trigger('email'))) {
      form.setFocus('email');
      return;
    }
    try {
      await mutateAsIs(requestPasswordReset, { input: { email: form.getValues('email') } });
      setResetFor(form.getValues('email'));
    } catch (caught) {
      setFailure(caught);
    }
  };
  if (resetFor) return <Mailed email={resetFor} text={t('account:signIn.resetMailed')} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextInput
          label={t('form.emailLabel')}
          type="email"
          autoComplete="username"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <div>
          <PasswordInput
            label={t('form.passwordLabel')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
            error={form.formState.errors.password?.message}
            {...form.register('password')}
          />
          <Anchor component="button" type="button" size="sm" mt={6} onClick={() => void forgotten()}>
            {t('account:signIn.forgotten')}
          </Anchor>
        </div>
        {failure !== undefined && (
          <>
            <Trouble error={failure} />
            <Button variant="subtle" size="compact-sm" onClick={onForgotten}>
              {t('account:signIn.linkInstead')}
            </Button>
          </>
        )}
        <Button type="submit" loading={form.formState.isSubmitting} fullWidth>
          {t('account:signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}

function Mailed({ email, text }: { email: string; text: string }) {
  return (
    <Alert icon={<MailCheck aria-hidden />} variant="light" title={email} role="status">
      {text}
    </Alert>
  );
}

function ByLink({ next }: { next?: string | undefined }) {
  const { t } = useTranslation(['translation', 'account']);
  const land = useLanding();
  const [failure, setFailure] = useState<unknown>();
  const [mailed, setMailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const schema = z.object({ email: z.email(t('form.email')) });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '' } });
  const submit = form.handleSubmit(async ({ email }) => {
    setFailure(undefined);
    try {
      await mutateAsIs(requestLink, { input: { email } });
      setMailed(email);
    } catch (caught) {
      setFailure(caught);
    }
  });
  const complete = async (code: string) => {
    setFailure(undefined);
    setBusy(true);
    try {
      await mutateAsIs(signInWithCode, { input: { email: mailed ?? '', code, transport: 'COOKIES' } });
      await land(next);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  if (mailed) {
    return (
      <Stack>
        <Mailed email={mailed} text={t('account:signIn.linkMailed')} />
        <div>
          <Text size="sm" fw={500} mb={6} id="code-label">
            {t('account:signIn.code')}
          </Text>
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            disabled={busy}
            aria-labelledby="code-label"
            ariaLabel={t('account:signIn.code')}
            onComplete={(code) => void complete(code)}
          />
        </div>
        {failure !== undefined && <Trouble error={failure} />}
        <Button variant="subtle" onClick={() => setMailed(undefined)}>
          {t('account:signIn.otherAddress')}
        </Button>
      </Stack>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextInput
          label={t('form.emailLabel')}
          type="email"
          autoComplete="email"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        {failure !== undefined && <Trouble error={failure} />}
        <Button type="submit" loading={form.formState.isSubmitting} fullWidth>
          {t('account:signIn.mailLink')}
        </Button>
      </Stack>
    </form>
  );
}

/** A click and not the opening of the page uses the link up: mail scanners open links as well. */
function ByToken({ token }: { token: string }) {
  const { t } = useTranslation(['translation', 'account']);
  const land = useLanding();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    try {
      await mutateAsIs(signInWithLink, { input: { token, transport: 'COOKIES' } });
      await land();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <AccountCard title={t('account:signIn.tokenTitle')} text={t('account:signIn.tokenText')}>
      <Stack>
        {failure !== undefined && <Trouble error={failure} />}
        {failure === undefined ? (
          <Button onClick={() => void enter()} loading={busy} fullWidth>
            {t('account:signIn.submit')}
          </Button>
        ) : (
          <Button variant="default" fullWidth onClick={() => location.assign('/sign-in')}>
            {t('account:signIn.again')}
          </Button>
        )}
      </Stack>
    </AccountCard>
  );
}

const PEOPLE = [
  { name: 'lerato', key: 'account:signIn.sandboxMentee' },
  { name: 'thandi', key: 'account:signIn.sandboxMentor' },
  { name: 'grace', key: 'account:signIn.sandboxApproving' },
  { name: 'arjun', key: 'account:signIn.sandboxBoth' },
] as const;

/** The sample community of the sandbox, a click each. */
function SandboxPeople({ next }: { next?: string | undefined }) {
  const { t } = useTranslation(['translation', 'account']);
  const { sandbox } = useSession();
  const land = useLanding();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState<string>();
  if (!sandbox) return null;
  const enter = async (name: string) => {
    setBusy(name);
    setFailure(undefined);
    try {
      await mutateAsIs(signInDocument, {
        input: { email: `${name}@mentorlink.example`, password: 'mentorlink', transport: 'COOKIES' },
      });
      await land(next);
    } catch (caught) {
      setFailure(caught);
      setBusy(undefined);
    }
  };
  return (
    <Alert variant="light" color="yellow" icon={<FlaskConical aria-hidden />} title={t('account:signIn.sandboxTitle')}>
      <Stack gap={6} align="flex-start">
        {PEOPLE.map(({ name, key }) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            loading={busy === name}
            disabled={busy !== undefined && busy !== name}
            onClick={() => void enter(name)}
          >
            {t(key)}
          </Button>
        ))}
        {failure !== undefined && <Trouble error={failure} />}
      </Stack>
    </Alert>
  );
}
