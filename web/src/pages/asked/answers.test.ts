import { expect, test } from 'vitest';
import { Refused } from '../../api/errors';
import { changedFrom, inputOf, missing, problemsOf, valuesOf } from './answers';
import type { Answer, Question } from './documents';

const asked = (id: string, kind: Question['kind'], required = false): Question => ({
  id,
  kind,
  prompt: id,
  help: null,
  required,
  least: null,
  most: null,
  choices: ['a', 'b'],
});
const GOAL = asked('goal', 'LONG_TEXT', true);
const YEARS = asked('years', 'NUMBER');
const LEVEL = asked('level', 'ONE_CHOICE');
const TOPICS = asked('topics', 'SEVERAL_CHOICES');
const FIRST = asked('first', 'YES_NO', true);
const ALL = [GOAL, YEARS, LEVEL, TOPICS, FIRST];
const given = (questionId: string, some: Partial<Answer>): Answer => ({
  questionId,
  text: null,
  choices: [],
  number: null,
  yes: null,
  ...some,
});

test('answers come back as they were given, each in the field of its kind', () => {
  const answers = [
    given('goal', { text: 'To learn' }),
    given('years', { number: 0 }),
    given('level', { choices: ['b'] }),
    given('topics', { choices: ['a', 'b'] }),
    given('first', { yes: false }),
  ];
  const values = valuesOf(ALL, answers);
  expect(ALL.map((question) => inputOf(question, values[question.id]))).toEqual([
    { questionId: 'goal', text: 'To learn' },
    { questionId: 'years', number: 0 },
    { questionId: 'level', choices: ['b'] },
    { questionId: 'topics', choices: ['a', 'b'] },
    { questionId: 'first', yes: false },
  ]);
});

test('what is emptied is taken back, and only what is different is sent', () => {
  const before = { goal: 'To learn', years: '7', topics: ['a'] };
  expect(changedFrom(ALL, before, { goal: ' To learn ', years: '', topics: ['a'], first: true })).toEqual([
    { questionId: 'years' },
    { questionId: 'first', yes: true },
  ]);
});

test('a required question is open until something is said; no is an answer', () => {
  expect(missing(ALL, { goal: '  ' })).toEqual({ goal: 'MISSING', first: 'MISSING' });
  expect(missing(ALL, { goal: 'x', first: false })).toEqual({});
});

test('refusals of answers are told at their questions, any other is not', () => {
  const form = ['input', 'preSessionForm', 'answers'];
  expect(
    problemsOf(
      new Refused([
        { __typename: 'AnswersMissing', code: 'ANSWERS_MISSING', message: '', path: form, questionIds: ['goal', 'first'] },
        { __typename: 'Refusal', code: 'INVALID_ANSWER', message: 'No.', path: [...form, 'years'] },
        { __typename: 'Refusal', code: 'FORM_CHANGED', message: 'Changed.', path: ['input', 'preSessionForm', 'edition'] },
      ]),
    ),
  ).toEqual({ goal: 'MISSING', first: 'MISSING', years: { code: 'INVALID_ANSWER', message: 'No.' } });
  expect(problemsOf(new Error('else'))).toEqual({});
});
