import { Button, Text } from '@mantine/core';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../api/client';
import { graphql, refusal } from '../api/graphql';
import { useReported } from '../ui/errors';
import classes from './Shell.module.css';

const requestVerificationLink = graphql(
  `
    mutation RequestVerificationLink {
      requestVerificationLink {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

/** For who has not opened the link in the mail yet. */
export function Unverified() {
  const { t } = useTranslation();
  const reported = useReported();
  const [mailed, setMailed] = useState(false);
  return (
    <div className={classes.unverified}>
      <MailCheck size={15} aria-hidden style={{ flexShrink: 0 }} />
      <Text span size="sm" role="status">
        {mailed ? t('unverified.mailed') : t('unverified.pending')}
      </Text>
      {!mailed && (
        <Button
          size="compact-xs"
          variant="default"
          style={{ flexShrink: 0 }}
          onClick={() => void reported(mutate(requestVerificationLink, {})).then((done) => setMailed(done !== undefined))}
        >
          {t('unverified.again')}
        </Button>
      )}
    </div>
  );
}
