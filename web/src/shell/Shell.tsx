import { ActionIcon, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { BookOpen, CalendarDays, Clock, FlaskConical, Inbox, LogIn, Search, ShieldCheck } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { administers, isMentor, readsBooks, useSession } from '../api/session';
import { useNow } from '../time/clock';
import { MOD, useKeys, useSteps } from '../ui/keys';
import { useWhen } from '../ui/when';
import { RoutePending } from './RouteStates';
import { Stale } from './Stale';
import { Unverified } from './Unverified';
import { useArrival } from './arrival';
import classes from './Shell.module.css';
import { lazyPart } from '../ui/lazyPart';

const Menus = lazyPart(async () => (await import('./Menus')).default);
const Palette = lazyPart(async () => (await import('./Palette')).default);
const Shortcuts = lazyPart(async () => (await import('./Shortcuts')).default);

const COMMAND = MOD === '⌘' ? '⌘K' : `${MOD} K`;

export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const { me, sandbox, loading } = session;
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });

  // In fields as well: it writes nothing.
  useHotkeys([['mod+K', () => setPalette(true)]], []);
  useKeys([
    ['/', () => setPalette(true)],
    // Where the slash is above the seven.
    ['shift+/', () => setPalette(true)],
    ['shift+?', () => setShortcuts(true), { usePhysicalKeys: false }],
    ['g', () => void navigate({ to: '/' })],
    ['m', () => void navigate({ to: '/mentors' })],
    ['b', () => void navigate({ to: '/bookings' })],
  ]);
  useSteps();
  useArrival();

  const places = [
    { to: '/mentors', label: t('nav.mentors'), icon: Search, shown: true },
    { to: '/bookings', label: t('nav.bookings'), icon: CalendarDays, shown: me !== null },
    { to: '/desk', label: t('nav.desk'), icon: Inbox, shown: isMentor(me) },
    { to: '/desk/availability', label: t('nav.availability'), icon: Clock, shown: isMentor(me) },
    { to: '/books', label: t('nav.books'), icon: BookOpen, shown: readsBooks(session) },
    { to: '/admin', label: t('nav.admin'), icon: ShieldCheck, shown: administers(session) },
  ] as const;
  const shown = places.filter((place) => place.shown);
  const isHere = (to: string) => (to === '/desk' ? path === '/desk' : path.startsWith(to));

  return (
    <>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/" className={classes.brand} aria-label={t('nav.home')}>
            <Mark />
            <span>MentorLink</span>
          </Link>
          <nav className={classes.places} aria-label={t('nav.label')}>
            {shown.map((place) => (
              <Link
                key={place.to}
                to={place.to}
                className={classes.place}
                data-here={isHere(place.to) || undefined}
                aria-current={isHere(place.to) ? 'page' : undefined}
              >
                {place.label}
              </Link>
            ))}
          </nav>
          <Group gap="xs" wrap="nowrap" ml="auto">
            <UnstyledButton className={classes.palette} onClick={() => setPalette(true)} aria-label={`${t('palette.hint')} ${COMMAND}`}>
              <Search size={15} aria-hidden />
              <span>{t('palette.hint')}</span>
              <Kbd size="xs" aria-hidden>
                {COMMAND}
              </Kbd>
            </UnstyledButton>
            <ActionIcon
              className={classes.narrowOnly}
              variant="subtle"
              color="gray"
              size="lg"
              onClick={() => setPalette(true)}
              aria-label={t('palette.open')}
            >
              <Search size={18} />
            </ActionIcon>
            <Suspense fallback={<div className={classes.menus} data-member={me !== null || undefined} />}>
              <Menus onShortcuts={() => setShortcuts(true)} />
            </Suspense>
            {me || loading ? null : (
              <Button component={Link} to="/sign-in" size="sm" leftSection={<LogIn size={16} aria-hidden />}>
                {t('nav.signIn')}
              </Button>
            )}
          </Group>
        </div>
        {sandbox && <SandboxStrip />}
        {me?.status === 'PENDING' && <Unverified />}
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        <Stale />
        {/* What the session adds to the header is there before the page: nobody misses what moves away under a click. */}
        {loading ? <RoutePending /> : <Outlet />}
      </main>
      {me && (
        <nav className={classes.tabs} aria-label={t('nav.tabs')}>
          {shown.map((place) => (
            <Link
              key={place.to}
              to={place.to}
              className={classes.tab}
              data-here={isHere(place.to) || undefined}
              aria-current={isHere(place.to) ? 'page' : undefined}
            >
              <place.icon size={20} aria-hidden />
              <span>{place.label}</span>
            </Link>
          ))}
        </nav>
      )}
      <Suspense>
        {palette && <Palette onClose={() => setPalette(false)} />}
        {shortcuts && <Shortcuts onClose={() => setShortcuts(false)} />}
      </Suspense>
    </>
  );
}

function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="9" fill="#0d776c" />
      <circle cx="12" cy="16" r="5" fill="none" stroke="#fff" strokeWidth="2.5" />
      <circle cx="20" cy="16" r="5" fill="none" stroke="#a4ebdf" strokeWidth="2.5" />
    </svg>
  );
}

function SandboxStrip() {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const when = useWhen();
  return (
    <div className={classes.sandbox}>
      <FlaskConical size={14} aria-hidden />
      <Text span size="xs" className="tabular">
        {t('sandbox.strip', { time: when.dateTime(now) })}
      </Text>
    </div>
  );
}
