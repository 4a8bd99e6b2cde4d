// The only place that listens.
import { ensureBuilt, serverOf } from './ensure-built.mjs';

process.env.NODE_ENV = 'production'; // read by React when it is loaded; it decides nothing else
process.setSourceMapsEnabled(true);

function fail(error) {
  console.error(error.name === 'StartRefused' ? error.message : error);
  process.exit(1);
}

let stopping = false;
let stop = async () => undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    started.then(() => stop()).then(() => process.exit(0), fail);
  });
}

const started = (async () => {
  const { startServer } = await import(serverOf(ensureBuilt()));
  const server = await startServer(process.env, console.log);
  stop = server.stop;
})();
started.catch(fail);
