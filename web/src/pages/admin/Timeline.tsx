import { Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ZoneNote } from '../../ui/ZoneNote';
import { useEventName } from '../../ui/events';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import classes from './Admin.module.css';

export interface Fact {
  id: string;
  type: string;
  at: string;
  actorRole: string | null;
  reason: string | null;
  actor: { firstName: string | null; lastName: string | null } | null;
  changes?: { field: string; before: string | null; after: string | null }[];
  position?: string;
}

/** What has happened, one thing below the other: what, when, by whom, why, and what became different. */
export function Timeline({
  facts,
  until,
  marked,
}: {
  facts: Fact[];
  until?: string | undefined;
  /** The position of the one that was asked for. */
  marked?: string | undefined;
}) {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  const named = useEventName();
  return (
    <div>
    <ol className={classes.timeline}>
      {facts.map((fact) => {
        const later = until !== undefined && Date.parse(fact.at) > Date.parse(until);
        const role = fact.actorRole ?? 'PLATFORM';
        return (
          <li key={fact.id} className={classes.event} data-later={later || undefined} aria-current={(marked !== undefined && fact.position === marked) || undefined}>
            <Text size="sm" fw={600}>
              {named(fact.type)}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {when.exact(fact.at)} ·{' '}
              {fact.actor
                ? `${nameOf(fact.actor)} (${i18n.exists(`admin:role.${role}`) ? t(`admin:role.${role}` as 'admin:role.ADMIN') : role})`
                : t('admin:role.PLATFORM')}
              {fact.position !== undefined && ` · #${fact.position}`}
            </Text>
            {fact.reason && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                “{fact.reason}”
              </Text>
            )}
            {fact.changes && fact.changes.length > 0 && (
              <ul className={classes.changes}>
                {fact.changes.map(({ field, before, after }) => (
                  <li key={field}>
                    <Code>{field}</Code> {before !== null && <del>{before}</del>} {before !== null && '→ '}
                    {after ?? '–'}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
      <ZoneNote of={facts.map(({ at }) => at)} />
    </div>
  );
}
