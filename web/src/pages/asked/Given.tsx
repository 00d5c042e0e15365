import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answer, Question } from './documents';
import classes from './Given.module.css';

/** What was asked, and what is said to it. */
export function Given({ form }: { form: { questions: readonly Question[]; answers: readonly Answer[] } }) {
  return (
    <dl className={classes.answers}>
      {form.questions.map((question) => (
        <div key={question.id}>
          <dt>{question.prompt ?? '–'}</dt>
          <dd>
            <Told question={question} answer={form.answers.find(({ questionId }) => questionId === question.id)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Told({ question, answer }: { question: Question; answer: Answer | undefined }) {
  const { t, i18n } = useTranslation(['translation', 'session']);
  if (!answer) {
    return (
      <Text span c="dimmed">
        {t('session:form.open')}
      </Text>
    );
  }
  if (question.kind === 'YES_NO') return answer.yes === null ? '–' : t(answer.yes ? 'session:form.yes' : 'session:form.no');
  if (question.kind === 'NUMBER') return answer.number?.toLocaleString(i18n.language) ?? '–';
  return answer.text ?? (answer.choices.join(', ') || '–');
}
