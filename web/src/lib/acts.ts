// The filters that network, map and timeline share: what stands in the address is what the API is asked for.
import type { operations } from '../api/schema';
import { route } from './router.svelte';

type Query = NonNullable<operations['get-map']['parameters']['query']>;

export const actKeys = ['from', 'to', 'entity', 'actor', 'place', 'outlet', 'story', 'type', 'standing', 'modality', 'one_origin'] as const;

const isDay = (s: string) => /^\d{4}-\d{2}-\d{2}$/.test(s);

/** actQuery is what the address asks for; a period of the page's own goes before it. */
export function actQuery(without: readonly string[] = []): Query {
  const out: Record<string, string | boolean> = {};
  for (const key of actKeys) {
    const value = route.value(key);
    if (!value || without.includes(key)) continue;
    if (key === 'one_origin') out[key] = value === '1';
    else if (key !== 'from' && key !== 'to') out[key] = value;
    else if (isDay(value.slice(0, 10))) out[key] = value.slice(0, 10);
  }
  return out as Query;
}

/** active counts the filters that are set. */
export const active = (without: readonly string[] = []): number => actKeys.filter((k) => !without.includes(k) && route.value(k)).length;

/** cleared takes them all away. */
export const cleared: Record<string, string> = Object.fromEntries(actKeys.map((k) => [k, '']));
