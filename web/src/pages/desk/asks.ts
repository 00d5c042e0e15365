import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { type Question, question } from '../asked/documents';

const form = graphql(
  `
    fragment AskedForm on PreSessionForm {
      edition
      questions {
        ...Question
      }
    }
  `,
  [question],
);

const asksDocument = graphql(
  `
    query MyQuestions {
      me {
        mentor {
          id
          offerings {
            id
            name
          }
          preSessionForms {
            version
            usual {
              ...AskedForm
            }
            ofOfferings {
              offeringId
              form {
                ...AskedForm
              }
            }
          }
        }
      }
    }
  `,
  [form],
);

export type Asks = NonNullable<NonNullable<ResultOf<typeof asksDocument>['me']>['mentor']>;

/** What a mentor asks before sessions. */
export const asksQuery = queryOptions({
  queryKey: ['my-questions'],
  queryFn: async () => (await query(asksDocument, {})).me?.mentor ?? null,
});

export const setForm = graphql(
  `
    mutation SetPreSessionForm($input: SetPreSessionFormInput!) {
      setPreSessionForm(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const removeForm = graphql(
  `
    mutation RemovePreSessionForm($input: RemovePreSessionFormInput!) {
      removePreSessionForm(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const KINDS = ['SHORT_TEXT', 'LONG_TEXT', 'ONE_CHOICE', 'SEVERAL_CHOICES', 'NUMBER', 'YES_NO'] as const;
type Kind = (typeof KINDS)[number];

/** A question as it is being written: what is not answered by choosing keeps its choices, in case its kind is changed back. */
export type Draft = {
  /** Names it on the page while it has no id of the API's. */
  key: string;
  id: string | null;
  kind: Kind;
  prompt: string;
  help: string;
  required: boolean;
  least: number | '';
  most: number | '';
  choices: string[];
};

let drafts = 0;

/** A new question, or one that is asked by now. */
export function draftOf(asked?: Question): Draft {
  drafts += 1;
  return {
    key: `draft-${drafts}`,
    id: asked?.id ?? null,
    kind: asked?.kind ?? 'SHORT_TEXT',
    prompt: asked?.prompt ?? '',
    help: asked?.help ?? '',
    required: asked?.required ?? false,
    least: asked?.least ?? '',
    most: asked?.most ?? '',
    choices: asked ? [...asked.choices] : [],
  };
}

export const chooses = (kind: Kind) => kind === 'ONE_CHOICE' || kind === 'SEVERAL_CHOICES';
export const isBounded = (kind: Kind) => kind !== 'ONE_CHOICE' && kind !== 'YES_NO';

/** As the API takes it. */
export function questionOf({ id, kind, prompt, help, required, least, most, choices }: Draft) {
  return {
    id,
    kind,
    prompt: prompt.trim(),
    help: help.trim() || null,
    required,
    least: isBounded(kind) && least !== '' ? least : null,
    most: isBounded(kind) && most !== '' ? most : null,
    choices: chooses(kind) ? choices : null,
  };
}

/** As its mentee will see it. */
export function previewOf(draft: Draft): Question {
  const { choices, ...asked } = questionOf(draft);
  return { ...asked, id: draft.key, choices: choices ?? [] };
}

/** The list with one of its members a place further up or down. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const next = [...list];
  const [it] = next.splice(from, 1);
  if (it !== undefined) next.splice(from + by, 0, it);
  return next;
}
