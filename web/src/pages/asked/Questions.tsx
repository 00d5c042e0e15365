import { Button, Checkbox, Group, NumberInput, Radio, Stack, TextInput, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem, type Problems, type Value, type Values, isOpen } from './answers';
import type { Question } from './documents';

/** What a mentor asks before a session, each question with the field that its kind is answered in. */
export function Questions({
  questions,
  values,
  problems,
  onChange,
}: {
  questions: readonly Question[];
  values: Values;
  problems: Problems;
  onChange: (questionId: string, value: Value) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = questions.find(({ id }) => problems[id] !== undefined);
    if (!first) return;
    const found = list.current?.querySelector<HTMLElement>(`[data-question="${first.id}"] :is(input, textarea)`);
    found?.focus();
    // Of new problems only, not of each edit.
  }, [problems]);
  return (
    <Stack gap="lg" ref={list}>
      {questions.map((question) => (
        <div key={question.id} data-question={question.id}>
          <Field
            question={question}
            value={values[question.id] ?? ''}
            problem={problems[question.id]}
            onChange={(value) => onChange(question.id, value)}
          />
        </div>
      ))}
    </Stack>
  );
}

/** Its bounds in words; empty without any. */
export function useBounds(): (question: Question) => string {
  const { t } = useTranslation(['translation', 'session']);
  return ({ kind, least, most }) => {
    if ((least === null && most === null) || kind === 'ONE_CHOICE' || kind === 'YES_NO') return '';
    const what = kind === 'NUMBER' ? 'number' : kind === 'SEVERAL_CHOICES' ? 'choices' : 'text';
    if (least === null) return t(`session:most.${what}`, { most });
    if (most === null) return t(`session:least.${what}`, { least });
    return t(`session:between.${what}`, { least, most });
  };
}

function Field({
  question,
  value,
  problem,
  onChange,
}: {
  question: Question;
  value: Value;
  problem: Problem | undefined;
  onChange: (value: Value) => void;
}) {
  const { t } = useTranslation(['translation', 'session']);
  const bounds = useBounds()(question);
  const { kind, required } = question;
  const error =
    problem === undefined
      ? undefined
      : problem === 'MISSING'
        ? t('form.required')
        : problem.code === 'INVALID_ANSWER' && bounds !== ''
          ? t('session:form.unfit', { bounds })
          : problem.message;
  const common = {
    label: question.prompt ?? '–',
    description: [question.help, bounds].filter(Boolean).join(' · ') || null,
    error,
    // What assistive technology is told as well; the browser's own check would come before the API's.
    withAsterisk: required,
  };
  const said = typeof value === 'string' ? value : '';
  const takeBack = !required && !isOpen(value) && (
    <Button size="compact-xs" variant="subtle" mt={6} onClick={() => onChange(kind === 'SEVERAL_CHOICES' ? [] : '')}>
      {t('session:form.leaveOpen')}
    </Button>
  );
  switch (kind) {
    case 'LONG_TEXT':
      return (
        <Textarea {...common} aria-required={required} autosize minRows={3} maxRows={14} value={said} onChange={(event) => onChange(event.currentTarget.value)} />
      );
    case 'NUMBER':
      return (
        <NumberInput
          {...common}
          aria-required={required}
          allowDecimal={false}
          clampBehavior="none"
          hideControls
          maw={220}
          value={said}
          // More digits than are read exactly are no number of the API's.
          isAllowed={({ floatValue }) => floatValue === undefined || Number.isSafeInteger(floatValue)}
          onChange={(typed) => onChange(String(typed))}
        />
      );
    case 'ONE_CHOICE':
    case 'YES_NO': {
      const choices =
        kind === 'YES_NO'
          ? [
              { value: 'true', label: t('session:form.yes') },
              { value: 'false', label: t('session:form.no') },
            ]
          : question.choices.map((choice) => ({ value: choice, label: choice }));
      return (
        <>
          <Radio.Group
            {...common}
            value={typeof value === 'boolean' ? String(value) : said}
            onChange={(chosen) => onChange(kind === 'YES_NO' ? chosen === 'true' : chosen)}
          >
            <Choices horizontal={kind === 'YES_NO'}>
              {choices.map((choice) => (
                <Radio key={choice.value} value={choice.value} label={choice.label} />
              ))}
            </Choices>
          </Radio.Group>
          {takeBack}
        </>
      );
    }
    case 'SEVERAL_CHOICES':
      return (
        <Checkbox.Group {...common} value={Array.isArray(value) ? value : []} onChange={onChange}>
          <Choices>
            {question.choices.map((choice) => (
              <Checkbox key={choice} value={choice} label={choice} />
            ))}
          </Choices>
        </Checkbox.Group>
      );
    default:
      return <TextInput {...common} aria-required={required} value={said} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

function Choices({ horizontal, children }: { horizontal?: boolean; children: ReactNode }) {
  return horizontal ? (
    <Group mt="xs" gap="lg">
      {children}
    </Group>
  ) : (
    <Stack mt="xs" gap={8}>
      {children}
    </Stack>
  );
}
