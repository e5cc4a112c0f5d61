// The worker that lays a net out. It sends places as they become better, and a last time with done set.
import { Layout, type Order } from './layout';

self.onmessage = (e: MessageEvent<Order>) => {
  const layout = new Layout(e.data);
  // A chunk is a number of steps, never a time: the same net ends the same way on every machine.
  const chunk = e.data.at.length > 1000 ? 5 : 20;
  const turn = () => {
    const done = layout.run(chunk);
    self.postMessage({ at: layout.at.slice(), done });
    if (!done) setTimeout(turn, 0);
  };
  turn();
};
