// npm run relais -- <verbe>
import { ensureBuilt, serverOf } from './ensure-built.mjs';

process.env.NODE_ENV = 'production';
process.setSourceMapsEnabled(true);

try {
  const { runVerb } = await import(serverOf(ensureBuilt()));
  process.exitCode = await runVerb(process.argv.slice(2), process.env);
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}
