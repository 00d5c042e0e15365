import { Group, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../time/zones';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { useCategoryNames, useLanguageName } from './labels';
import type { Change, MentorSearch } from './search';

/** What is asked for, each to be taken back by a click. */
export function Chosen({ search, change }: { search: MentorSearch; change: Change }) {
  const { t } = useTranslation();
  const names = useCategoryNames();
  const languageName = useLanguageName();
  const when = useWhen();
  const money = useMoney();
  const pills: { key: string; label: string; remove: Partial<MentorSearch> }[] = [];
  const list = (key: 'skills' | 'categories' | 'languages' | 'styles', label: (value: string) => string) =>
    search[key]?.forEach((value) => {
      const rest = search[key]?.filter((each) => each !== value) ?? [];
      pills.push({ key: key + value, label: label(value), remove: { [key]: rest.length > 0 ? rest : undefined } });
    });
  if (search.free) {
    const day = when.date(momentOf(`${search.free}T12:00:00`, when.zone));
    pills.push({
      key: 'free',
      label: t('search.freeOn', { day }) + (search.part ? `, ${t(`search.parts.${search.part}`)}` : ''),
      remove: { free: undefined, part: undefined },
    });
  }
  list('skills', (skill) => skill);
  list('categories', (id) => names.get(id) ?? id);
  list('languages', languageName);
  list('styles', (style) => t(`style.${style as 'CASUAL'}`));
  if (search.rating) {
    pills.push({ key: 'rating', label: `★ ${t('search.atLeast', { value: search.rating })}`, remove: { rating: undefined } });
  }
  if (search.years) {
    pills.push({ key: 'years', label: t('search.yearsAtLeast', { count: search.years }), remove: { years: undefined } });
  }
  if (search.price) {
    const [currency = '', , max] = search.price.split(':');
    pills.push({ key: 'price', label: `≤ ${money({ amountMinor: Number(max), currency })}`, remove: { price: undefined } });
  }
  if (search.mine) pills.push({ key: 'mine', label: t('search.mine'), remove: { mine: undefined } });
  if (pills.length === 0) return null;
  return (
    <Group gap={6} mb="md">
      {pills.map(({ key, label, remove }) => (
        <Pill
          key={key}
          size="md"
          withRemoveButton
          onRemove={() => change(remove)}
          removeButtonProps={{ 'aria-label': t('search.remove', { label }), 'aria-hidden': false, tabIndex: 0 }}
        >
          {label}
        </Pill>
      ))}
    </Group>
  );
}
