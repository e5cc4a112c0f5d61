// The client of the API, generated from its own description (`npm run client`).
import createClient from 'openapi-fetch';
import type { components, paths } from './schema';
import { prefs } from '../lib/prefs.svelte';
import { session } from '../lib/session.svelte';

export type Schemas = components['schemas'];

// Problem is what went wrong, in words for the reader. `offline` says that nobody answered.
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;

  constructor(code: string, status: number, title: string, detail = '') {
    super(title);
    this.code = code;
    this.status = status;
    this.detail = detail;
  }

  get offline(): boolean {
    return this.code === 'offline';
  }

  get gone(): boolean {
    return this.status === 404;
  }
}

export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://127.0.0.1' : location.origin,
  fetch: (request: Request) => {
    request.headers.set('Accept-Language', prefs.language);
    return fetch(request);
  },
});

// whole waits for an answer and returns what it holds; every failure becomes a Problem.
export async function whole<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let got;
  try {
    got = await answer;
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Problem('offline', 0, '');
  }
  if (got.response.ok) return got.data as T;
  const p = (got.error ?? {}) as { code?: string; title?: string; detail?: string };
  if (p.code === 'who-are-you') session.out = true;
  throw new Problem(p.code ?? 'internal', got.response.status, p.title ?? got.response.statusText, p.detail ?? '');
}
