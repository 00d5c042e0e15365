import { Refused } from '../../api/errors';
import type { Answer, Question } from './documents';

/** What is written into the field of a question. */
export type Value = string | string[] | boolean;
/** By the ids of their questions; none of those that are open. */
export type Values = Readonly<Record<string, Value>>;
export type Problem = 'MISSING' | { code: string; message: string };
export type Problems = Readonly<Record<string, Problem>>;

export function valuesOf(questions: readonly Question[], answers: readonly Answer[]): Values {
  const values: Record<string, Value> = {};
  for (const { id, kind } of questions) {
    const answer = answers.find(({ questionId }) => questionId === id);
    if (!answer) continue;
    if (kind === 'NUMBER') values[id] = String(answer.number ?? '');
    else if (kind === 'YES_NO') values[id] = answer.yes ?? '';
    else if (kind === 'SEVERAL_CHOICES') values[id] = answer.choices;
    else values[id] = (kind === 'ONE_CHOICE' ? answer.choices[0] : answer.text) ?? '';
  }
  return values;
}

export function isOpen(value: Value | undefined): boolean {
  return value === undefined || (typeof value !== 'boolean' && value.length === 0) || (typeof value === 'string' && value.trim() === '');
}

/** An answer as the API takes it; of an open question none, which takes back the one there was. */
export function inputOf({ id: questionId, kind }: Question, value: Value | undefined) {
  if (value === undefined || isOpen(value)) return { questionId };
  switch (kind) {
    case 'NUMBER':
      return { questionId, number: Number(value) };
    case 'YES_NO':
      return { questionId, yes: value === true };
    case 'ONE_CHOICE':
      return { questionId, choices: [String(value)] };
    case 'SEVERAL_CHOICES':
      return { questionId, choices: Array.isArray(value) ? value : [] };
    default:
      return { questionId, text: String(value).trim() };
  }
}

/** Those that are answered otherwise than before. */
export function changedFrom(questions: readonly Question[], before: Values, now: Values) {
  return questions
    .filter((question) => JSON.stringify(inputOf(question, before[question.id])) !== JSON.stringify(inputOf(question, now[question.id])))
    .map((question) => inputOf(question, now[question.id]));
}

/** Required questions without an answer. */
export function missing(questions: readonly Question[], values: Values): Problems {
  return Object.fromEntries(questions.filter(({ id, required }) => required && isOpen(values[id])).map(({ id }) => [id, 'MISSING' as const]));
}

/** What the API says of single questions; none where it refuses something else. */
export function problemsOf(failure: unknown): Problems {
  if (!(failure instanceof Refused)) return {};
  const problems: Record<string, Problem> = {};
  for (const error of failure.errors) {
    if (error.__typename === 'AnswersMissing') for (const id of error.questionIds) problems[id] = 'MISSING';
    else if (error.path[1] === 'preSessionForm' && error.path[2] === 'answers' && error.path[3] !== undefined) {
      problems[error.path[3]] = { code: error.code, message: error.message };
    }
  }
  return problems;
}
