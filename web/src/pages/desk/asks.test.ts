import { describe, expect, it } from 'vitest';
import type { Question } from '../asked/documents';
import { draftOf, moved, previewOf, questionOf } from './asks';

const asked: Question = { id: 'qst_1', kind: 'NUMBER', prompt: 'How many?', help: null, required: true, least: 0, most: 9, choices: [] };

describe('a question being written', () => {
  it('keeps its id, and what it was asked with', () => {
    expect(questionOf(draftOf(asked))).toEqual({ ...asked, choices: null });
  });

  it('sends no bounds and no choices of another kind', () => {
    const draft = { ...draftOf(asked), kind: 'YES_NO' as const, choices: ['left over'] };
    expect(questionOf(draft)).toMatchObject({ least: null, most: null, choices: null });
    expect(questionOf({ ...draft, kind: 'ONE_CHOICE' })).toMatchObject({ least: null, most: null, choices: ['left over'] });
  });

  it('sends a bound of nothing as a bound', () => {
    expect(questionOf(draftOf(asked)).least).toBe(0);
  });

  it('is told apart from its neighbours before it has an id', () => {
    expect(previewOf(draftOf()).id).not.toBe(previewOf(draftOf()).id);
  });

  it('moves up and down', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  });
});
