// Judging from the pages: a judgement is kept by the server at once and can be taken back at once.
import { client, Problem, whole, type Schemas } from '../api/client';

export type NewJudgement = Schemas['NewJudgement'];

/** judge keeps judgements one after another and returns their numbers. Where one fails, those before it are taken back. */
export async function judge(list: NewJudgement[]): Promise<number[]> {
  const kept: number[] = [];
  try {
    for (const body of list) kept.push((await whole(client.POST('/api/v1/judgements', { body }))).n);
  } catch (e) {
    for (const n of kept.reverse()) await takeBack(n).catch(() => undefined);
    throw e;
  }
  return kept;
}

export const takeBack = async (n: number): Promise<void> => {
  await whole(client.DELETE('/api/v1/judgements/{n}', { params: { path: { n } } }));
};

export const problemOf = (e: unknown): Problem => (e instanceof Problem ? e : new Problem('internal', 0, e instanceof Error ? e.message : String(e)));
