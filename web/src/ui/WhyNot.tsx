import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Offered, whyNot } from './may';

/** Why something cannot be done, by the code the API gives. */
export function useWhyNot(): (code: string | null) => string {
  const { t, i18n } = useTranslation();
  return (code) => {
    if (code === null) return '';
    const key = `why.${code}`;
    return i18n.exists(key) ? t(key as 'why.ONLY_THE_MENTOR') : code;
  };
}

/** In the place of a button that the API does not offer now. */
export function WhyNot({ of, action }: { of: Offered; action: string }) {
  const why = useWhyNot();
  const reason = whyNot(of, action);
  return reason === undefined ? null : (
    <Text size="sm" c="dimmed">
      {why(reason)}
    </Text>
  );
}
