// The only place that listens.
import { ensureBuilt, serverOf } from './ensure-built.mjs';
import { watchLauncher } from './launcher.mjs';

process.env.NODE_ENV = 'production'; // read by React when it is loaded; it decides nothing else
process.setSourceMapsEnabled(true);

function fail(error) {
  console.error(error.name === 'StartRefused' ? error.message : error);
  process.exit(1);
}

let server;
let stopping = false;

/** A stop asked for during the start waits until the start is over: half a start cannot be undone. */
function stop() {
  if (stopping) return;
  stopping = true;
  started.then(() => server.stop()).then(() => process.exit(0), fail);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
watchLauncher(stop);

const started = (async () => {
  const { startServer } = await import(serverOf(ensureBuilt()));
  server = await startServer(process.env, console.log);
})();
started.catch(fail);
