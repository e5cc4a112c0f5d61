// Who is at the desk. On this machine alone there are no accounts and nobody need say who they are; elsewhere an answer "who are you" brings up the login.
import type { components } from '../api/schema';

export type Me = components['schemas']['Me'];

export const session: { me: Me | null; out: boolean; turn: number } = $state({ me: null, out: false, turn: 0 });

// may reports whether the reader may do something; while it is not known the server decides.
export const may = (what: 'read' | 'write' | 'judge' | 'admin'): boolean => session.me?.may.includes(what) ?? true;

export function enter(me: Me): void {
  session.me = me;
  session.out = false;
  session.turn++;
}

export function leave(): void {
  session.me = null;
  session.out = true;
  session.turn++;
}
