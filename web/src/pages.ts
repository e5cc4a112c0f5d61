// The pages of the desk. To add one: a pattern, the key of its name in messages.ts, whether it stands in the navigation, and the file, which is loaded when it is first opened.
import type { Component } from 'svelte';
import type { Key } from './lib/messages';

export interface Page {
  pattern: string;
  name: Key;
  nav?: boolean;
  load: () => Promise<{ default: Component<any> }>; // a page may take { params }, the parts of the address that the pattern names
}

export const pages: Page[] = [
  { pattern: '/', name: 'desk', nav: true, load: () => import('./pages/Desk.svelte') },
  { pattern: '/search', name: 'search', nav: true, load: () => import('./pages/Search.svelte') },
  { pattern: '/network', name: 'network', nav: true, load: () => import('./pages/Network.svelte') },
  { pattern: '/map', name: 'map', nav: true, load: () => import('./pages/Map.svelte') },
  { pattern: '/timeline', name: 'timeline', nav: true, load: () => import('./pages/Timeline.svelte') },
  { pattern: '/outlets', name: 'outlets', nav: true, load: () => import('./pages/Outlets.svelte') },
  { pattern: '/intake', name: 'intake', nav: true, load: () => import('./pages/Intake.svelte') },
  { pattern: '/judgements', name: 'judgements', nav: true, load: () => import('./pages/Judgements.svelte') },
  { pattern: '/entity/:id', name: 'entity', load: () => import('./pages/Entity.svelte') },
  { pattern: '/story/:id', name: 'story', load: () => import('./pages/Story.svelte') },
  { pattern: '/article/:id', name: 'article', load: () => import('./pages/Article.svelte') },
];
