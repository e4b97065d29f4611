// node peer.mjs PEER NAMES KEYSTROKES: the storefront's MiniSearch with its own settings on the same names and keystrokes.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const [peer, names, keystrokes] = process.argv.slice(2);
const MiniSearch = createRequire(peer + '/web/package.json')('minisearch');
const lines = file => readFileSync(file, 'utf8').split('\n').filter(line => line);
const settings = { prefix: true, combineWith: 'AND', fuzzy: term => (term.length > 4 ? 0.15 : false) };
const began = performance.now();
const index = new MiniSearch({ fields: ['name'], storeFields: [] });
index.addAll(lines(names).map((name, id) => ({ id, name })));
const built = performance.now() - began;
const times = lines(keystrokes).filter((_, at) => at % 4 === 0).map(text => {
  const before = performance.now();
  index.search(text, settings);
  return performance.now() - before;
}).sort((a, b) => a - b);
const share = part => times[Math.floor(part * (times.length - 1))].toFixed(2).padStart(8);
console.log(`MiniSearch             ${String(times.length).padStart(6)} keys  p50 ${share(0.5)} p99 ${share(0.99)} max ${share(1)} ms`
  + `  made in ${(built / 1e3).toFixed(1)} s, heap ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`);
