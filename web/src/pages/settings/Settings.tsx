import { CalendarSync, CalendarX, FileText, GraduationCap, KeyRound, ListChecks, Sprout, Target, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isMentor, useSession } from '../../api/session';
import { Sections } from '../../ui/Sections';

export type SettingsPage = '/settings' | '/settings/mentor' | '/settings/learning' | '/settings/onboarding' | '/settings/goals' | '/settings/documents' | '/settings/calendars' | '/settings/strikes' | '/settings/sign-in';

/** What the pages have in common where members look after their own things. */
export function Settings({ here, children }: { here: SettingsPage; children: ReactNode }) {
  const { t } = useTranslation(['translation', 'settings']);
  const { me } = useSession();
  return (
    <Sections<SettingsPage>
      title={t('nav.settings')}
      here={here}
      pages={{
        '/settings': { label: t('settings:page.profile'), icon: UserRound },
        ...(isMentor(me) || here === '/settings/mentor' ? { '/settings/mentor': { label: t('settings:page.mentor'), icon: GraduationCap } } : {}),
        ...(me?.roles.includes('MENTEE') || here === '/settings/learning' ? { '/settings/learning': { label: t('settings:page.learning'), icon: Sprout } } : {}),
        '/settings/onboarding': { label: t('settings:page.onboarding'), icon: ListChecks },
        '/settings/goals': { label: t('settings:page.goals'), icon: Target },
        '/settings/documents': { label: t('settings:page.papers'), icon: FileText },
        '/settings/calendars': { label: t('settings:page.calendars'), icon: CalendarSync },
        '/settings/strikes': { label: t('settings:page.strikes'), icon: CalendarX },
        '/settings/sign-in': { label: t('settings:page.signIn'), icon: KeyRound },
      }}
    >
      {children}
    </Sections>
  );
}
