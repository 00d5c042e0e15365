import { Alert, Skeleton } from '@mantine/core';
import { BadgeCheck, CalendarX, GraduationCap, History, ListChecks, MailPlus, Scale, Shapes, Star, Users, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { administers, useSession } from '../../api/session';
import { Sections } from '../../ui/Sections';
import { useRuns } from '../programs/runs';

export type AdminPage =
  | '/admin'
  | '/admin/joining'
  | '/admin/approvals'
  | '/admin/programs'
  | '/admin/onboarding'
  | '/admin/categories'
  | '/admin/reviews'
  | '/admin/disputes'
  | '/admin/strikes'
  | '/admin/audit'
  | '/admin/workings';

/** Those that are for whoever runs a program, too. */
const OF_PROGRAMS: readonly AdminPage[] = ['/admin/programs', '/admin/onboarding'];

/** What the pages for admins have in common; whoever runs programs has those of programs. */
export function Admin({ here, children }: { here: AdminPage; children: ReactNode }) {
  const { t } = useTranslation(['translation', 'admin']);
  const session = useSession();
  const all = administers(session);
  const runs = useRuns();
  if (runs.isLoading) return <Skeleton height={150} radius="lg" />;
  if (!all && !(OF_PROGRAMS.includes(here) && runs.data && runs.data.length > 0)) return <Alert color="gray">{t('error.FORBIDDEN')}</Alert>;
  const ofPrograms = {
    '/admin/programs': { label: t('nav.programs'), icon: GraduationCap },
    '/admin/onboarding': { label: t('admin:page.onboarding'), icon: ListChecks },
  };
  if (!all) {
    return (
      <Sections<AdminPage> title={t('nav.programs')} here={here} pages={ofPrograms}>
        {children}
      </Sections>
    );
  }
  return (
    <Sections<AdminPage>
      title={t('nav.admin')}
      here={here}
      pages={{
        '/admin': { label: t('admin:page.people'), icon: Users },
        '/admin/joining': { label: t('admin:page.joining'), icon: MailPlus },
        '/admin/approvals': { label: t('admin:page.approvals'), icon: BadgeCheck },
        ...ofPrograms,
        '/admin/categories': { label: t('admin:page.categories'), icon: Shapes },
        '/admin/reviews': { label: t('admin:page.reviews'), icon: Star },
        '/admin/disputes': { label: t('admin:page.disputes'), icon: Scale },
        '/admin/strikes': { label: t('admin:page.strikes'), icon: CalendarX },
        '/admin/audit': { label: t('admin:page.audit'), icon: History },
        '/admin/workings': { label: t('admin:page.workings'), icon: Wrench },
      }}
    >
      {children}
    </Sections>
  );
}
