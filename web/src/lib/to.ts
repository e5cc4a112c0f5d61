// Where a fact stands: links into the middle of an article or a story.
import { link } from './router.svelte';

/** toSpan opens an article at a stretch of its text, in code points. */
export const toSpan = (article: string, span: readonly number[]): string => link.article(article, { at: `${span[0]}-${span[1]}` });

/** toAct opens a story at one of its happenings. */
export const toAct = (story: string, happening: string): string => link.story(story, {}, happening);
