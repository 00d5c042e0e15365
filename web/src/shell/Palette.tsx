import { Spotlight, type SpotlightActionGroupData, createSpotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BookOpen, CalendarCheck2, CalendarDays, ChartColumn, Clock, Coins, GraduationCap, HandCoins, Home, Inbox, LogIn, MessageCircleQuestion, Package, Scale, Search, Settings, ShieldCheck, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { administers, isMentor, readsBooks, useSession } from '../api/session';
import { findMentors } from '../pages/mentors/documents';
import { useRuns } from '../pages/programs/runs';
import { Face } from '../ui/Face';
import { nameOf } from '../ui/names';

const [store, spotlight] = createSpotlight();

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const { me } = session;
  const runs = useRuns().data ?? [];
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 150);
  useEffect(() => {
    spotlight.open();
  }, []);
  const found = useQuery({
    queryKey: ['palette', settled],
    queryFn: () => query(findMentors, { query: settled }),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
  });
  const pages = [
    { id: 'home', label: t('shortcuts.home'), icon: Home, to: '/', shown: true },
    { id: 'mentors', label: t('nav.mentors'), icon: Search, to: '/mentors', shown: true },
    { id: 'bookings', label: t('nav.bookings'), icon: CalendarDays, to: '/bookings', shown: me !== null },
    { id: 'credits', label: t('nav.credits'), icon: Coins, to: '/credits', shown: me !== null },
    { id: 'groups', label: t('nav.groups'), icon: Users, to: '/groups', shown: true },
    { id: 'desk', label: t('nav.desk'), icon: Inbox, to: '/desk', shown: isMentor(me) },
    { id: 'availability', label: t('nav.availability'), icon: Clock, to: '/desk/availability', shown: isMentor(me) },
    { id: 'offerings', label: t('nav.offerings'), icon: Package, to: '/desk/offerings', shown: isMentor(me) },
    { id: 'questions', label: t('nav.questions'), icon: MessageCircleQuestion, to: '/desk/questions', shown: isMentor(me) },
    { id: 'earnings', label: t('nav.earnings'), icon: HandCoins, to: '/desk/earnings', shown: isMentor(me) },
    { id: 'ledger', label: t('books.ledger'), icon: BookOpen, to: '/books', shown: readsBooks(session) },
    { id: 'payouts', label: t('books.payouts'), icon: HandCoins, to: '/books/payouts', shown: readsBooks(session) },
    { id: 'reconciliation', label: t('books.reconciliation'), icon: Scale, to: '/books/reconciliation', shown: readsBooks(session) },
    { id: 'months', label: t('books.months'), icon: CalendarCheck2, to: '/books/months', shown: readsBooks(session) },
    { id: 'trends', label: t('books.trends'), icon: ChartColumn, to: '/books/trends', shown: readsBooks(session) },
    { id: 'admin', label: t('nav.admin'), icon: ShieldCheck, to: '/admin', shown: administers(session) },
    { id: 'programs', label: t('nav.programs'), icon: GraduationCap, to: '/admin/programs', shown: administers(session) || runs.length > 0 },
    { id: 'settings', label: t('nav.settings'), icon: Settings, to: '/settings', shown: me !== null },
    { id: 'sign-in', label: t('nav.signIn'), icon: LogIn, to: '/sign-in', shown: me === null },
  ] as const;
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('palette.pages'),
      actions: pages
        .filter((page) => page.shown && page.label.toLowerCase().includes(words.trim().toLowerCase()))
        .map(({ id, label, icon: Icon, to }) => ({
          id,
          label,
          leftSection: <Icon size={18} aria-hidden />,
          onClick: () => void navigate({ to }),
        })),
    },
    {
      group: t('palette.mentors'),
      actions:
        settled.length > 1
          ? (found.data?.mentors.edges ?? []).map(({ node }) => ({
              id: node.id,
              label: nameOf(node.member),
              description: [node.jobTitle, node.company].filter(Boolean).join(' · ') || node.skills.slice(0, 3).join(', '),
              leftSection: <Face name={nameOf(node.member)} size={28} />,
              onClick: () => void navigate({ to: '/mentors/$mentorId', params: { mentorId: node.id } }),
            }))
          : [],
    },
  ];
  return (
    <Spotlight
      store={store}
      actions={groups}
      query={words}
      onQueryChange={setWords}
      // The API has found them already.
      filter={(_words, actions) => actions}
      onSpotlightClose={onClose}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      nothingFound={found.isFetching ? t('common.loading') : t('palette.nothing')}
      searchProps={{
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
        leftSection: <Search size={18} aria-hidden />,
      }}
    />
  );
}
