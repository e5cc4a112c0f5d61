// The stream of events of the server: one connection for the whole desk, opened with the first ear and closed with the last.
import type { Schemas } from '../api/client';

export interface Events {
  article: Schemas['ArticleEvent'];
  story: Schemas['StoryEvent'];
  job: Schemas['Job'];
}

type Ear = <K extends keyof Events>(kind: K, event: Events[K]) => void;

export const live: { state: 'closed' | 'opening' | 'open' } = $state({ state: 'closed' });

const ears = new Set<Ear>();
let stream: EventSource | undefined;
let wait = 1000;
let timer: ReturnType<typeof setTimeout> | undefined;

function open(): void {
  live.state = 'opening';
  const s = (stream = new EventSource('/api/v1/events'));
  s.onopen = () => {
    live.state = 'open';
    wait = 1000;
  };
  s.onerror = () => {
    s.close();
    if (stream !== s) return;
    stream = undefined;
    live.state = 'closed';
    if (ears.size) timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, 30000);
  };
  for (const kind of ['article', 'story', 'job'] as const) {
    s.addEventListener(kind, (e) => {
      const event = JSON.parse((e as MessageEvent<string>).data) as never;
      for (const ear of ears) ear(kind, event);
    });
  }
}

// hear calls ear for every event until the function that it returns is called. Use it in an $effect.
export function hear(ear: Ear): () => void {
  ears.add(ear);
  if (!stream && typeof EventSource !== 'undefined') {
    clearTimeout(timer);
    open();
  }
  return () => {
    ears.delete(ear);
    if (ears.size) return;
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
    live.state = 'closed';
  };
}
