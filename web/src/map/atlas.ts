// The shapes of the states: Natural Earth at 1:50 million, as the world atlas of TopoJSON brings it. Loaded once, when a map is first drawn.
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import file from 'world-atlas/countries-50m.json?url';
import { iso } from './iso';
import { drawer, projection } from './places';

export interface Shape {
  code: string; // two letters; '' where ISO gives none
  path: string;
}

let asked: Promise<Shape[]> | undefined;

export function atlas(): Promise<Shape[]> {
  asked ??= (async () => {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`the atlas: ${answer.status}`);
    const topology = (await answer.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
    const draw = drawer(projection());
    return feature(topology, topology.objects.countries).features
      .filter((f) => f.id !== '010') // nothing is told of Antarctica, and its shape fills the sheet
      .map((f) => ({ code: iso(f.id, f.properties.name), path: draw(f) }));
  })();
  asked.catch(() => (asked = undefined));
  return asked;
}
