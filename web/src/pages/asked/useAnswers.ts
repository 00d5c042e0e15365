import { useState } from 'react';
import { type Problems, type Value, type Values, inputOf, missing, problemsOf } from './answers';
import type { Question } from './documents';

/** Codes of refusals after which the questions are read anew: the mentor asks otherwise than when the page was opened. */
export const OTHER_QUESTIONS = ['FORM_CHANGED', 'ANSWERS_MISSING'];

/** What is being answered, and what is wrong with it. */
export function useAnswers(questions: readonly Question[], before: Values = {}) {
  const [values, setValues] = useState<Values>(before);
  const [problems, setProblems] = useState<Problems>({});
  return {
    values,
    problems,
    set: (questionId: string, value: Value) => {
      setValues((those) => ({ ...those, [questionId]: value }));
      // Said anew, it is not what was refused any more.
      setProblems((those) => Object.fromEntries(Object.entries(those).filter(([id]) => id !== questionId)));
    },
    /** Whether all is answered that has to be. */
    complete: (): boolean => {
      const open = missing(questions, values);
      setProblems(open);
      return Object.keys(open).length === 0;
    },
    /** Whether the refusal is told at the questions. */
    refused: (failure: unknown): boolean => {
      const found = problemsOf(failure);
      setProblems(found);
      return Object.keys(found).length > 0;
    },
    given: () => questions.map((question) => inputOf(question, values[question.id])),
  };
}
